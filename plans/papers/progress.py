"""One count from 0 to 100 for work done in several stages."""

from collections.abc import Callable

Tell = Callable[[int, int, str], None]


class ImportProgress:
    """Calls tell(done, total, words) now and then; `done` never goes back, `total` is always 100."""

    def __init__(self, tell: Tell | None = None):
        self._tell = tell
        self._said: tuple[int, str] | None = None
        self.stage(0, 0, "Looking at the file")

    def stage(self, start: int, end: int, words: str) -> None:
        """Begin a stage that takes the count from start to end."""
        self._start, self._end, self._words = start, end, words
        self.part(0, 1)

    def part(self, done: int, of: int, words: str = "") -> None:
        """Say how much of the present stage is done. Cheap: it speaks only when the count or the words change."""
        count = self._start + (self._end - self._start) * min(done, of) // max(of, 1)
        words = words or self._words
        if self._tell and self._said != (count, words):
            self._said = (count, words)
            self._tell(count, 100, words)
