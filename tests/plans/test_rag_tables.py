"""RAG tables of papers become drafts of progress updates with one press; nothing of them is public until reported."""

import pytest

from plans.models import Activity, OriginalPaper, ProgressDraft, ProgressUpdate
from plans.rag_tables import rag_rows, sections_as_table, state_of

WORDS = ["Draw a map of the lanes", "Count the lamps"]


@pytest.mark.parametrize(
    ("names", "rows", "states"),
    [
        (["Action", "Lead", "RAG", "Update"], [["Green", "It is drawn."], ["Red", "Not yet."]], "on_track off_track"),
        (["Ref", "Action", "Owner", "BRAG rating", "Comments"], [["B", ""], ["A", ""]], "complete at_risk"),
        (["Milestone", "Previous RAG", "Current RAG"], [["R", "A"], ["G", "G"]], "at_risk on_track"),
        (
            ["What we will do", "By when", "Status"],
            [["May", "On track"], ["June", "Not started"]],
            "on_track not_started",
        ),
        (["Objective", "Progress", "Status"], [["Late.", "Amber/Green"], ["Good.", "Completed"]], "at_risk complete"),
        (["", "", ""], [["", "Delayed by less than 3 months"], ["", "Overdue"]], "at_risk off_track"),
    ],
    ids=["RAG", "BRAG in letters", "the latest of two", "words", "mixed colours", "no names"],
)
def test_the_commonest_tables_are_understood(names, rows, states):
    subject = next((at for at, name in enumerate(names) if name in ("Action", "Milestone", "Objective")), 0)
    others = [at for at in range(len(names)) if at != subject]
    filled = []
    for said, words in zip(rows, WORDS, strict=True):
        row = [""] * len(names)
        row[subject] = words
        for at, cell in zip(others[-len(said) :], said, strict=True):
            row[at] = cell
        filled.append(row)
    assert [(row.subject, row.state) for row in rag_rows(names, filled)] == list(
        zip(WORDS, states.split(), strict=True)
    )


LIST, COUNT, TEACH, PAINT = "Publish the list", "Count the geese twice", "Teach whistling in schools", "Paint the doors"


