"""What the entries of a header say: who, when, for which committee, and which questions stay open."""

import re

from plans.papers.contacts import contact_in
from plans.papers.dates import dates_in
from plans.papers.header import HeaderEntry
from plans.papers.keywords import is_action, is_person, openness_of
from plans.papers.paper import NON_PUBLIC, PUBLIC, CommitteeAction, Officer, Paper, PaperFact, PaperQuestion, ReaderNote

DASHED_END = re.compile(r"\s+[-–—]+\s*(?P<end>for\b[^–—]{2,50})\Z", re.IGNORECASE)
BRACKETED_END = re.compile(r"\s*\((?P<end>for\b[^()]{2,50})\)\Z", re.IGNORECASE)
BETWEEN_NAME_AND_POST = re.compile(r"\s*(?:,|\n|\s[-–—]\s|\s\(|\))\s*")


def tell_particulars(paper: Paper, entries: list[HeaderEntry]) -> None:
    """Fill in the header facts of a paper from its entries. Every entry is kept in `facts` as published."""
    paper.facts = [PaperFact(entry.label, entry.value) for entry in entries]
    for entry in entries:
        if entry.field == "question":
            paper.questions.append(PaperQuestion(entry.label, " ".join(entry.value.split()) or None))
        elif entry.value:
            TELL[entry.field](paper, entry)
    if not paper.action_requested:
        actions = {committee.action for committee in paper.committees if committee.action}
        paper.action_requested = actions.pop() if len(actions) == 1 else ""


def committees_in(value: str) -> list[CommitteeAction]:
    """One committee for each line or part between semicolons, with what it is asked for where it says so."""
    committees = []
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
    paper.committees += [committee for committee in committees_in(entry.value) if committee not in paper.committees]


def _tell_date(paper: Paper, entry: HeaderEntry) -> None:
    if paper.dated_as_published:
        return
    paper.dated_as_published = " ".join(entry.value.split())
    dates = dates_in(entry.value)
    if len(dates) == 1:
        paper.dated = dates[0]
    elif dates:
        _doubt(paper, "dated", f"It has more than one date: {paper.dated_as_published}. Choose the one that counts.")
    else:
        _doubt(paper, "dated", f"“{paper.dated_as_published}” is not a whole date. We did not guess the rest.")


def _tell_subject(paper: Paper, entry: HeaderEntry) -> None:
    paper.subject = paper.subject or " ".join(entry.value.split())


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
    paper.report_of = paper.report_of or _officer(paper, entry)


def _tell_author(paper: Paper, entry: HeaderEntry) -> None:
    paper.report_author = paper.report_author or _officer(paper, entry)


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
