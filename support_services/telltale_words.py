"""Words that must not stand where a browser keeps them: in a title, an address, a file name. Pure."""

import re

# A word counts wherever it begins a word: "abuse" also finds "abuser" and "abused".
TELLTALE = (
    "999", "abus", "advoca", "assault", "batter", "coerc", "control", "crisis", "danger", "domestic", "escape",
    "exploit", "forced", "gay", "harass", "harm", "helpline", "homeless", "honour", "hurt", "lesbian", "lgbt",
    "marriage", "perpetrator", "police", "porn", "rape", "rapist", "refuge", "sexual", "slave", "stalk", "strangl",
    "suicid", "survivor", "threat", "traffick", "unsafe", "victim", "violen",
)  # fmt: skip
FOUND = re.compile(rf"\b({'|'.join(TELLTALE)})\w*", re.IGNORECASE)


def telltale_word(text: str) -> str:
    """The first word in `text`, an address included, that gives away what a page is about. Empty if none does."""
    found = FOUND.search(re.sub(r"[-_/.]", " ", text))
    return found[0] if found else ""
