"""Markdown into nodes. Web page tags that papers use are read as such; all others are words."""

import re
from html import escape

from markdown_it import MarkdownIt

from plans.papers.dates import dates_in
from plans.papers.paper import OfferedFact, ReaderNote, SetAside
from plans.papers.progress import ImportProgress
from plans.papers.readers.html import HtmlReading, read_html
from plans.papers.readers.reading import PaperReading
from plans.papers.readers.text import read_text
from plans.papers.readers.text_lines import SOFT_BREAK

# Committee papers hold no code, and a definition that Markdown would swallow is words of the paper.
NOT_IN_PAPERS = ["code", "fence", "backticks", "reference", "entity"]
LONGEST_PARAGRAPH = 30_000
MOST_SIGNS = 100_000
TAG = re.compile(
    r"</?(?:a|b|br|caption|center|dd|div|dl|dt|em|h[1-6]|hr|i|li|ol|p|s|span|strike|strong|sub|sup|table|tbody|td|tfoot"
    r"|th|thead|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
KEY_AND_VALUE = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")


def read_markdown(text: str, progress: ImportProgress) -> PaperReading:
    text, set_aside, offers = _without_front_matter(text)
    if not _suits_the_parser(text):
        note = ReaderNote("uncertain", "text", "It is too long to be read as Markdown, so we read it as plain text.")
        return PaperReading(read_text(text, progress), [note], set_aside, offers)
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown.disable(NOT_IN_PAPERS, ignoreInvalid=True)
    # Some papers were made Markdown by a program that kept one line for each line: see text_lines.
    markdown.add_render_rule("softbreak", lambda *parts: SOFT_BREAK)
    for rule in ("html_block", "html_inline"):
        markdown.add_render_rule(rule, lambda self, tokens, index, options, env: _known_tags(tokens[index].content))
    reading = read_html(markdown.render(text), progress, keep_tabs=True)
    if not any(node.kind == "heading" for node in reading.nodes):
        for node in reading.nodes:  # a paragraph of one line may be a heading, as in plain text
            node.alone = node.kind == "paragraph" and "\n" not in node.text
    return PaperReading(reading.nodes, picture_notes(reading), set_aside + reading.set_aside, offers)


def picture_notes(reading: HtmlReading) -> list[ReaderNote]:
    notes = []
    if count := reading.left_out["picture"]:
        described = "".join(f" It shows: {words}." for words in reading.picture_texts[:20])
        was = "A picture was" if count == 1 else f"{count} pictures were"
        notes.append(ReaderNote("not_recognised", "picture", f"{was} left out.{described}"))
    if reading.left_out["embedded"]:
        notes.append(ReaderNote("not_recognised", "embedded", "A video, a sound or an embedded page was left out."))
    return notes


def _known_tags(html: str) -> str:
    """The html with the tags that papers use; all others as the words they were typed as."""
    parts, place = [], 0
    for tag in TAG.finditer(html):
        parts += [escape(html[place : tag.start()], quote=False), tag.group()]
        place = tag.end()
    return "".join([*parts, escape(html[place:], quote=False)])


def _suits_the_parser(text: str) -> bool:
    """The Markdown parser takes the square of the time for a long paragraph full of signs, unless it is html."""
    paragraphs = [each for each in re.split(r"\n[ \t]*\n", text) if not each.lstrip().startswith("<")]
    signs = sum(len(re.findall(r"[\[*_<&]", each)) for each in paragraphs)
    return max(map(len, paragraphs), default=0) <= LONGEST_PARAGRAPH and signs <= MOST_SIGNS


def _without_front_matter(text: str) -> tuple[str, list[SetAside], list[OfferedFact]]:
    """Keys and values for the program that made the page; a title or a day in them is offered."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return text, [], []
    lines = found[1].split("\n")
    if not any(KEY_AND_VALUE.fullmatch(line) for line in lines):
        return text, [], []
    offers = []
    for line in lines:
        pair = KEY_AND_VALUE.fullmatch(line)
        key, value = (pair[1].strip().lower(), pair[2].strip().strip("\"'")) if pair else ("", "")
        where = f"in the notes at the top of the file, after “{key}”"
        if key == "title" and value:
            offers.append(OfferedFact("title", value, where, is_sure=False))
        if key == "date" and len(days := dates_in(value)) == 1:
            offers.append(OfferedFact("dated", value, where, is_sure=False, day=days[0]))
    return text[found.end() :], [SetAside(found[1], "front matter")], offers
