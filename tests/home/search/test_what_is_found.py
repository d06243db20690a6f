"""Which pages a visitor finds, and which nobody may."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.search_models import SynonymGroup
from plans.models import ReportPage
from tests.home.conftest import paragraph, published

pytestmark = [pytest.mark.indexed, pytest.mark.slow]


class TestWhatIsFound:
    def test_a_page_by_its_title_and_by_its_words(self, ask, make_page):
        make_page("Our lanterns", "They shine on every lane.")
        assert ask("lanterns").titles == ask("shine").titles == ["Our lanterns"]

    def test_a_page_with_the_words_in_its_title_comes_first(self, ask, make_page):
        make_page("About us", "lantern lantern lantern lantern lantern lantern")
        make_page("Lantern", "Something else.")
        make_page("Contact", "lantern lantern lantern lantern")
        assert ask("lantern").titles[0] == "Lantern"

    def test_plural_and_singular(self, ask, make_page):
        make_page("About us", "Our lantern is light.")
        assert ask("lanterns").titles == ["About us"]

    def test_other_endings_and_other_ways_of_writing(self, ask, make_page):
        make_page("Harry’s Café", "Somebody stole the women’s lanterns & ladders.")
        for typed in ("harrys cafe", "HARRY'S CAFÉ", "stolen lantern", "woman’s ladder", "lanterns and ladders"):
            assert ask(typed).titles == ["Harry’s Café"], typed

    def test_every_word_is_needed(self, ask, make_page):
        make_page("One", "red lantern")
        make_page("Two", "red door")
        results = ask("red lantern")
        assert results.titles == ["One"]
        assert "some of them" not in results.main.text

    def test_if_no_page_has_every_word_some_will_do_and_the_page_says_so(self, ask, make_page):
        make_page("One", "red lantern")
        make_page("Two", "blue door")
        results = ask("lantern door")
        assert set(results.titles) == {"One", "Two"}
        assert "No page has all these words" in results.main.text

    def test_years_however_they_are_joined(self, ask, make_page):
        make_page("Hyphen", "For 2016-17 only")
        make_page("Dash", "For 2016–17 only")
        make_page("Stroke", "For 2016/17 only")
        assert set(ask("2016-17").titles) == {"Hyphen", "Dash", "Stroke"}

    def test_spellings_that_editors_call_equal(self, ask, make_page):
        make_page("As printed", "Lamps in the lane")
        assert ask("lantern").titles == []
        SynonymGroup.objects.create(terms="lantern\nlamps")
        results = ask("lantern")
        assert results.titles == ["As printed"]
        assert results.marked == ["Lamps"]

    def test_short_forms_that_editors_call_equal(self, ask, make_page):
        SynonymGroup.objects.create(terms="NTE, night-time economy")
        make_page("Late", "Work on the night time economy")
        assert ask("NTE").marked == ["night time economy"]


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


class TestWhatIsNotFound:
    def test_drafts(self, ask, make_page):
        page = make_page("Lantern", "lantern")
        page.unpublish()
        assert ask("lantern").titles == []

    def test_words_of_an_unpublished_edit(self, ask, make_page):
        page = make_page("Lantern", "lantern")
        page.lead = "<p>secretword</p>"
        page.save_revision()
        assert ask("secretword").titles == []

    def test_pages_that_need_a_login(self, ask, make_page):
        make_private(make_page("Lantern", "lantern"))
        assert ask("lantern").titles == []

    def test_pages_below_a_private_page(self, ask, make_page):
        members = make_page("Members")
        make_page("Lantern", "lantern", parent=members)
        assert ask("lantern").titles == ["Lantern"]
        make_private(members)
        results = ask("lantern")
        assert results.titles == []
        assert results.counts == {}

    def test_titles_of_private_pages_are_not_suggested(self, ask, make_page):
        make_private(make_page("Zanzibar"))
        assert "anzibar" not in ask("zanzibra").main.text.replace("zanzibra", "")

    def test_pages_of_another_site(self, ask, make_page, front_page):
        elsewhere = front_page.get_parent()
        make_page("Lantern", "lantern", parent=elsewhere)
        assert ask("lantern").titles == []

    def test_papers_by_the_people_they_name(self, ask, paper):
        for typed in ["Quillfeather", "ada quillfeather", "Inkhorn", "7946 0991", "ned.inkhorn@example.org"]:
            results = ask(typed)
            assert results.titles == [], typed
            assert results.counts == {}

    def test_names_are_covered_where_other_words_match(self, ask, paper):
        results = ask("report burglaries")
        assert results.titles == [paper.title]
        assert "Quillfeather" not in results.response.content.decode()

    def test_a_paper_is_still_found_by_words_that_are_also_somebodys_name(self, ask, papers):
        page = ReportPage(title="Paper", author_person="Rose Lantern", body=[paragraph(1, "A lantern in the lane.")])
        published(papers, page)
        assert ask("lantern").titles == ["Paper"]

    def test_words_of_a_page_published_later_are_not_found_before(self, ask, make_page):
        page = make_page("Lantern", "lantern")
        page.live = False
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save()
        assert ask("lantern").titles == []
