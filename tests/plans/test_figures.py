"""A published figure is never changed in silence, and never taken out."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from plans.models import Figure, FigureCorrection, Measure

pytestmark = pytest.mark.slow

YEAR = {"starts": date(2016, 1, 1), "ends": date(2016, 12, 31), "period_as_published": "2016"}


@pytest.fixture
def measure(plan):
    return Measure.objects.get()


def counted(measure, **said):
    """The measure with its counted figure changed in memory."""
    figures = list(measure.figures.all())
    for figure in figures:
        if figure.kind == "observed":
            for name, value in said.items():
                setattr(figure, name, value)
    measure.figures = figures
    return measure


class TestPublishing:
    def test_a_change_without_a_reason_is_refused(self, measure):
        with pytest.raises(ValidationError, match="Say why it changes now"):
            counted(measure, value=45).save()
        assert Figure.objects.get(kind="observed").value == 47

    def test_a_change_leaves_what_was_there_before_and_why(self, measure):
        counted(measure, value=45, correction_reason="Two venues were counted twice.").save()
        correction = FigureCorrection.objects.get()
        assert (correction.old_value, correction.new_value) == (47, 45)
        assert correction.in_words == "2016: 47 before, 45 now. Why: Two venues were counted twice."

    def test_each_further_change_needs_a_reason_of_its_own(self, measure):
        counted(measure, value=45, correction_reason="Counted twice.").save()
        with pytest.raises(ValidationError, match="Say why it changes now"):
            counted(Measure.objects.get(), value=44).save()
        counted(Measure.objects.get(), value=44, correction_reason="A third one.").save()
        assert FigureCorrection.objects.count() == 2

    def test_a_figure_can_be_taken_back_but_not_taken_out(self, measure):
        measure.figures = [each for each in measure.figures.all() if each.kind == "target"]
        with pytest.raises(ValidationError, match="so it stays"):
            measure.save()
        counted(Measure.objects.get(), kind="not_known", value=None, correction_reason="It cannot be traced.").save()
        assert FigureCorrection.objects.get().new_value is None

    def test_a_new_row_for_the_same_period_does_not_hide_a_change(self, measure):
        targets = [each for each in measure.figures.all() if each.kind == "target"]
        measure.figures = [*targets, Figure(kind="observed", value=40, **YEAR)]
        with pytest.raises(ValidationError, match="Say why it changes now"):
            measure.save()

    def test_two_figures_for_one_period_are_refused(self, measure):
        measure.figures = [*measure.figures.all(), Figure(kind="observed", value=40, **YEAR)]
        with pytest.raises(ValidationError, match="two figures for 2016"):
            measure.save()

    def test_nothing_else_leaves_a_mark(self, measure):
        counted(measure, provisional=True, outside_source="A press release of 2016").save()
        year = {"starts": date(2017, 1, 1), "ends": date(2017, 12, 31), "period_as_published": "2017"}
        measure.figures = [*measure.figures.all(), Figure(kind="not_known", **year)]
        measure.save()
        measure.save_revision().publish()
        assert not FigureCorrection.objects.exists()

    def test_a_change_that_is_kept_as_a_draft_leaves_its_mark_once_it_is_published(self, measure):
        revision = counted(measure, value=45, correction_reason="Counted twice.").save_revision()
        assert not FigureCorrection.objects.exists()
        revision.publish()
        assert FigureCorrection.objects.count() == 1

    def test_a_draft_may_change_as_it_likes(self, plan, measure):
        draft = Measure(name="Draft", unit="venues", activity=measure.activity, live=False)
        draft.figures = [Figure(kind="observed", value=1, **YEAR)]
        draft.save()
        counted(draft, value=2).save()
        assert not FigureCorrection.objects.exists()


class TestTheLedger:
    def test_a_correction_is_never_changed_or_deleted(self, measure):
        counted(measure, value=45, correction_reason="Counted twice.").save()
        correction = FigureCorrection.objects.get()
        correction.reason = "No reason."
        for forbidden in (
            correction.save,
            correction.delete,
            FigureCorrection.objects.all().delete,
            lambda: FigureCorrection.objects.update(reason="No reason."),
        ):
            with pytest.raises(ValidationError):
                forbidden()
        with pytest.raises(ProtectedError):
            measure.delete()

    def test_the_database_wants_a_reason_too(self, measure):
        with pytest.raises(IntegrityError), transaction.atomic():
            FigureCorrection.objects.create(measure=measure, old_value=1, new_value=2, reason="", **YEAR)


class TestReading:
    def test_everybody_can_see_what_was_corrected(self, client, measure):
        counted(measure, value=45, correction_reason="Two venues were counted twice.").save()
        for address in ("/plans/2016-17/", "/plans/2016-17/violence/"):
            seen = client.get(address).content.decode()
            assert "47 before, 45 now. Why: Two venues were counted twice." in seen
        (item,) = client.get("/data/v1/corrections.json").json()["items"]
        assert (item["old_value"], item["new_value"]) == (47, 45)

    def test_more_measures_cost_no_more_queries(self, client, measure, django_assert_max_num_queries):
        for number in range(5):
            another = Measure(name=f"Measure {number}", unit="venues", activity=measure.activity)
            another.figures = [Figure(kind="observed", value=1, source_paper=measure.activity.source_paper, **YEAR)]
            another.save()
        with django_assert_max_num_queries(14):
            client.get("/plans/2016-17/")


class TestTheForm:
    def given(self, measure, **changed) -> dict:
        """What a browser sends when the counted figure has been `changed`."""
        of_measure = ("name", "kind", "unit", "what_runs", "definition", "baseline", "note")
        of_figure = ("id", "kind", "comparator", "value", "starts", "ends", "period_precision", "period_as_published")
        of_figure += ("correction_reason",)
        read_in = {"source_paper": measure.activity.source_paper_id}
        rows = [{name: getattr(row, name) or "" for name in of_figure} | read_in for row in measure.figures.all()]
        (counted,) = [row for row in rows if row["kind"] == "observed"]
        counted.update(changed)
        sent = {name: getattr(measure, name) for name in of_measure} | {"activity": measure.activity_id}
        sent["figures"] = inline_formset(rows, initial=len(rows))
        return nested_form_data(sent) | {"action-publish": "action-publish"}

    def address(self, measure) -> str:
        return f"/admin/snippets/plans/measure/edit/{measure.pk}/"

    def test_a_change_without_a_reason_is_shown_at_its_row_and_nothing_typed_is_lost(self, measure, admin_client):
        sent = self.given(measure, value="45")
        seen = admin_client.post(self.address(measure), sent).content.decode()
        assert "Say why it changes now" in seen
        assert 'value="45"' in seen
        assert Figure.objects.get(kind="observed").value == 47

    def test_with_a_reason_it_is_published(self, measure, admin_client):
        sent = self.given(measure, value="45", correction_reason="Counted twice.")
        admin_client.post(self.address(measure), sent)
        assert Figure.objects.get(kind="observed").value == 45
        assert FigureCorrection.objects.get().reason == "Counted twice."
