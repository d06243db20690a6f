"""What became of each of the seven areas, with every reason the Board paper gives and the groups it names."""

from typing import NamedTuple

from home.starter.record import Record
from plans.models import Coverage, Reason, Transition, TransitionEnd

BOARD_PAPER = "2023 board"
RATIONALE = "rationale-for-changes-item-{}"
Kind = Reason.Kind

BY_EXCEPTION = "The Board can still hear news of it by exception, where that is important."
ESCALATION = (
    "It can be kept under review. The groups that deal with it now can bring a problem to the Board when it cuts "
    "across bodies."
)


class Group(NamedTuple):
    """A group the paper names for an area. `stands_in`: whether it does the work in the partnership's place."""

    key: str
    role: str
    stands_in: bool = True


class Became(NamedTuple):
    """One change: what went in, what came out, and everything the paper says about it."""

    kind: str
    froms: list[str]
    tos: list[str]
    item: int
    label: str
    focus: str
    reasons: list[tuple[str, str]]
    groups: list[Group]
    dropped: str = ""
    exception: str = ""


CHANGES = [
    Became(
        "merged",
        ["serious-violence", "violence-against-women-and-girls"],
        ["violence"],
        1,
        "Retained and merged",
        "night-time economy",
        [
            (Kind.LEGAL, "The law asks for a strategy against serious violence by January 2024, with many partners."),
            (Kind.RISK, "More people come to the City at night, and violence may grow with them."),
            (Kind.NATIONAL_PRIORITY, "Violence against women and girls is named as a national threat for policing."),
            (Kind.TRUST, "It is much talked about, and people's trust in the police rests on a strong answer."),
            (Kind.FIT, "The partnership is a ready place to write the strategy and to agree on the City at night."),
            (Kind.DUPLICATION, "The group that exists does day-to-day work, so this does not do the same twice."),
        ],
        [Group("vawg_group", "handles day-to-day work and shares information", stands_in=False)],
    ),
    Became(
        "narrowed",
        ["anti-social-behaviour-and-neighbourhood-crime"],
        ["anti-social-behaviour"],
        2,
        "Retained",
        "ASB",
        [
            (Kind.LOCAL_CONCERN, "Residents and members rank anti-social behaviour high among their concerns."),
            (Kind.NATIONAL_PRIORITY, "The government has published an action plan on it."),
            (Kind.TRUST, "A City that is safe and feels safe needs less of it, and so does trust in policing."),
            (Kind.FIT, "The City Corporation could do more of the work, so that the police carry less of it."),
        ],
        [],
        dropped="neighbourhood crime",
    ),
    Became(
        "kept",
        ["reducing-reoffending"],
        ["reoffending"],
        3,
        "Retained",
        "IOM",
        [
            (Kind.EVIDENCE_GAP, "No “prolific or priority” offender lives in the City."),
            (Kind.RISK, "The way offenders from elsewhere are handled has to be renewed to work better."),
            (Kind.FIT, "It needs better ways into support, and so does the new system for minor offences."),
        ],
        [],
    ),
    Became(
        "paused",
        ["substance-misuse"],
        [],
        4,
        "Paused (updates by exception)",
        "",
        [
            (Kind.EVIDENCE_GAP, "There is little sign of offending by residents who misuse drugs or alcohol."),
            (Kind.EVIDENCE_GAP, "The strategy gives no hard data on it."),
            (Kind.DUPLICATION, "Others already do most of the work with people who come from elsewhere."),
            (Kind.FIT, "It is not clear what the partnership could add."),
        ],
        [
            Group("homelessness", "help people who come from elsewhere"),
            Group("drugs_partnership", "its group for the City, led by the Director of Public Health"),
            Group("health_board", "leads on public health"),
        ],
        exception=f"{BY_EXCEPTION} Where it leads to violence or other trouble, it is part of the three areas.",
    ),
    Became(
        "paused",
        ["safeguarding"],
        [],
        5,
        "Paused (updates by exception)",
        "",
        [
            (Kind.EVIDENCE_GAP, "There is little sign of a large crime risk, and the strategy gives no data on it."),
            (Kind.DUPLICATION, "Other groups exist for it."),
            (Kind.FIT, "The partnership could add little, and little is needed."),
        ],
        [
            Group("vulnerability_board", "led by the police"),
            Group("children_partnership", "for children"),
            Group("adults_partnership", "for adults"),
        ],
        exception=BY_EXCEPTION,
    ),
    Became(
        "paused",
        ["hate-crime"],
        [],
        6,
        "Paused (updates by exception)",
        "",
        [
            (Kind.EVIDENCE_GAP, "There is little sign of a large risk, and the strategy gives no data on it."),
            (Kind.FIT, "Most of the work is policing and help for victims, and needs few of the partners."),
        ],
        [],
        exception=f"{BY_EXCEPTION} The partnership can still take up hate crime case by case.",
    ),
]


def make_transition(change: Became, areas: dict, record: Record) -> Transition:
    source = record.read_in(BOARD_PAPER, RATIONALE.format(change.item))
    paused = change.kind == "paused"
    transition = Transition(
        kind=change.kind,
        label_as_published=change.label,
        focus_as_published=change.focus,
        dropped=change.dropped,
        dropped_without_reason=bool(change.dropped),
        exception_terms=change.exception,
        escalation=ESCALATION if paused else "",
        no_group_named=paused and not change.groups,
        **record.read_in(BOARD_PAPER, "table-1"),
    )
    transition.ends = [
        *(TransitionEnd(direction="from", priority=areas[slug]) for slug in change.froms),
        *(TransitionEnd(direction="to", priority=areas[slug]) for slug in change.tos),
    ]
    transition.reasons = [Reason(kind=kind, text=text, **source) for kind, text in change.reasons]
    transition.coverage = [
        Coverage(
            organisation=record.organisations[group.key],
            role=group.role,
            is_not_a_substitute=not group.stands_in,
            **source,
        )
        for group in change.groups
    ]
    return transition
