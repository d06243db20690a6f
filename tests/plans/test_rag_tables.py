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
        (
            ["RAG", "Action required"],
            [["Red", "Tell the board at once"], ["Amber", "Tell the lead"], ["Green", "Go on"]],
        ),
        (["Indicator", "Target", "Result"], [["Lamps lit", "100%", "90%"], ["Geese seen", "80%", "100%"]]),
        (["Lane", "Colour of the door"], [["Milk Lane", "Red"], ["Oat Lane", "Brown"], ["Rye Lane", "White"]]),
    ],
    ids=[
        "a key to the colours",
        "a count",
        "a key with what to do",
        "figures",
        "letters of another kind",
        "one colour among others",
    ],
)
def test_other_tables_say_nothing_of_progress(names, rows):
    assert rag_rows(names, rows) == []


PAPER = """<!doctype html><html><body><h1>How the plan is going</h1><p>Committee: Lamp Board</p><h2>Actions</h2>
<table><tr><th>Action</th><th>Lead officer</th><th>RAG</th><th>Update</th></tr>
<tr><td>{title}</td><td>Jo Bloggs</td><td style="background:#00b050"></td><td>Half of it is done.</td></tr>
<tr><td>Teach geese to whistle at the moon</td><td>Sam Smith</td><td style="background:#ff0000"></td><td>None came.</td>
</tr></table>
<table><tr><td>Draw the map of the lanes again</td><td>Al Other</td><td>Green</td><td>It is drawn.</td></tr>
<tr><td>Count the lamps of the quay</td><td>Al Other</td><td>Amber</td><td>Late.</td></tr></table>
<p>7.1 Paint the doors of the hall</p><p>Stage: In progress</p><p>Status: Amber</p>
<p>7.2 Publish the list of doors</p><p>Stage: In progress</p><p>Status: Green</p>
</body></html>"""


@pytest.mark.django_db
def test_one_press_makes_drafts_and_reporting_one_makes_it_public(plan, papers, admin_client, tmp_path):
    activity = Activity.objects.get(number=1)
    (tmp_path / "actions.html").write_text(PAPER.format(title=activity.title))
    with (tmp_path / "actions.html").open("rb") as file:
        b"".join(admin_client.post("/admin/papers/import/", {"file": file}).streaming_content)
    original = OriginalPaper.objects.get()
    done = b"".join(admin_client.post(f"/admin/papers/import/{original.pk}/").streaming_content).decode()
    page = original.drafted_pages.get()
    assert f'action="/admin/papers/{page.pk}/progress/make/"' in done and "Make 6 drafts" in " ".join(done.split())

    for _ in range(2):  # pressed twice, it makes none twice
        admin_client.post(f"/admin/papers/{page.pk}/progress/make/")
    green, red, *goes_on = ProgressDraft.objects.all()
    assert [(each.subject_as_published, each.delivery_state) for each in goes_on] == [
        ("Draw the map of the lanes again", "on_track"),
        ("Count the lamps of the quay", "at_risk"),
        ("Paint the doors of the hall", "at_risk"),
        ("Publish the list of doors", "on_track"),
    ]
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
    assert ProgressDraft.objects.count() == len(goes_on)


@pytest.mark.django_db
def test_whoever_may_not_report_makes_no_drafts(plan, paper, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("visitor", password="x"))
    assert client.post(f"/admin/papers/{paper.pk}/progress/make/").status_code in (302, 403)
    assert not ProgressDraft.objects.exists()
