"""The languages that support pages can stand in: their own names, and what is active while one is shown. Pure."""

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language

# Spoken in England and unknown to Django, which gives the names of the others.
MORE_NAMES = {
    "am": "አማርኛ", "gu": "ગુજરાતી", "ku": "Kurdî", "ps": "پښتو", "si": "සිංහල", "so": "Soomaali", "ti": "ትግርኛ",
    "tl": "Tagalog", "yo": "Yorùbá",
}  # fmt: skip


def own_name(code: str) -> str:
    """How a language calls itself, such as “polski” for “pl”; the code where nobody knows."""
    short = code.split("-")[0]
    if short == "en":
        return "English"
    known = LANG_INFO.get(code) or LANG_INFO.get(short) or {}
    return known.get("name_local") or MORE_NAMES.get(code) or MORE_NAMES.get(short) or code


def is_known(code: str) -> bool:
    return own_name(code) != code


def direction(code: str) -> str:
    """For the attribute `dir`."""
    return "rtl" if code.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"


def is_english() -> bool:
    """Whether what is shown now is in English."""
    return (get_language() or "en").split("-")[0] == "en"