# The columns and words of tables that six councils, an auditor and a hospital publish; what they are about is ours.
@pytest.mark.parametrize(
    ("names", "rows", "told"),
    [
        (
            "Reference|Origin|Date|Area|Recommendation|Exec Date|Lead Officer|Action taken|Status",
            [
                f"SR 01|CRP|01/01/26|Finance|{LIST}|01/02/26|DM|It is public.|Complete",
                f"SR 02|PPL|01/02/26|Roads|{COUNT}|01/02/26|DM|It goes on.|Ongoing",
                f"SR 19|PLC|01/04/24|Health|{TEACH}|01/05/24|JP|No room.|Paused",
            ],
            [(LIST, "complete"), (COUNT, "on_track"), (TEACH, "stopped")],
        ),
        (
            "Ref|Delivery Plan activity|Target date|Status|Position statement",
            [
                f"1.1|{LIST}|Mar 2024|On track to be delivered by original target date|It goes on.",
                f"1.2|{COUNT}|Mar 2024|Delayed by less than 3 months|Late.",
                f"1.3|{TEACH}|Mar 2024|Will not be met within 3 months of original target date|No room.",
                f"1.4|{PAINT}|Mar 2025|Not yet scheduled to start|",
            ],
            [(LIST, "on_track"), (COUNT, "at_risk"), (TEACH, "off_track"), (PAINT, "not_started")],
        ),
        (
            "Ref|Date added|Issue|Recommendation|Priority|Responsible Lead|Original Date|Status|Progress",
            [
                f"106|May-12|2.3 Some lists were lost|{LIST}|LOW|A B|Mar-14|Yellow|Note sent.",
                f"107|May-12|2.4 Nobody counts geese|{COUNT}|HIGH|A B|Mar-14|Red|Not begun.",
            ],
            [(LIST, "at_risk"), (COUNT, "off_track")],
        ),
        (
            "Recommendation|Department|Status|Update",
            [
                f"{LIST}|Lamps|Implemented|It is public.",
                f"{COUNT}|Geese|In Process - Past Due|Late.",
                f"{TEACH}|Schools|In Process - Not Due|It goes on.",
                f"{PAINT}|Doors|Will Not Implement|No.",
            ],
            [(LIST, "complete"), (COUNT, "off_track"), (TEACH, "on_track"), (PAINT, "stopped")],
        ),
        (
            "Action|Due date|Status|RAG|Comments",
            [
                f"{LIST}|March|Complete||It is public.",
                f"{COUNT}|June|In progress|Amber|Late.",
                f"{TEACH}|July|In progress|Red|No room.",
                f"{PAINT}|July|Not started||",
            ],
            [(LIST, "complete"), (COUNT, "at_risk"), (TEACH, "off_track"), (PAINT, "not_started")],
        ),
        (
            "Priority|What will we do?|By whom|RAG Apr-Sep|Progress",
            [f"Lamps|{LIST}|Lamps team|G|Public.", f"Geese|{COUNT}|Geese team|A/G|Once.", f"Doors|{PAINT}||N/A|Later."],
            [(LIST, "on_track"), (COUNT, "at_risk")],
        ),
        (
            "Action|Q1 RAG|Q2 RAG|Q3 RAG|Last year",
            [f"{LIST}|R|A|G|R", f"{COUNT}|G|R||G", f"{TEACH}|G|A|R|G"],
            [(LIST, "on_track"), (COUNT, "off_track"), (TEACH, "off_track")],
        ),
        (
            "Ref|Source|Action|Lead|Due Date|Status|Proposed to Open/ Close",
            [
                f"85.6|Board|{LIST}|NED||Verbal update to be provided|O",
                f"90.13|Board|{COUNT}|DoC|10.05.2023|July: a proposal is being agreed.|Proposed for Closure",
            ],
            [],
        ),
    ],
    ids=["scrutiny", "delivery plan", "audit log", "auditor", "word and colour", "letters", "quarters", "prose"],
)
def test_tables_as_others_publish_them_are_understood(names, rows, told):
    found = rag_rows(names.split("|"), [row.split("|") for row in rows])
    assert [(row.subject, row.state) for row in found] == told


def test_words_behind_a_state_in_its_cell_are_the_update():
    """A government strategy sets its progress so, and so do trackers of audits."""
    rows = [["1", LIST, "Completed\nIt was put on a page in May.\nIt has a map."], ["2", COUNT, "Ongoing: once more."]]
    found = rag_rows(["Ref", "Action", "Status"], rows)
    assert [(row.said, row.state, row.narrative) for row in found] == [
        ("Completed", "complete", "It was put on a page in May.\nIt has a map."),
        ("Ongoing", "on_track", "once more."),
    ]
    assert rag_rows(["Ref", "Action", "Answer"], rows) == []  # in a column of another name they are words


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("⭕ Not started", "not_started"),
        ("🟡 In progress", "on_track"),
        ("✅ Done", "complete"),
        ("On time", "on_track"),
        ("Lagging", "at_risk"),
        ("Insufficient progress", "off_track"),
        ("Partially implemented", "at_risk"),
        ("Not implemented", "not_started"),
        ("No longer required", "stopped"),
    ],
)
def test_words_of_trackers_that_cities_publish(said, state):
    assert state_of(said, True) == state


def test_headings_with_the_same_labelled_lines_are_rows():
    """One council publishes its plan as a page of headings, below each "Stage", "Due date" and "Status"."""
    sections = [
        ("Objective details", ["Select an objective to learn more."]),
        (
            LIST,
            ["Directorate: Lamps", "Stage: In progress", "Percentage complete: 80%", "Status: Green", "It goes on."],
        ),
        (COUNT, ["Directorate: Geese", "Stage: In progress", "Status: Amber", "Comments:", "Twice is much.", "Late."]),
        (TEACH, ["Stage: Completed", "Status: Green"]),
    ]
    found = rag_rows(*sections_as_table(sections))
    assert [(row.subject, row.state, row.narrative) for row in found] == [
        (LIST, "on_track", "It goes on."),
        (COUNT, "at_risk", "Twice is much.\nLate."),
        (TEACH, "complete", ""),
    ]


