"""A set of six files, whole and sound, for tests that change or add a file."""

from pathlib import Path
from textwrap import dedent

import pytest

from home.content_sets.loader import load_set
from home.content_sets.yaml_reader import ContentMistakes
from home.models import HomePage
from plans.models import Organisation

SMALL = {
    "set.yaml": """
        title: Northbridge
        settings:
          name: Safer Northbridge
          area: Northbridge
    """,
    "rows/bodies.yaml": """
        - key: council
          name: Northbridge Council
          kind: authority
        - name: Northbridge Safety Board
          part_of: council
          names:
            - name_as_published: The Board
    """,
    "pages/home.yaml": """
        page: HomePage
        address: /
        title: A calm town
        lead: We work on it **together**.
    """,
    "pages/plans.yaml": """
        page: PlanIndexPage
        address: /plans/
        place: 1
        title: Plans
    """,
    "pages/plans/2024.yaml": """
        page: PlanPage
        address: /plans/2024-27/
        title: Plan 2024–27
        term_as_published: 2024-27
        term_starts: 2024-04-01
        term_ends: 2027-03-31
        term_precision: day
        in_short: Two things to do.
    """,
    "pages/about.md": """
        ---
        page: StandardPage
        address: /about/
        place: 2
        title: No
        show_in_menus: yes
        lead: Who we are.
        ---

        ## What we are

        A group of **bodies**. Read [the plans](/plans/) or [the law](https://www.legislation.gov.uk/).

        - one
        - two

        ``` links
        links:
          - page: /plans/
        ```
    """,
}


def written(folder: Path, **changed: str) -> Path:
    """The small set, with files of it changed or left out."""
    files = SMALL | {name.replace("__", "/"): text for name, text in changed.items()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_bytes(dedent(text).lstrip("\n").encode() if isinstance(text, str) else text)
    return folder


def with_files(folder: Path, files: dict) -> Path:
    written(folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).lstrip("\n").encode() if isinstance(text, str) else text)
    return folder


def mistakes_in(folder: Path) -> list[str]:
    with pytest.raises(ContentMistakes) as caught:
        load_set(folder)
    assert not HomePage.objects.exists() and not Organisation.objects.exists()
    return [str(mistake) for mistake in caught.value.mistakes]
