"""WordPress eXtended RSS, as “Tools, Export” writes it: pages and posts, published or not. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from home.site_imports.old_pages import MOST_PAGES, OldPage, OldSite, key_of
from home.site_imports.page_text import read_text
from home.site_imports.xml_reading import name_of, said

TEXTS = ("page", "post")
NEVER_PUBLIC = ("trash", "auto-draft", "inherit")
# Of what WordPress keeps beside pages, in words; all else is named as the file names it.
KINDS = {
    "attachment": "pictures and files: upload those that you need",
    "nav_menu_item": "entries of menus: choose “show in menus” for the pages",
    "revision": "earlier versions of pages",
    "wp_global_styles": "styles of the old look",
    "wp_template": "templates of the old look",
    "wp_template_part": "templates of the old look",
    "wp_navigation": "menus: choose “show in menus” for the pages",
    "custom_css": "styles of the old look",
    "customize_changeset": "settings of the old look",
}
BLOCK = re.compile(r"^\s*</?(?:address|article|aside|blockquote|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|"
                   r"header|hr|iframe|li|main|nav|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul)\b",
                   re.IGNORECASE)  # fmt: skip
REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
# “[sic]” and “[1]” are words; a short code has values, an end, a name with - or _ in it, or is one that WordPress has.
SHORT_CODE = re.compile(
    r"\[/?(?:(?P<known>gallery|caption|embed|video|audio|playlist|wp_caption)\b|(?P<joined>[a-z][a-z0-9]*[-_][\w-]*)|"
    r"(?P<plain>[a-z][a-z0-9]*)(?=\s+[\w-]+\s*=))[^\]\n]{0,2000}\]",
    re.IGNORECASE,
)
WITH_WORDS = re.compile(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.DOTALL | re.IGNORECASE)


def read_wordpress(channel: Element) -> OldSite:
    """Raises ValueError, in words, for an export in which there is nothing to bring."""
    site = OldSite("WordPress")
    items = [child for child in channel if name_of(child) == "item"]
    texts = [item for item in items if said(item, "post_type") in TEXTS]
    kept = [item for item in texts if said(item, "status") not in NEVER_PUBLIC]
    if not kept:
        raise ValueError("This export has no page and no post. In WordPress choose Tools, Export, All content.")
    if len(kept) > MOST_PAGES:
        raise ValueError(f"This export has {len(kept):,} pages. The most is {MOST_PAGES:,}: export them in parts.")
    keys = {said(item, "post_id"): key_of_item(item) for item in kept}
    site.pages = [page_of(item, keys) for item in kept]
    site.notes = [*left_behind(items), *of_texts(texts, kept)]
    return site


def key_of_item(item: Element) -> str:
    return key_of(said(item, "link")) or key_of(said(item, "guid")) or f"post {said(item, 'post_id')}"


def page_of(item: Element, keys: dict[str, str]) -> OldPage:
    address, status, locked = said(item, "link"), said(item, "status"), said(item, "post_password")
    title = " ".join(unescape(said(item, "title")).split())
    text = read_text(with_paragraphs(without_short_codes(said(item, "encoded", "content"))), address, title)
    page = OldPage(
        key=key_of_item(item),
        address=address,
        title=title,
        body=text.body,
        summary=" ".join(unescape(re.sub(r"<[^>]*>", " ", said(item, "encoded", "excerpt"))).split()),
        parent=keys.get(said(item, "post_parent"), ""),
        slug=said(item, "post_name"),
        is_public=status in ("publish", "") and not locked,
        notes=text.notes,
    )
    if codes := short_codes_in(said(item, "encoded", "content")):
        listed = ", ".join(f"[{name}]" for name in codes)
        page.notes.append(f"What these short codes showed is missing: {listed}.")
    if locked:
        page.notes.append("It was behind a password on the old site: decide whether it may be public.")
    elif status not in ("publish", ""):
        page.notes.append(f"It was not public on the old site ({status}), so no old address leads here.")
    if not page.body and any(said(meta, "meta_key") in BUILDERS for meta in item if name_of(meta) == "postmeta"):
        page.notes.append("It was made with a page builder that keeps its text elsewhere: copy the text from the page.")
    return page


BUILDERS = ("_elementor_data", "_fl_builder_data", "panels_data", "_siteorigin_widgets_data", "ct_builder_shortcodes")


def short_codes_in(html: str) -> list[str]:
    found = Counter(next(filter(None, code.group("known", "joined", "plain"))) for code in SHORT_CODE.finditer(html))
    return [name for name in found if name.lower() != "caption"]


def without_short_codes(html: str) -> str:
    """The words around and inside short codes; of a captioned picture its caption."""
    return SHORT_CODE.sub(" ", WITH_WORDS.sub(r"\n\n\1\n\n", html))


def with_paragraphs(html: str) -> str:
    """Paragraphs where WordPress makes them as it shows a page: between blank lines, outside of other blocks."""
    html = REMARK.sub("", html).replace("\r\n", "\n")
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", html)]
    return "\n".join(chunk if BLOCK.match(chunk) else f"<p>{broken(chunk)}</p>" for chunk in chunks if chunk)


def broken(chunk: str) -> str:
    """Single line ends are meant, unless other blocks follow in the same chunk."""
    return chunk if re.search(r"<(?:ul|ol|table|div|h[1-6]|p)\b", chunk, re.IGNORECASE) else chunk.replace("\n", "<br>")


def left_behind(items: list[Element]) -> Iterator[str]:
    """How many of each kind did not come along. Not their titles: some kinds are letters that people wrote."""
    kinds = Counter(said(item, "post_type") for item in items)
    for kind, many in sorted(kinds.items()):
        if kind not in TEXTS:
            yield f"{many} {KINDS.get(kind, f'of the kind “{kind}”')}."


def of_texts(texts: list[Element], kept: list[Element]) -> Iterator[str]:
    if dropped := len(texts) - len(kept):
        yield f"{dropped} pages and posts from the bin or never saved were left out."
    if comments := sum(name_of(child) == "comment" for item in kept for child in item):
        yield f"{comments} comments of readers were left out: this site has none."
