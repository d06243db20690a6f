"""Templates are written for people to read; the whitespace that this takes is left out when they are loaded.

A browser shows any run of spaces and line ends as one space, and none at all beside a block such as a paragraph. So
what begins and ends a line says nothing, and is taken out once, when a template is loaded, and not by hand. Between
words a line end becomes the space that it is shown as: whoever looks for a sentence in a page finds it, wherever its
template is broken. What is inside `pre` and `textarea` is shown as it is, and stays as it is. A comment at the end of a
line, `{# #}`, joins it to the next, for a sentence that is put together of tags and has no space to break at.
"""

import re

from django.template import Origin
from django.template.loaders.filesystem import Loader as FilesystemLoader

SHOWN_AS_IT_IS = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
LINE_ENDS = re.compile(r"\n+")
BESIDE_A_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
BLOCKS = (
    "html|head|body|title|meta|link|main|header|footer|nav|section|article|aside|div|p|ul|ol|li|dl|dt|dd|h[1-6]|hr|table"
    "|caption|thead|tbody|tfoot|tr|th|td|form|fieldset|legend|details|summary|figure|figcaption|blockquote|option"
)
BEFORE_A_BLOCK = re.compile(rf"\n+(?=</?(?:{BLOCKS})\b)")
AFTER_A_BLOCK = re.compile(rf"""(</?(?:{BLOCKS})\b(?:[^<>{{}}"]|"[^"]*")*>)\n+""")

AFTER_WHAT_PRINTS_NOTHING = re.compile(r"({% endcomment %}|{% (?:load|regroup) [^%]*%}|#})\n+")


class Loader(FilesystemLoader):
    """Loads the project's own templates, in place of Django's filesystem loader."""

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        return without_whitespace(contents) if origin.name.endswith(".html") else contents


def without_whitespace(template: str) -> str:
    """The template without what begins and ends its lines, and without line ends that a reader would not see."""
    parts = SHOWN_AS_IT_IS.split(template)
    # Of three parts, the second is shown as it is, and the third is only the name of its element.
    return "".join(_bare(part) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2)


def _bare(part: str) -> str:
    part = BESIDE_A_LINE_END.sub("\n", part)
    part = AFTER_WHAT_PRINTS_NOTHING.sub(r"\1", part)
    part = AFTER_A_BLOCK.sub(r"\1", BEFORE_A_BLOCK.sub("", part))
    return LINE_ENDS.sub(" ", part)
