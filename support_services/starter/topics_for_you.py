"""Pages for people who think that help is not meant for them."""

from support_services.starter.topic import Topic, TopicPart

MEN = Topic(
    title="Help for men",
    slug="anyone",
    tab="Local services: anyone",
    lead="It happens to men too. It can be a woman or a man who hurts you. You are not weak.",
    parts=(
        TopicPart(
            "You may think",
            (),
            (
                "“A man should be able to take it.” No one should have to.",
                "“They will not believe me.” The lines on this page are there to listen to you.",
                "“I will lose my kids.” Talk to someone first. You do not have to leave today.",
                "“I never hit back, but they say that I did.” Tell the line. Write down what happened, and when.",
            ),
        ),
        TopicPart(
            "What it can be",
            (),
            (
                "They hit, kick or throw things at you.",
                "They laugh at you, or put you down, again and again.",
                "They keep you from your kids or your friends.",
                "They take your money, or read your phone.",
                "They say that they will call the police and lie.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You choose. A first call can be just to talk.",),
            (
                "Call a line. You do not have to give your name.",
                "Tell your doctor. Ask them to write it down.",
                "Tell one friend.",
                "If you are in danger, call 999. The police must help men too.",
            ),
        ),
    ),
    services=("mens-advice-line", "victim-support", "galop", "rape-crisis-247", "survivorsuk", "colc-da-support"),
)

LGBT = Topic(
    title="Help for LGBT+ people",
    slug="everyone",
    tab="Local services: everyone",
    lead="Love has many forms. Being hurt is not one of them. You can talk to someone who knows what it is like.",
    parts=(
        TopicPart(
            "What it can be",
            (),
            (
                "They say that they will tell your family or your boss who you are.",
                "They say that you are not a real man, a real woman, or not gay enough.",
                "They keep your pills or your clothes from you.",
                "They say that no one else will love you, or that no one will help.",
                "Your family wants to “cure” you, or make you marry.",
            ),
        ),
        TopicPart(
            "You decide who knows",
            (
                "You do not have to say who you are or who you love to get help.",
                "You can ask a line what they write down, and who can see it.",
                "If one place does not treat you well, you can try another one.",
            ),
        ),
        TopicPart(
            "Hate from people you do not know",
            (
                "If someone hurts you or shouts at you for who you are, it may be a hate crime.",
                "You can tell the police, or tell a line first.",
            ),
        ),
    ),
    services=("galop", "victim-support", "rape-crisis-247", "samaritans", "true-vision"),
)

OWN = Topic(
    title="If you worry about how you act",
    slug="change",
    tab="Local services: change",
    lead="You are here, and that counts. You can learn to act in another way.",
    parts=(
        TopicPart(
            "Ask yourself",
            (),
            (
                "Is someone close to you scared of you?",
                "Do you shout, push, hit or break things?",
                "Do you check their phone, or ask where they were?",
                "Do you say who they may see, or what they may spend?",
                "Do you say sorry, and then do it again?",
            ),
        ),
        TopicPart(
            "What is true",
            (
                "Drink, stress or being angry do not make you do it. It is a choice, and you can make another one.",
                "It is not up to your partner to stop you. It is up to you.",
            ),
        ),
        TopicPart(
            "When you feel it coming",
            (),
            (
                "Stop. Leave the room, and then the home. Do not drive.",
                "Walk until you are calm. Do not drink.",
                "Do not call or write to them while you are angry.",
                "Call a line, or a friend you trust, and talk.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You can talk to people who help others to change. You do not have to say who you are.",),
            (
                "It takes time. One call is a start.",
                "If you feel that you may hurt someone now, or yourself, call 999.",
            ),
        ),
    ),
    services=("respect-phoneline", "samaritans", "colc-da-support"),
)
