"""A new site: made once and whole, owned by its editors ever after, and true to what we know."""

import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site
from wagtail.snippets.models import get_snippet_models

from core.models import PartnershipSettings
from core.reading_age import age_of
from delivery.generation import Generation
from home.content_sets.loader import load_set
from home.models import HomePage, StandardPage
from home.starter.site import cleared_root, create_starter_site
from plans.models import (
    Activity,
    Figure,
    Measure,
    Organisation,
    PlanEvent,
    PlanPage,
    PlanStatement,
    PolicyDriver,
    PriorityPage,
    ReportPage,
)
from tests.home.search.tried import every_list_tried
from tests.home.starter_words import (
    AS_PUBLISHED,
    OUR_FIELDS,
    addresses_as_read,
    our_words,
    papers_text,
    runs_of,
    with_the_papers,
    without_quote_styles,
)

pytestmark = [pytest.mark.slow, pytest.mark.databases]

OURS = ("core", "home", "plans", "support_services", "auth", "wagtailcore")
KNOWN_NUMBERS = {"999", "101", "08082000247", "08081689111", "02076063030", "0800555111", "03001232040", "08000323263"}
REQUIRED_BY_LAW = [  # Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018
    "partially compliant",
    "What may not be accessible",
    "too costly",
    "rules do not cover",
    "23 September 2018",
    "Another format",
    "Community Safety Team",
    "Equality and Human Rights Commission",
    "EHRC",
    "Equality Advisory and Support Service",
    "EASS",
    "Prepared on",
    "21 November 2026",
    "21 November 2027",
]
ROWS_WITH_RULES = (Activity, Figure, PlanEvent, PlanStatement)


