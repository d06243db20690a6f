"""The marks that free words of a list of services stand for. Pure. What is not recognised, an editor ticks."""

import re
from collections.abc import Iterable

from support_services.choices import ANYTHING, FinderFacet

# A pattern in the words of a row, and the mark it stands for.
WHO = (
    (r"employer|\bHR\b|manager|business|site owner", FinderFacet.ASKS, "employer"),
    (r"perpetrator|(?:their|own) behaviour|hurting others", FinderFacet.ASKS, "own"),
    (r"friend|famil|relative|neighbour|professional|parent|witness|worried|carer|adults", FinderFacet.ASKS, "other"),
    (
        r"everyone|anyone|any sex|victim|survivor|women|\bmen\b|child|deaf|LGBT|older|resident|migrant|at risk|"
        r"people (?:being|experiencing|fleeing|losing|needing|who may)|adults (?:18|with)",
        FinderFacet.ASKS,
        "me",
    ),
    (r"resident|living", FinderFacet.PLACE, "resident"),
    (r"worker|working|staff", FinderFacet.PLACE, "worker"),
    (r"visit", FinderFacet.PLACE, "visitor"),
    (r"\bwomen", FinderFacet.PERSON, "women"),
    (r"\bmen\b", FinderFacet.PERSON, "men"),
    (r"LGBT|\btrans\b", FinderFacet.PERSON, "lgbt"),
    (r"child|young people", FinderFacet.PERSON, "children"),
    (r"older", FinderFacet.PERSON, "older"),
    (r"deaf|hearing|BSL", FinderFacet.PERSON, "deaf"),
    (r"disab|care needs", FinderFacet.PERSON, "disabled"),
    (r"minorit|migrant|Black", FinderFacet.PERSON, "minority"),
)
WHAT = (
    (r"\bany\b", FinderFacet.HARM, ANYTHING),
    (r"domestic abuse|coercive", FinderFacet.HARM, "home"),
    (r"stalking|harassment", FinderFacet.HARM, "followed"),
    (r"economic|debt|fraud", FinderFacet.HARM, "money"),
    (r"\btech\b|image|deepfake|sextortion", FinderFacet.HARM, "pictures"),
    (r"\bsexual|rape", FinderFacet.HARM, "sexual"),
    (r"honour", FinderFacet.HARM, "honour"),
    (r"forced marriage", FinderFacet.HARM, "marriage"),
    (r"child", FinderFacet.HARM, "child"),
    (r"older|adults at risk", FinderFacet.HARM, "care"),
    (r"hate crime|conversion", FinderFacet.HARM, "hate"),
    (r"slavery|traffick|servitude|exploitation", FinderFacet.HARM, "slavery"),
    (r"homeless|housing", FinderFacet.HARM, "housing"),
    (r"legal", FinderFacet.HARM, "law"),
    (r"distress", FinderFacet.HARM, "low"),
)
HOW = (
    (r"interpreter|languages", FinderFacet.LANGUAGE, "interpreters"),
    (r"Welsh", FinderFacet.LANGUAGE, "cy"),
    (r"BSL", FinderFacet.ACCESS, "bsl"),
    (r"Relay UK|18001|text relay", FinderFacet.ACCESS, "relay"),
    (r"\btext|SMS", FinderFacet.ACCESS, "text"),
    (r"chat", FinderFacet.ACCESS, "chat"),
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
