"""What a new site starts with in this part: honest numbers, short words, neutral names, and a light first page."""

import gzip
import re
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.core.management import call_command
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.reading_age import age_of
from support_services.starter_services import load_starter_services
from support_services.telltale_words import telltale_word
from tests.support_services.starter_topics import EMPLOYERS, HUB, TOPICS, create_support_pages

pytestmark = [pytest.mark.slow, pytest.mark.databases]

FIRST_VISIT = 14 * 1024  # bytes, compressed: what fits into the first round trip


@pytest.fixture
def started(hub):
    with disable_reference_index_auto_update():  # takes three quarters of the time, and nothing here asks it
        load_starter_services()
        create_support_pages()
    hub.refresh_from_db()
    return hub


@pytest.fixture
def starter_services(db):
    from support_services.models import Service

    load_starter_services()
    return list(Service.objects.prefetch_related("contact_points"))


class TestWords:
    @pytest.mark.parametrize("topic", [*TOPICS, EMPLOYERS], ids=lambda topic: topic.slug)
    def test_each_page_reads_at_nine_to_eleven(self, topic):
        assert 9 <= age_of(topic.words) <= 11
        for heading, words in topic.parts.items():
            assert 7 <= age_of(words) <= 11.5, heading  # few sentences swing more

    @pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
    def test_each_topic_has_one_first_step_in_a_sentence_or_two(self, topic):
        assert 40 <= len(topic.first_step) <= 300
        assert age_of(topic.first_step) <= 13  # one sentence swings most

    def test_so_does_the_hub(self):
        assert 9 <= age_of(HUB.words) <= 11

    def test_so_does_what_is_said_of_the_services(self, starter_services):
        said = {service.reference: f"{service.what_it_does} {service.for_whom}" for service in starter_services}
        assert 9 <= age_of(" ".join(said.values())) <= 11
        ages = {name: age_of(words) for name, words in said.items()}
        assert {name: age for name, age in ages.items() if not 7.5 <= age <= 12} == {}  # two sentences swing most

    @pytest.mark.parametrize("topic", [*TOPICS, EMPLOYERS], ids=lambda topic: topic.slug)
    def test_what_a_browser_keeps_gives_nothing_away(self, topic):
        assert not telltale_word(topic.slug) and not telltale_word(topic.tab)

    def test_nothing_is_promised_that_nobody_can_keep(self):
        words = " ".join(topic.words for topic in (*TOPICS, EMPLOYERS))
        assert not re.search(r"you will be safe|we promise|guarantee|no trace|always believe", words, re.IGNORECASE)


class TestServices:
    def test_every_service_has_a_source_and_none_says_that_we_checked_it(self, db):
        from support_services.models import Service

        load_starter_services()
        public = Service.objects.published()
        assert sum(service.has_numbers for service in public) >= 38
        for service in public:
            assert urlsplit(service.source_url).scheme in {"http", "https"}
            assert not service.checked_on and not service.held_back_because

    def test_what_is_known_is_shown(self, starter_services):
        known = {
            "mens-advice-line": "0808 801 0327", "stalking": "0808 802 0300", "rape-crisis-247": "0808 500 2222",
            "fmu": "020 7008 0151", "childline": "0800 1111", "samaritans": "116 123",
            "karma-nirvana": "0800 5999 247", "revenge-porn": "0345 6000 459", "colc-children": "020 7332 3621",
            "civil-legal-advice": "80010",
        }  # fmt: skip
        shown = {
            service.reference: [point.value for point in service.shown_contact_points]
            for service in starter_services
            if service.live
        }
        assert {name: number for name, number in known.items() if number not in shown[name]} == {}

    def test_what_is_not_sure_is_a_draft_that_says_why(self, starter_services):
        held = {service.reference for service in starter_services if service.held_back_because}
        assert {"sbs", "mankind", "colc-homelessness", "tell-mama"} <= held
        assert not any(service.live for service in starter_services if service.reference in held)

    def test_running_it_again_leaves_what_editors_did(self, db):
        from support_services.models import Service

        load_starter_services()
        Service.objects.filter(reference="ndah").update(name="Changed by an editor")
        assert load_starter_services() == []
        assert Service.objects.get(reference="ndah").name == "Changed by an editor"


