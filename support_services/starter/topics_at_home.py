"""Pages about what happens at home and in the family."""

from support_services.starter.topic import Topic, TopicPart

AT_HOME = Topic(
    title="Is this happening to you?",
    slug="at-home",
    tab="Local services: at home",
    lead="It is not only hitting. It can be words, money, your phone, or who you may see.",
    parts=(
        TopicPart(
            "Signs to look for",
            ("Does your partner, your ex or someone in your family do some of these?",),
            (
                "They hit you, push you, or break your things.",
                "They put their hands round your neck. Even once, see a doctor soon.",
                "They shout at you or call you names.",
                "They say they will hurt you, your child, your pet or themselves.",
                "They keep you from your friends or your job.",
                "They take your pay, or you must ask for money.",
                "They read your phone, or want to know where you are.",
                "They make you have sex when you do not want to.",
                "You feel you must be careful all the time.",
            ),
        ),
        TopicPart(
            "It is not your fault",
            (
                "You did not make this happen. It can happen to anyone, rich or poor, young or old.",
                "You may still love them. You may want them to stop, and not want to leave. That is all right.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You choose. You can do one of these, or none. You can come back another day.",),
            (
                "Talk to someone on the phone. You do not have to give your name.",
                "Tell one person you trust.",
                "Think of a word that means “call the police”. Tell it to a friend.",
                "Keep your keys, your phone and some money where you can get them fast.",
                "Ask the police if your partner has hurt people before. You have a right to ask.",
            ),
        ),
        TopicPart(
            "If you think of leaving",
            (
                "Leaving can be a time of more risk. Talk to one of the lines first, if you can. They help you plan.",
                "Do not tell the person who hurts you that you plan to go.",
            ),
        ),
    ),
    services=(
        "ndah",
        "victim-support",
        "mens-advice-line",
        "sea-financial",
        "rights-of-women",
        "clares-law",
        "colc-da-support",
        "safe-spaces",
    ),
)

CHILDREN = Topic(
    title="If you worry about a child",
    slug="children",
    tab="Local services: children",
    lead="You do not have to be sure. You can tell someone what you saw.",
    parts=(
        TopicPart(
            "What you may see",
            (),
            (
                "A child is scared to go home.",
                "A child is hurt, and the story does not fit.",
                "A child is hungry, dirty or left alone a lot.",
                "A child knows too much about sex, or has new things and will not say who gave them.",
                "A child hears or sees a grown-up being hurt at home. That hurts the child too.",
            ),
        ),
        TopicPart(
            "If a child tells you",
            (),
            (
                "Stay calm. Listen. Let them use their own words.",
                "Say: “I am glad you told me. It is not your fault.”",
                "Do not say that you will keep it secret.",
                "Write down what they said, as soon as you can.",
                "Tell the Children and Families team, or one of the lines on this page.",
            ),
        ),
        TopicPart(
            "If you are a parent who is being hurt",
            (
                "You are not a bad parent. The person who hurts you is to blame.",
                "Teach your child how to call 999, and to say their name and where they live.",
                "Tell your child: “Do not try to stop a fight. Go to a safe room, or to a neighbour.”",
            ),
        ),
        TopicPart(
            "If you are a child",
            (
                "It is not your fault. You can tell a grown-up you trust, such as a teacher.",
                "If they do not help, tell another one.",
                "If you are in danger now, call 999.",
            ),
        ),
    ),
    services=("childline", "nspcc", "colc-children", "ndah"),
)

FAMILY = Topic(
    title="Hurt for family honour",
    slug="family",
    tab="Local services: family",
    lead="Does your family say that you bring them shame? No one may hurt you for that.",
    parts=(
        TopicPart(
            "What it can look like",
            ("Often it is more than one person. It can be your parents, your in-laws, or people they know.",),
            (
                "They tell you who you may love, and what you may wear.",
                "They lock you in, or never let you go out alone.",
                "They take your phone, your passport or your money.",
                "They say that they will hurt you, or send you away.",
                "They ask other people to watch you.",
            ),
        ),
        TopicPart(
            "You have rights",
            (
                "It is a crime to hurt you, lock you in or make you do things. The word “honour” does not change that.",
                "You can love your family and still ask for help.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You choose what to do, and when.",),
            (
                "Call a line that knows about this. They have heard it before.",
                "When you ask for help, say if you do not want your family to know.",
                "Do not go through a family friend. Word may get back.",
                "Keep your passport and papers with someone you trust, if that is safe.",
                "If you think that they will hurt you soon, call 999.",
            ),
        ),
    ),
    services=("karma-nirvana", "fmu", "ndah", "victim-support", "colc-da-support"),
)

MARRIAGE = Topic(
    title="A marriage you do not want",
    slug="choices",
    tab="Local services: choices",
    lead="You have the right to say no. It does not matter who asks, or how long it has been planned.",
    parts=(
        TopicPart(
            "Forced, or arranged?",
            (
                "Some families help to find a partner, and both people can say no. That is an arranged marriage.",
                "If you cannot say no, it is forced. To force someone to marry is a crime.",
                "No one under 18 can marry in England or Wales, even if they say yes.",
            ),
        ),
        TopicPart(
            "If you think it may happen to you",
            (),
            (
                "Tell someone soon, such as a line on this page, a teacher or your boss.",
                "Ask them not to talk to your family.",
                "Keep a copy of your passport with a friend.",
                "Write down where you would be taken, and by whom.",
            ),
        ),
        TopicPart(
            "If they take you to the airport",
            (
                "Tell the police or any staff there. Ask to talk alone.",
                "You can also call 999 from there.",
            ),
        ),
        TopicPart(
            "If you are married now",
            (
                "It is not too late. You can still get help, here or in another country.",
                "A court can make an order that tells people to stop. A line can tell you how to ask for it.",
            ),
        ),
    ),
    services=("fmu", "karma-nirvana", "ndah", "victim-support"),
)
