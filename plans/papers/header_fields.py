"""What the entries of a header say: who, when, for which committee, and which questions stay open."""

import re

from plans.papers.contacts import contact_in
from plans.papers.dates import date_spans, dates_in, without_day
from plans.papers.header_entries import HeaderEntry
from plans.papers.keywords import BODY_WORD, POST_WORDS, is_action, is_person, key, openness_of
from plans.papers.paper import (
    NON_PUBLIC,
    PUBLIC,
    CommitteeAction,
    Contact,
    OfferedFact,
    Officer,
    Paper,
    PaperFact,
    PaperQuestion,
    ReaderNote,
)

DASHED_END = re.compile(r"\s+[-–—]+\s*(?P<end>for\b[^–—]{2,50})\Z", re.IGNORECASE)
BRACKETED_END = re.compile(r"\s*\((?P<end>for\b[^()]{2,50})\)\Z", re.IGNORECASE)
DAY_OF_MEETING = re.compile(r"meeting|committee|decision|council|cabinet|board|hearing|cyfarfod|pwyllgor")
DAY_OF_PAPER = re.compile(r"report|issue|publi|adroddiad")
# Under these labels stands a committee, whatever its name; under others, such as "To", only what reads like one.
LABELS_OF_BODIES = re.compile(r"committee|board|cabinet|decision|pwyllgor|body|panel|forum|report to|report for")
# "Cabinet (Item 4)", "Overview Committee (Renamed Overview Board 29/09/2023) (Item 54)"
BRACKETS_ABOUT_THE_ITEM = re.compile(
    r"\s*\((?:item|minute|agenda item|renamed|historic|formerly)\b[^()]*\)", re.IGNORECASE
)
ALL_MEMBERS = re.compile(
    r"\A\s*(?:the )?(?:honou?rable )?(?:(?:mayor|cathaoirleach|provost|chair\w*) and )?(?:all )?(?:the )?"
    r"(?:each member|members|councillors) of (?:the )?|\A\s*(?:the )?honou?rable ",
    re.IGNORECASE,
)
DAY_OF_PUBLICATION = re.compile(r"publi|\bissued?\b", re.IGNORECASE)
BETWEEN_NAME_AND_POST = re.compile(r"\s*(?:,|\n|\s[-–—]\s|\s\(|\))\s*")


def set_header_facts(paper: Paper, entries: list[HeaderEntry]) -> None:
    """Fill in the header facts of a paper from its entries. Every entry is kept in `facts` as published."""
    paper.facts = [PaperFact(entry.label, entry.value) for entry in entries]
    for entry in _in_order_of_weight(_with_posts_told(entries)):
        if entry.field == "question":
            paper.questions.append(PaperQuestion(entry.label, " ".join(entry.value.split()) or None))
        elif entry.value:
            TELL[entry.field](paper, entry)
    if not paper.action_requested:
        actions = {committee.action for committee in paper.committees if committee.action}
        paper.action_requested = actions.pop() if len(actions) == 1 else ""


def _with_posts_told(entries: list[HeaderEntry]) -> list[HeaderEntry]:
    """After "Report author: Jo Bloggs" a "Title: Clerk of Boats" is the post of the author, not of the paper."""
    told: list[HeaderEntry] = []
    has_subject = any(entry.field == "subject" and key(entry.label) != "title" for entry in entries)
    for entry in entries:
        before = told[-1] if told else None
        if (
            before
            and before.field in ("author", "report_of")
            and key(entry.label) in ("title", "job title", "post")
            and (has_subject or POST_WORDS.search(entry.value))
        ):
            told[-1] = before._replace(value=f"{before.value}, {entry.value}")
        else:
            told.append(entry)
    return told


def _in_order_of_weight(entries: list[HeaderEntry]) -> list[HeaderEntry]:
    """The entries as they count: the day of the meeting before other days, the subject before a bare title."""

    def weight(entry: HeaderEntry) -> int:
        label = key(entry.label)
        if entry.field == "dated":
            return 0 if DAY_OF_MEETING.search(label) else 2 if DAY_OF_PAPER.search(label) else 1
        if entry.field == "subject":
            return int(label == "title")
        return 0

    return sorted(entries, key=weight)


def committees_in(value: str) -> list[CommitteeAction]:
    """One committee for each line or part between semicolons, with what it is asked for where it says so."""
    committees: list[CommitteeAction] = []
    for part in re.split(r"\n|;", value):
        name = part.strip(" ,.")
        if not name:
            continue
        if is_action(name):
            if committees and not committees[-1].action:
                committees[-1] = committees[-1]._replace(action=name)
            continue
        end = DASHED_END.search(name) or BRACKETED_END.search(name)
        if end and is_action(end["end"]):
            committees.append(CommitteeAction(name[: end.start()].strip(), end["end"].strip()))
        else:
            committees.append(CommitteeAction(name, ""))
    return committees


def officer_in(value: str) -> Officer:
    """A name and a post, in either order. Without a name that is sure, all of it is the post."""
    value = value.strip(" ,\n")
    parts = [part for part in BETWEEN_NAME_AND_POST.split(value) if part]
    for name in parts:
        if is_person(name):
            return Officer(name, ", ".join(part for part in parts if part is not name))
    return Officer("", ", ".join(value.split("\n")))