class TestRefreshing:
    """An older site is brought up to date, and what people there have done stays."""

    @pytest.fixture
    def older(self, make_service, admin_user):
        held = make_service("mens-advice-line", ways=[("web", "https://mensadviceline.org.uk/")], checked_on=None)
        changed = make_service("stalking", ways=[("web", "https://www.suzylamplugh.org/")], checked_on=None)
        changed.name = "Our own words"
        changed.save_revision(user=admin_user).publish(user=admin_user)
        chat = make_service("womens-aid-chat", ways=[("web", "https://www.womensaid.org.uk/")], checked_on=None)
        type(chat).objects.filter(pk=chat.pk).update(name="Women’s Aid Live Chat")
        return held

    def test_it_shows_what_is_known_leaves_what_people_wrote_and_takes_down_what_ended(self, older):
        from support_services.models import Service

        out = StringIO()
        call_command("refresh_support_services", stdout=out)
        assert "0808 801 0327" in [
            p.value for p in Service.objects.get(reference="mens-advice-line").contact_points.all()
        ]
        assert Service.objects.get(reference="stalking").name == "Our own words"
        assert not Service.objects.get(reference="womens-aid-chat").live
        lines = {line.split()[0]: line.split()[1:3] for line in out.getvalue().splitlines()}
        assert lines["mens-advice-line"] == ["website", "number"] and lines["womens-aid-chat"] == ["website", "nothing"]
        assert lines["ndah"] == ["-", "number"] and lines["sbs"] == ["-", "nothing"]
        assert "Two numbers are in use: 020 8571 0800" in out.getvalue(), "It says why a service is held back."
        assert "left as your editors have it: stalking" in out.getvalue()

    def test_a_new_number_of_a_public_service_waits_until_somebody_has_called_it(self, db, make_service):
        make_service("childline", ways=[("phone", "0808 2000 247")])
        out = StringIO()
        call_command("refresh_support_services", stdout=out)
        assert "waits as a draft until somebody has called its new number: childline" in out.getvalue()
        assert ", 1 waiting, " in out.getvalue()

    def test_the_table_can_be_had_without_any_change(self, older):
        out = StringIO()
        call_command("refresh_support_services", "--dry-run", stdout=out)
        assert "Nothing was changed." in out.getvalue() and not older.has_numbers
        assert not type(older).objects.filter(reference="ndah").exists()

    def test_a_second_time_changes_nothing(self, older):
        from wagtail.models import Revision

        call_command("refresh_support_services", stdout=StringIO())
        made = Revision.objects.count()
        call_command("refresh_support_services", stdout=StringIO())
        assert Revision.objects.count() == made


class TestPages:
    def test_every_topic_of_the_list_is_there_and_leads_to_services_that_exist(self, started, client):
        from support_services.models import EmployersPage, Service, SupportTopicPage

        assert SupportTopicPage.objects.live().count() == len(TOPICS) == 11
        assert EmployersPage.objects.live().count() == 1
        known = set(Service.objects.values_list("reference", flat=True))
        assert all(set(topic.services) <= known for topic in TOPICS)

    def test_every_topic_names_somebody_who_can_be_reached_today(self, started, client):
        for topic in TOPICS:
            text = client.get(f"/support/{topic.slug}/").content.decode()
            assert 'class="card"' in text, topic.slug

    def test_every_topic_has_a_line_of_its_own_kind(self, started, client):
        lines = {
            "anyone": "08088010327", "outside": "08088020300", "choices": "02070080151", "children": "08001111",
            "family": "08005999247", "everyone": "08009995428", "online": "03456000459", "at-home": "08082000247",
        }  # fmt: skip
        said = {slug: client.get(f"/support/{slug}/").content.decode() for slug in lines}
        assert [slug for slug, number in lines.items() if f'href="tel:{number}"' not in said[slug]] == []

    def test_the_service_of_the_city_stands_before_the_lines_of_the_hub(self, started, client):
        text = client.get("/support/").content.decode()
        assert text.index("Support from the City Corporation") < text.index('class="lines"')
        assert text.count("/support/line/") == 3

    def test_the_service_of_the_city_stands_before_the_cards(self, started, client):
        for topic in TOPICS:
            if "colc-da-support" in topic.services:
                text = client.get(f"/support/{topic.slug}/").content.decode()
                assert text.index("Support from the City Corporation") < text.index('class="card"'), topic.slug

    def test_every_topic_begins_with_one_first_step(self, started, client):
        for topic in TOPICS:
            text = client.get(f"/support/{topic.slug}/").content.decode()
            assert text.index("A first step") < text.index("<h2>Who can help</h2>"), topic.slug

    def test_an_editor_can_save_each_page_as_it_is(self, started):
        for page in [started, *started.get_children().specific()]:
            page.full_clean()
            page.body.stream_block.clean(page.body)

    def test_running_it_again_makes_no_second_page(self, started):
        assert create_support_pages() == []

    def test_each_page_takes_at_most_twelve_queries(self, started, client, django_assert_max_num_queries):
        addresses = ["/support/", *(f"/support/{topic.slug}/" for topic in TOPICS), "/support/workplaces/"]
        for address in addresses:
            cache.clear()
            with django_assert_max_num_queries(12):
                assert client.get(address).status_code == 200

    def test_the_first_visit_is_light(self, started, client, settings):
        page = client.get("/support/").content
        names = re.findall(rb'(?:href|src)="/static/([^"]+\.(?:css|js))"', page)
        files = [(settings.BASE_DIR / "static" / name.decode()).read_bytes() for name in names]
        sizes = {"page": _packed(page)} | {
            name.decode(): _packed(file) for name, file in zip(names, files, strict=True)
        }
        assert sizes["page"] + sum(size for name, size in sizes.items() if name.endswith(".css")) <= 12_288, sizes
        assert sum(sizes.values()) <= FIRST_VISIT, sizes


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))
