"""The words by which committee papers of many councils name their parts. Rows of data, and how to look one up."""

import re

NOT_WORDS = re.compile(r"[^\w\s]|_")


def key(text: str) -> str:
    """The text for looking up: small letters, no bracketed "(s)", no punctuation, single spaces."""
    text = text[:200].casefold().replace("(s)", "")
    return " ".join(NOT_WORDS.sub(" ", text).split())


def _phrases(listed: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in listed.split(",")]


# What a label in the header stands for. A label is compared without case, brackets or punctuation.
LABELS_OF_FIELD = {
    "committee": """committee, committees, committee name, name of committee, meeting, meeting of, name of meeting,
        report to, report for, to, decision maker, decision makers, decision taker, decision taken by,
        decision making body, decision to be taken by, board, forum, panel, cabinet, body, meeting name, meeting title,
        committee meeting, name of board, name of body, submitted to, for meeting of, pwyllgor, cyfarfod,
        enw'r pwyllgor, adroddiad i, corff, at sylw""",
    "dated": """dated, date, dates, meeting date, date of meeting, date of report, report date, committee date,
        date of committee, date of decision, decision date, date decision made, date of board, board date,
        date of cabinet meeting, cabinet date, council date, council meeting date, agenda date, date of the meeting,
        meeting held on, hearing date, date issued, date of issue, publication date, date published, dyddiad,
        dyddiad y cyfarfod, dyddiad y pwyllgor, dyddiad yr adroddiad, dyddiad cyfarfod""",
    "subject": """subject, title, report title, title of report, title of the report, subject of report,
        report subject, subject title, subject matter, name of report, title of paper, paper title, re, report name,
        agenda title, item title, topic, heading, teitl, teitl yr adroddiad, pwnc, testun""",
    "openness": """classification, openness, public or private, public private, public or exempt, open or exempt,
        public non public, status, confidentiality, access, access to information, publication""",
    "action": """purpose, purpose of report, purpose of the report, purpose of paper, for, report for, action,
        action required, action requested, decision required, decision type, type of report, report type""",
    "report_of": """adroddiad gan, report of, report by, report from, from, presented by, lead director, director,
        responsible director, chief officer, responsible officer, corporate director, executive director""",
    "author": """awdur, awdur yr adroddiad, swyddog arweiniol, swyddog cyswllt, cyswllt, staff contact,
        contact person, report writer, report compiled by, contact name, contact details, contact point,
        report author, report authors, author, authors, author of report, written by, prepared by,
        report prepared by, lead officer, officer, contact, contact officer, officer contact, report contact,
        contact for enquiries, enquiries to, further information from, for further information contact""",
    "outcomes": """corporate plan outcome, corporate plan outcomes, corporate outcome, corporate outcomes,
        corporate priority, corporate priorities, corporate plan priority, corporate plan priorities,
        outcomes in the corporate plan, strategic priority, strategic priorities""",
}
LABELS = {label: field for field, labels in LABELS_OF_FIELD.items() for label in _phrases(labels)}
AIM, PLAN = r"\b(?:outcomes?|priorit(?:y|ies)|aims?)\b", r"\b(?:corporate|council|strategic) plan\b"
OUTCOME_QUESTION = re.compile(rf"{AIM}.{{0,80}}{PLAN}|{PLAN}.{{0,40}}{AIM}", re.IGNORECASE)
# Labels that some councils write without a colon, as the beginning of a sentence.
OPENINGS = [
    (
        re.compile(r"report to (?:the )?(?=.*\b(?:committee|board|cabinet|panel|forum|council|partnership)\b)", re.I),
        "committee",
    ),
    (re.compile(r"(?:joint )?report (?:of|by) (?:the )?(?=\S)", re.I), "report_of"),
]

PUBLIC_WORDS = _phrases(
    """open to the public, part 1 open to the public, part i open to the public, part a, open item, cyhoeddus,
    public, open, part 1 public, part i public, for publication, not exempt, non exempt, public report, open report,
    not confidential, unrestricted"""
)
NON_PUBLIC_WORDS = _phrases(
    """non public, not public, private, exempt, confidential, restricted, closed, not for publication,
    part 2 non public, part ii non public, part 2 exempt, part ii exempt, part 2 private, part ii private"""
)
ACTION = re.compile(
    r"for (?:information|decision|discussion|noting|note|approval|action|consideration|assurance|agreement|comment"
    r"|scrutiny|review|endorsement|recommendation)(?:(?:,| and| or| ?/| &) ?(?:for )?[a-z]+)?\Z",
    re.IGNORECASE,
)

