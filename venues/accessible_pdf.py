"""PDF files from templates for typst: tagged, so that a screen reader can read them (PDF/UA-1, ISO 14289-1)."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "venues"


def pdf_from(template: str, said: dict, moment: datetime | None = None) -> bytes:
    """`said`: what the template reads; nothing in it is run. The same at the same `moment` gives the same bytes."""
    import typst  # 8 MB, and only what makes files needs it

    return typst.compile(
        (TEMPLATES / template).read_bytes(),
        sys_inputs={"said": json.dumps(said)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        # typst takes whole seconds, and a fixed offset
        timestamp=moment.astimezone(UTC).replace(microsecond=0) if moment else None,
    )
