"""Content as folders of YAML and Markdown: loaded whole or not at all, with file and line of each mistake."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from delivery.clock import london_now
from home.content_sets.exporter import SetExporter
from home.content_sets.loader import load_set
from home.models import HomePage, StandardPage
from plans.models import Organisation, PlanPage, PriorityPage
from tests.home.content_sets.small_set import mistakes_in, with_files, written

pytestmark = pytest.mark.databases


def clear() -> None:
    Site.objects.update(root_page=Page.objects.get(depth=1))
    HomePage.objects.get().delete()
    Organisation.objects.exclude(part_of=None).delete()
    Organisation.objects.all().delete()


def test_a_set_becomes_a_site(empty, tmp_path, client):
    loaded = load_set(written(tmp_path))
    assert len(loaded.made) == 6 and not loaded.left
    about = StandardPage.objects.get(slug="about")
    assert about.title == "No" and about.show_in_menus
    page = client.get("/about/").content.decode()
    assert "<b>bodies</b>" in page and 'href="/plans/"' in page and "<li>one</li>" in page
    assert "Safer Northbridge" in page
    assert str(PlanPage.objects.get().term_starts) == "2024-04-01"
    assert Organisation.objects.get(name="Northbridge Safety Board").part_of.name == "Northbridge Council"


def test_a_trial_changes_nothing_and_says_what_would_be_made(empty, tmp_path, capsys):
    call_command("load_content", str(written(tmp_path)), "--dry-run")
    assert "Would be made: /about/ (ordinary page)" in capsys.readouterr().out
    assert not HomePage.objects.exists()


def test_what_editors_changed_is_left_alone(empty, tmp_path, capsys):
    load_set(written(tmp_path))
    about = StandardPage.objects.get(slug="about")
    about.title = "Our own words"
    about.save_revision().publish()
    (tmp_path / "pages/contact.yaml").write_text("page: StandardPage\naddress: /contact/\ntitle: Contact\n")
    call_command("load_content", str(tmp_path))
    assert "Made: 1. Left alone: 6." in capsys.readouterr().out
    assert StandardPage.objects.get(slug="about").title == "Our own words"
    assert StandardPage.objects.filter(slug="contact", live=True).exists()


def test_an_exported_site_loads_to_the_same_pages(empty, tmp_path, client):
    load_set(written(tmp_path / "first"))
    site = Site.objects.get(is_default_site=True)
    SetExporter(site, london_now()).export(tmp_path / "second")
    addresses = ["/", "/about/", "/plans/", "/plans/2024-27/"]
    before = [client.get(address).content for address in addresses]
    clear()
    site.refresh_from_db()
    load_set(tmp_path / "second")
    assert [client.get(address).content for address in addresses] == before
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export_content", str(tmp_path / "second"))


def test_drafts_and_what_is_kept_back_are_not_exported(empty, tmp_path):
    load_set(written(tmp_path / "first"))
    StandardPage.objects.get(slug="about").unpublish()
    SetExporter(Site.objects.get(is_default_site=True), london_now()).export(tmp_path / "second")
    assert not (tmp_path / "second/pages/about.md").exists()


WRONG = [
    ("pages/about.md", "---\npage: StandardPage\naddress: /about/\nlead: Hello\n---\n", "“title” is missing."),
    ("pages/x.yaml", "page: StandardPage\naddress: /no/where/\ntitle: X\n", "line 2: There is no page /no/ above it"),
    ("pages/x.yaml", "page: PriorityPage\naddress: /x/\ntitle: X\n", "line 1: It cannot stand below /."),
    ("pages/x.yaml", "page: Article\naddress: /x/\ntitle: X\n", "line 1: There is no kind of page “Article”."),
    ("pages/x.yaml", "page: StandardPage\naddress: /about/\ntitle: X\n", "/about/ is also the address of pages/"),
    ("pages/x.yaml", "page: StandardPage\naddress: x\ntitle: X\n", "line 2: “x” is no address."),
    ("pages/x.yaml", "page: StandardPage\naddress: /x/\ntitle: X\ncolour: red\n", "line 4: There is no field “colour”"),
    ("pages/plans/2024.yaml", "page: PlanPage\naddress: /plans/a/\ntitle: A\nterm_starts: 31 June 2024\n",
     "pages/plans/2024.yaml, line 4: “31 June 2024” does not fit here."),
    ("pages/x.yaml", "page: StandardPage\naddress: /x/\ntitle: X\nshow_in_menus: maybe\n", "is neither yes nor no"),
    ("pages/x.md", "---\npage: StandardPage\naddress: /x/\ntitle: X\n---\n[a](/gone/)\n", "There is no page /gone/"),
    ("pages/x.md", "---\npage: StandardPage\naddress: /x/\ntitle: X\n---\n[a](ftp://old.example/)\n", "no address"),
    ("pages/x.md", "---\npage: StandardPage\naddress: /x/\ntitle: X\n", "Begins and ends what it says of the page"),
    ("pages/x.md", "---\npage: StandardPage\naddress: /x/\ntitle: X\n---\n``` links\nlinks: []\n", "never closed"),
    ("pages/x.md", "---\npage: StandardPage\naddress: /x/\ntitle: X\n---\n``` poll\na: b\n```\n", "no part “poll”"),
    ("rows/bodies.yaml", "- name: A\n  key: a\n  part_of: b\n- name: B\n  key: b\n  part_of: a\n", "in a circle: “"),
    ("rows/bodies.yaml", "- name: A\n  part_of: nobody\n", "line 2: There is no “nobody” among the bodies."),
    ("rows/people.yaml", "- name: A\n", "There are no rows called “people”"),
    ("rows/measures.yaml", "- name: M\n  unit: x\n  activity: /plans/#a-1\n", "no row with the key “a-1” on"),
    ("rows/bodies.yaml", "- name: A\n  kind: club\n", "line 2: “club” is none of: "),
    ("notes.yaml", "a: b\n", "A set has “set.yaml” and the folders “pages” and “rows”."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "said"), WRONG)
def test_a_mistake_is_told_with_its_place_and_nothing_is_made(empty, tmp_path, file, text, said):
    told = mistakes_in(with_files(tmp_path, {file: text}))
    assert any(said in mistake for mistake in told), told


def test_a_site_that_does_not_exist_is_told_in_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="There is no such folder.\nNothing was loaded"):
        call_command("load_content", str(tmp_path / "none"))


def test_a_file_may_have_a_byte_order_mark_and_any_line_ends_but_no_other_alphabet(empty, tmp_path):
    page = "\ufeffpage: StandardPage\r\naddress: /x/\r\ntitle: Café\r\n"
    load_set(with_files(tmp_path / "a", {"pages/x.yaml": page.encode()}))
    assert StandardPage.objects.get(slug="x").title == "Café"
    clear()
    told = mistakes_in(with_files(tmp_path / "b", {"pages/x.yaml": page.lstrip("\ufeff").encode("cp1252")}))
    assert told == ["pages/x.yaml, line 3: The file is not saved as UTF-8. Save it again as UTF-8."]


def test_a_file_that_is_too_large_and_a_link_out_of_the_set_are_not_read(empty, tmp_path):
    written(tmp_path / "set")
    (tmp_path / "secret.yaml").write_text("page: StandardPage\naddress: /secret/\ntitle: S\n")
    (tmp_path / "set/pages/link.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "set/pages/big.yaml").write_text("a: " + "x" * 1_100_000)
    assert mistakes_in(tmp_path / "set") == ["pages/big.yaml: The file is larger than 1 MB."]
    (tmp_path / "set/pages/big.yaml").unlink()
    load_set(tmp_path / "set")
    assert not StandardPage.objects.filter(slug="secret").exists()


def test_priorities_name_what_they_follow_from(empty, tmp_path):
    page = """
        page: PriorityPage
        address: /plans/2024-27/calm/
        title: Calm streets
        aim: Calm.
        activities_held: not_stated
    """
    load_set(with_files(tmp_path, {"pages/plans/calm.yaml": page}))
    assert PlanPage.objects.get().numchild == 1 and PriorityPage.objects.get().live


@pytest.mark.parametrize("name", ["empty", "northbridge"])
def test_a_site_can_begin_with_another_set(db, client, name):
    call_command("create_starter_site", content=name, verbosity=0)
    before = Page.objects.count()
    call_command("upgrade_site", verbosity=0)
    assert Page.objects.count() == before
    for page in Page.objects.filter(depth__gt=1, live=True):
        answer = client.get(page.url)
        words = BeautifulSoup(answer.content, "html.parser").main.get_text(" ")
        assert answer.status_code == 200 and "City of London" not in words, page.url


def test_a_site_without_a_page_of_its_own_tells_its_editors_how_to_begin(db, client):
    answer = client.get("/")
    assert answer.status_code == 200 and "This site has no pages yet" in answer.content.decode()
    assert client.get("/safety-thirst/").status_code == client.get("/search/").status_code == 200
    assert client.get("/nothing/").status_code == 404
