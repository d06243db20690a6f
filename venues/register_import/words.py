"""What people write for what we know: kinds of venues, wards, levels, yes and no, and nothing at all. Pure."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from core.name_folding import folded, words_of
from venues.register_import.entries import Meaning

NOTHING = frozenset(
    {"", "n a", "na", "none", "nil", "null", "nan", "tbc", "tba", "tbd", "to be confirmed", "to follow", "not known",
     "unknown", "not applicable", "not available", "none known", "not given", "blank", "empty", "see above", "no data",
     "div 0", "ref", "value", "not provided", "n k", "nk"}
)  # fmt: skip
# Of a level: what says that a venue has none. None of it is ever public.
NO_AWARD = NOTHING | {
    "no award", "not awarded", "no", "fail", "failed", "did not pass", "not passed", "unsuccessful", "withdrawn",
    "withdrew", "refused", "declined", "rejected", "not accredited", "pending", "awaiting visit", "not assessed",
    "in progress", "did not attend", "non award", "no level",
}  # fmt: skip
KINDS = {
    "pub": ("public house", "ph", "tavern", "inn", "gastropub", "gastro pub", "alehouse", "ale house", "freehouse",
            "free house", "traditional pub", "boozer", "pubs", "tap", "taproom", "tap room", "brewpub", "micropub"),
    "bar": ("wine bar", "cocktail bar", "sports bar", "champagne bar", "rooftop bar", "roof bar",
            "lounge", "lounge bar", "bars", "bar lounge", "shisha bar", "piano bar", "karaoke bar", "winebar",
            "craft beer bar", "beer bar"),
    "club": ("nightclub", "night club", "nite club", "members club", "private members club", "social club", "clubs",
             "nightclubs", "late night club", "discotheque", "disco", "dance club", "late night venue"),
    "restaurant": ("restaurants", "brasserie", "bistro", "diner", "grill", "pizzeria", "steakhouse", "steak house",
                   "eatery", "dining room", "trattoria", "curry house", "sushi restaurant", "licensed restaurant"),
    "cafe": ("cafes", "coffee shop", "coffee house", "coffee bar", "tea room", "tearoom", "sandwich bar", "coffeeshop",
             "espresso bar", "patisserie"),
    "hotel": ("hotels", "aparthotel", "apart hotel", "hostel", "boutique hotel", "hotel bed breakfast guest house"),
    "event_venue": ("event venue", "events venue", "event space", "events space", "function room", "function venue",
                    "conference centre", "conference venue", "livery hall", "theatre", "music venue", "comedy club",
                    "concert hall", "exhibition space", "private hire", "events", "event", "live music venue",
                    "banqueting suite", "guildhall", "cinema"),
    "other": ("others", "misc", "miscellaneous", "something else"),
}  # fmt: skip
YES = ("yes", "y", "true", "1", "full", "available", "accessible", "x", "✓", "✔")
NO = ("no", "n", "false", "0", "not available")
NOT_KNOWN = ("not known", "unknown", "don t know", "dont know", "unsure")
LIKE_ENOUGH = 84  # of 100


def is_nothing(text: str) -> bool:
    """Whether a cell says that it says nothing: “n/a”, “TBC”, a dash."""
    return folded(text) in NOTHING


def is_no_award(text: str) -> bool:
    return folded(text) in NO_AWARD


def kind_words(labels: Mapping[str, str]) -> dict[str, str]:
    """Folded words to our key. `labels`: key to what the site calls it."""
    known = {folded(word): key for key, words in KINDS.items() if key in labels for word in words}
    known |= {folded(key.replace("_", " ")): key for key in labels}
    return known | {folded(label): key for key, label in labels.items()}


def access_words() -> dict[str, str]:
    named = {"yes": YES, "no": NO, "not_known": NOT_KNOWN}
    return {folded(word) or word: key for key, words in named.items() for word in words}


def ward_key(text: str) -> str:
    """A ward's name as it is looked up: “Ward of Cheap”, “Cheap Ward” and “CHEAP” are one."""
    words = [word for word in words_of(text) if word not in ("ward", "of", "the", "wards")]
    return " ".join(words) or folded(text)


def ward_words(names: Mapping[str, int]) -> dict[str, int]:
    """`names`: the name, and if need be the code, of each ward, to its number."""
    known = {ward_key(name): number for name, number in names.items()}
    if "bridge" in known:  # the ward's full name
        known |= {"bridge and bridge without": known["bridge"], "bridge without": known["bridge"]}
    return known


def level_words(names: Mapping[str, int]) -> dict[str, int]:
    known: dict[str, int] = {}
    for name, number in names.items():
        words = folded(name)
        known |= dict.fromkeys((words, f"{words} award", f"{words} level", f"level {words}"), number)
    return known


def nearest(text: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """What was probably meant, if it is clear: only ever proposed, and chosen by an officer."""
    found = process.extractOne(folded(text), list(known), scorer=fuzz.WRatio, score_cutoff=LIKE_ENOUGH)
    return known[found[0]] if found else None
