"""Services: what may be published, what readers see of them, and in which order."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.london import LONDON
from core.publishing import PublishingRefused
from support_services.presenters import cards_of, next_change

MORNING = datetime(2026, 11, 20, 11, tzinfo=LONDON)  # a Friday

pytestmark = pytest.mark.django_db


def problems_of(service) -> dict:
    with pytest.raises(ValidationError) as refused:
        service.full_clean()
    return refused.value.message_dict


class TestPublishing:
    @pytest.mark.parametrize(
        "missing",
        [{"source_url": ""}, {"held_back_because": "Ask the team first."}, {"ways": ()}],
    )
    def test_a_service_that_is_not_ready_is_refused_and_stays_a_draft(self, make_service, missing):
        service = make_service("galop", publish=False, **missing)
        with pytest.raises(PublishingRefused):
            service.latest_revision.publish()
        service.refresh_from_db()
        assert not service.live

    def test_an_official_number_is_public_although_none_of_us_has_called_it(self, make_service):
        assert make_service("line", checked_on=None).live

    def test_no_other_way_makes_it_public_either(self, make_service):
        service = make_service("galop", publish=False, source_url="")
        service.live = True
        with pytest.raises(PublishingRefused):
            service.save()

    def test_the_database_itself_refuses_one_without_a_source_or_held_back(self, make_service):
        from support_services.models import Service

        for missing in ({"source_url": ""}, {"held_back_because": "Not yet."}):
            service = make_service(f"line-{len(missing)}{list(missing)[0][0]}", publish=False, **missing)
            with pytest.raises(IntegrityError), transaction.atomic():
                Service.objects.filter(pk=service.pk).update(live=True)

    def test_readers_see_a_number_that_none_of_us_has_called(self, make_service):
        from support_services.models import Service

        service = make_service("galop", ways=[("phone", "0800 999 5428")], checked_on=None)
        shown = Service.objects.published().get(pk=service.pk).shown_contact_points
        assert [point.value for point in shown] == ["0800 999 5428"]


class TestChangedNumber:
    """A changed number is a new number."""

    def draft(self, service, number: str, **fields):
        from support_services.models import ContactPoint

        draft = service.get_latest_revision_as_object()
        draft.contact_points = [ContactPoint(kind="phone", value=number)]
        for name, value in fields.items():
            setattr(draft, name, value)
        return draft.save_revision(clean=False)

    def test_one_that_differs_by_a_digit_is_not_published_with_the_old_check(self, make_service):
        service = make_service("line")
        with pytest.raises(PublishingRefused, match="Readers see 0808 2000 247 now"):
            self.draft(service, "0808 2000 248").publish()

    def test_it_is_published_once_somebody_has_called_it(self, make_service):
        service = make_service("line")
        self.draft(service, "0808 2000 248", checked_on=MORNING.date(), checked_numbers="08082000248").publish()
        assert service.contact_points.get().value == "0808 2000 248"

    def test_the_same_number_in_other_groups_is_no_other_number(self, make_service):
        service = make_service("line")
        self.draft(service, "08082 000 247").publish()
        service.refresh_from_db()
        assert str(service.confirmed) == "20 November 2026"


class TestBadInput:
    def test_hours_that_do_not_parse_are_an_error_at_their_field(self, make_service):
        assert "hours" in problems_of(make_service("a", publish=False, hours="9 to 5"))

    def test_a_number_in_a_text_is_an_error_because_it_would_be_kept_twice(self, make_service):
        service = make_service("a", publish=False, what_it_does="Call 0808 2000 247.", cost="0800 056 0905 is free")
        assert {"what_it_does", "cost"} <= set(problems_of(service))

    def test_the_name_for_the_card_must_give_nothing_away(self, make_service):
        assert "discreet_name" in problems_of(make_service("a", publish=False, discreet_name="Domestic abuse line"))

    @pytest.mark.parametrize(
        ("kind", "value"),
        [("phone", "call us"), ("phone", "9" * 400), ("text", "12"), ("web", "example.org"),
         ("webchat", "javascript:x"), ("email", "nobody"), ("bsl", "tel:999"), ("relay", "")],
    )  # fmt: skip
    def test_what_is_not_of_its_kind_is_an_error_at_the_value(self, kind, value):
        from support_services.models import ContactPoint

        with pytest.raises(ValidationError) as refused:
            ContactPoint(kind=kind, value=value).full_clean(exclude=["service"])
        assert "value" in refused.value.message_dict

    def test_a_mark_must_be_one_of_our_words(self):
        from support_services.models import ServiceMark

        with pytest.raises(ValidationError) as refused:
            ServiceMark(facet="harm", value="dragons").full_clean(exclude=["service"])
        assert "value" in refused.value.message_dict

    def test_the_same_number_is_kept_once(self, make_service):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_service("a", ways=[("phone", "101"), ("phone", "101")])


class TestFreshness:
    def test_a_check_counts_for_its_days_and_not_a_day_longer(self, make_service):
        service = make_service("a", checked_on=date(2026, 1, 1), check_every_days=30)
        assert not service.is_overdue(date(2026, 1, 31))
        assert service.is_overdue(date(2026, 2, 1))

    def test_a_check_known_only_by_its_year_is_as_old_as_that_year(self, make_service):
        service = make_service("a", checked_on=date(2025, 6, 1), checked_precision="year", check_every_days=365)
        service.full_clean()
        assert service.checked_on == date(2025, 1, 1)
        assert str(service.checked) == "2025"

    def test_a_number_that_was_never_checked_waits_for_somebody(self, make_service):
        assert make_service("a", publish=False, checked_on=None).needs_check(MORNING.date())
        website = make_service("b", ways=[("web", "https://example.org/")], checked_on=None)
        assert not website.needs_check(MORNING.date())

    def test_nobody_has_to_call_the_numbers_that_never_change(self, make_service):
        service = make_service("police", ways=[("phone", "101")], checked_on=None)
        assert not service.needs_check(MORNING.date()) and not service.is_in_doubt(MORNING.date())

    def test_a_source_of_this_year_vouches_for_a_number_and_an_old_one_does_not(self, make_service):
        new = make_service("new", checked_on=None, source_date=date(2026, 8, 14))
        old = make_service("old", checked_on=None, source_date=date(2021, 3, 9))
        assert not new.is_in_doubt(MORNING.date()) and old.is_in_doubt(MORNING.date())
        assert new.needs_check(MORNING.date())


class TestOrder:
    def names(self, at=MORNING) -> list[str]:
        from support_services.models import Service

        return [card.service.reference for card in cards_of(Service.objects.published(), at)]

    def test_open_lines_come_first_then_those_that_open_soonest(self, make_service):
        make_service("monday", hours="Mo 09:00-17:00")
        make_service("tonight", hours="Mo-Su 18:00-22:00")
        make_service("unknown", hours="")
        make_service("always", hours="24/7")
        assert self.names() == ["always", "tonight", "monday", "unknown"]

    def test_one_whose_check_is_overdue_goes_below_the_national_lines(self, make_service):
        long_ago = MORNING.date() - timedelta(days=400)
        make_service("local-old", area="city", hours="24/7", checked_on=long_ago)
        make_service("national-old", area="uk", hours="24/7", checked_on=long_ago)
        make_service("national", area="uk", hours="Mo 09:00-17:00")
        make_service("local", area="city", hours="Mo 10:00-17:00")
        assert self.names() == ["national", "local", "national-old", "local-old"]


class TestNextChange:
    def next_change(self, at: datetime) -> datetime:
        from support_services.models import Service

        return next_change(cards_of(Service.objects.published(), at), at)

    def test_it_is_the_first_opening_or_closing_of_any_line(self, make_service):
        make_service("five", hours="Mo-Fr 09:00-17:00")
        make_service("four", hours="Mo-Fr 09:00-16:00")
        assert self.next_change(MORNING) == datetime(2026, 11, 20, 16, tzinfo=LONDON)

    def test_it_is_midnight_at_the_latest_because_days_have_names_and_checks_grow_old(self, make_service):
        make_service("always", hours="24/7")
        assert self.next_change(MORNING) == datetime(2026, 11, 21, tzinfo=LONDON)


class TestMarks:
    def test_services_are_found_by_their_marks(self, make_service):
        from support_services.choices import FinderFacet
        from support_services.models import Service

        make_service("deaf", marks=[("person", "deaf")])
        make_service("other")
        assert [service.reference for service in Service.objects.marked(FinderFacet.PERSON, "deaf", "older")] == [
            "deaf"
        ]

    def test_setting_marks_replaces_those_of_the_facet_and_no_others(self, make_service):
        from support_services.choices import FinderFacet
        from support_services.models import Service

        service = make_service("a", marks=[("harm", "home"), ("harm", "money")])
        service.set_marks(FinderFacet.HARM, ["money", "hate"])
        service.save()
        service = Service.objects.get(pk=service.pk)
        assert sorted(service.marks_of(FinderFacet.HARM)) == ["hate", "money"]
        assert service.marks_of(FinderFacet.ASKS) == ["me"]
