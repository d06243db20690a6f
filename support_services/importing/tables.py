"""A sheet of services, from any directory: which of its columns is what, and its rows as rows of our list. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.name_folding import words_of
from support_services.importing.open_referral import held_back, reference_of, shortened, web_address
from venues.register_import.columns import CAMEL

# Our name for a column, what the screen calls it, and what others call it.
COLUMNS = (
    ("id", "Reference", "id|reference|service id|ref|uuid|identifier"),
    ("name", "Name of the service", "name|service|service name|title|name of service|name of service or product|"
     "project|helpline"),
    ("organisation", "Who runs it", "organisation|organization|organisation name|organization name|provider|"
     "provider name|agency|charity|run by|company"),
    ("what_it_does", "What it does", "description|what it does|summary|services provided|details|about|"
     "service description|support offered|what they do|what they offer|notes"),
    ("who_for", "Whom it is for", "who for|who it is for|for whom|eligibility|audience|age groups|who can use it|"
     "eligibility description|target group|client group|demographic requirements"),
    ("phone", "Telephone", "phone|telephone|tel|phone number|telephone number|helpline number|contact number|number|"
     "phone numbers|tel no|call|contact phone|contact phone number|contact telephone|main phone"),
    ("text_sms", "Text message", "text|sms|text number|text sms"),
    ("email", "E-mail", "email|e mail|email address|e mail address|contact email"),
    ("website", "Website", "website|url|web|web address|web site|link|website url|webpage"),
    ("webchat_url", "Chat", "chat|web chat|webchat|live chat|online chat|webchat url"),
    ("area", "Area", "area|area covered|areas covered|coverage|service area|geographical area|location covered"),
    ("hours", "Opening hours", "hours|opening hours|opening times|service hours|times|open|when open|availability"),
    ("cost", "Cost", "cost|fees|price|charge|charges|cost to user|fees description"),
    ("languages", "Languages", "languages|language|languages spoken|languages offered"),
    ("accessibility", "Access", "access|accessibility|disabled access|accessible"),
)  # fmt: skip
LABELS = {key: label for key, label, _ in COLUMNS}
KNOWN = {words: key for key, label, others in COLUMNS for words in (*others.split("|"), " ".join(words_of(label)))}
NEEDED = ("name", "what_it_does")


def recognise(headings: Sequence[str]) -> dict[str, int]:
    """Our key to the first column that has one of its names."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        key = KNOWN.get(" ".join(words_of(CAMEL.sub(" ", heading).replace("_", " "))))
        if key and key not in found:
            found[key] = place
    if "name" not in found and "organisation" in found:  # a list of charities, each of them one service
        found["name"] = found.pop("organisation")
    return found


def as_listed(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, Any]:
    """A row of the sheet as a row of our list, held back until an editor has looked."""
    said = {key: " ".join(cells[place].split()) for key, place in columns.items() if place < len(cells)}
    said = {key: text for key, text in said.items() if text and text.lower() not in ("n/a", "none", "-", "null")}
    told = [f"Opening hours, in their words: {said.pop('hours')}"] if "hours" in said else []
    whole = said.get("what_it_does", "")
    if shortened(whole) != whole:
        told.append(f"What it does was shortened from {len(whole):,} characters.")
    row: dict[str, Any] = said | {
        "id": reference_of(said.get("id", ""), said.get("name", "")),
        "what_it_does": shortened(whole),
    }
    row["website"] = web_address(said.get("website", "").split(" ")[0])
    if "who_for" in said:
        row["who_for"] = [said["who_for"]]
    return held_back({key: value for key, value in row.items() if value}, told)
