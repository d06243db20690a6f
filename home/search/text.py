"""Words as search compares them: without capitals, accents, apostrophes and endings. Pure.

Questions, pages and phrases all go through here, so that what one of them calls equal, all of them do.
"""

import re
import unicodedata
from collections.abc import Sequence

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

Stems = tuple[str, ...]

MARKS = re.compile(r"[\u2018\u2019\u02bc`´']")
OWNERS = re.compile(r"'s\b")
NOT_A_WORD = re.compile(r"[\W_]+")

# What no rule for endings finds, what people write without its apostrophe, and what has the ending of another word:
# “outed” is not “out”, and “glassed” no “glass”.
FORMS = {
    "stole": "steal", "stolen": "steal", "beaten": "beat", "bitten": "bite", "bit": "bite", "broke": "break",
    "broken": "break", "burgled": "burglary", "burgle": "burglary", "burglar": "burglary", "burglars": "burglary",
    "robbed": "robbery", "robber": "robbery", "robbers": "robbery", "rob": "robbery", "fought": "fight",
    "knives": "knife", "women": "woman", "womens": "woman", "men": "man", "mens": "man", "children": "child",
    "childrens": "child", "kid": "child", "kids": "child", "wives": "wife", "thieves": "thief", "slept": "sleep",
    "drunken": "drunk", "drank": "drink", "threw": "throw", "thrown": "throw", "bought": "buy", "caught": "catch",
    "taken": "take", "took": "take", "given": "give", "gave": "give", "sent": "send", "told": "tell", "shot": "shoot",
    "licence": "license", "licences": "license", "licencing": "license", "refocussing": "refocus",
    "refocussed": "refocus", "organise": "organize", "organisation": "organization",
    "organisations": "organization", "prioritise": "prioritize", "centre": "center", "behavior": "behaviour",
    "suicidal": "suicide", "nicked": "steal", "nicking": "steal", "tonite": "tonight", "nite": "night",
    "pics": "picture", "pic": "picture", "msg": "message",
    "msgs": "message", "txt": "text", "ur": "your", "wat": "what", "wot": "what", "wanna": "want", "gonna": "going",
    "gotta": "got", "cos": "because", "coz": "because", "cuz": "because", "bcos": "because", "bcuz": "because",
    "nemore": "anymore", "agen": "again", "agn": "again", "sum1": "someone", "some1": "someone", "ne1": "anyone",
    "every1": "everyone", "m8": "mate", "m8s": "mate", "boyf": "boyfriend", "girlf": "girlfriend", "dnt": "not",
    "wnt": "not", "didnt": "not", "aint": "not", "bein": "being", "doin": "doing", "goin": "going", "havin": "having",
    "hittin": "hitting", "cuttin": "cutting", "hurtin": "hurting", "followin": "following", "plz": "please",
    "pls": "please", "ppl": "people", "bday": "birthday", "luv": "love", "hav": "have", "ova": "over", "dem": "them",
    "dis": "this", "wiv": "with", "wif": "with", "skool": "school", "b4": "before", "l8": "late", "2nite": "tonight",
    "2day": "today", "2moro": "tomorrow", "thx": "thanks", "yr": "year", "yrs": "year", "abt": "about",
    "thru": "through", "no1": "nobody", "summat": "something", "smthing": "something", "noone": "nobody",
    "msging": "message",
    "battering": "batter", "batters": "batter", "leathered": "beat", "leathering": "beat", "lamped": "hit",
    "decked": "hit", "clobbered": "hit", "thumped": "hit", "thumps": "hit", "walloped": "hit",
    "whacked": "hit", "whacks": "hit", "belted": "hit", "clouted": "hit", "smacks": "hit",
    "bairns": "child", "bairn": "child", "wean": "child", "weans": "child", "14yo": "child", "13yo": "child",
    "violent": "violence", "drugged": "spike", "drugging": "spike", "abusive": "abusivo",
    "outed": "outedo", "bottled": "bottledo", "glassed": "glassedo", "controlling": "controllo", "tearful": "tearfulo",
    "hes": "he is", "shes": "she is", "im": "i am", "ive": "i have", "id": "i", "whats": "what",
    "whos": "who", "wheres": "where", "hows": "how", "theyre": "they are", "youre": "you are", "its": "it",
    "thats": "that", "wont": "not", "cant": "not", "dont": "not", "doesnt": "not", "isnt": "not", "wouldnt": "not",
}  # fmt: skip

ENDINGS = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


def folded(text: str) -> str:
    """Lower case, no accents, no apostrophes, “&” as “and”, one space between words."""
    text = MARKS.sub("'", text.replace("&", " and "))
    text = OWNERS.sub("", unicodedata.normalize("NFKD", text).casefold()).replace("'", "")
    plain = text if text.isascii() else "".join(sign for sign in text if not is_mark(sign))
    return NOT_A_WORD.sub(" ", plain).strip()


def is_mark(sign: str) -> bool:
    """Whether it changes the letter before it: an accent, and in Bengali or Hindi also a vowel, which ends no word."""
    return unicodedata.category(sign).startswith("M")


def stems(text: str) -> Stems:
    """The words of `text` in order, each without its ending."""
    return stems_of(folded(text).split())


def stems_of(words: Sequence[str]) -> Stems:
    return tuple(ENDINGS.analyze(" ".join(FORMS.get(word, word) for word in words)))
