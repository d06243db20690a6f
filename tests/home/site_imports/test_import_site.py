"""Another site moves in as drafts: every page once, from whatever it can hand over, and nothing of ours is changed."""

import gzip

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import ImportedPage, StandardPage
from tests.home.conftest import published
from tests.home.site_imports.old_sites import BLOCKS, CLASSIC, SAVED, SITE, export, item, sitemap

pytestmark = pytest.mark.usefixtures("front_page")


@pytest.fixture
def brought(tmp_path, capsys):
    """Bring a file of these words in; what the command said."""

    def bring(words: str | bytes, name: str = "old-site.xml", *options: str) -> str:
        file = tmp_path / name
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
        call_command("import_site", str(file), *options)
        return capsys.readouterr().out

    return bring


def body_of(page: StandardPage) -> str:
    return str(list(page.get_latest_revision_as_object().body.raw_data))


class TestWordPress:
    def test_pages_become_drafts_below_each_other_with_redirects(self, brought, client):
        said = brought(
            export(
                item("Our board", "/about/board/", BLOCKS, number=2, parent=1, name="board"),
                item("About us", "/about/", "Who we are.", number=1, excerpt="In <b>short</b>"),
                item("Contact", "/contact/", "Write."),
            )
        )
        assert "Made: 3 drafts, and 0 redirects" in said  # they stand where they stood
        board = StandardPage.objects.get(title="Our board")
        assert board.url_path.endswith("/about/board/") and not board.live
        assert StandardPage.objects.get(slug="about").search_description == "In short"
        assert client.get("/about/board/").status_code == 404
        for page in (StandardPage.objects.get(slug="about"), board):
            page.get_latest_revision().publish()
        shown = client.get("/about/board/").content.decode()
        contact = StandardPage.objects.get(slug="contact")
        assert "<b>four times</b>" in shown and "Who sits on it" in shown and "The town hall" in shown
        assert "<li>the council<ul><li>housing</li></ul></li>" in body_of(board)
        assert f'<a linktype="page" id="{contact.pk}">Write to us</a>' in body_of(board)
        assert "'heading': 'Chair'" in body_of(board)

    def test_an_old_address_leads_to_the_published_draft(self, brought, client):
        brought(export(item("Lock it", "/2019/05/lock-it.html", "Use two locks.", kind="post")))
        StandardPage.objects.get(slug="lock-it").get_latest_revision().publish()
        answer = client.get("/2019/05/lock-it.html")
        assert (answer.status_code, answer["Location"]) == (301, "/lock-it/")

    def test_what_needs_a_hand_is_told(self, brought):
        said = brought(
            export(
                item("Bikes", "/bikes/", CLASSIC),
                item("Our board", "/board/", BLOCKS),
                item("Old news", "/old-news/", "", status="trash"),
                item("A letter from Pat Example", "/?feedback=1", "Please call me", kind="feedback"),
                item("", "/untitled/", "Words."),
            )
        )
        for words in (
            "1 picture did not come along: https://cdn.example/bike.jpg.",
            "short codes showed is missing: [contact-form-7].",
            f"did not come along: {SITE}/old-news/.",
            f"upload those that you need: {SITE}/wp-content/uploads/minutes.pdf.",
            "1 pages and posts from the bin",
            "1 of the kind “feedback”.",
            "It had no title: give it one.",
        ):
            assert words in said
        assert "Pat Example" not in said
        body = body_of(StandardPage.objects.get(title="Bikes"))
        assert "something <i>fixed</i>.<br/>Use two locks." in body and "[sic]" in body and "A locked bike" in body

    @pytest.mark.parametrize("more", [{"status": "draft"}, {"status": "private"}, {"password": "open"}])
    def test_what_was_not_public_gets_no_redirect(self, brought, more):
        said = brought(export(item("Plan", "/our-plan-for-next-year/2027/", "Not yet.", **more)))
        assert not Redirect.objects.exists()
        assert "was not public" in said or "behind a password" in said

    def test_what_an_editor_changed_or_deleted_stays_so(self, brought):
        words = export(item("About us", "/about-us.php", "Who we are."), item("News", "/news/today/", "Old."))
        brought(words)
        about = StandardPage.objects.get(slug="about-us")
        about.title = "Our own words"
        about.save_revision().publish()
        Page.objects.get(slug="today").delete()
        said = brought(words.replace("Who we are", "Who we were").replace(SITE, SITE.replace("www.", "")))
        assert "Made: 0 drafts" in said and "left as your editors have them: 2." in said
        assert StandardPage.objects.get().title == "Our own words"
        assert "Who we are" in body_of(StandardPage.objects.get())

    def test_a_later_file_links_to_what_came_before(self, brought):
        brought(export(item("Contact", "/contact/", "Write.")))
        brought(
            export(item("About", "/about/", '<a href="/contact/?from=menu#top">No</a> <a href="/contact/">Yes</a>'))
        )
        contact = StandardPage.objects.get(slug="contact")
        assert f'<a linktype="page" id="{contact.pk}">Yes</a>' in body_of(StandardPage.objects.get(slug="about"))

    def test_a_page_of_ours_at_the_same_address_is_left_alone(self, brought, front_page):
        ours = published(front_page, StandardPage(title="Contact", slug="contact"))
        said = brought(export(item("Contact us", "/contact/", "Ring the old office.")))
        assert "The site has a page /contact/ already" in said
        assert StandardPage.objects.get(title="Contact us").slug == "contact-2"
        assert StandardPage.objects.get(pk=ours.pk).title == "Contact" and not Redirect.objects.exists()

    def test_pages_that_are_above_each_other_in_a_circle_come_all_the_same(self, brought):
        brought(export(item("One", "/a/", number=91, parent=92), item("Two", "/b/", number=92, parent=91)))
        assert StandardPage.objects.count() == 2

    def test_a_trial_makes_nothing(self, brought):
        said = brought(export(item("About us", "/about-us.php", "Who.")), "trial.xml", "--dry-run")
        assert "Would be made: 1 drafts, and 1 redirects" in said
        assert not StandardPage.objects.exists() and not Redirect.objects.exists() and not ImportedPage.objects.exists()