def _tell_committees(paper: Paper, entry: HeaderEntry) -> None:
    value = BRACKETS_ABOUT_THE_ITEM.sub("", entry.value).strip()
    spans = date_spans(value)
    if spans and (len(spans) == 1 or not spans[0][1]) and "\n" not in value:  # "Cabinet – Tuesday 3 May 2023"
        _tell_date(paper, entry._replace(value=value[spans[0][1] : spans[0][2]]))
        value = without_day(value)
    value = ALL_MEMBERS.sub("", value)
    if not re.search(r"[^\W\d_]{3}", value):  # "24/00109" is a number
        return
    if not (LABELS_OF_BODIES.search(key(entry.label)) or BODY_WORD.search(value)):
        paper.offers.append(OfferedFact("committee", value, after(entry.label), is_sure=False))
        return
    told = [committee for committee in committees_in(value) if committee not in paper.committees]
    paper.committees += told
    paper.offers += [OfferedFact("committee", each.name, after(entry.label), is_sure=True) for each in told]


def after(label: str) -> str:
    return f"after “{label}”" if label else "in the header"


def _tell_date(paper: Paper, entry: HeaderEntry) -> None:
    published = " ".join(entry.value.split())
    dates = dates_in(entry.value)
    if paper.dated_as_published:
        if dates != [paper.dated]:
            paper.other_facts.append(PaperFact(entry.label, published))
        return
    if DAY_OF_PUBLICATION.search(entry.label) and dates:  # of the notice, most often days before the meeting
        paper.other_facts.append(PaperFact(entry.label, published))
        paper.offers += (
            [OfferedFact("dated", published, after(entry.label), False, dates[0])] if len(dates) == 1 else []
        )
        return
    paper.dated_as_published = published
    paper.dated_label = entry.label
    if len(dates) == 1:
        paper.dated = dates[0]
        paper.offers.append(OfferedFact("dated", published, after(entry.label), is_sure=True, day=dates[0]))
    elif dates:
        _doubt(paper, "dated", f"It has more than one date: {paper.dated_as_published}. Choose the one that counts.")
    else:
        _doubt(paper, "dated", f"“{paper.dated_as_published}” is not a whole date. We did not guess the rest.")


def _tell_subject(paper: Paper, entry: HeaderEntry) -> None:
    subject = " ".join(entry.value.split())
    if not paper.subject:
        paper.subject = subject
        paper.offers.append(OfferedFact("title", subject, after(entry.label), is_sure=True))
    elif subject.casefold() != paper.subject.casefold():
        paper.other_facts.append(PaperFact(entry.label, subject))


def _tell_openness(paper: Paper, entry: HeaderEntry) -> None:
    said = PUBLIC if openness_of(entry.value) else NON_PUBLIC
    if paper.openness and paper.openness != said:
        said = NON_PUBLIC
        _doubt(paper, "openness", "It says both public and not public. Check it before you publish anything.")
    paper.openness = said


def _tell_action(paper: Paper, entry: HeaderEntry) -> None:
    is_bare = entry.value.casefold() in ("yes", "no")
    paper.action_requested = paper.action_requested or (f"{entry.label}: {entry.value}" if is_bare else entry.value)


def _tell_report_of(paper: Paper, entry: HeaderEntry) -> None:
    officer = _officer(paper, entry)
    _keep_second(paper, paper.report_of, officer, entry)
    paper.report_of = paper.report_of or officer


def _tell_author(paper: Paper, entry: HeaderEntry) -> None:
    officer = _officer(paper, entry)
    _keep_second(paper, paper.report_author, officer, entry)
    paper.report_author = paper.report_author or officer


def _keep_second(paper: Paper, first: Officer | None, second: Officer | None, entry: HeaderEntry) -> None:
    """A second officer is kept among the contacts: names are not for ever."""
    if first and second and second != first:
        paper.contacts.append(Contact(second.name, second.post, "", "", "", f"{entry.label}: {entry.value}"))


def _officer(paper: Paper, entry: HeaderEntry) -> Officer | None:
    """The officer of an entry. A phone number or an e-mail beside the name goes to the contacts."""
    contact = contact_in(entry.value.split("\n"))
    if not (contact.email or contact.phone):
        return officer_in(entry.value)
    paper.contacts.append(contact._replace(as_published=f"{entry.label}: {entry.value}"))
    post = ", ".join(filter(None, (contact.post, contact.team)))
    return Officer(contact.name, post) if contact.name or post else None


def _tell_outcomes(paper: Paper, entry: HeaderEntry) -> None:
    paper.corporate_outcomes += [part.strip() for part in re.split(r"\n|;", entry.value) if part.strip()]


def _doubt(paper: Paper, field: str, text: str) -> None:
    paper.notes.append(ReaderNote("uncertain", field, text))


TELL = {
    "committee": _tell_committees,
    "dated": _tell_date,
    "subject": _tell_subject,
    "openness": _tell_openness,
    "action": _tell_action,
    "report_of": _tell_report_of,
    "author": _tell_author,
    "outcomes": _tell_outcomes,
}
