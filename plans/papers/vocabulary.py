"""The words by which committee papers of many councils name their parts. Rows of data, and how to look one up."""

import re

# What a label in the header stands for. A label is compared without case, brackets or punctuation.
LABELS = {
    name: field
    for field, names in {
        "committee": "committee|committees|committee name|name of committee|meeting|report to|to|decision maker"
        "|decision making body|board|forum|panel|cabinet|meeting of|name of meeting",
        "dated": "dated|date|dates|meeting date|date of meeting|date of report|report date|committee date"
        "|date of committee|date of decision",
        "subject": "subject|title|report title|title of report|subject of report|report subject|subject title"
        "|subject matter|name of report",
        "openness": "classification|openness|public or private|public or exempt|open or exempt|public non public"
        "|status|confidentiality|access|access to information|publication|public private",
        "action": "purpose|purpose of report|purpose of the report|purpose of paper|for|report for|action"
        "|action required|action requested|decision required|type of report|report type|decision type",
        "report_of": "report of|report by|report from|from|presented by|lead director|director|responsible director"
        "|chief officer|responsible officer|corporate director|executive director",
        "author": "report author|report authors|author|authors|author of report|written by|prepared by|lead officer"
        "|contact officer|report contact|officer contact|officer|contact for enquiries|report prepared by"
        "|further information from|for further information contact|enquiries to|contact",
        "outcomes": "corporate plan outcome|corporate plan outcomes|corporate outcome|corporate outcomes"
        "|corporate priority|corporate priorities|corporate plan priority|corporate plan priorities"
        "|outcomes in the corporate plan|strategic priority|strategic priorities",
    }.items()
    for name in names.split("|")
}
OUTCOME_QUESTION = re.compile(r"\b(?:outcomes?|priorit(?:y|ies)|aims?)\b.{0,80}\b(?:corporate|council|strategic) plan\b"
                              r"|\b(?:corporate|council|strategic) plan\b.{0,40}\b(?:outcomes?|priorit(?:y|ies)|aims?)\b", re.I)

# Labels that some councils write without a colon, as the beginning of a sentence.
OPENINGS = [
    (re.compile(r"report to (?:the )?(?=.*\b(?:committee|board|cabinet|panel|forum|council|partnership)\b)", re.I), "committee"),
    (re.compile(r"(?:joint )?report (?:of|by) (?:the )?(?=\S)", re.I), "report_of"),
]
OPENNESS = {
    "public": True, "open": True, "part 1 public": True, "part i public": True, "for publication": True, "not exempt": True,
    "public report": True, "open report": True, "not confidential": True, "non exempt": True, "unrestricted": True,
    "non public": False, "not public": False, "private": False, "exempt": False, "confidential": False, "restricted": False,
    "part 2 non public": False, "part ii non public": False, "not for publication": False, "closed": False,
    "part 2 exempt": False, "part 2 private": False, "part ii exempt": False,
}  # fmt: skip
ACTION = re.compile(
    r"for (?:information|decision|discussion|noting|note|approval|action|consideration|assurance|agreement|comment|scrutiny|"
    r"review|endorsement|recommendation)(?:(?:,| and| or|/|/ | &) ?(?:for )?[a-z]+)?\Z",
    re.I,
)

