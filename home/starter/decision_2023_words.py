"""What the Board paper and the record say of the same three items, told by us, and what a reader must know."""

from plans.models import DecisionNote

COVER, BOARD_PAPER = "2023 cover", "2023 board"
NOTE, OPEN = DecisionNote.Kind.NOTE, DecisionNote.Kind.OPEN

# topic, paragraph of the recommendation, what was recommended, recorded and said in the reasons, what differs
WORDINGS = [
    (
        "Violence",
        "recommendation-1",
        "Less violence, also against women and girls. The focus is on the “Night-time economy”, and on “producing” the "
        "Serious Violence Duty.",
        "Less serious violence, also against women and girls, by “implementing the Serious Violence duty”.",
        "A strategy to cut serious violence “by January 2024”.",
        "The night-time economy is in the recommendation and not in the decision. The paper speaks of producing a "
        "duty, the record of implementing it. What had to be ready by January 2024 was a strategy.",
    ),
    (
        "Anti-social behaviour",
        "recommendation-2",
        "Less anti-social behaviour. The focus is on a group that is “multi-organisational” and brings new work on.",
        "Less anti-social behaviour, by setting up a “task and finish” group.",
        "",
        "The record leaves out that the group takes in several organisations, and what it is to do.",
    ),
    (
        "Reoffending",
        "recommendation-3",
        "Less reoffending. The focus is on better Integrated Offender Management, and on the new “two tier” "
        "“community disposals framework”.",
        "Less reoffending, by the new “out-of-court disposals framework” and by better Integrated Offender Management.",
        "The new “two tier” framework is for “community resolutions”.",
        "One new system has three names: a “two tier” framework for community disposals, one for community "
        "resolutions, and an out-of-court disposals framework.",
    ),
]

# kind, paper, paragraph, text
NOTES = [
    (
        NOTE,
        COVER,
        "summary-p-3",
        "The Board noted that it must be clear what it means by violence against women and girls, because the "
        "national meaning takes in many crimes.",
    ),
    (
        NOTE,
        BOARD_PAPER,
        "rationale-for-changes-p-1",
        "The end of the Board paper speaks of discontinuing areas. The table and the decision speak of a pause. We "
        "show them as paused.",
    ),
    (
        NOTE,
        BOARD_PAPER,
        "rationale-for-changes-p-1",
        "The paper says that a pause does not make an area unimportant to the City Corporation.",
    ),
    (
        NOTE,
        COVER,
        "appendices-item-1",
        "The report writes “refocussing”, the Board paper “refocusing”. We keep both.",
    ),
    (NOTE, BOARD_PAPER, "table-1", "The table joins cells. Here each of the seven areas has a row of its own."),
    (
        NOTE,
        None,
        "",
        "“last year” and “5th June” name no year. We read 2022 and 2023, because the report is of 13 June 2023.",
    ),
    (OPEN, None, "", "Why neighbourhood crime was left out. No reason is stated."),
    (OPEN, None, "", "When the pause will be looked at again. The decision is for “the forthcoming year”."),
    (OPEN, None, "", "Who deals with hate crime now. The paper names no group for it."),
    (OPEN, None, "", "What becomes of work that was already going on in a paused area. It is not stated."),
    (OPEN, None, "", "On which day the change takes effect. It is not stated, so we use the day of the decision."),
]
