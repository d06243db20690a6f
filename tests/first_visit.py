"""What somebody who has never been here is sent before a page can be read and used."""

import gzip
import re

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from core.style_sheets import whole_sheet

LOADED = re.compile(rb'(?:href|src)="/static/((?:css|js)/[\w.-]+)"')


def weight_of(page: bytes) -> int:
    """Compressed bytes of a page with the style sheets and scripts that it loads, as they are collected."""
    static = FileSystemStorage(settings.BASE_DIR / "static")
    files = [whole_sheet(static, name.decode()) for name in LOADED.findall(page)]
    return sum(len(gzip.compress(content, 9)) for content in [page, *files])
