"""A page as a PO file to a translator and back, and the screen on which it stands beside its source."""

import polib
import pytest

from support_services.models import SupportTopicPage
from support_services.translating.drafts import CannotTranslate, begin, take_in
from support_services.translating.po_files import po_of, words_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def topic(pages):
    """A draft in Polish of a topic with a link, emphasis and a number to call, in which nothing is translated."""
    source = SupportTopicPage.objects.get()
    source.lead = '<p>Call <b>999</b> or <a href="https://example.org/">ask</a>.</p><p>It is not your fault.</p>'
    source.body = [("text", "<ul><li>Talk.</li><li>Rest.</li></ul>")]
    source.save_revision().publish()
    page = begin(SupportTopicPage.objects.get(pk=source.pk), "pl")
    return page.get_latest_revision_as_object()


def filled(page, words: dict[str, str], **metadata) -> bytes:
    file = polib.pofile(po_of(page))
    file.metadata.update(metadata)
    for entry in file:
        entry.msgstr = words.get(entry.msgid, "")
    return str(file).encode()


TAGGED = 'Call <b>999</b> or <a href="https://example.org/">ask</a>.'
RIGHT = 'Zadzwoń <b>999</b> lub <a href="https://example.org/">zapytaj</a>.'


class TestTheFile:
    def test_each_paragraph_and_line_is_a_piece(self, topic):
        pieces = [entry.msgid for entry in polib.pofile(po_of(topic))]
        assert pieces == ["Out of doors", TAGGED, "It is not your fault.", "Talk.", "Rest."]

    def test_it_comes_back_as_a_draft_and_keeps_what_was_there(self, topic):
        take_in(topic, {"Talk.": "Porozmawiaj."})
        take_in(topic, words_in(filled(topic, {TAGGED: RIGHT}), topic))
        page = SupportTopicPage.objects.get(pk=topic.pk).get_latest_revision_as_object()
        assert RIGHT in page.lead and "<li>Porozmawiaj.</li>" in str(page.body.raw_data[0]["value"])
        assert not page.live and page.waiting == 3

    def test_it_may_come_back_from_other_programs(self, topic):
        """With Windows line ends and a mark at its start, wrapped, with contexts, comments and obsolete pieces, and
        with the language of a country."""
        file = polib.pofile(po_of(topic))
        for entry in file:
            entry.msgctxt, entry.tcomment = "body", "Checked twice"
            entry.msgstr = RIGHT if entry.msgid == TAGGED else "Słowa."
        file.metadata |= {"Language": "pl_PL", "X-Generator": "Poedit 3.4"}
        file.append(polib.POEntry(msgid="Gone", msgstr="Nie ma", obsolete=True))
        file.wrapwidth = 40
        said = words_in(b"\xef\xbb\xbf" + str(file).replace("\n", "\r\n").encode(), topic)
        assert said[TAGGED] == RIGHT and "Gone" not in said and len(said) == 5

    def test_a_piece_that_its_translator_is_not_sure_of_waits(self, topic):
        file = polib.pofile(filled(topic, {"Talk.": "Porozmawiaj.", "Rest.": "Odpocznij."}).decode())
        file.find("Rest.").flags.append("fuzzy")
        assert words_in(str(file).encode(), topic) == {"Talk.": "Porozmawiaj."}

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("Zadzwoń <b>999</b> lub zapytaj.", "lacks the tag <a href="),
            (RIGHT.replace("999", "997"), "lacks the number 999"),
            (RIGHT.replace("999", "৯৯৯"), "lacks the number 999"),
            (RIGHT.replace("example.org", "evil.example"), "has the tag <a href="),
            (f"{RIGHT}<script>alert(1)</script>", "has the tag <script>"),
            (f"{RIGHT} {{name}}", "has the placeholder {name}"),
        ],
    )
    def test_a_piece_that_lost_or_gained_something_is_refused(self, topic, words, said):
        with pytest.raises(CannotTranslate, match=said):
            words_in(filled(topic, {TAGGED: words}), topic)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "no PO file"),
            (b"/etc/passwd", "no PO file"),
            (b"\xff\xfem\x00s\x00g\x00", "UTF-8"),
            (b'msgid "a\nmsgstr "b"\n', "no page at all"),
            (b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgid "b"\n', "cannot be read|for another page"),
            (b'msgid "Talk."\nmsgstr "x"\n', "no page at all"),
            (b"x" * (100 * 1024 * 1024), "larger than 1 MB"),
            (b'msgid "a"\nmsgstr "b"\n' * 3000, "2,000 pieces"),
        ],
    )
    def test_what_is_no_file_of_ours_is_refused_in_a_sentence(self, topic, data, said):
        with pytest.raises(CannotTranslate, match=said):
            words_in(data, topic)

    def test_the_file_of_another_page_or_language_is_refused(self, topic):
        with pytest.raises(CannotTranslate, match="for another page"):
            words_in(filled(topic, {"Talk.": "x"}, **{"X-Page": "4b6d"}), topic)
        with pytest.raises(CannotTranslate, match="in “bn”"):
            words_in(filled(topic, {"Talk.": "x"}, Language="bn"), topic)

    def test_a_file_in_which_nothing_is_translated_is_refused(self, topic):
        with pytest.raises(CannotTranslate, match="Nothing in this file"):
            words_in(po_of(topic).encode(), topic)


