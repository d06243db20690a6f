"""The marks that free words of a list of services stand for. Pure. What is not recognised, an editor ticks."""

import re
from collections.abc import Iterable

from support_services.choices import ANYTHING, Facet

# A pattern in the words of a row, and the mark it stands for.
WHO = (
    (r"employer|\bHR\b|manager|business|site owner", Facet.ASKS, "employer"),
    (r"perpetrator|(?:their|own) behaviour|hurting others", Facet.ASKS, "own"),
    (r"friend|famil|relative|neighbour|professional|parent|witness|worried|carer|adults", Facet.ASKS, "other"),
    (
        r"everyone|anyone|any sex|victim|survivor|women|\bmen\b|child|deaf|LGBT|older|resident|migrant|at risk|"
        r"people (?:being|experiencing|fleeing|losing|needing|who may)|adults (?:18|with)",
        Facet.ASKS,
        "me",
    ),
    (r"resident|living", Facet.PLACE, "resident"),
    (r"worker|working|staff", Facet.PLACE, "worker"),
    (r"visit", Facet.PLACE, "visitor"),
    (r"\bwomen", Facet.PERSON, "women"),
    (r"\bmen\b", Facet.PERSON, "men"),
    (r"LGBT|\btrans\b", Facet.PERSON, "lgbt"),
    (r"child|young people", Facet.PERSON, "children"),
    (r"older", Facet.PERSON, "older"),
    (r"deaf|hearing|BSL", Facet.PERSON, "deaf"),
    (r"disab|care needs", Facet.PERSON, "disabled"),
    (r"minorit|migrant|Black", Facet.PERSON, "minority"),
)
WHAT = (
    (r"\bany\b", Facet.HARM, ANYTHING),
    (r"domestic abuse|coercive", Facet.HARM, "home"),
    (r"stalking|harassment", Facet.HARM, "followed"),
    (r"economic|debt|fraud", Facet.HARM, "money"),
    (r"\btech\b|image|deepfake|sextortion", Facet.HARM, "pictures"),
    (r"\bsexual|rape", Facet.HARM, "sexual"),
    (r"honour", Facet.HARM, "honour"),
    (r"forced marriage", Facet.HARM, "marriage"),
    (r"child", Facet.HARM, "child"),
    (r"older|adults at risk", Facet.HARM, "care"),
    (r"hate crime|conversion", Facet.HARM, "hate"),
    (r"slavery|traffick|servitude|exploitation", Facet.HARM, "slavery"),
    (r"homeless|housing", Facet.HARM, "housing"),
    (r"legal", Facet.HARM, "law"),
    (r"distress", Facet.HARM, "low"),
)
HOW = (
    (r"interpreter|languages", Facet.LANGUAGE, "interpreters"),
    (r"Welsh", Facet.LANGUAGE, "cy"),
    (r"BSL", Facet.ACCESS, "bsl"),
    (r"Relay UK|18001|text relay", Facet.ACCESS, "relay"),
    (r"\btext|SMS", Facet.ACCESS, "text"),
    (r"chat", Facet.ACCESS, "chat"),
)


def marks_in(who: Iterable[str], what: Iterable[str], how: Iterable[str]) -> dict[str, list[str]]:
    """The marks for the words that say who a service is for, what it is about and how one can talk to it."""
    marks: dict[str, list[str]] = {}
    for table, words in ((WHO, who), (WHAT, what), (HOW, how)):
        text = "; ".join(words)
        for pattern, facet, value in table:
            if re.search(pattern, text):
                marks.setdefault(facet.value, []).append(value)
    return marks
