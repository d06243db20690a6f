"""A page as a PO file for a translator, and back. Reads what others have written, so nothing in it is trusted."""

import re
from collections import Counter
from collections.abc import Mapping

import polib

from support_services.languages import own_name
from support_services.models.translations import TranslatedPage
from support_services.translating.drafts import CannotTranslate, pairs_of

LARGEST = 1024 * 1024  # bytes; the longest page has some 20,000
MOST_ENTRIES = 2_000
MOST_TOLD = 10
PAGE, LANGUAGE = "X-Page", "Language"

TAG = re.compile(r"</?[a-zA-Z][^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
NUMBER = re.compile(r"(?<!\d)(?:999|112|101|55|18000)(?!\d)")


def po_of(page: TranslatedPage) -> str:
    """The page as a PO file: each piece with its words so far. Pieces that changed since are there without words."""
    file = polib.POFile(wrapwidth=0)
    file.header = f"{page.source.title}\nKeep tags such as <b> and <a …> as they are, and numbers too."
    file.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        LANGUAGE: str(page.language_code),
        "Language-Team": own_name(str(page.language_code)),
        PAGE: str(page.translation_key),
    }
    for piece, words in dict(pairs_of(page)).items():
        file.append(polib.POEntry(msgid=piece, msgstr=words))
    return str(file)


def words_in(data: bytes, page: TranslatedPage) -> dict[str, str]:
    """What the file says in the place of each piece of `page`. Raises CannotTranslate with all that is wrong with it,
    and then nothing of it may be used."""
    file = _read(data)
    if (key := file.metadata.get(PAGE)) != str(page.translation_key):
        of_another = f"This file is for another page{'' if key else ', or no page at all'}."
        raise CannotTranslate(f"{of_another} Take the file of “{page.source.title}” and fill in that one.")
    code = file.metadata.get(LANGUAGE, "").replace("_", "-").lower()
    if page.language_code not in (code, code.split("-")[0]):  # programs add the country: pl_PL
        raise CannotTranslate(f"This file says that it is in “{code}”. This page is in “{page.language_code}”.")
    pieces = {piece for piece, _ in pairs_of(page)}
    said = {entry.msgid: entry.msgstr.strip() for entry in file if entry.msgid in pieces and not entry.obsolete}
    unsure = {entry.msgid for entry in file if entry.fuzzy}
    said = {piece: words for piece, words in said.items() if words and piece not in unsure}
    if not said:
        raise CannotTranslate("Nothing in this file is translated that this page says today.")
    if problems := list(problems_with(said)):
        raise CannotTranslate(" ".join(problems[:MOST_TOLD]))
    return said


def _read(data: bytes) -> polib.POFile:
    if len(data) > LARGEST:
        raise CannotTranslate("This file is larger than 1 MB. The file of a page is far smaller.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotTranslate("This file is not written in UTF-8. Save it again in that encoding.") from None
    if text.count("msgid") > MOST_ENTRIES:
        raise CannotTranslate("This file has more than 2,000 pieces. That is no page of this site.")
    # A text without an entry would be taken for the name of a file, and that file read.
    if "\n" not in text or not re.search(r"^msgid\s", text, re.MULTILINE):
        raise CannotTranslate("This is no PO file: nothing in it begins with msgid.")
    try:
        return polib.pofile(text, check_for_duplicates=True)
    except (OSError, ValueError, IndexError, KeyError, AttributeError) as error:
        where = re.search(r"line (\d+)", str(error))
        raise CannotTranslate(f"This PO file cannot be read{f' at line {where[1]}' if where else ''}.") from None


def problems_with(said: Mapping[str, str]):
    """What the words of a piece must have in common with it: tags with all they hold, placeholders, safety numbers."""
    for piece, words in said.items():
        for pattern, what in ((TAG, "the tag"), (PLACEHOLDER, "the placeholder"), (NUMBER, "the number")):
            had, has = (Counter(pattern.findall(text)) for text in (piece, words))
            for missing in had - has:
                yield f"“{words[:60]}” lacks {what} {missing} of “{piece[:60]}”."
            for extra in has - had:
                yield f"“{words[:60]}” has {what} {extra}, which “{piece[:60]}” has not."
