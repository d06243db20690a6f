"""Whether the words of a quotation stand, word for word, where its link leads. Apps above join in with their texts."""

from collections.abc import Callable

Check = Callable[[str, str], bool | None]
_checks: list[Check] = []


def register(check: Check) -> None:
    """From now on `check(words, link)` is asked: yes, no, or None where the link leads to no text of its own."""
    _checks.append(check)


def is_word_for_word(words: str, link: str) -> bool | None:
    """None: nobody here can tell, as with a page of somebody else."""
    answers = (check(words, link) for check in _checks)
    return next((answer for answer in answers if answer is not None), None) if link else None
