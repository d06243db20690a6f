"""The editor's form: errors stand at their fields, a draft may be unfinished, nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CREATE = "wagtailsnippets_support_services_service:add"
EDIT = "wagtailsnippets_support_services_service:edit"


def filled_in(ways=(("phone", "0808 2000 247"),), **fields) -> dict:
    rows = {
        f"contact_points-{number}-{name}": value
        for number, (kind, number_or_address) in enumerate(ways)
        for name, value in [("kind", kind), ("value", number_or_address), ("ORDER", number + 1), ("id", "")]
    }
    return {
        "reference": "listeners",
        "name": "Listeners",
        "organisation": "",
        "what_it_does": "They listen.",
        "area": "uk",
        "asks": ["me"],
        "on_bill": "not_known",
        "source_url": "https://example.org/",
        "checked_on": "2026-11-01",
        "checked_precision": "day",
        "source_precision": "day",
        "check_every_days": "90",
        "contact_points-TOTAL_FORMS": len(ways),
        "contact_points-INITIAL_FORMS": 0,
        "contact_points-MIN_NUM_FORMS": 0,
        "contact_points-MAX_NUM_FORMS": 1000,
        **rows,
        **fields,
    }


def errors_of(response) -> dict:
    form = response.context["form"]
    rows = form.formsets["contact_points"]
    return dict(form.errors) | {"contact_points": [*rows.non_form_errors(), *(str(row) for row in rows.errors if row)]}


def publish(client, **changes):
    return client.post(reverse(CREATE), filled_in(**changes) | {"action-publish": "action-publish"})


def services():
    from support_services.models import Service

    return Service.objects.all()


def test_a_complete_service_is_published_with_its_marks(officer):
    publish(officer, harm=["home", "money"], access=["bsl"])
    service = services().get()
    assert service.live
    assert {(mark.facet, mark.value) for mark in service.marks.all()} == {
        ("asks", "me"), ("harm", "home"), ("harm", "money"), ("access", "bsl"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source_url": ""}, "source_url"),
        ({"held_back_because": "Ask them first."}, "held_back_because"),
        ({"ways": ()}, "contact_points"),
    ],
)
def test_what_is_missing_for_publishing_is_an_error_at_its_field_and_nothing_typed_is_lost(officer, changes, field):
    response = publish(officer, **changes)
    assert response.status_code == 200
    assert errors_of(response)[field]
    assert "They listen." in response.content.decode()
    assert not services().exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hours": "9 to 5"}, "hours"),
        ({"ways": [("phone", "call us")]}, "contact_points"),
        ({"ways": [("web", "javascript:alert(1)")]}, "contact_points"),
        ({"what_it_does": "x" * 50_000}, "what_it_does"),
        ({"asks": ["dragons"]}, "asks"),
    ],
)
def test_what_is_wrong_is_refused_even_in_a_draft(officer, changes, field):
    response = officer.post(reverse(CREATE), filled_in(**changes))
    assert errors_of(response)[field]
    assert not services().exists()


@pytest.mark.parametrize("changes", [{"checked_on": ""}, {"source_url": ""}, {"held_back_because": "No"}, {"ways": ()}])
def test_a_draft_may_be_unfinished(officer, changes):
    officer.post(reverse(CREATE), filled_in(**changes))
    assert not services().get().live


def test_the_draft_of_a_public_service_may_be_held_back(officer, make_service):
    service = make_service("listeners")
    response = officer.post(reverse(EDIT, args=[service.pk]), filled_in(held_back_because="The number may change."))
    assert response.status_code == 302
    service = services().get()
    assert service.live and not service.held_back_because
    assert service.get_latest_revision_as_object().held_back_because


def test_approving_what_is_not_ready_is_refused_and_no_fault_of_the_server(admin_client, admin_user, make_service):
    from django.contrib.auth.models import Group
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(Group.objects.create(name="Approvers"))
    workflow = Workflow.objects.create(name="Second pair of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    service = make_service("a", publish=False, source_url="")
    state = workflow.start(service, admin_user)
    address = "wagtailsnippets_support_services_service:workflow_action"
    approve = reverse(address, args=[service.pk, "approve", state.current_task_state.pk])
    assert admin_client.post(approve).status_code == 302
    assert not services().get().live


class TestChangedNumber:
    def change(self, client, service, number: str, **fields):
        rows = {"contact_points-INITIAL_FORMS": 1, "contact_points-0-id": service.contact_points.get().pk}
        filled = filled_in(ways=[("phone", number)], reference=service.reference, **rows, **fields)
        return client.post(reverse(EDIT, args=[service.pk]), filled | {"action-publish": "action-publish"})

    def test_the_old_check_does_not_carry_over_and_the_form_says_what_to_do(self, officer, make_service):
        service = make_service("listeners", checked_on=date(2026, 11, 1))
        response = self.change(officer, service, "0808 2000 248")
        assert "Readers see 0808 2000 247 now" in errors_of(response)["called_today"][0]
        assert "0808 2000 248" in response.content.decode()
        assert services().get().contact_points.get().value == "0808 2000 247"

    def test_saying_that_it_was_called_publishes_it_with_a_check_of_today(self, officer, make_service):
        service = make_service("listeners", checked_on=date(2026, 11, 1))
        assert self.change(officer, service, "0808 2000 248", called_today="on").status_code == 302
        service = services().get()
        assert service.contact_points.get().value == "0808 2000 248"
        assert service.checked_on > date(2026, 11, 1) and service.confirmed

    def test_a_source_that_says_another_number_is_an_error_at_its_words(self, officer, make_service):
        service = make_service("listeners")
        response = self.change(officer, service, "0808 2000 247", source_words="Free: 0808 2000 274, day and night.")
        assert "The source says 0808 2000 274" in errors_of(response)["source_words"][0]

    def test_a_source_that_says_other_hours_is_an_error_at_its_words(self, officer, make_service):
        service = make_service("listeners")
        words = {"hours": "Mo-Fr 09:00-17:00", "source_words": "Open weekdays from 9am to 8pm."}
        response = self.change(officer, service, "0808 2000 247", **words)
        assert "The source says “9am to 8pm”, and the hours do not." in errors_of(response)["source_words"][0]


def test_the_list_shows_why_a_service_is_held_back(officer, make_service):
    make_service("a", publish=False, held_back_because="Sources do not agree.")
    page = officer.get(reverse("wagtailsnippets_support_services_service:list")).content.decode()
    assert "Sources do not agree." in page