CONTACT_SECTIONS = set(
    _phrases(
        """contact, contacts, contact details, contact officer, report author, author, report contact,
        further information"""
    )
)
SECTIONS = CONTACT_SECTIONS | set(
    _phrases(
        """summary, executive summary, overview, headlines, recommendation, recommendations, decision required,
        decisions required, decision requested, decisions requested, reasons for recommendation,
        reasons for recommendations, reason for decision, reasons for decision, main report, the report, details,
        report details, background, introduction, context, purpose, purpose of report, purpose of the report,
        purpose of this report, current position, progress, performance, key issues, issues, key data, discussion,
        options, options considered, alternative options, alternative options considered, proposal, proposals,
        implications, finance, resources, risk, risks, risk management, equalities, equality and diversity,
        equality impact assessment, sustainability, consultation, consultation and engagement, timescales, next steps,
        conclusion, conclusions, appendix, appendices, attachments, annexes, background papers, background documents,
        list of background papers"""
    )
)
RECOMMENDATION_SECTION = re.compile(
    r"(?:draft |officer )?recommend(?:ation|ed)|decisions? (?:required|requested)\Z", re.I
)
APPENDIX_SECTION = re.compile(
    r"(?:appendi(?:x|ces)|attachments|annexes|list of appendices|supporting documents)\Z", re.IGNORECASE
)
ASKS = re.compile(
    r"it is (?:therefore )?recommended|(?:we|i|officers) (?:therefore )?recommend\b"
    r"|(?:[\w&',()-]+ ){1,9}(?:are|is) (?:therefore )?(?:asked|recommended|invited|requested)\b",
    re.IGNORECASE,
)
APPENDIX = re.compile(
    r"(?P<label>(?:appendix|annex|attachment|schedule)\s+(?:\d{1,2}|[A-Z]{1,2}|[IVX]{1,5})\b\.?\d{0,2})"
    r"(?:\s*[-–—:.]+\s*|\s+|\Z)(?P<title>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)

# A line that ends so goes on in the next one.
ENDS_OPEN = re.compile(r"(?:,|&|\b(?:of|the|and|for|an?|to|in|on|with|by|from|at|between))\Z", re.IGNORECASE)

# None of these words is part of a person's name.
NOT_A_NAME = set(
    _phrases(
        """adult, adults, affairs, and, assistant, author, authority, background, board, borough, business, cabinet,
        care, chamberlain, chief, children, city, clerk, commander, commissioner, committee, community, comptroller,
        constable, contact, contacts, coordinator, corporate, corporation, council, councillor, crime, current, data,
        department, deputy, detective, development, director, directorate, district, division, economy, education,
        email, engagement, environment, environmental, executive, finance, financial, fire, for, force, further,
        general, group, head, health, housing, human, information, inspector, interim, key, lead, leader, legal,
        licensing, local, main, manager, market, mayor, member, members, mental, neighbourhood, next, night, of, office,
        officer, official, operations, options, papers, partnership, performance, phone, plan, planning, police,
        policing, policy, portfolio, position, principal, programme, project, projects, proposals, protection, public,
        quarterly, regulation, regulatory, report, reports, resources, safeguarding, safer, safety, secretary, section,
        security, senior, service, services, social, solicitor, standards, steps, strategic, strategy, summary,
        superintendent, support, team, tel, telephone, the, to, town, trading, transport, treasurer, unit, violence,
        violent, women, young, youth"""
    )
)
SMALL_IN_NAMES = {"de", "van", "von", "bin", "al", "der", "la", "le"}
WORD_OF_NAME = re.compile(r"[^\W\d_][\w.'’-]*")


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
    words = key(text) if len(text) < 60 else ""
    return True if words in PUBLIC_WORDS else False if words in NON_PUBLIC_WORDS else None


def is_action(text: str) -> bool:
    """Whether the text is what a committee is asked for, such as "For Information"."""
    return len(text) < 60 and ACTION.match(text.strip().rstrip(".")) is not None


def is_person(text: str) -> bool:
    """Whether this looks like a person's name: two to five words with capitals, none of a post or a body."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or text.isupper():
        return False
    looks_right = all(WORD_OF_NAME.fullmatch(word) and (word[0].isupper() or word in SMALL_IN_NAMES) for word in words)
    return looks_right and not NOT_A_NAME & {word.casefold().rstrip(".") for word in words}


# What a committee may be asked for, said in fewer or other words than "For …".
ASKED_FOR = re.compile(
    r"(?:key |non-key |executive )?decisions?|information(?: only)?|discussion|noting|approval|consultation|update"
    r"|assurance|endorsement|scrutiny|briefing|yes|no",
    re.IGNORECASE,
)
# A committee, a board, a council, in the languages of these islands and of North America.
BODY_WORD = re.compile(
    r"\b(?:committees?|sub-?committees?|scrutiny|board|cabinet|panel|forum|council|partnership|executive|commission|authority"
    r"|assembly|supervisors|trustees|commissioners|working group|steering group|governing body|court of common council"
    r"|regional district|pwyllgor|cyngor|bwrdd|partneriaeth|comhairle|member for|task ?(?:and finish )?group|group"
    r"|members|(?:townships?|villages?|municipality|(?:municipal|metropolitan) district) of (?!the\b)\w[\w'’-]*)\b",
    re.IGNORECASE,
)
UNTICKED, TICKED = r"[☐□❏❑]|\[ ?\]", r"[☒☑✓✔■☓✗]|\[ ?[xX✓] ?\]"
TICK_BOX = re.compile(rf"(?P<no>{UNTICKED})|(?P<yes>{TICKED})")
POST_WORDS = re.compile(
    r"\b(?:manager|officer|director|head|chief|clerk|lead|coordinator|co-ordinator|secretary|assistant|commissioner"
    r"|inspector|superintendent|solicitor|analyst|adviser|advisor|planner|engineer|treasurer|rheolwr|swyddog|pennaeth)\b",
    re.IGNORECASE,
)


def ticked_words(text: str) -> list[str] | None:
    """The words beside the boxes that are ticked; None if the text has no box."""
    boxes = list(TICK_BOX.finditer(text))
    if not boxes:
        return None
    goes_before = not text[: boxes[0].start()].strip()
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    starts = [0, *(box.end() for box in boxes[:-1])]
    words = []
    for box, start, end in zip(boxes, starts, ends, strict=True):
        beside = text[box.end() : end] if goes_before else text[start : box.start()]
        if box["yes"]:
            words.append(beside.strip(" \t\n,;/"))
    return words