class TestXmlAsItIsWritten:
    def test_what_makes_it_unsound_is_mended_where_that_is_safe(self, brought):
        words = export(
            item("Tea &amp; talk", "/tea/", "A\x0b B &nbsp; C"), "<item><title>Bread & butter&hellip;</title>"
        )
        words = words.replace("</channel>", "<wp:post_type>page</wp:post_type></item></channel>")
        brought("\n \ufeff" + words.replace('xmlns:wp="http://wordpress.org/export/1.2/"', ""))
        assert sorted(StandardPage.objects.values_list("title", flat=True)) == ["Bread & butter…", "Tea & talk"]

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (
                '<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel>&c;</channel></rss>',
                "declares entities",
            ),
            (export(item("A", "/a/"))[:-200], "no sound XML: line"),
            (export(item("A picture", "/a/", kind="attachment")), "no page and no post"),
            ("<html><body>Log in</body></html>", "begins with <html>"),
            ("", "The file is empty"),
            (b"\x1f\x8b" + b"spoilt", "packed file is spoilt"),
            ("name,age\nPat,7\n", "No column of the first row is called an address"),
            ("url\nhttps://a.example/x.pdf\n", "No row of the table is a page"),
        ],
    )
    def test_what_cannot_be_brought_is_told_in_a_sentence(self, brought, words, sentence):
        with pytest.raises(CommandError, match=sentence):
            brought(words)
        assert not StandardPage.objects.exists()

    def test_a_file_of_more_than_50_mb_is_not_opened(self, tmp_path):
        with (tmp_path / "large.xml").open("wb") as file:
            file.truncate(50 * 1024 * 1024 + 1)
        with pytest.raises(CommandError, match="larger than 50 MB"):
            call_command("import_site", str(tmp_path / "large.xml"))

    def test_a_hundred_thousand_boxes_in_each_other_are_read_or_told(self, brought):
        assert "Made: 1 drafts" in brought(
            export(item("Deep", "/deep/", "<div>" * 100_000 + "Words" + "</div>" * 100_000))
        )


