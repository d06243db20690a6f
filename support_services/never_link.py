"""Services that ended, were renamed or lead somewhere else now. Nobody who asks for help may be sent there. Pure.

What stands here is refused in the form of a service and shown to nobody, also where an older site still holds it.
tests/support_services/test_never_link.py keeps it out of everything that a new site starts with.
"""

import re
from urllib.parse import urlsplit

# Address (a host, with what lies below it) and why.
HOSTS = {
    "chat.womensaid.org.uk": "It was reported closed on 31 July 2025. Use womensaid.org.uk/information-support.",
    "emergencysms.org.uk": "The address was reported taken over by somebody else. Use relayuk.bt.com.",
    "actionfraud.police.uk": "It became Report Fraud on 4 December 2025: www.reportfraud.police.uk.",
    "safeline.org.uk": "The money of its helpline for men ended in 2025. Use the Rape and Sexual Abuse Support Line.",
}
# Digits and why.
NUMBERS = {
    "08088029999": "This is the old number of Rape Crisis. The line is now 0808 500 2222.",
    "0800776600": "This is the old number of FRANK. It is now 0300 123 6600.",
    "01323635987": "This is the old number of the Financial Support Line. It is now 0808 196 8845.",
}
# Words in a name, and why.
NAMES = {
    "ask for ani": "Ask for ANI ended on 4 November 2024.",
    "action fraud": "It became Report Fraud on 4 December 2025.",
    "national male survivor": "Its money ended in 2025. Use the Rape and Sexual Abuse Support Line.",
    "women’s aid live chat": "It was reported closed on 31 July 2025.",
}

# After one of these a name says what the service was before, such as “Report Fraud (replaced Action Fraud)”.
BEFORE = re.compile(r"\b(?:replaced|replaces|formerly|previously|used to be|was once|was called)\b(?! by\b).*")


def why_never(value: str) -> str:
    """Why `value`, an address or a number, must lead nobody anywhere. Empty if nothing is known against it."""
    try:
        host = (urlsplit(value).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if reason := next((why for name, why in HOSTS.items() if host == name or host.endswith(f".{name}")), ""):
        return reason
    return NUMBERS.get(re.sub(r"\D", "", re.sub(r"^\+44", "0", value.strip())), "")


def why_never_named(words: str) -> str:
    """Why nobody may be told of what `words` name. What follows it may say what came before it."""
    said = BEFORE.sub("", words.replace("'", "’").lower())
    return next((why for name, why in NAMES.items() if name in said), "")
