"""A plan with everything a plan can have, and the paper it was read in."""

from datetime import date

import pytest

from plans.models import (
    Activity,
    Coverage,
    DecisionIndexPage,
    DecisionPage,
    Figure,
    Measure,
    Membership,
    Organisation,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PlanStatement,
    PriorityPage,
    PublicSource,
    Reason,
    ReportIndexPage,
    ReportPage,
    Transition,
    TransitionEnd,
)


@pytest.fixture
def papers(front_page):
    return front_page.add_child(instance=ReportIndexPage(title="Papers", slug="papers", show_in_menus=True))


@pytest.fixture
def paper(papers):
    """A public paper with two numbered paragraphs and a table."""
    body = [
        ("heading", {"anchor": "background", "text": "Background", "is_minor": False}),
        ("paragraph", {"anchor": "para-1", "number": "1", "text": "<p>The first paragraph.</p>"}),
        ("paragraph", {"anchor": "para-2", "number": "2", "text": "<p>Ask Ada Lovelace on 020 7946 0000.</p>"}),
    ]
    page = ReportPage(
        title="A paper",
        slug="a-paper",
        date=date(2016, 6, 17),
        body=body,
        author_person="Ada Lovelace",
        author_post="Officer",
    )
    return papers.add_child(instance=page)


@pytest.fixture
def minutes(db):
    """A page outside this site, an official one."""
    return PublicSource.objects.create(
        name="Board minutes, 3 November 2017", address="https://example.org/minutes", strength="minute",
        read_on=date(2026, 11, 29),
    )  # fmt: skip


@pytest.fixture
def plans(front_page):
    return front_page.add_child(instance=PlanIndexPage(title="Our plans", slug="plans", show_in_menus=True))


@pytest.fixture
def plan(plans, paper):
    """A plan sent for agreement, with two priorities, three activities, a measured ceiling and two partners."""
    sourced = {"source_paper": paper, "source_paragraph": "para-1"}
    plan = PlanPage(title="Plan 2016–17", slug="2016-17", term_as_published="2016-17")
    plan.events = [PlanEvent(kind="for_agreement", words="It went to the Board.", date=date(2016, 6, 6), **sourced)]
    plan.statements = [
        PlanStatement(kind="vision", as_published="a safe place", **sourced),
        PlanStatement(kind="additional", text="<p>Fewer people hurt on bicycles.</p>", **sourced),
    ]
    plans.add_child(instance=plan)
    first = PriorityPage(title="Violence", slug="violence", number_as_published=1, **sourced)
    first.activities = [
        Activity(number=number, title=f"Activity {number}", as_published="first paragraph", **sourced)
        for number in (1, 2, 3)
    ]
    plan.add_child(instance=first)
    plan.add_child(instance=PriorityPage(title="Theft", slug="theft", activities_held="in_appendix", **sourced))
    measure = Measure(name="Venues with an award", unit="venues", activity=first.activities.get(number=2))
    year = {"starts": date(2016, 1, 1), "ends": date(2016, 12, 31)}
    measure.figures = [
        Figure(kind="target", comparator="up_to", value=80, period_as_published="2016-17", **year),
        Figure(kind="observed", value=47, period_as_published="2016", **year),
    ]
    measure.save()
    board = Organisation.objects.create(name="The Board", kind="board")
    for place, (name, capacity) in enumerate([("Police", "statutory"), ("Residents", "representative")], start=1):
        Membership.objects.create(
            body=board, name_as_published=name, capacity=capacity, basis_is_as_listed=True, plan=plan,
            date=date(2016, 6, 17), place_in_list=place, **sourced,
        )  # fmt: skip
    return plan


SEVEN = [
    "Serious violence",
    "Violence against women and girls",
    "Anti-social behaviour and neighbourhood crime",
    "Reducing reoffending",
    "Substance misuse",
    "Safeguarding",
    "Hate crime",
]


@pytest.fixture
def strategy(plans, paper):
    """A strategy in force since 2022 with seven areas and, below it, pages for the three it will be refocused on."""
    strategy = PlanPage(title="Strategy 2022–25", slug="2022-25", area_word="key area of focus")
    strategy.events = [
        PlanEvent(kind="in_force", words="It was published.", date=date(2022, 1, 1), date_precision="year")
    ]
    plans.add_child(instance=strategy)
    for name in [*SEVEN, "Violence", "Anti-social behaviour", "Reoffending"]:
        strategy.add_child(instance=PriorityPage(title=name, source_paper=paper, source_paragraph="para-1"))
    return strategy


@pytest.fixture
def decisions(front_page):
    return front_page.add_child(instance=DecisionIndexPage(title="Decisions", slug="decisions", show_in_menus=True))


@pytest.fixture
def refocus(decisions, strategy, paper):
    """The decision, complete and not yet saved: seven areas to three, three of them paused."""
    area = {page.title: page.specific for page in strategy.get_children()}
    board = Organisation.objects.create(name="The Partnership Board", kind="board")
    page = DecisionPage(
        title="From seven areas to three", slug="refocus", date=date(2023, 6, 5), body=board, outcome="agreed",
        changes_plan=strategy, source_paper=paper, source_paragraph="para-2",
    )  # fmt: skip

    def became(kind, froms, tos=(), **said):
        ends = [TransitionEnd(direction="from", priority=area[name]) for name in froms]
        ends += [TransitionEnd(direction="to", priority=area[name]) for name in tos]
        transition = Transition(kind=kind, source_paper=paper, source_paragraph="para-2", **said)
        transition.ends = ends
        return transition

    def paused(name, groups):
        transition = became("paused", [name], escalation="Groups can raise it.", no_group_named=not groups)
        transition.reasons = [Reason(kind="evidence_gap", text="There is little evidence.")]
        transition.coverage = [Coverage(organisation=Organisation.objects.create(name=group)) for group in groups]
        return transition

    page.transitions = [
        became("merged", SEVEN[:2], ["Violence"]),
        became(
            "narrowed",
            [SEVEN[2]],
            ["Anti-social behaviour"],
            dropped="neighbourhood crime",
            dropped_without_reason=True,
        ),
        became("kept", [SEVEN[3]], ["Reoffending"]),
        paused(SEVEN[4], ["Drugs partnership"]),
        paused(SEVEN[5], ["Vulnerability board"]),
        paused(SEVEN[6], []),
    ]
    return page
