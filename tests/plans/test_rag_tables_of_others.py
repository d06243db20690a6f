"""RAG tables in the columns and words of councils, auditors, a hospital and trackers; what they are about is ours."""

import pytest

from plans.rag_tables import rag_rows

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
        (
            "No|Action|Owner|Update",
            [
                f"23.03|{LIST}|AS|ON GOING – more of it in July",
                f"23.05|{COUNT}|AS|Completed. There are nine.",
                f"23.06|{TEACH}|NO|NO to ask once the leaves are down",
            ],
            [(LIST, "on_track"), (COUNT, "complete")],
        ),
        (
            "no.|title|due|state|delivery",
            [
                f"D1|{LIST}|2013/Q1|100%|Q4",
                f"D2|{COUNT}|2013/Q2|100%|Q2",
                f"D3|{TEACH}|2014/Q2|40%|",
                f"D4|{PAINT}||0%|",
            ],
            [(LIST, "complete"), (COUNT, "complete"), (TEACH, "on_track"), (PAINT, "not_started")],
        ),
        (
            "Status|Milestone|Start|End",
            [f"✅ Done|{LIST}|January|April", f"✅ Done|{COUNT}|April|June", f"🔄 In progress|{TEACH}|June|December"],
            [(LIST, "complete"), (COUNT, "complete"), (TEACH, "on_track")],
        ),
        (
            "Action|By when|Responsible officer|Completed|Outcome",
            [
                f"{LIST}|By end of October 2015|AG|15/10/2015|All can read it",
                f"{COUNT}|By end of 2016|AG|Ongoing|All are counted",
                f"{TEACH}|By end of 2015|AG|Heard and agreed on 19/10/2015|All whistle",
                f"{PAINT}|By 2018|ZW||All are painted",
            ],
            [(LIST, "complete"), (COUNT, "on_track"), (TEACH, "complete")],
        ),
    ],
    ids=[
        "scrutiny",
        "delivery plan",
        "audit log",
        "auditor",
        "word and colour",
        "letters",
        "quarters",
        "prose",
        "actions of minutes",
        "shares",
        "state first",
        "days below completed",
    ],
)
def test_tables_as_others_publish_them_are_understood(names, rows, told):
    found = rag_rows(names.split("|"), [row.split("|") for row in rows])
    assert [(row.subject, row.state) for row in found] == told
