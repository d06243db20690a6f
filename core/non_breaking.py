"""What is read as one never breaks inside: days, months, spans of years, hours, sizes, telephone numbers, numbers with
their unit, a title with a name, a part with its number. Each gets a no-break span, in finished HTML.

The marks beside it are inside, so that none of them begins a line.
"""

import re

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
UNIT = r"KB|MB|GB|a\.m\.|p\.m\.|minutes?|hours?|days?|weeks?|months?|years?|miles?|per cent|million|pages?"
PART = "[Pp]ages?|[Pp]aragraph|[Ss]ection|[Aa]ppendix|[Cc]hapter|[Ss]tep|[Pp]art|[Ii]tem"
# Left as they are: tags, and what somebody copies, chooses, types or reads as code.
UNTOUCHED = (
    r"<(?P<tag>script|style|textarea|pre|code|select|datalist|svg|time)\b.*?</(?P=tag)>"
    r'|<(?P<box>\w+)[^>]*\bclass="(?:copy|nb|tel)\b.*?</(?P=box)>|<[^>]*>'
)
TOGETHER = (
    rf"[(“]*(?:\b\d{{1,2}} (?:{MONTH})\b(?: \d{{4}}\b)?|\b(?:{MONTH}) \d{{4}}\b"
    rf"|\b\d{{4}}[–-]\d{{2}}(?:\d{{2}})?\b|£?\b\d[\d.,:]* (?:{UNIT})(?!\w)"
    r"|\b0\d{2,4}(?: \d{3,4}){1,2}\b|\b116 \d{3}\b"
    rf"|\b(?:St|Mr|Mrs|Ms|Dr) [A-Z][\w’]+|\b(?:{PART}) \d+\b)[)”.,:;]*"
).replace(" ", r"\s+")  # in a text written as Markdown, a line may end there
HTML = re.compile(rf"{UNTOUCHED}|(?P<together>{TOGETHER})", re.DOTALL)


def without_breaks(html: str) -> str:
    """`html` with each of them in one piece. The letters stay the same: what is quoted is still verbatim."""
    return HTML.sub(lambda found: f'<span class="nb">{found[0]}</span>' if found["together"] else found[0], html)
