"""Parts of the site that are not pages in Wagtail's tree, such as a register. Apps name theirs; the menu has them."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Part:
    """A title for the menu, the name of its address, and a sentence on what is there."""

    title: str
    url_name: str
    description: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_parts: list[Part] = []


def register(part: Part) -> None:
    """From now on the menu of every page has it, after the pages."""
    _parts.append(part)


def parts() -> tuple[Part, ...]:
    return tuple(_parts)
