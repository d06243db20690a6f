"""What an editor has typed and not yet published can be previewed: its rows are in memory, not in the database."""

from datetime import date

from plans.models import AreaName, DecisionPage, PlanPage, PriorityPage, ReportAppendix, ReportPage


def previewed(page) -> str:
    """The preview of `page` as its newest draft has it."""
    response = page.get_latest_revision_as_object().make_preview_request()
    assert response.status_code == 200
    return response.render().content.decode()


def test_a_draft_of_a_decision_is_shown_with_all_its_areas(decisions, refocus):
    refocus.live = False
    decisions.add_child(instance=refocus)
    refocus.save_revision()
    seen = previewed(DecisionPage.objects.get())
    assert "7 areas in" in seen
    assert "/papers/a-paper/#para-2" in seen


def test_drafts_of_a_plan_an_area_and_a_paper_are_shown(plan, paper):
    area = PriorityPage.objects.get(slug="violence")
    paper.listed_appendices = [ReportAppendix(label="Appendix 1", paper=paper)]
    for page in (plan, area, paper):
        page.save_revision()
    assert "It went to the Board." in previewed(PlanPage.objects.get())
    assert "Activity 2" in previewed(area)
    assert "Appendix 1" in previewed(ReportPage.objects.get())


def test_names_of_an_area_are_shown_before_any_is_saved(plan, paper):
    area = PriorityPage.objects.get(slug="violence")
    area.names = [
        AreaName(name_as_published=words, date=date(year, 1, 1), date_precision="year", source_paper=paper)
        for words, year in (("Fights", 2016), ("Violent crime", 2017))
    ]
    area.save_revision()
    assert "Violent crime" in previewed(area)
    assert not AreaName.objects.exists()
