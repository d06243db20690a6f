"""What an employer can do. For managers and HR, in the same plain words: they pass them on."""

from support_services.starter.topic import Topic, TopicPart

EMPLOYERS = Topic(
    title="For employers and HR",
    slug="workplaces",
    tab="Local services: workplaces",
    lead="Some of the people who work for you are hurt or scared at home. Work may be the only place where they are "
    "able to ask for help.",
    parts=(
        TopicPart(
            "Before someone asks",
            (),
            (
                "Say in plain words that people can come to you, and tell them what you can offer.",
                "Choose two people whom staff can talk to, and give those two the time to learn about it.",
                "Put the numbers where people are alone: in the toilets, on a card, and on your own web pages.",
                "Do not put all of it into one mail, because people often read their mail at home.",
            ),
        ),
        TopicPart(
            "When someone tells you",
            ("Thank them, believe them and ask them what they need, but let them be the one to choose.",),
            (
                "Find a room where the two of you can talk and nobody else can hear you.",
                "Ask how you can reach them safely, and at what times.",
                "Agree with them who else is allowed to know, and write down very little and lock it away.",
                "Please do not ask them to prove to you that what they say is true.",
                "If you think that somebody is in danger at this moment, call 999.",
            ),
        ),
        TopicPart(
            "What you can offer",
            (),
            (
                "Offer them time off or other hours, so that they can see a lawyer, a doctor or a school.",
                "Give them a new phone number or another desk, and a way into the building that nobody can watch.",
                "Pay their wages into a new account, or pay a part of them early.",
                "Lend them a room and a phone to call for help, where nobody is near.",
                "Pay for a lift or a taxi when they do not feel safe on the way.",
            ),
        ),
        TopicPart(
            "If the person who hurts them works for you too",
            (),
            (
                "Make sure that the two never have to meet, by moving the person who hurts and not the one who "
                "is hurt.",
                "Check that nobody uses your phones, your cars or your lists to find out where a person is.",
                "There is help for people who want to change how they act, and you can show them where it is.",
            ),
        ),
    ),
)
