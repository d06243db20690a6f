"""An archive from outside, and what is packed as one (Word, Excel), unpacked once to count what really comes out.

Pure: runs in a bounded process (`core.bounded_process`) and needs no Django. Keeps nothing, and opens no archive that
is in the archive.
"""

import zipfile
import zlib
from io import BytesIO

from core.upload_limits import MOST_PACKED_TIGHT, MOST_PARTS, MOST_UNPACKED

PIECE = 1024 * 1024
BOMB = "This file would unpack to far more than it should have. Save it again from its program."
LOCKED = "The file is locked with a password. Save it again without one."
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, zlib.error)


def names_in_archive(content: bytes) -> list[str]:
    """The names of what is in it. Raises ValueError: without words where it is no sound archive."""
    most = min(MOST_UNPACKED, MOST_PACKED_TIGHT * max(len(content), 1))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise ValueError(LOCKED)
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most:
                raise ValueError(BOMB)
            come_out = 0
            for part in parts:
                with archive.open(part) as opened:
                    while piece := opened.read(PIECE):
                        come_out += len(piece)
                        if come_out > most:
                            raise ValueError(BOMB)
    except UNREADABLE as problem:
        raise ValueError("") from problem
    return [part.filename for part in parts]