SECTIONS = set(
    "summary|executive summary|recommendation|recommendations|main report|background|introduction|purpose"
    "|purpose of report|purpose of the report|purpose of this report|current position|context|key issues|issues|options"
    "|options considered|alternative options|alternative options considered|proposal|proposals|key data|implications"
    "|consultation|consultation and engagement|conclusion|conclusions|next steps|appendix|appendices|background papers"
    "|background documents|list of background papers|decision required|decisions required|decision requested|discussion"
    "|reasons for recommendation|reasons for recommendations|reason for decision|reasons for decision|contact|contacts"
    "|contact details|contact officer|report author|author|report contact|risks|risk|risk management|timescales|finance"
    "|financial implications|legal implications|resources|the report|details|report details|attachments|annexes|further information"
    "|equality impact assessment|equalities|equality and diversity|sustainability|performance|progress|headlines|overview".split("|")
)
CONTACT_SECTIONS = {"contact", "contacts", "contact details", "contact officer", "report author", "author", "report contact", "further information"}
RECOMMENDATION_SECTION = re.compile(r"(?:draft |officer )?recommend(?:ation|ed)|decisions? (?:required|requested)\Z", re.I)
APPENDIX_SECTION = re.compile(r"(?:appendi(?:x|ces)|attachments|annexes|list of appendices|supporting documents)\Z", re.I)
ASKS = re.compile(
    r"(?:it is (?:therefore )?recommended|(?:we|i|officers) (?:therefore )?recommend\b"
    r"|(?:[\w&',()-]+ ){1,9}(?:are|is) (?:therefore )?(?:asked|recommended|invited|requested)\b)",
    re.I,
)  # fmt: skip
APPENDIX = re.compile(
    r"(?P<label>(?:appendix|annex|attachment|schedule)\s+(?:\d{1,2}|[A-Z]{1,2}|[IVX]{1,5})\b\.?\d{0,2})"
    r"(?:\s*[-–—:.]+\s*|\s+|\Z)(?P<title>.*)\Z",
    re.I | re.S,
)
NOT_WORDS = re.compile(r"[^\w\s]|_")
# No word of these is part of a person's name.
NOT_A_NAME = set(
    "adult adults affairs and assistant author authority background board borough business cabinet care chamberlain chief children "
    "city clerk commander commissioner committee community comptroller constable contact contacts coordinator corporate corporation "
    "council councillor crime current data deputy department detective development director directorate district division economy "
    "education email engagement environment environmental executive finance financial fire for force further general group head health "
    "housing human information inspector interim key lead leader legal licensing local main manager market mayor member members mental "
    "neighbourhood next night office officer official of operations options papers partnership performance phone plan planning "
    "police policing policy portfolio position principal programme project projects proposals protection public quarterly regulation "
    "regulatory report reports resources safeguarding safer safety secretary section security senior service services social solicitor "
    "standards steps strategic strategy summary superintendent support team tel telephone the to town trading transport treasurer unit "
    "violence violent women young youth".split()
)


def key(text: str) -> str:
    """The text for looking up: small letters, no bracketed "(s)", no punctuation, single spaces."""
    text = text[:200].casefold().replace("(s)", "")
    return " ".join(NOT_WORDS.sub(" ", text).split())


def field_of(label: str) -> str:
    """The header field that a label names: "committee", "dated" …; "" if none."""
    field = LABELS.get(key(label), "")
    return field or ("outcomes" if OUTCOME_QUESTION.search(label[:300]) else "")


def section_of(text: str) -> str:
    """The name of the section that this heading opens, in small letters; "" if it is not one we know."""
    if len(text) > 80:
        return ""
    name = key(text.rstrip(": "))
    return name if name in SECTIONS or (name.endswith(" implications") and name.count(" ") < 8) else ""


def openness_of(text: str) -> bool | None:
    """True for public, False for not public, None if the text is neither."""
    return OPENNESS.get(key(text)) if len(text) < 60 else None


def is_action(text: str) -> bool:
    return len(text) < 60 and ACTION.match(text.strip().rstrip(".")) is not None


def is_person(text: str) -> bool:
    """Whether this looks like a person's name: two to five words with capitals, none of them of a post or a body."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or not all(re.fullmatch(r"[^\W\d_][\w.'’-]*", word) for word in words):
        return False
    has_capitals = all(word[0].isupper() or word in ("de", "van", "von", "bin", "al", "der", "la", "le") for word in words)
    return has_capitals and not text.isupper() and not NOT_A_NAME & {word.casefold().rstrip(".") for word in words}
