"""No template, style or script that nothing uses any more. Whatever ends here is deleted, not kept for later."""

import re

from wagtail.models import get_page_models

# Names that are put together while a page is made, and what Django and Wagtail look for by themselves.
PUT_TOGETHER = re.compile(
    r"components/(icons|drawings)/|templates/(400|403|403_csrf|404|500|503)\.html$|/wagtailadmin/|templates/allauth/|/modeladmin/"
)
# Classes that Wagtail's admin gives, that the rich text of editors has, or that scripts set.
GIVEN_ELSEWHERE = {"visuallyhidden", "w-theme-system", "w-theme-dark"}


# Places in a drawing, put together of a letter and a number.
NUMBERED = re.compile(r"[nrs]\d+")


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


def test_every_class_that_is_styled_is_used(texts):
    used = set(re.findall(r"[\w-]+", words_of(texts, ".html", ".py", ".js", ".svg")))
    dead = {}
    for path, text in texts.items():
        if path.startswith("static/") and path.endswith(".css"):
            bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", text, flags=re.DOTALL)
            styled = set(re.findall(r"\.([a-zA-Z_][\w-]*)(?=[^{};]*\{)", bare))
            if unused := {name for name in styled - used - GIVEN_ELSEWHERE if not NUMBERED.fullmatch(name)}:
                dead[path] = sorted(unused)
    assert not dead, f"Nothing has these classes: {dead}"


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
