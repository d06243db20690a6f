"""Pages about what happens at home and in the family."""

from support_services.starter.topic import Topic, TopicPart

AT_HOME = Topic(
    title="Is this happening to you?",
    slug="at-home",
    tab="Local services: at home",
    lead="Being hurt at home is not only about hitting. It can also be about words, money, your phone, or who you are "
    "allowed to see.",
    first_step="Find a quiet moment and a phone that nobody else looks at, and call the first number on this page. "
    "You can just ask questions, and you do not have to give your name.",
    parts=(
        TopicPart(
            "Signs to look for",
            ("Perhaps your partner, somebody you were with, or one of your family does some of these things.",),
            (
                "They hit you or push you, or they break things that matter to you.",
                "They put their hands round your neck. Even if it was only once, please see a doctor soon.",
                "They shout at you, call you names, or make you feel that you are worth nothing.",
                "They say that they will hurt you, your child, your pet or themselves.",
                "They try to keep you away from your friends, your family or your job.",
                "They take the money you earn, or make you ask for every pound you need.",
                "They read your messages, or they always want to know where you are.",
                "They make you have sex when you do not want to.",
                "You feel that you have to be careful about everything you say and do.",
            ),
        ),
        TopicPart(
            "It is not your fault",
            (
                "You did not make this happen. It happens to people of every age, whether they are rich or poor.",
                "You may still love the person who hurts you, and only want the hurting to stop. Many people feel "
                "just like that, and you can ask for help without leaving.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("You can choose one of these steps, or none of them today, and come back when you feel ready.",),
            (
                "Talk to somebody on the phone, who will listen and will not tell you what you must do.",
                "Tell one person whom you trust, so that you do not have to carry this alone.",
                "Agree on a word with a friend that means “please call the police for me”.",
                "Keep your keys, your phone and a little money in a place where you can reach them quickly.",
                "Ask the police whether your partner has hurt other people before, because you have a right to know.",
            ),
        ),
        TopicPart(
            "If you are thinking of leaving",
            (
                "The time around leaving can be a time of more danger. If you can, talk to one of the lines on this "
                "page first, because they can help you to make a plan.",
                "It is safer not to tell the person who hurts you that you are going to leave.",
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
    lead="You do not have to be sure that something is wrong before you tell somebody about what you have seen.",
    first_step="Call one of the numbers on this page and say what you have seen or heard. You can think together "
    "about what to do next.",
    parts=(
        TopicPart(
            "What you may notice",
            (),
            (
                "A child seems to be scared of going home, or of being alone with one person they know.",
                "A child has been hurt, and the story that you are told of how it happened does not fit.",
                "A child is often hungry or dirty, or is left alone for a long time.",
                "A child knows too much about sex for their age, or has new things and will not say who gave them.",
                "A child sees or hears a grown-up being hurt at home, and that harms the child as well.",
            ),
        ),
        TopicPart(
            "If a child tells you something",
            (),
            (
                "Try to stay calm yourself, and let them tell you all about it in their own words.",
                "You could say: “I am glad that you told me, and it is not your fault.”",
                "Please do not promise to keep it a secret, because you may need to get help.",
                "Write down what they said as soon as you can, in the words that they used.",
                "Tell the Children and Families team, or one of the lines on this page, on the same day.",
            ),
        ),
        TopicPart(
            "If you are a parent and somebody hurts you",
            (
                "This does not make you a bad parent, because the person who hurts you is the one to blame.",
                "You can teach your child how to call 999, and how to tell them their name and where they live.",
                "Tell your child not to try and stop a fight, but to go to a safe room or to a neighbour.",
            ),
        ),
        TopicPart(
            "If you are a child",
            (
                "What is happening to you is not your fault, and you can tell a grown-up whom you trust, such "
                "as a teacher.",
                "If the first grown-up does not help you, please tell another one, and keep on telling.",
                "If you are in danger at this moment, or you are very scared, call 999.",
            ),
        ),
    ),
    services=("childline", "nspcc", "colc-children", "ndah", "colc-da-support"),
)

FAMILY = Topic(
    title="Hurt for family honour",
    slug="family",
    tab="Local services: family",
    lead="Perhaps your family says that you bring shame on them, but nobody is allowed to hurt you for that.",
    first_step="Call the first number on this page at a time when you are alone. Say at the beginning of the call that "
    "your family must not hear about it.",
    parts=(
        TopicPart(
            "What it can look like",
            (
                "Often more than one person takes part. It can be your parents, your in-laws, or other people "
                "who know them.",
            ),
            (
                "They tell you whom you may love, how you should dress, or whom you may talk to.",
                "They lock you in, or they never let you leave the house without one of them.",
                "They take away your phone, your passport or the money that you earn.",
                "They say that they will hurt you, or that they will send you to another country.",
                "They ask other people to watch where you go and whom you meet.",
            ),
        ),
        TopicPart(
            "You have rights",
            (
                "It is a crime to hurt you, to lock you in or to force you to do things, and the word “honour” "
                "does not "
                "change that at all.",
                "You can love your family very much and still ask somebody for help.",
            ),
        ),
        TopicPart(
            "What you can do now",
            ("What you do, and when you do it, is for you to choose.",),
            (
                "Call a line that knows about this, because the people there have heard stories like yours before.",
                "When you ask for help, say clearly if you do not want your family to find out.",
                "It is better not to ask a friend of the family to help, because word may get back to them.",
                "If it is safe, leave your passport and your papers with somebody whom you trust.",
                "If you think that they are going to hurt you soon, call 999.",
            ),
        ),
    ),
    services=("karma-nirvana", "fmu", "ndah", "victim-support", "colc-da-support"),
)

MARRIAGE = Topic(
    title="A marriage you do not want",
    slug="choices",
    tab="Local services: choices",
    lead="You have the right to say no. It does not matter who is asking you, or for how long it has been planned.",
    first_step="Tell somebody outside your family as soon as you can. You could call the first number on this page, or "
    "speak to a teacher or to your boss.",
    parts=(
        TopicPart(
            "Forced, or arranged?",
            (
                "In some families, other people help to find a partner, and both partners are free to say no. "
                "That is an arranged marriage.",
                "If you are not free to say no, then it is a forced marriage. To force somebody to marry is a crime.",
                "Nobody under 18 can marry in England or Wales, even if they say that they want to.",
            ),
        ),
        TopicPart(
            "If you think that it may happen to you",
            (),
            (
                "Tell somebody soon, such as a line on this page, a teacher or your boss.",
                "Ask them not to talk to your family about it.",
                "Leave a copy of your passport with a friend whom you trust.",
                "Write down where you think you would be taken, and who would take you there.",
            ),
        ),
        TopicPart(
            "If they take you to the airport",
            (
                "Tell a police officer, or anybody who works at the airport, and ask to speak to them alone.",
                "You can also call 999 while you are still at the airport.",
            ),
        ),
        TopicPart(
            "If you are married now",
            (
                "It is not too late to ask for help, whether you are here or in another country.",
                "A court can order people to stop what they are doing to you. A line on this page can tell you how "
                "to ask for that.",
            ),
        ),
    ),
    services=("fmu", "karma-nirvana", "ndah", "victim-support", "colc-da-support"),
)
