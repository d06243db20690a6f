"""The words of the support side in other languages, as they are in locale/."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

CATALOGUES = sorted(Path("locale").glob("*/LC_MESSAGES/django.po"))
TEMPLATES = [*Path("templates/support_services").glob("*.html"), Path("templates/components/exit.html")]
MARKED = re.compile(r"""\bgettext\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))""")
TAGS = re.compile(r"</?[a-zA-Z][^>]*>|%\(\w+\)s")
SAFETY = re.compile(r"(?<!\d)(?:999|112|101|55|18000)(?!\d)")


def test_there_are_three_to_try():
    assert {file.parts[1] for file in CATALOGUES} >= {"ar", "bn", "pl"}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[1])
class TestEachCatalogue:
    def test_it_keeps_every_tag_and_placeholder(self, file):
        broken = [
            entry.msgid
            for entry in polib.pofile(str(file))
            if entry.msgstr and sorted(TAGS.findall(entry.msgid)) != sorted(TAGS.findall(entry.msgstr))
        ]
        assert broken == []

    def test_it_says_every_number_to_call_as_the_english_does(self, file):
        broken = [
            entry.msgid
            for entry in polib.pofile(str(file))
            if entry.msgstr and sorted(SAFETY.findall(entry.msgid)) != sorted(SAFETY.findall(entry.msgstr))
        ]
        assert broken == []

    def test_what_is_compiled_is_what_is_written(self, file):
        compiled = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.mofile(str(file.with_suffix(".mo")))}
        written = polib.pofile(str(file)).translated_entries()
        assert compiled == {(entry.msgctxt, entry.msgid): entry.msgstr for entry in written}, "Run script/messages"

    def test_a_draft_says_that_no_speaker_has_checked_it(self, file):
        assert polib.pofile(str(file)).metadata["X-Checked-By-A-Speaker"]


def test_every_word_that_templates_mark_is_in_the_catalogue():
    marked = {ast.literal_eval(found) for file in TEMPLATES for found in MARKED.findall(templatize(file.read_text()))}
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUES[0]))}
    assert len(marked) > 100
    assert marked - known == set(), "Run script/messages"
