"""The original as it looks, for the eyes of an editor. Made apart from what was read, so that one checks the other.

A PDF has pictures of its pages instead (`readers/pdf_pictures.py`). No script, no address and no picture from elsewhere
is in what is made here; it is shown in a sandboxed frame all the same.
"""

from plans.papers.paper import Paper
from plans.papers.readers.docx_package import SIGNS_OF_DAMAGE
from plans.papers.readers.file_formats import open_file
from plans.papers.rendering.places import set_places
from plans.papers.rendering.rendering import Rendering
from plans.papers.rendering.text import render_text
from plans.papers.rendering.web import render_web_page
from plans.papers.rendering.word import render_word

LONGEST = 4 * 1024 * 1024  # characters that a browser still scrolls with ease


def render_original(data: bytes, name: str, papers: list[Paper]) -> str:
    """The original as HTML, and each block told where it stands in it. "" for a PDF, and for what cannot be shown."""
    opened = open_file(data, name)
    try:
        rendering = _rendering_of(opened.format, opened.text, data)
    except SIGNS_OF_DAMAGE:  # what was read of it still stands
        return ""
    if len(rendering.html) > LONGEST:
        return ""
    set_places(papers, rendering.texts)
    return rendering.html


def _rendering_of(kind: str, text: str, data: bytes) -> Rendering:
    if kind == "word":
        return render_word(data)
    if kind == "html":
        return render_web_page(text)
    return render_text(text) if kind in ("text", "markdown") else Rendering("", [])
