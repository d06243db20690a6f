"""How a status reads to people, in every app: a word, an icon and a tone, so that none of them carries it alone."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Tone = Literal["", "ok", "warn", "bad"]


@dataclass(frozen=True)
class StatusLabel:
    """`glyph`: an icon of components/icons. `meaning`: the status in a sentence, where there is one."""

    word: str
    glyph: str
    tone: Tone = ""
    meaning: str = ""

    @property
    def tag(self) -> SafeString:
        """As components/tag.html draws it."""
        return _drawn(self.word, self.glyph, self.tone)

    def proposed(self) -> "StatusLabel":
        """For what nobody has decided yet: said in words, and without the tone of something that is so."""
        return StatusLabel(f"Proposed: {self.word.lower()}", self.glyph)


@cache
def _drawn(word: str, glyph: str, tone: str) -> SafeString:
    """Drawn once: the same few labels stand on every page, and a list has many of them."""
    return render_to_string("components/tag.html", {"word": word, "glyph": glyph, "tone": tone})
