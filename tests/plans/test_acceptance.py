"""What the two papers say, counted: the answers a new site must give."""

from datetime import date, timedelta

import pytest
from django.test import TestCase

from core.charts import AimComparator, AimState, Target, aim_state
from plans.models import (
    DecisionPage,
    Figure,
    Measure,
    Membership,
    PlanEvent,
    PlanPage,
    PlanStatement,
    PriorityPage,
    ReportPage,
)
from plans.models.plan_history import record_of_plan
from plans.plan_state import PlanEventKind, PlanState
from plans.presentation.measures import measure_shown
from tests.starter_site import put_starter_site

pytestmark = pytest.mark.slow

Held = PriorityPage.ActivitiesHeld
Kind = PlanStatement.Kind


def words_at(paper: ReportPage, anchor: str) -> str:
    """What a paper says at one address, as plain text."""
    for block in paper.body:
        if block.block_type == "list":
            found = [item for item in block.value["items"] if item["anchor"] == anchor]
            if found:
                return found[0]["text"].source
        elif block.value.get("anchor") == anchor:
            return block.value["text"].source
    raise AssertionError(f"{paper} has nothing at {anchor}")


def table_of(paper: ReportPage) -> list[list[str]]:
    table = next(block.value["table"] for block in paper.body if block.block_type == "table")
    return [[str(cell.value.source) for cell in row] for row in table.rows]


# Area, what became of it, as published, where it went, focus as published, groups named, kinds of reasons given
FIXTURE = """
serious-violence | merged | Retained and merged | violence | night-time economy | 1 | 6
violence-against-women-and-girls | merged | Retained and merged | violence | night-time economy | 1 | 6
anti-social-behaviour-and-neighbourhood-crime | narrowed | Retained | anti-social-behaviour | ASB | 0 | 4
reducing-reoffending | kept | Retained | reoffending | IOM | 0 | 3
substance-misuse | paused | Paused (updates by exception) | | | 3 | 4
safeguarding | paused | Paused (updates by exception) | | | 3 | 3
hate-crime | paused | Paused (updates by exception) | | | 0 | 2
"""


