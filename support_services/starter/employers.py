"""What an employer can do. For managers and HR, in the same short words: they pass them on."""

from support_services.starter.topic import Topic, TopicPart

EMPLOYERS = Topic(
    title="For employers and HR",
    slug="workplaces",
    tab="Local services: workplaces",
    lead="Some of your staff are hurt or scared at home. Work may be the one place where they can ask for help.",
    parts=(
        TopicPart(
            "Before someone asks",
            (),
            (
                "Say, in plain words, that people can come to you and what you can offer.",
                "Name two people whom staff can talk to. Give them time to learn.",
                "Put the numbers where people are alone: in the loos, on a card, on your own web pages.",
                "Do not put it all in one mail. Mail is read at home.",
            ),
        ),
        TopicPart(
            "When someone tells you",
            ("Thank them. Believe them. Ask what they need, and let them choose.",),
            (
                "Find a room where no one can hear you.",
                "Ask how and when it is safe to reach them.",
                "Agree who else may know. Write down little, and lock it away.",
                "Do not ask for proof.",
                "If you think that someone is in danger now, call 999.",
            ),
        ),
        TopicPart(
            "What you can offer",
            (),
            (
                "Time off, or other hours, to see a lawyer, a doctor or a school.",
                "A new phone number or desk. A way in that cannot be watched.",
                "Pay into a new account, or some of it early.",
                "A room and a phone to call for help, with no one near.",
                "A lift or a taxi when they do not feel safe on the way.",
            ),
        ),
        TopicPart(
            "If the one who hurts is on your staff too",
            (),
            (
                "See that the two do not have to meet. Move the one who hurts, not the one who is hurt.",
                "Check that no one uses your phones, cars or lists to find a person.",
                "There is help for people who want to change. You can show them where.",
            ),
        ),
    ),
)
