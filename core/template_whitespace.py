"""Templates are written for people to read; the whitespace that this takes is left out when they are loaded.

A browser shows any run of spaces and line ends as one space, and none at all beside a block such as a paragraph. So
what begins and ends a line says nothing, and is taken out once, when a template is loaded, and not by hand. While
somebody works on the site (DEBUG) line ends stay, so that an error names the line of the file. What is inside `pre`
and `textarea` is shown as it is, and stays as it is.
"""

import re
from collections.abc import Callable

from django.template import Origin
from django.template.loaders.filesystem import Loader as FilesystemLoader

SHOWN_AS_IT_IS = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
BESIDE_A_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
BLOCKS = (
    "html|head|body|title|meta|link|main|header|footer|nav|section|article|aside|div|p|ul|ol|li|dl|dt|dd|h[1-6]|hr|table"
    "|caption|thead|tbody|tfoot|tr|th|td|form|fieldset|legend|details|summary|figure|figcaption|blockquote|option"
)
BEFORE_A_BLOCK = re.compile(rf"\n+(?=</?(?:{BLOCKS})\b)")
AFTER_A_BLOCK = re.compile(rf"""(</?(?:{BLOCKS})\b(?:[^<>{{}}"]|"[^"]*")*>)\n+""")


class Loader(FilesystemLoader):
    """Loads the project's own templates, in place of Django's filesystem loader."""

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        if not origin.name.endswith(".html"):
            return contents
        return without_indentation(contents) if self.engine.debug else without_whitespace(contents)


def without_indentation(template: str) -> str:
    """The template without the spaces that begin and end its lines."""
    return _where_it_does_not_count(template, lambda part: BESIDE_A_LINE_END.sub("\n", part))


def without_whitespace(template: str) -> str:
    """Nor the line ends beside a block."""
    bare = without_indentation(template)
    return _where_it_does_not_count(bare, lambda part: AFTER_A_BLOCK.sub(r"\1", BEFORE_A_BLOCK.sub("", part)))


def _where_it_does_not_count(template: str, change: Callable[[str], str]) -> str:
    parts = SHOWN_AS_IT_IS.split(template)
    # Of three parts, the second is shown as it is, and the third is only the name of its element.
    return "".join(change(part) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2)
