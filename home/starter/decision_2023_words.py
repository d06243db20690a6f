"""How the Board paper and the record word the same three items, and what a reader must know about the decision."""

from plans.models import DecisionNote

COVER, BOARD_PAPER = "2023 cover", "2023 board"
NOTE, OPEN = DecisionNote.Kind.NOTE, DecisionNote.Kind.OPEN

# topic, paragraph of the recommendation, recommended, recorded, words of the reasons, what differs
WORDINGS = [
    (
        "Violence",
        "recommendation-1",
        "Reducing violence, including violence against women and girls (VAWG), with a focus on the Night-time economy "
        "and on producing our legally-required Serious Violence Duty",
        "tackling serious violence, incorporating VAWG, by implementing the Serious Violence duty",
        "a strategy to reduce serious violence by January 2024",
        "The night-time economy is in the recommendation and not in the decision. The paper speaks of producing a "
        "duty, the record of implementing it. What had to be ready by January 2024 was a strategy.",
    ),
    (
        "Anti-social behaviour",
        "recommendation-2",
        "Tackling and prevention anti-social behaviour (ASB), with a focus on establishing an effective "
        "multi-organisational 'task and finish' group to progress new initiatives",
        "reducing ASB, by establishing an effective ‘task and finish’ group",
        "",
        "The record leaves out that the group takes in several organisations, and what it is to do.",
    ),
    (
        "Reoffending",
        "recommendation-3",
        "Reducing reoffending, with a focus on improving Integrated Offender Management and implementing the new "
        "'two tier' community disposals framework",
        "reoffending, by implementing the new out-of-court disposals framework and refreshing the Integrated Offender "
        "Management framework",
        "the new ‘two tier’ framework for community resolutions",
        "One new system has three names: “two tier” community disposals, “two tier” framework for community "
        "resolutions, and out-of-court disposals framework.",
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
        "“Last year” and “5th June” name no year. We read 2022 and 2023, because the report is of 13 June 2023.",
    ),
    (OPEN, None, "", "Why neighbourhood crime was left out. No reason is stated."),
    (OPEN, None, "", "When the pause will be looked at again. The decision is for “the forthcoming year”."),
    (OPEN, None, "", "Who deals with hate crime now. The paper names no group for it."),
    (OPEN, None, "", "What becomes of work that was already going on in a paused area. It is not stated."),
    (OPEN, None, "", "On which day the change takes effect. It is not stated, so we use the day of the decision."),
]
