"""What a new site starts with in this part: honest numbers, short words, neutral names, and a light first page."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from wagtail.signal_handlers import disable_reference_index_auto_update

from support_services.starter.employers import EMPLOYERS
from support_services.starter.pages import HUB_LEAD, HUB_PARTS, TOPICS, create_support_pages
from support_services.starter.services import load_starter_services
from support_services.telltale_words import telltale_word
from tests.support_services.reading_age import grade

pytestmark = pytest.mark.slow

HIGHEST_GRADE = 4.5  # a reading age of 9
FIRST_VISIT = 14 * 1024  # bytes, compressed: what fits into the first round trip


@pytest.fixture
def started(hub):
    with disable_reference_index_auto_update():  # takes three quarters of the time, and nothing here asks it
        load_starter_services()
        create_support_pages(hub)
    hub.refresh_from_db()
    return hub


class TestWords:
    @pytest.mark.parametrize("topic", [*TOPICS, EMPLOYERS], ids=lambda topic: topic.slug)
    def test_each_page_can_be_read_at_nine(self, topic):
        assert grade(topic.words) <= HIGHEST_GRADE
        for part in topic.parts:
            assert grade(part.words) <= HIGHEST_GRADE + 1.5, part.heading  # few sentences swing more

    def test_so_can_the_hub(self):
        assert grade(HUB_LEAD) <= HIGHEST_GRADE
        assert grade(" ".join(part.words for part in HUB_PARTS)) <= HIGHEST_GRADE

    def test_so_can_what_is_said_of_the_services(self, db):
        from support_services.models import Service

        load_starter_services()
        words = [f"{service.what_it_does} {service.for_whom}" for service in Service.objects.published().for_people()]
        assert grade(" ".join(words)) <= HIGHEST_GRADE

    @pytest.mark.parametrize("topic", [*TOPICS, EMPLOYERS], ids=lambda topic: topic.slug)
    def test_what_a_browser_keeps_gives_nothing_away(self, topic):
        assert not telltale_word(topic.slug) and not telltale_word(topic.tab)

    def test_nothing_is_promised_that_nobody_can_keep(self):
        words = " ".join(topic.words for topic in (*TOPICS, EMPLOYERS))
        assert not re.search(r"you will be safe|we promise|guarantee|no trace|always believe", words, re.IGNORECASE)

    def test_the_ruler_itself_is_right(self):
        assert grade("The cat sat on the mat.") < 0
        hard = "Coercive behaviour constitutes a criminal offence under contemporary legislation."
        assert grade(hard) > 15


class TestServices:
    def test_every_number_that_is_shown_has_a_source_and_a_date(self, db):
        from support_services.models import Service

        load_starter_services()
        public = Service.objects.published()
        assert any(service.has_numbers for service in public)
        for service in public:
            assert urlsplit(service.source_url).scheme in {"http", "https"}
            assert service.checked_on or not service.has_numbers
            assert not service.held_back_because

    def test_a_line_whose_number_has_no_date_is_public_with_its_website_and_keeps_the_number_in_the_draft(self, db):
        from support_services.models import Service

        load_starter_services()
        line = Service.objects.get(reference="karma-nirvana")
        assert [point.kind for point in line.shown_contact_points] == ["web"]
        assert line.get_latest_revision_as_object().has_numbers

    def test_running_it_again_leaves_what_editors_did(self, db):
        from support_services.models import Service

        load_starter_services()
        Service.objects.filter(reference="ndah").update(name="Changed by an editor")
        assert load_starter_services() == []
        assert Service.objects.get(reference="ndah").name == "Changed by an editor"


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
            assert 'class="svc"' in text, topic.slug

    def test_an_editor_can_save_each_page_as_it_is(self, started):
        for page in [started, *started.get_children().specific()]:
            page.full_clean()
            page.body.stream_block.clean(page.body)

    def test_running_it_again_makes_no_second_page(self, started):
        assert create_support_pages(started) == []

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
        assert sizes["page"] + sum(size for name, size in sizes.items() if name.endswith(".css")) <= 11_264, sizes
        assert sum(sizes.values()) <= FIRST_VISIT, sizes


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))
