"""Pages about phones, streets, friends and work."""

from support_services.starter.topic import Topic, TopicPart

ONLINE = Topic(
    title="Your phone and your accounts",
    slug="online",
    tab="Local services: online",
    lead="A phone can tell someone where you are and what you do. You can take some of that back.",
    parts=(
        TopicPart(
            "Before you change a thing",
            (
                "If you change all at once, the person who watches you may see it. They may get angry.",
                "If you can, talk to a line first. Use a phone they cannot get to, such as one at work.",
            ),
        ),
        TopicPart(
            "Signs that someone may watch your phone",
            (),
            (
                "They know where you were, and you did not tell them.",
                "They know what you wrote to a friend.",
                "They know your pass codes, or they set up your phone.",
                "Your car, bag or coat has a small tag in it that is not yours.",
            ),
        ),
        TopicPart(
            "What you can do",
            ("Start with one thing. You do not have to do it all.",),
            (
                "Open a new mail account on a safe phone. Use it for help only.",
                "Choose new pass words they cannot guess. Not a pet, not a birthday.",
                "Look who can see where you are, in your maps and in your apps.",
                "Look which phones are signed in to your accounts.",
                "Turn your phone off, or leave it, when you go to get help. It can show your way.",
            ),
        ),
        TopicPart(
            "Calls and texts",
            (),
            (
                "A call can stay in the list of calls on your phone. It may be on the bill.",
                "A text stays on the phone until you take it out.",
                "Mail you send stays in your mail. Take it out there too.",
            ),
        ),
        TopicPart(
            "Private pictures",
            (
                "It is a crime to share a private picture of you if you did not agree. It is a crime to say they will.",
                "Do not pay. Do not send more. Keep the messages, as they can help you later.",
                "There is a line that helps to take pictures down. Not all of them can be found.",
            ),
        ),
    ),
    services=("revenge-porn", "ndah", "stalking", "refuge-tech-safety", "victim-support"),
)

OUTSIDE = Topic(
    title="Someone follows or watches you",
    slug="outside",
    tab="Local services: outside",
    lead="You said no, or you said nothing, and they will not stop. That is not love, and it is a crime.",
    parts=(
        TopicPart(
            "What it can be",
            ("Each thing may look small. All of them together are not.",),
            (
                "They wait near your home or your work.",
                "They call, write or send gifts you do not want.",
                "They follow you, in the street or online.",
                "They ask people you know about you.",
                "They know things you did not tell them.",
            ),
        ),
        TopicPart(
            "What you can do now",
            (),
            (
                "Tell the police. You do not have to wait until it gets worse.",
                "Do not meet them, not even one last time.",
                "Do not answer. If you can, keep each message.",
                "Write down each thing: the day, the time, the place, and who saw it.",
                "Tell the people at your home, your work and your gym. Ask them to tell no one where you are.",
            ),
        ),
        TopicPart(
            "If they are near you now",
            (
                "Go where there are people: a shop, a bank, a front desk. Say that someone follows you.",
                "If you are in danger, call 999.",
            ),
        ),
    ),
    services=("stalking", "paladin", "victim-support", "colp-101", "btp"),
)

FRIENDS = Topic(
    title="A friend, or someone at work",
    slug="friends",
    tab="Local services: friends",
    lead="You do not need the right words. It helps that you asked.",
    parts=(
        TopicPart(
            "What you may see",
            (),
            (
                "They stop going out, or always have to ask first.",
                "They get calls and messages all day and look scared.",
                "They have marks and cannot say how they got them.",
                "They are late or off sick more than before.",
                "They never have money, or have to show what they spent.",
            ),
        ),
        TopicPart(
            "How to start",
            ("Find a time when you are alone. Ask in a calm way. Then listen.",),
            (
                "“I have seen that you are not yourself. Are you all right at home?”",
                "“I believe you.”",
                "“It is not your fault.”",
                "“What would help you now?”",
            ),
        ),
        TopicPart(
            "What to leave out",
            (),
            (
                "Do not tell them what to do. They know best what is safe.",
                "Do not talk to the person who hurts them. It can make things worse.",
                "Do not send messages about it. Someone else may read them.",
                "Do not give up if they go back. Leaving can take many tries.",
            ),
        ),
        TopicPart(
            "What you can do",
            (
                "You can call a line for a friend. They can tell you how to help.",
                "Ask your friend when it is safe to call, and pick a word that means “send help”.",
                "If you see or hear someone being hurt now, call 999.",
                "Look after yourself as well. You can talk to a line about how you feel.",
            ),
        ),
    ),
    services=("ndah", "victim-support", "mens-advice-line", "karma-nirvana", "hourglass", "colc-da-support"),
)

WORK = Topic(
    title="You work here and live somewhere else",
    slug="work",
    tab="Local services: work",
    lead="You can get help here in the City, at work, where the person at home does not see it.",
    parts=(
        TopicPart(
            "Why work can be a good place to ask",
            (
                "You have time alone, and a phone that is not yours.",
                "The lines on this page help you wherever you live.",
                "The council where you live may help with a home. The lines can find it for you.",
            ),
        ),
        TopicPart(
            "At your work",
            ("You choose who to tell. You do not have to tell them all of it.",),
            (
                "You can ask your boss or HR for time off, for other hours, or for a desk away from the door.",
                "You can ask the front desk not to put calls through, and not to say that you are there.",
                "You can ask for your pay to go into a new account.",
                "If the person works in the same place, you can ask who else can help you.",
            ),
        ),
        TopicPart(
            "On your way",
            (),
            (
                "Change the time you leave, or your way to the train.",
                "Ask someone to walk with you.",
                "If you are scared on a train, tell staff. If you are in danger, call 999.",
            ),
        ),
    ),
    services=("ndah", "victim-support", "colp-101", "galop", "modern-slavery", "colc-da-support"),
)