def everything() -> dict[str, list[dict]]:
    """Every row of our apps and of the page tree, field by field."""
    models = [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def pages() -> list[Page]:
    return list(Page.objects.filter(depth__gt=1).order_by("path").specific())


def of_ours() -> list[Page]:
    """The pages whose words are measured here. The support pages have stricter tests of their own."""
    return [page for page in pages() if type(page) in OUR_FIELDS]


class StarterSite(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.said = StringIO()
        call_command("create_starter_site", stdout=cls.said)

    def test_it_says_what_was_made_and_the_second_time_that_nothing_was(self):
        again = StringIO()
        call_command("create_starter_site", stdout=again)
        self.assertIn("Strategic plan 2016–17", self.said.getvalue())
        self.assertIn("36 memberships", self.said.getvalue())
        self.assertEqual("The site is already there. Nothing was changed.\n", again.getvalue())

    def test_the_front_page_takes_the_place_of_wagtails_greeting(self):
        self.assertEqual([HomePage], [type(page) for page in pages() if page.depth == 2])
        site = Site.objects.get()
        self.assertEqual(("localhost", 80, True), (site.hostname, site.port, site.is_default_site))
        self.assertIsInstance(site.root_page.specific, HomePage)

    def test_the_menu_begins_with_help(self):
        titles = [page.title for page in pages() if page.depth == 3 and page.show_in_menus]
        self.assertEqual("Get support", titles[0])
        self.assertLessEqual({"Our plans", "Papers", "About us"}, set(titles))

    def test_every_page_is_public_described_and_has_a_history_but_no_owner(self):
        for page in pages():
            tells_nothing = page.url.startswith("/support/")  # a browser keeps descriptions
            with self.subTest(page.title):
                self.assertTrue(page.live and not page.has_unpublished_changes)
                self.assertEqual(page.live_revision, page.latest_revision)
                self.assertIsNone(page.owner)
                self.assertTrue(page.search_description or tells_nothing)

    def test_every_page_and_row_keeps_the_rules_that_editors_must_keep(self):
        rows = [row for model in (*get_snippet_models(), *ROWS_WITH_RULES) for row in model._default_manager.all()]
        for row in [*pages(), *rows, PartnershipSettings.objects.get()]:
            with self.subTest(type(row).__name__, row=str(row)):
                row.full_clean()

    def test_every_page_answers_a_visitor_with_few_questions_to_the_database(self):
        for page in pages():
            most = 24 if isinstance(page, PriorityPage) else 16  # an area has names, mentions and a long way
            with self.subTest(page.title), CaptureQueriesContext(connection) as asked:
                self.assertEqual(200, self.client.get(page.url).status_code)
            self.assertLessEqual(len(asked), most, page.title)

    def test_a_page_made_of_what_is_remembered_is_the_same_to_the_letter(self):
        with TemporaryDirectory() as folder, self.settings(PAGE_STORE=Path(folder)):
            Generation(Path(folder) / "generation").bump()
            for page in pages():
                with self.subTest(page.title):
                    first, second = (self.client.get(page.url).content for _ in range(2))
                    self.assertEqual(first, second)

    def test_officers_are_in_the_record_but_not_on_the_public_page(self):
        contacts = [contact for paper in ReportPage.objects.all() for contact in paper.contacts.all()]
        self.assertEqual(2, len(contacts))
        shown = "".join(self.client.get(page.url).content.decode() for page in ReportPage.objects.all())
        for contact in contacts:
            for private in filter(None, (contact.name, contact.phone, contact.email)):
                self.assertNotIn(private, shown)

    def test_the_partnership_has_no_e_mail_until_somebody_knows_one(self):
        settings = PartnershipSettings.objects.get()
        self.assertEqual(("Safer City Partnership", "City of London"), (settings.name, settings.area))
        self.assertEqual("", settings.contact_email)

    def test_a_second_run_changes_no_row(self):
        before = everything()
        self.assertFalse(create_starter_site())
        self.assertEqual(before, everything())

    def test_what_editors_change_hide_or_delete_stays_as_they_left_it(self):
        about, contact = Page.objects.get(slug="about").specific, Page.objects.get(slug="contact").specific
        about.title = "Who we are"
        about.save_revision().publish()
        contact.unpublish()
        Page.objects.get(slug="privacy").delete()
        Measure.objects.get().delete()
        Organisation.objects.filter(name="Vulnerability Board").update(purpose="Meets each month.")
        before = everything()
        self.assertFalse(create_starter_site())
        self.assertEqual(before, everything())

    def test_editors_write_and_moderators_publish(self):
        front = HomePage.objects.get()
        editor, moderator = person("Plan editors"), person("Approvers")
        for member in (editor, moderator):
            self.assertTrue(front.permissions_for_user(member).can_edit())
            self.assertTrue(front.permissions_for_user(member).can_add_subpage())
        self.assertFalse(front.permissions_for_user(editor).can_publish())
        self.assertTrue(front.permissions_for_user(moderator).can_publish())
        for member in (person("Support editors"), person("Number checkers"), moderator):
            self.assertTrue(member.has_perm("support_services.check_service"))

    def test_what_an_editor_submits_goes_to_the_moderators(self):
        front, editor = HomePage.objects.get(), person("Plan editors")
        self.assertTrue(front.permissions_for_user(editor).can_submit_for_moderation())
        tasks = [task.specific for task in front.get_workflow().tasks]
        self.assertEqual([["Approvers"]], [[group.name for group in task.groups.all()] for task in tasks])

    def test_what_people_type_is_found_where_it_should_be(self):
        lists = every_list_tried()
        self.assertGreaterEqual(sum(map(len, lists.values())), 128)
        for name, lines in lists.items():
            self.assertGreaterEqual(sum(line.is_right for line in lines), 0.95 * len(lines), name)

    def test_every_search_of_somebody_who_is_hurt_leads_to_help(self):
        every = [line for lines in every_list_tried().values() for line in lines]
        of_harm = [line for line in every if all(path.startswith("/support/") for path in line.right)]
        self.assertGreaterEqual(len(of_harm), 60)
        self.assertEqual([line.typed for line in of_harm if not (line.is_right and line.is_harm)], [])

    def test_both_change_rows_but_only_moderators_publish_or_delete_them(self):
        editor, moderator = person("Plan editors", "Campaign editors", "Support editors"), person("Approvers")
        for model in get_snippet_models():
            app, name = model._meta.app_label, model._meta.model_name
            self.assertTrue(editor.has_perms([f"{app}.add_{name}", f"{app}.change_{name}", f"{app}.view_{name}"]))
            self.assertTrue(moderator.has_perm(f"{app}.delete_{name}"))
            self.assertFalse(editor.has_perm(f"{app}.delete_{name}") or editor.has_perm(f"{app}.publish_{name}"))
        self.assertTrue(moderator.has_perms(["plans.publish_measure", "plans.publish_membership"]))

    def test_only_moderators_change_the_particulars_of_the_partnership(self):
        self.assertTrue(person("Approvers").has_perm("core.change_partnershipsettings"))
        self.assertFalse(person("Plan editors").has_perm("core.change_partnershipsettings"))

    def test_pages_are_plain_enough_for_a_child_of_twelve(self):
        for page in of_ours():
            with self.subTest(page.title):
                self.assertLess(age_of(our_words(page)), 12.5)  # a paper is full of the names of others

    def test_only_numbers_that_we_have_seen_in_a_source_are_given(self):
        for page in of_ours():
            for number in re.findall(r"\d(?:[ ]?\d){9,}", our_words(page)):
                with self.subTest(page.title):
                    self.assertIn(number.replace(" ", ""), KNOWN_NUMBERS)

    def test_the_plan_of_2016_is_never_said_to_have_been_agreed(self):
        plan = PlanPage.objects.get(slug="2016-17")
        said = our_words(plan) + "".join(our_words(each.specific) for each in plan.get_children())
        self.assertNotRegex(
            said.replace("we cannot say that the plan was agreed", ""), r"(?i)(was|is|were) agreed|in force"
        )

    def test_the_accessibility_statement_has_every_part_the_law_asks_for(self):
        said = our_words(StandardPage.objects.get(slug="accessibility"))
        for part in REQUIRED_BY_LAW:
            self.assertIn(part, said)

    def test_the_privacy_notice_says_what_readers_editors_and_officers_need(self):
        said = our_words(StandardPage.objects.get(slug="privacy"))
        for part in ("no cookies", "password", "Two years", "Your rights", "Information Commissioner"):
            self.assertIn(part, said)

    @with_the_papers
    def test_our_sentences_are_not_those_of_the_papers(self):
        theirs = runs_of(papers_text())
        rows = [row for model in (Measure, Organisation, PolicyDriver) for row in model.objects.all()]
        for row in [*of_ours(), *rows]:
            with self.subTest(type(row).__name__, row=str(row)):
                self.assertEqual(set(), runs_of(our_words(row)) & theirs)

    @with_the_papers
    def test_words_as_published_stand_in_the_papers(self):
        theirs = without_quote_styles(papers_text())
        for model, fields in AS_PUBLISHED.items():
            for row in filter(is_known_from_a_paper, model.objects.all()):
                for words in filter(None, (getattr(row, field) for field in fields)):
                    with self.subTest(model.__name__, words=words):
                        self.assertIn(without_quote_styles(words), theirs)

    @with_the_papers
    def test_every_paragraph_we_sum_up_has_the_address_that_reading_the_paper_gives_it(self):
        read = addresses_as_read()
        for page in ReportPage.objects.all():
            cover = page.appendix_of or page
            with self.subTest(page.title):
                self.assertLessEqual(page.anchors, read[str(cover.date), page.appendix_of is not None])


def is_known_from_a_paper(row) -> bool:
    known = isinstance(row, PlanPage) and row.slug in ("2016-17", "2022-25")
    return known or not (isinstance(row, PlanPage) or getattr(row, "public_source_id", None))


def person(*groups: str):
    somebody = get_user_model().objects.create_user(groups[0].lower())
    somebody.groups.add(*Group.objects.filter(name__in=groups))
    return somebody


class ASiteThatIsNotYetMade(TestCase):
    def test_a_run_that_dies_half_way_leaves_nothing(self):
        before = everything()
        with (
            patch("home.starter.site.load_samples", side_effect=ConnectionError),
            pytest.raises(ConnectionError),
        ):
            create_starter_site()
        self.assertEqual(before, everything())

    def test_a_front_page_that_was_deleted_does_not_come_back(self):
        cleared_root()
        load_set(Path("starter/city-of-london"), only=lambda item: item.name == "/").made[0].made.delete()
        self.assertFalse(create_starter_site() or HomePage.objects.exists())

    def test_other_pages_are_never_replaced(self):
        root = Page.objects.get(depth=1)
        root.add_child(instance=Page(title="Somebody else’s site", slug="other"))
        with pytest.raises(CommandError, match="Somebody else’s site"):
            call_command("create_starter_site")
        self.assertFalse(HomePage.objects.exists())
        self.assertEqual(2, Page.objects.filter(depth=2).count())
