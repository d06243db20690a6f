"""No template, style or script that nothing uses any more. Whatever ends here is deleted, not kept for later."""

import re

from wagtail.models import get_page_models

# Names that are put together while a page is made, and what Django and Wagtail look for by themselves.
PUT_TOGETHER = re.compile(
    r"components/(icons|drawings)/|templates/(400|403|403_csrf|404|500|503)\.html$|/wagtailadmin/|templates/allauth/|/modeladmin/"
)
# Classes that no template names. Each stands here with what gives it, so that none lives on behind a common word.
GIVEN_ELSEWHERE = {
    *("visuallyhidden", "w-theme-system", "w-theme-dark", "w-header"),  # Wagtail’s admin
    *("sidebar", "sidebar--slim", "menuitem-label"),  # its menu
    *("modeladmin", "result-list"),  # its lists of rows
    *("ok", "warn", "bad"),  # tones of core.status_label
    *("bars", "dim", "hold", "proposed"),  # lines of plans.presentation.diagram and .lineage
    *("many", "few"),  # the two maps of venues, by the width of the screen
    "warning",  # a level of campaigns.notices
    "release-waits",  # core.release_parts
    "centred",  # plans.papers.rendering.word
}
# Put together of a letter and a number: a door, the rows of a box in a drawing, a venue in its list.
NUMBERED = re.compile(r"[dsk]\d+")
# Custom properties that a script sets (`local.js`: what the keyboard of a phone covers).
SET_BY_A_SCRIPT = {"--rise"}


def words_of(texts: dict[str, str], *endings: str) -> str:
    return "\n".join(text for path, text in texts.items() if path.endswith(endings) and not path.startswith("tests/"))


def test_every_template_is_used(texts):
    said = words_of(texts, ".py", ".html", ".svg", ".xml")
    by_convention = {model.template for model in get_page_models()}
    names = [path for path in texts if "templates/" in path and path.endswith((".html", ".svg", ".txt"))]
    dead = []
    for path in names:
        name = path.partition("templates/")[2]
        stem = name.rsplit("/", 1)[-1].removesuffix(".html")
        is_named = f'"{stem}"' in said  # by a view that puts the rest of the name before it
        if not (is_named or name in said or name in by_convention or PUT_TOGETHER.search(path)):
            dead.append(path)
    assert not dead, f"Nothing uses these templates: {dead}"


def sheets_of(texts: dict[str, str], folder: str) -> dict[str, str]:
    """The style sheets of a folder, without their comments and quoted words."""
    bare = {path: text for path, text in texts.items() if path.startswith(folder) and path.endswith(".css")}
    return {
        path: re.sub(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)]*\)", "", text, flags=re.DOTALL)
        for path, text in bare.items()
    }


def names_given(texts: dict[str, str]) -> set[str]:
    """Every class and id of a template, and of the scripts that make or find elements."""
    attributes = re.findall(r"\b(?:class|id)=\"([^<]{0,400}?)>", words_of(texts, ".html", ".svg"), re.DOTALL)
    quoted = re.findall(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`", words_of(texts, ".js"))
    in_code = re.findall(r"(?:class|id)=\\?[\"']([\w -]+)", words_of(texts, ".py"))
    return set(re.findall(r"[\w-]+", " ".join([*attributes, *quoted, *in_code])))


def test_every_class_and_id_that_is_styled_is_used(texts):
    given, dead = names_given(texts) | GIVEN_ELSEWHERE, {}
    for path, sheet in sheets_of(texts, "static/").items():
        styled = set(re.findall(r"[.#]([a-zA-Z_][\w-]*)(?=[^{};]*\{)", sheet))
        if unused := sorted(name for name in styled - given if not NUMBERED.fullmatch(name)):
            dead[path] = unused
    assert not dead, f"Nothing has these classes: {dead}"


def test_no_rule_is_empty_and_every_custom_property_is_used(texts):
    sheets = sheets_of(texts, "static/css/")
    empty = [path for path, sheet in sheets.items() if re.search(r"\{\s*\}", sheet)]
    assert not empty, f"A rule without a declaration in {empty}"
    written = "\n".join(sheets.values())
    given, read = set(re.findall(r"(--[\w-]+)\s*:", written)), set(re.findall(r"var\((--[\w-]+)", written))
    assert not given - read, f"Nothing reads {sorted(given - read)}"
    assert not read - given - SET_BY_A_SCRIPT, f"Nothing gives {sorted(read - given - SET_BY_A_SCRIPT)}"


def test_gaps_come_from_one_scale(texts):
    # The menu's gap grows with the window, so that the menu stays on one line; 1px is a line between two boxes.
    one_scale = re.compile(r"(var\(--s[1-7]\)|0|1px)( (var\(--s[1-7]\)|0|clamp\(.5rem, 3.75vw - 2.125rem, .875rem\)))?")
    off = {}
    for path, sheet in sheets_of(texts, "static/css/").items():
        gaps = re.findall(r"(?:\b(?:row-|column-)?gap|--gap): ([^;}]+?)\s*[;}]", sheet)
        if odd := [gap for gap in gaps if not one_scale.fullmatch(gap)]:
            off[path] = odd
    assert not off, f"Take these gaps from --s1 to --s7: {off}"


def test_all_style_sheets_for_readers_are_at_most_60_kilobytes(texts):
    sheets = {path: text for path, text in texts.items() if path.startswith("static/css/")}
    assert sum(len(text.encode()) for text in sheets.values()) <= 60_000


def test_every_style_sheet_and_script_is_loaded(texts):
    said = words_of(texts, ".html", ".py", ".js", ".css")
    files = [
        path.removeprefix("static/") for path in texts if path.startswith("static/") and path.endswith((".css", ".js"))
    ]
    dead = [
        name
        for name in files
        if name not in said
        and f'"{name.rsplit("/", 1)[-1].partition(".")[0]}"' not in said
        and f"./{name.rsplit('/', 1)[-1]}" not in said
    ]
    assert not dead, f"Nothing loads these: {dead}"
