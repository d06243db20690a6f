"""Which sites somebody may be sent to when she leaves in a hurry. Pure.

Not a start page, and nothing personal: such a page can show earlier searches or who is signed in
(GOV.UK Design System, "Exit a page quickly"). Several, because one that is always the same gives itself away.
"""

from urllib.parse import urlsplit

from django.utils.translation import gettext, gettext_noop

from support_services.telltale_words import telltale_word

LEAVE_PATH = "/leave"
FEWEST = 3

STARTER = (
    "https://www.bbc.com/weather",
    "https://www.metoffice.gov.uk/",
    "https://www.nationalrail.co.uk/",
    "https://tfl.gov.uk/",
)

LABELS = {
    "bbc.com": gettext_noop("Weather"),
    "metoffice.gov.uk": gettext_noop("Weather"),
    "nationalrail.co.uk": gettext_noop("Trains"),
    "tfl.gov.uk": gettext_noop("London travel"),
}

# They greet whoever is signed in, or show what was looked at before.
PERSONAL = ("google.", "youtube.", "bing.", "facebook.", "instagram.", "amazon.", "duckduckgo.", "yahoo.", "tiktok.")


def problem_with(address: str) -> str:
    """Why `address` cannot be a place to leave to, in words for an editor. Empty if it can."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return f"“{address}” is not an address. Write it like {STARTER[1]}"
    if parts.scheme != "https" or "." not in host or parts.username is not None:
        return f"“{address}” is not an address that begins with https://. Write it like {STARTER[1]}"
    if any(host.removeprefix("www.").startswith(site) or f".{site}" in host for site in PERSONAL):
        return f"{host} can show who is signed in or what was looked for before. Choose another site."
    if word := telltale_word(f"{host} {parts.path}"):
        return f"“{word}” in {address} gives away where somebody came from. Choose another site."
    return ""


def label_of(address: str) -> str:
    """What a link to one of these sites says."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return gettext(LABELS[host]) if host in LABELS else host
