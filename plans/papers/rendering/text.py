"""Plain text and Markdown as they were typed: every line a part, spaces and tabs kept."""

from html import escape

from plans.papers.nodes import clean
from plans.papers.rendering.rendering import Rendering, part_id


def render_text(text: str) -> Rendering:
    texts: list[str] = []
    html = []
    for line in clean(text).split("\n"):
        if line.strip():
            html.append(f'<p class="line" id="{part_id(len(texts))}">{escape(line)}</p>')
            texts.append(line)
        else:
            html.append('<p class="line"></p>')
    return Rendering("\n".join(html), texts)
