"""Templates are written for people to read; the whitespace that this takes is left out when they are loaded.

A browser shows any run of spaces and line ends as one space, so the indentation of a line, and what stands at its end,
says nothing. It is taken out once, when a template is loaded, and not by hand. Line ends stay, so that an error still
names the line of the file. What is inside `pre` and `textarea` is shown as it is, and stays as it is.
"""

import re

from django.template import Origin
from django.template.loaders.filesystem import Loader as FilesystemLoader

SHOWN_AS_IT_IS = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
BESIDE_A_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


class Loader(FilesystemLoader):
    """Loads the project's own templates, in place of Django's filesystem loader."""

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        return without_indentation(contents) if origin.name.endswith(".html") else contents


def without_indentation(template: str) -> str:
    """The template without the spaces that begin and end its lines."""
    parts = SHOWN_AS_IT_IS.split(template)
    # Of three parts, the second is shown as it is, and the third is only the name of its element.
    return "".join(
        part if kind == 1 else BESIDE_A_LINE_END.sub("\n", part)
        for number, part in enumerate(parts)
        if (kind := number % 3) != 2
    )
