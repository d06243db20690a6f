"""Days, months, spans of years, hours and sizes never break inside: each gets a no-break span, in finished HTML.

The marks beside it are inside, so that none of them begins a line.
"""

import re

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# Left as they are: tags, and what somebody copies, chooses, types or reads as code.
UNTOUCHED = (
    r"<(?P<tag>script|style|textarea|pre|code|select|datalist|svg|time)\b.*?</(?P=tag)>"
    r'|<(?P<box>\w+)[^>]*\bclass="(?:copy|nb)\b.*?</(?P=box)>|<[^>]*>'
)
TOGETHER = (
    rf"[(“]*(?:\b\d{{1,2}} (?:{MONTH})\b(?: \d{{4}}\b)?|\b(?:{MONTH}) \d{{4}}\b"
    r"|\b\d{4}[–-]\d{2}(?:\d{2})?\b|\b\d[\d.:]* (?:KB|MB|GB|a\.m\.|p\.m\.))[)”.,:;]*"
)
HTML = re.compile(rf"{UNTOUCHED}|(?P<together>{TOGETHER})", re.DOTALL)


def without_breaks(html: str) -> str:
    """`html` with each of them in one piece. The letters stay the same: what is quoted is still verbatim."""
    return HTML.sub(lambda found: f'<span class="nb">{found[0]}</span>' if found["together"] else found[0], html)
