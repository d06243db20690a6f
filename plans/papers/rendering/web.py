"""A web page as it looks, without its scripts, its pictures and all that it would fetch."""

from lxml import html as lxml_html

from core.sanitise import clean_page
from plans.papers.rendering.rendering import Rendering, part_id

PARTS = {"p", "li", "td", "th", "dt", "dd", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div"}


def render_web_page(text: str) -> Rendering:
    root = lxml_html.fromstring(f"<div>{clean_page(text)}</div>")
    texts: list[str] = []
    for element in root.iter(*PARTS):
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        if own.strip() or not any(child.tag in PARTS for child in element.iterdescendants()):
            words = element.text_content()
            if words.strip():
                element.set("id", part_id(len(texts)))
                texts.append(words)
    return Rendering(lxml_html.tostring(root, encoding="unicode"), texts)
