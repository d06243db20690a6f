"""What a rendering is: HTML whose parts carry the ids o0, o1, o2 …, and the words of each."""

from typing import NamedTuple


class Rendering(NamedTuple):
    html: str
    texts: list[str]  # of the part o0, o1, o2 …


def part_id(number: int) -> str:
    return f"o{number}"