class TestSitemaps:
    def test_saved_pages_give_the_text_and_others_their_address(self, brought, tmp_path):
        (tmp_path / "saved/bike-marking").mkdir(parents=True)
        (tmp_path / "saved/bike-marking/index.html").write_text(SAVED)
        (tmp_path / "secret.html").write_text("<p>Secret</p>")
        said = brought(
            sitemap(
                f"{SITE}/", f"{SITE}/bike-marking/", f"{SITE}/bike-marking/where_and-when", f"{SITE}/%2e%2e/secret.html"
            ),
            *("sitemap.xml", "--pages", str(tmp_path / "saved")),
        )
        marking = StandardPage.objects.get(title="Bike marking")
        assert marking.search_description == "When and where we mark bikes."
        assert "<ol><li>your bike</li><li>a bill</li></ol>" in body_of(marking)
        assert "Home" not in body_of(marking) and "Charity" not in body_of(marking)
        assert StandardPage.objects.get(title="Where and when").get_parent().pk == marking.pk
        assert "Secret" not in body_of(StandardPage.objects.get(slug="secret"))
        assert "The front page" in said and "its title was made from that" in said and "logo.png" not in said

    def test_other_sitemaps_are_read_where_they_lie_beside_it(self, brought, tmp_path):
        (tmp_path / "pages.xml.gz").write_bytes(gzip.compress(sitemap(f"{SITE}/one/").encode()))
        said = brought(sitemap(f"{SITE}/pages.xml.gz", f"{SITE}/posts.xml", f"{SITE}/two", f"{SITE}/a.pdf"))
        assert StandardPage.objects.count() == 2
        assert "names another sitemap" in said and "posts.xml" in said and "1 addresses are of files" in said


class TestTables:
    def test_what_a_crawler_found(self, brought):
        said = brought(
            '"Address","Content Type","Status Code","Indexability","Title 1","Meta Description 1","H1-1"\n'
            f'"{SITE}/","text/html","200","Indexable","Home","",""\n'
            f'"{SITE}/now","text/html","301","Non-Indexable","","",""\n'
            f'"{SITE}/now/","text/html; charset=utf-8","200","Indexable","What we do now","All of it.",""\n'
            f'"{SITE}/logo","image/png","200","Indexable","","",""\n',
            "crawl.csv",
        )
        assert StandardPage.objects.get().search_description == "All of it."
        assert "answered 301" in said and "is a file" in said and "front page" in said

    @pytest.mark.parametrize(
        ("words", "titles"),
        [
            ("page_title,url_slug,status\nHome,/,migrate\nThe Board,/about-us/the-board,stub\n", ["The Board"]),
            ("URL,Page_Title\nURL,Title\nhttps://a.example/faq/,FAQ\n", ["FAQ"]),
            ("title;public_url;admin_url;status\nStyle;/style;/admin/27;DRAFT\nBook;book;/admin/3;Published\n",
             ["Book", "Style"]),
            ("\ufeffid\tTitle\tPermalink\tContent\n4\tTips\thttps://a.example/\t\"<p>A</p>\n\nB.\"\n", ["Tips"]),
            ("sep=,\nLink\nhttps://a.example/who-we-are.aspx\n", ["Who we are"]),
        ],
    )  # fmt: skip
    def test_lists_as_people_keep_them(self, brought, words, titles):
        brought(words, "list.csv")
        assert list(StandardPage.objects.order_by("title").values_list("title", flat=True)) == titles

    def test_the_text_of_a_cell_becomes_the_body(self, brought):
        brought('url,title,body\n/tips,Tips,"<h2>Bikes</h2><p>Lock <script>x()</script>it.</p>"\n', "list.csv")
        body = body_of(StandardPage.objects.get())
        assert "'text': 'Bikes'" in body and "<p>Lock it.</p>" in body and "x()" not in body


def test_drafts_can_come_below_a_page_that_is_named(brought, front_page):
    archive = published(front_page, StandardPage(title="Archive", slug="archive"))
    brought(export(item("Lock it", "/lock-it/", "Now.")), "old.xml", "--below", "/archive/")
    assert StandardPage.objects.get(slug="lock-it").get_parent().pk == archive.pk
    with pytest.raises(CommandError, match="no ordinary page /nowhere/"):
        brought(export(item("B", "/b/")), "old.xml", "--below", "/nowhere/")
