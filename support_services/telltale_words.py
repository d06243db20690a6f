"""Words that must not stand where a browser keeps them: in a title, an address, a file name. Pure."""

import re

from core.slugs import from_title

# A word counts wherever it begins a word: "abuse" also finds "abuser" and "abused".
TELLTALE = (
    "999", "abus", "advoca", "assault", "batter", "coerc", "control", "crisis", "danger", "domestic", "escape",
    "exploit", "forced", "gay", "harass", "harm", "helpline", "homeless", "honour", "hurt", "lesbian", "lgbt",
    "marriage", "perpetrator", "police", "porn", "rape", "rapist", "refuge", "sexual", "slave", "stalk", "strangl",
    "suicid", "survivor", "threat", "traffick", "unsafe", "victim", "violen",
)  # fmt: skip
# Violence, abuse, rape, harassment and police, as they begin in languages that are spoken here. No speaker has checked
# that none is missing. They are looked for as they are written, and in the Latin letters that an address has of them.
IN_OTHER_LANGUAGES = (
    "przemoc", "gwałt", "nękan", "znęcan", "policj",  # Polish
    "العنف", "عنف", "اغتصاب", "تحرش", "الشرطة",  # Arabic
    "নির্যাতন", "সহিংসতা", "ধর্ষণ", "পুলিশ",  # Bengali
    "تشدد", "ہراسانی", "پولیس",  # Urdu
    "rabshad", "kufsi", "xadgudub", "booliis",  # Somali
    "abuz", "violent", "poliți", "şiddet", "tecavüz", "насил", "полиц", "поліц", "हिंसा", "पुलिस", "dhuna",
)  # fmt: skip
WITHOUT_SPACES = ("暴力", "虐待", "强奸", "骚扰", "警察")  # Chinese, in which they may stand anywhere
SHORT = 4  # letters of an address: only as a whole word

FOUND = re.compile(rf"\b({'|'.join(TELLTALE)})\w*", re.IGNORECASE)
ELSEWHERE = re.compile("|".join((*IN_OTHER_LANGUAGES, *WITHOUT_SPACES)), re.IGNORECASE)


def _in_an_address(word: str) -> str:
    letters = from_title(word)
    return rf"\b{letters}\b" if len(letters) <= SHORT else rf"\b{letters}\w*"


IN_ADDRESSES = re.compile(
    "|".join([*map(_in_an_address, IN_OTHER_LANGUAGES), *map(from_title, WITHOUT_SPACES)]), re.IGNORECASE
)


def telltale_word(text: str) -> str:
    """The first word in `text`, an address included, that gives away what a page is about. Empty if none does."""
    plain = re.sub(r"[-_/.]", " ", text)
    found = FOUND.search(plain) or ELSEWHERE.search(plain) or IN_ADDRESSES.search(plain)
    return found[0] if found else ""