class WhatBecameOfEveryArea(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()
        cls.strategy = PlanPage.objects.get(slug="2022-25")
        cls.decision = DecisionPage.objects.get(slug="seven-areas-to-three")
        cls.became = {
            end.priority.slug: transition
            for transition in cls.decision.transitions.all()
            for end in transition.taken_in
        }

    def states_on(self, day: date) -> list[str]:
        return [state.name for state in record_of_plan(self.strategy).states_on(day).values()]

    def test_every_row_of_the_record_is_told(self):
        told = [
            [
                slug,
                change.kind,
                change.label_as_published,
                "".join(end.priority.slug for end in change.led_to),
                change.focus_as_published,
                str(change.coverage.count()),
                str(change.reasons.count()),
            ]
            for slug, change in self.became.items()
        ]
        rows = [[cell.strip() for cell in row.split("|")] for row in FIXTURE.strip().splitlines()]
        self.assertEqual(rows, told)

    def test_seven_are_in_force_on_the_eve_and_three_in_focus_and_three_paused_on_the_day(self):
        self.assertEqual(7, self.states_on(date(2023, 6, 4)).count("IN_FOCUS"))
        after = self.states_on(date(2023, 6, 5))
        counted = {state: after.count(state) for state in ("IN_FOCUS", "PAUSED", "MERGED")}
        self.assertEqual({"IN_FOCUS": 3, "PAUSED": 3, "MERGED": 2}, counted)

    def test_one_area_became_narrower_without_a_stated_reason(self):
        narrower = [change for change in self.became.values() if change.dropped_without_reason]
        self.assertEqual(["neighbourhood crime"], [change.dropped for change in narrower])

    def test_two_of_the_three_paused_areas_name_other_groups_and_hate_crime_names_none(self):
        paused = {slug: change for slug, change in self.became.items() if change.kind == "paused"}
        named = {slug: change.coverage.exists() for slug, change in paused.items()}
        self.assertEqual({"substance-misuse": True, "safeguarding": True, "hate-crime": False}, named)
        self.assertTrue(self.became["hate-crime"].no_group_named)
        self.assertIn("case by case", self.became["hate-crime"].exception_terms)

    def test_the_group_for_day_to_day_work_on_violence_does_not_stand_in_for_the_partnership(self):
        self.assertTrue(self.became["serious-violence"].coverage.get().is_not_a_substitute)

    def test_the_night_time_economy_is_not_in_the_words_of_the_decision(self):
        self.assertNotIn("night", self.decision.text_as_recorded.lower())
        self.assertIn("night", self.decision.wordings.first().recommended.lower())

    def test_a_new_framework_has_three_names_and_all_three_are_shown(self):
        item = self.decision.wordings.get(recommended__contains="two tier")
        self.assertIn("out-of-court disposals framework", item.recorded)
        self.assertIn("community resolutions", item.reason_given)

    def test_the_board_decided_and_the_councillors_were_asked_to_note(self):
        noting = DecisionPage.objects.get(outcome="asked")
        self.assertEqual((date(2023, 6, 13), self.decision), (noting.date, noting.notes_decision))
        self.assertFalse(noting.transitions.exists())

    def test_when_it_takes_effect_is_our_reading_and_its_review_is_not_stated(self):
        self.assertTrue(self.decision.effective_is_inferred)
        self.assertEqual("5 June 2023", str(self.decision.effective))
        self.assertEqual("the forthcoming year", self.decision.period_as_published)
        self.assertEqual("", self.decision.review_as_published)

    def test_every_change_reason_and_group_leads_to_its_paragraph(self):
        for change in self.became.values():
            facts = [change, *change.reasons.all(), *change.coverage.all()]
            self.assertTrue(all(fact.source.url.endswith(f"#{fact.source_paragraph}") for fact in facts), change)

    def test_the_decision_stands_by_the_rules_it_was_published_under(self):
        self.assertEqual([], self.decision.refused_because)


class WhatThePapersSay(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_starter_site()
        cls.plan = PlanPage.objects.get(slug="2016-17")
        cls.strategy = PlanPage.objects.get(slug="2022-25")
        cls.priorities = list(PriorityPage.objects.child_of(cls.plan).order_by("path"))
        listed = {"source_paragraph": "table-1"}  # what the Board put in their place is a later chapter
        cls.areas = list(PriorityPage.objects.child_of(cls.strategy).filter(**listed).order_by("path"))
        cls.measure = Measure.objects.get()
        cls.cover = ReportPage.objects.get(date=date(2023, 6, 13))
        cls.board_paper = ReportPage.objects.get(appendix_of=cls.cover)

    def test_the_draft_of_2016_has_five_priorities_and_one_additional_commitment(self):
        self.assertEqual([1, 2, 3, 4, 5], [priority.number_as_published for priority in self.priorities])
        extra = self.plan.statements.get(kind=Kind.ADDITIONAL)
        self.assertIn("bicycle", extra.text)
        self.assertEqual("para-12", extra.source_paragraph)

    def test_it_lists_five_and_three_activities_and_those_of_the_others_are_not_held(self):
        self.assertEqual([5, 3, 0, 0, 0], [priority.activities.count() for priority in self.priorities])
        held = [priority.activities_held for priority in self.priorities]
        self.assertEqual([Held.LISTED] * 2 + [Held.IN_APPENDIX] * 3, held)

    def test_the_first_two_priorities_are_the_ones_for_the_health_and_wellbeing_board(self):
        relevant = [priority.relevant_to for priority in self.priorities]
        self.assertEqual(["Health and Wellbeing Board"] * 2 + [""] * 3, relevant)

    def test_twelve_partners_are_listed_and_five_of_them_are_statutory(self):
        partners = Membership.objects.filter(plan=self.plan)
        self.assertEqual(12, partners.count())
        statutory = [partner.name_as_published for partner in partners if partner.is_statutory]
        self.assertEqual(
            [
                "The City of London Corporation",
                "The City of London Police",
                "London Fire Brigade",
                "London Probation Trust",
                "Clinical Commissioning Group",
            ],
            statutory,
        )
        self.assertFalse(Membership.objects.known_on(date(2016, 6, 16)).exists())
        self.assertEqual(12, Membership.objects.known_on(date(2016, 6, 17)).count())

    def test_four_recent_achievements_are_listed(self):
        achieved = self.plan.statements.filter(kind=Kind.ACHIEVEMENT)
        self.assertEqual([f"para-5-item-{n}" for n in (1, 2, 3, 4)], [each.source_paragraph for each in achieved])

    def test_the_draft_of_2016_was_sent_for_agreement_and_is_on_no_day_agreed(self):
        states = {
            date(2016, 6, 5): PlanState.NOT_KNOWN,
            date(2016, 6, 6): PlanState.FOR_AGREEMENT,
            date(2016, 6, 16): PlanState.FOR_AGREEMENT,
            date(2016, 6, 17): PlanState.FOR_AGREEMENT,
            date(2026, 11, 21): PlanState.FOR_AGREEMENT,
        }
        self.assertEqual(states, {day: self.plan.state_on(day) for day in states})
        self.assertTrue(self.plan.events.filter(kind=PlanEventKind.DRAFTED, date=date(2016, 6, 17)).exists())
        self.assertFalse(self.plan.events.filter(kind__in=[PlanEventKind.AGREED, PlanEventKind.IN_FORCE]).exists())
        days = (date(2016, 1, 1) + timedelta(n) for n in range(15 * 365))
        events = list(self.plan.events.all())
        seen = {self.plan.state_on(day, events) for day in days}
        self.assertEqual({PlanState.NOT_KNOWN, PlanState.FOR_AGREEMENT}, seen)

    def test_seven_key_areas_were_in_force_on_4_june_2023(self):
        self.assertEqual(PlanState.IN_FORCE, self.strategy.state_on(date(2023, 6, 4)))
        self.assertEqual("key area of focus", self.strategy.area_word)
        self.assertEqual(
            [
                "Serious violence",
                "Violence against women and girls",
                "Anti-social behaviour and neighbourhood crime",
                "Reducing reoffending",
                "Tackling substance misuse",
                "Safeguarding vulnerable children and adults",
                "Hate crime",
            ],
            [area.title_as_published for area in self.areas],
        )
        self.assertEqual(
            {(None, Held.NOT_STATED)}, {(each.number_as_published, each.activities_held) for each in self.areas}
        )

    def test_the_strategy_has_ended_once_the_last_of_its_years_is_over(self):
        self.assertEqual(PlanState.NOT_KNOWN, self.strategy.state_on(date(2021, 12, 31)))
        self.assertEqual(PlanState.IN_FORCE, self.strategy.state_on(date(2024, 12, 31)))
        self.assertEqual(PlanState.UNCERTAIN, self.strategy.state_on(date(2025, 12, 31)))
        self.assertEqual(PlanState.ENDED, self.strategy.state_on(date(2026, 1, 1)))

    def test_the_table_accounts_for_all_seven_areas_two_merged_two_kept_three_paused(self):
        rows = table_of(self.board_paper)
        self.assertEqual(7, len(rows))
        change = [change for _, change in rows]
        self.assertEqual(
            [2, 2, 3], [sum(word in each for each in change) for word in ("merged", "Kept, with", "Paused")]
        )

    def test_one_of_four_questions_about_resources_is_answered(self):
        asked = self.cover.questions.filter(kind="resource")
        self.assertEqual(["N", "", "", ""], [question.answer_as_published for question in asked])

    def test_dates_are_as_exact_as_their_source(self):
        of_papers = PlanEvent.objects.exclude(source_paper=None)
        found = {str(event.when) for event in of_papers.exclude(kind=PlanEventKind.DRAFTED)}
        deadlines = {"6 June 2016", "2016", "early 2017", "March 2017", "by January 2024"}
        self.assertLessEqual(deadlines, found)
        self.assertEqual(deadlines | {"17 June 2016", "2022"}, found)

    def test_years_that_we_worked_out_are_marked(self):
        ours = PlanEvent.objects.filter(date_is_inferred=True).exclude(source_paper=None)
        self.assertEqual({"6 June", "last year"}, {event.date_as_published for event in ours})

    def test_the_night_time_economy_was_recommended_but_is_not_in_the_recorded_decision(self):
        self.assertNotIn("night", words_at(self.cover, "summary-p-2").lower())
        self.assertIn("night-time economy", words_at(self.board_paper, "recommendation-1"))
        self.assertIn("night-time economy", table_of(self.board_paper)[0][1])

    def test_titles_keep_their_own_spelling_and_appendices_say_whether_we_hold_them(self):
        self.assertTrue(self.cover.title_as_published.startswith("Refocussing"))
        self.assertTrue(self.board_paper.title_as_published.startswith("Refocusing"))
        self.assertEqual(self.board_paper, self.cover.listed_appendices.get().paper.specific)
        paper = ReportPage.objects.get(date=date(2016, 6, 17))
        self.assertIsNone(paper.listed_appendices.get().paper)
        self.assertTrue(paper.committee_is_inferred)

    def test_every_fact_of_a_plan_leads_to_its_paragraph_or_is_a_note_of_ours(self):
        facts = [*self.priorities, *self.areas, *PlanEvent.objects.all(), *Membership.objects.all()]
        for fact in facts:
            outside = fact.public_source and fact.public_source.address
            self.assertTrue(fact.source.url.endswith(outside or f"#{fact.source_paragraph}"), fact)
        notes = PlanStatement.objects.filter(source_paper=None, public_source=None)
        self.assertEqual({Kind.GAP, Kind.CONTEXT}, {note.kind for note in notes})

    def test_up_to_80_is_a_ceiling_and_what_engage_means_is_not_stated(self):
        target = self.measure.figures.get(kind=Figure.Kind.TARGET)
        self.assertEqual(("up_to", 80, "2016-17"), (target.comparator, target.value, target.period_as_published))
        self.assertEqual("para-8-item-2", target.source_paragraph)
        self.assertEqual("", self.measure.definition)
        self.assertIn("does not say what that means", self.measure.note)

    def test_figures_are_given_where_known_and_a_year_without_one_is_not_nought(self):
        figures = {figure.period_as_published: (figure.kind, figure.value) for figure in self.measure.figures.all()}
        counted = {year: value for year, (kind, value) in figures.items() if kind == "observed"}
        self.assertEqual({"2015": 31, "2016": 47, "2017": 45, "2018": 57, "2024": 75, "2025": 78}, counted)
        self.assertEqual({"2019", "2026"}, {year for year, (kind, _) in figures.items() if kind == "not_known"})
        not_run = {year for year, (kind, _) in figures.items() if kind == "did_not_run"}
        self.assertEqual({"2020", "2021", "2022", "2023"}, not_run)

    def test_no_figure_is_ever_called_missed_or_below_the_aim(self):
        aim = Target(AimComparator.UP_TO, 80, "2016", "2017", "up to 80")
        for figure in self.measure.figures.filter(kind=Figure.Kind.OBSERVED):
            self.assertEqual(AimState.WITHIN, aim_state(figure.value, aim))
        shown = str(measure_shown(self.measure)).lower()
        self.assertIn("up to 80", shown)
        for wrong in ("missed", "below the aim", "at least", "not reached"):
            self.assertNotIn(wrong, shown)

    def test_every_figure_says_where_it_was_read(self):
        for figure in self.measure.figures.exclude(period_as_published="2026"):  # of which nothing was found
            self.assertTrue(figure.has_source, figure)