class TestTheScreen:
    def address(self, topic) -> str:
        return f"/admin/pages/{topic.pk}/translate/"

    def test_each_piece_stands_beside_its_words(self, topic, admin_client):
        text = admin_client.get(self.address(topic)).content.decode()
        assert "5 of 5 pieces wait" in text and 'lang="pl" dir="ltr"' in text and "Talk." in text

    def test_what_is_typed_becomes_a_draft(self, topic, admin_client):
        admin_client.post(self.address(topic), {"w0": "Na zewnątrz", "w3": "Porozmawiaj."})
        page = SupportTopicPage.objects.get(pk=topic.pk).get_latest_revision_as_object()
        assert page.title == "Na zewnątrz" and page.waiting == 3 and not page.live

    def test_nothing_typed_is_lost_when_a_piece_is_refused(self, topic, admin_client):
        text = admin_client.post(self.address(topic), {"w0": "Na zewnątrz", "w1": "Zadzwoń"}).content.decode()
        assert "lacks the tag" in text and "Na zewnątrz" in text
        assert SupportTopicPage.objects.get(pk=topic.pk).get_latest_revision_as_object().title == "Out of doors"

    def test_a_file_goes_out_and_comes_in(self, topic, admin_client):
        sent = admin_client.get(f"/admin/pages/{topic.pk}/translation.po")
        assert sent["Content-Disposition"] == 'attachment; filename="pl-outside.po"'
        from django.core.files.uploadedfile import SimpleUploadedFile

        file = SimpleUploadedFile("pl.po", filled(topic, {"Rest.": "Odpocznij."}))
        answer = admin_client.post(self.address(topic), {"file": file}, follow=True).content.decode()
        assert "4 of 5 pieces wait" in answer

    def test_a_translation_begins_from_the_page(self, pages, admin_client):
        source = SupportTopicPage.objects.get()
        address = f"/admin/pages/{source.pk}/languages/"
        assert "no language that is known" in admin_client.post(address, {"language": "xx"}).content.decode()
        answer = admin_client.post(address, {"language": "ar"})
        made = SupportTopicPage.objects.get(locale__language_code="ar")
        assert answer.url == f"/admin/pages/{made.pk}/translate/"

    def test_who_may_not_change_the_page_sees_nothing(self, topic, stranger):
        for address in (self.address(topic), f"/admin/pages/{topic.pk}/translation.po"):
            assert stranger.get(address).status_code == 302
