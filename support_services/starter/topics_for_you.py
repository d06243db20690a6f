"""Pages for people who think that help is not meant for them."""

from support_services.starter.topic import Topic, TopicPart

MEN = Topic(
    title="Help for men",
    slug="anyone",
    tab="Local services: anyone",
    lead="This happens to men too, and the person who hurts you may be a woman or a man. It does not mean that you are "
    "weak.",
    first_step="Call the first number on this page, even if you only want to ask one question. You do not have to give "
    "your name.",
    parts=(
        TopicPart(
            "What you may be thinking",
            (),
            (
                "You may have heard that a man should be able to take it, but nobody should ever have to.",
                "You may be afraid that nobody will believe you. The people on these lines are there to listen "
                "to men in "
                "your place.",
                "You may be afraid of losing your children, but you can talk about that first and you do not have to "
                "leave today.",
                "Perhaps you never hit back, and now they say that you did. Tell the line about it, and write "
                "down what "
                "really happened and on which day.",
            ),
        ),
        TopicPart(
            "What it can be",
            (),
            (
                "They hit you, kick you or throw things at you, and later they say that it was nothing.",
                "They laugh at you or put you down, whether other people are there or the two of you are alone.",
                "They try to keep you away from your children, your family or your friends.",
                "They take the money you earn, or they read the messages on your phone.",
                "They say that they will call the police and tell them lies about you.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You are the one who chooses, and a first call can be just for talking about how things are.",),
            (
                "Call one of the lines on this page, and tell them as much or as little as you want to.",
                "Tell your doctor what happened to you, and ask for it to be written down in your notes.",
                "Tell one friend whom you trust, so that you are not alone with it any more.",
                "If you are in danger, call 999, because the police are there for men as well.",
            ),
        ),
    ),
    services=("mens-advice-line", "victim-support", "galop", "rape-crisis-247", "survivorsuk", "colc-da-support"),
)

LGBT = Topic(
    title="Help for LGBT+ people",
    slug="everyone",
    tab="Local services: everyone",
    lead="People love in many ways, and being hurt should not be part of any of them. You can talk to somebody who "
    "knows what it is like.",
    first_step="Call the first number on this page, which is there for LGBT+ people, at a time when nobody can hear "
    "you. You decide how much you want to tell them about yourself.",
    parts=(
        TopicPart(
            "What it can be",
            (),
            (
                "They say that they will tell your family or your boss who you are.",
                "They say that you are not a real man or a real woman, or that you are not gay enough.",
                "They hide the medicine or the clothes that you need to be yourself.",
                "They tell you that nobody else will ever love you, or that nobody is going to help.",
                "Your family wants to “cure” you, or wants to make you marry.",
            ),
        ),
        TopicPart(
            "You decide who knows",
            (
                "You can get help without saying who you are or whom you love.",
                "You can ask each line what they write down, and who is able to see it.",
                "If one place does not treat you well, that was their mistake, and you can try another one.",
            ),
        ),
        TopicPart(
            "Hate from people you do not know",
            (
                "If somebody hurts you or shouts at you because of who you are, it may be a hate crime.",
                "You can tell the police about it, or you can talk to one of these lines first.",
            ),
        ),
    ),
    services=("galop", "victim-support", "rape-crisis-247", "samaritans", "true-vision", "colc-da-support"),
)

OWN = Topic(
    title="If you worry about how you act",
    slug="change",
    tab="Local services: change",
    lead="It takes courage to open this page, and that counts for something, because people can learn to act in "
    "another way.",
    first_step="Choose one of the lines on this page and make one call, to say that you want to change the way "
    "you act.",
    parts=(
        TopicPart(
            "Questions to ask yourself",
            (),
            (
                "Is there somebody close to you who is sometimes scared of what you may do?",
                "Do you shout at the people you love, push them or hit them, or do you break their things?",
                "Do you check what is on their phone, or keep asking them where they have been?",
                "Do you decide which people they may see, or how much money they may spend?",
                "Do you tell them afterwards that you are sorry, and then do the same thing again?",
            ),
        ),
        TopicPart(
            "What is true",
            (
                "Drink, stress or anger do not make you do these things, because what you do is a choice. It "
                "is in your "
                "hands to choose in another way.",
                "It is not the job of your partner to stop you, and that part is up to you.",
            ),
        ),
        TopicPart(
            "When you feel it coming",
            (),
            (
                "Stop what you are doing, leave the room and then leave the house, but please do not drive.",
                "Walk until you feel calm again, and stay away from drink while you do.",
                "Do not call them or write to them while you are still angry.",
                "Call a line, or a friend whom you trust, and talk to them about how you feel.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You can talk to people whose work it is to help others to change.",),
            (
                "It takes time to change how you act, and one call is a good way to begin.",
                "If you feel that you may hurt somebody now, or hurt yourself, call 999.",
            ),
        ),
    ),
    services=("respect-phoneline", "samaritans", "colc-da-support"),
)