def test_labelled_lines_without_a_state_are_no_rows():
    sections = [(LIST, ["Contact: A Sample", "Time: 7pm"]), (COUNT, ["Contact: B Sample", "Time: 8pm"])]
    assert rag_rows(*sections_as_table(sections)) == []


def test_what_was_done_is_the_update_and_not_what_the_row_is_about():
    [row, _] = rag_rows(["Recommendation", "Action taken", "Status"], [[LIST, "It is public.", "Complete"]] * 2)
    assert (row.subject, row.narrative, row.said) == (LIST, "It is public.", "Complete")


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (["", ""], [["GREEN", "The target was reached"], ["RED", "It was not"]]),
        (["Area", "G", "A", "R"], [["Lanes", "2", "", "1"], ["Lamps", "", "1", ""]]),
        (["Name", "Grade"], [["Milk Lane", "A"], ["Oat Lane", "B"]]),
        (["Lane", "Colour of the door"], [["Milk Lane", "Red"], ["Oat Lane", "Brown"], ["Rye Lane", "White"]]),
    ],
    ids=["a key to the colours", "a count", "letters of another kind", "one colour among others"],
)
def test_other_tables_say_nothing_of_progress(names, rows):
    assert rag_rows(names, rows) == []


PAPER = """<!doctype html><html><body><h1>How the plan is going</h1><p>Committee: Lamp Board</p><h2>Actions</h2>
<table><tr><th>Action</th><th>Lead officer</th><th>RAG</th><th>Update</th></tr>
<tr><td>{title}</td><td>Jo Bloggs</td><td style="background:#00b050"></td><td>Half of it is done.</td></tr>
<tr><td>Teach geese to whistle at the moon</td><td>Sam Smith</td><td style="background:#ff0000"></td><td>None came.</td>
</tr></table></body></html>"""


@pytest.mark.django_db
def test_one_press_makes_drafts_and_reporting_one_makes_it_public(plan, papers, admin_client, tmp_path):
    activity = Activity.objects.get(number=1)
    (tmp_path / "actions.html").write_text(PAPER.format(title=activity.title))
    with (tmp_path / "actions.html").open("rb") as file:
        b"".join(admin_client.post("/admin/papers/import/", {"file": file}).streaming_content)
    original = OriginalPaper.objects.get()
    done = b"".join(admin_client.post(f"/admin/papers/import/{original.pk}/").streaming_content).decode()
    page = original.drafted_pages.get()
    assert f'action="/admin/papers/{page.pk}/progress/make/"' in done and "Make 2 drafts" in " ".join(done.split())

    for _ in range(2):  # pressed twice, it makes none twice
        admin_client.post(f"/admin/papers/{page.pk}/progress/make/")
    green, red = ProgressDraft.objects.all()
    assert (green.activity, green.state_as_published, green.delivery_state) == (activity, "Green", "on_track")
    assert (red.activity, red.delivery_state, red.narrative) == (None, "off_track", "None came.")
    assert not ProgressUpdate.objects.exists()
    listed = admin_client.get(f"/admin/papers/{page.pk}/progress/").content.decode()
    assert "Teach geese" in listed and "Jo Bloggs" not in listed

    on = admin_client.post(f"/admin/papers/progress/{green.pk}/", {"activity": activity.pk})
    form = admin_client.get(on["Location"]).content.decode()
    assert "Half of it is done." in form and "where it said" in form
    sent = {"activity": activity.pk, "delivery_state": "on_track", "narrative": "Half of it is done.",
            "date": "2016-10-01", "author_role": "Lamp Team"}  # fmt: skip
    admin_client.post(on["Location"], sent)
    assert ProgressUpdate.objects.get().narrative == "Half of it is done."
    admin_client.post(f"/admin/papers/progress/{red.pk}/", {"discard": "yes"})
    assert not ProgressDraft.objects.exists()


@pytest.mark.django_db
def test_whoever_may_not_report_makes_no_drafts(plan, paper, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("visitor", password="x"))
    assert client.post(f"/admin/papers/{paper.pk}/progress/make/").status_code in (302, 403)
    assert not ProgressDraft.objects.exists()
