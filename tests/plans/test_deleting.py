"""What the record rests on is not deleted: the editor is told in words what needs it, whatever she tried to delete."""

import pytest
from wagtail.models import Page

from plans.models import PlanPage, PriorityPage

pytestmark = pytest.mark.slow


@pytest.fixture
def decided(decisions, refocus):
    return decisions.add_child(instance=refocus)


class TestDeleting:
    @pytest.mark.parametrize("slug", ["2022-25", "plans", "papers", "decisions"])
    def test_a_page_with_others_of_several_kinds_below_it_is_refused_in_words(self, admin_client, decided, slug):
        page = Page.objects.get(slug=slug)
        for answer in (
            admin_client.get(f"/admin/pages/{page.pk}/delete/", follow=True),
            admin_client.post(f"/admin/pages/{page.pk}/delete/", {"confirm_site_name": "anything"}, follow=True),
        ):
            assert answer.status_code == 200
            assert "was not deleted" in answer.text
            assert "rests on it" in answer.text
        assert Page.objects.filter(pk=page.pk).exists()

    def test_a_plan_on_which_nothing_rests_is_deleted(self, admin_client, plans):
        plan = plans.add_child(instance=PlanPage(title="A try", slug="a-try"))
        plan.add_child(instance=PriorityPage(title="An area", slug="an-area"))
        assert admin_client.get(f"/admin/pages/{plan.pk}/delete/").status_code == 200
        admin_client.post(f"/admin/pages/{plan.pk}/delete/")
        assert not PlanPage.objects.exists()

    def test_several_at_once_are_refused_together(self, admin_client, decided, strategy, plan):
        address = f"/admin/bulk/wagtailcore/page/delete/?id={strategy.pk}&id={plan.pk}"
        answer = admin_client.post(address, follow=True)
        assert "was not deleted" in answer.text
        assert PlanPage.objects.count() == 2
