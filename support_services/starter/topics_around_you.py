"""Pages about phones, streets, friends and work."""

from support_services.starter.topic import Topic, TopicPart

ONLINE = Topic(
    title="Your phone and your accounts",
    slug="online",
    tab="Local services: online",
    lead="A phone can tell another person where you are and what you do. Step by step, you can take some of that back.",
    first_step="Before you change anything on your phone, talk to one of the lines on this page. If you can, use a "
    "phone that the other person has never held, such as one at work.",
    parts=(
        TopicPart(
            "Before you change anything",
            (
                "If you change everything at once, the person who watches you may notice it and get angry.",
                "It helps to make a plan first, and to make it on a phone or computer that they cannot get to.",
            ),
        ),
        TopicPart(
            "Signs that somebody may be watching your phone",
            (),
            (
                "They know where you have been, although you did not tell them.",
                "They know what you wrote to a friend in a private message.",
                "They know your passcodes, or they were the one who set up your phone.",
                "You find a small tag in your car, your bag or your coat, and it is not yours.",
            ),
        ),
        TopicPart(
            "What you can do",
            ("Start with one of these. You do not have to do all of them, and you do not have to do them today.",),
            (
                "Open a new mail account on a safe phone, and use it only for getting help.",
                "Choose new passwords that they cannot guess, so not the name of a pet or the date of a birthday.",
                "Look at your maps and your other apps, to see who is able to find out where you are.",
                "Look at each of your accounts, to see which phones and computers are signed in to it.",
                "When you go out to get help, turn your phone off or leave it behind, because it can show your way.",
            ),
        ),
        TopicPart(
            "Calls and messages",
            (),
            (
                "A call can stay in the list of calls on your phone, and it may also be on the bill.",
                "A text message stays on the phone until you delete it yourself.",
                "A mail that you send is also kept among your sent mails, so delete it there as well.",
            ),
        ),
        TopicPart(
            "Private pictures",
            (
                "It is a crime to share a private picture of you if you did not agree to it. It is also a crime to "
                "say that they are going to do it.",
                "It is best not to pay them, and not to send any more pictures. Keep the messages if you can, "
                "because they can help you later.",
                "There is a line that helps to get pictures taken down, although not all of them can be found.",
            ),
        ),
    ),
    services=("revenge-porn", "ndah", "stalking", "refuge-tech-safety", "victim-support", "colc-da-support"),
)

OUTSIDE = Topic(
    title="Someone follows or watches you",
    slug="outside",
    tab="Local services: outside",
    lead="You have said no, or you have not answered at all, and they still will not stop. What they do is not love, "
    "and it can be a crime.",
    first_step="Write down today what has happened so far, with the days and the times. Then call the first number on "
    "this page to talk about it.",
    parts=(
        TopicPart(
            "What it can be",
            ("Each of these things may look small when you tell somebody, but all of them together are not.",),
            (
                "They keep waiting near the place where you live or the place where you work.",
                "They call you, write to you or send you gifts, although you do not want them to.",
                "They follow you in the street, or they follow everything that you do online.",
                "They ask your friends or the people at your work about where you go and what you do.",
                "They know private things about you, although you have never told them.",
            ),
        ),
        TopicPart(
            "What you can do now",
            (),
            (
                "You can tell the police about it now, and you do not have to wait until it gets worse.",
                "Please do not meet them again, even if they promise that it will be the very last time.",
                "It is best not to answer their messages, but to keep every one of them if you can.",
                "Each time it happens, write down the day, the time and the place, and who else was there to see it.",
                "Tell people at your home, your work and your gym, and ask them not to say where you are.",
            ),
        ),
        TopicPart(
            "If they are near you now",
            (
                "Go to a place where there are other people, such as a shop, a bank or a front desk, and tell "
                "somebody there that you are being followed.",
                "If you are in danger, call 999.",
            ),
        ),
    ),
    services=("stalking", "paladin", "victim-support", "colp-101", "btp", "colc-da-support"),
)

FRIENDS = Topic(
    title="A friend, or someone at work",
    slug="friends",
    tab="Local services: friends",
    lead="You do not need to find the perfect words, because it already helps that you noticed and that you asked.",
    first_step="Find a moment when the two of you are alone, ask how things are at home, and then listen. You can call "
    "a line on this page first, to talk about how to begin.",
    parts=(
        TopicPart(
            "What you may notice",
            (),
            (
                "They have stopped going out with you, or they always have to ask somebody at home first.",
                "They get calls and messages all day long, and they look scared each time it happens.",
                "They have marks on their body and cannot really explain to you how they got them.",
                "They come in late or are off sick much more often than they were before.",
                "They never have any money of their own, or they have to show somebody what they spent.",
            ),
        ),
        TopicPart(
            "How to start",
            ("Ask in a calm way, at a time when nobody else can hear you. You could say one of these things.",),
            (
                "“I have noticed that you have not been yourself, and I wonder if everything is all right at home.”",
                "“Thank you so much for telling me about this, because I believe what you say.”",
                "“None of this is your fault, and you do not have to go through it alone.”",
                "“Is there anything that I could do to help you at the moment?”",
            ),
        ),
        TopicPart(
            "What to leave out",
            (),
            (
                "Try not to tell them what they have to do, because they know best what is safe for them.",
                "Do not talk to the person who hurts them, because that can make things more dangerous.",
                "Do not write about it in messages, because somebody else may be reading them.",
                "Please do not give up on them if they go back, because it can take many tries to leave.",
            ),
        ),
        TopicPart(
            "What you can do",
            (
                "You can call a line on behalf of a friend, and they can tell you how to help.",
                "Ask your friend when it is safe to call, and agree on a word that means “please send help”.",
                "If you see or hear somebody being hurt at this moment, call 999.",
                "Please look after yourself as well, and call a line if you would like to talk about how you feel.",
            ),
        ),
    ),
    services=("ndah", "victim-support", "mens-advice-line", "karma-nirvana", "hourglass", "colc-da-support"),
)

WORK = Topic(
    title="You work here and live somewhere else",
    slug="work",
    tab="Local services: work",
    lead="You can ask for help here in the City while you are at work, where the person at home does not see it.",
    first_step="Use a phone at your work, in a room where nobody else can hear you, and call the first number on this "
    "page.",
    parts=(
        TopicPart(
            "Why work can be a good place to ask",
            (
                "At work you may have some time alone, and a phone that belongs to somebody else.",
                "The national lines on this page help you wherever you live.",
                "The council of the place where you live may help you to find a home. The lines can tell you how to "
                "reach them.",
            ),
        ),
        TopicPart(
            "At your work",
            ("You are the one who chooses whom to tell, and you do not have to tell them everything.",),
            (
                "You can ask your boss or HR for time off, for other hours, or for a desk away from the door.",
                "You can ask the front desk not to put calls through to you, and not to say that you are there.",
                "You can ask for your pay to go into a new account that only you know about.",
                "If the person who hurts you works in the same place, ask which other person could help you.",
            ),
        ),
        TopicPart(
            "On your way",
            (),
            (
                "You could change the time at which you leave, or the way that you take to the train.",
                "Ask somebody whom you trust to walk to the station or the bus stop with you.",
                "If you feel scared on a train, tell the staff, and if you are in danger, call 999.",
            ),
        ),
    ),
    services=("ndah", "victim-support", "colp-101", "galop", "modern-slavery", "colc-da-support"),
)
