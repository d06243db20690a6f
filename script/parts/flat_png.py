"""Files that are huge pictures, for whatever has to refuse them or to read them to the end. Pure."""

import random
import struct
import zlib
from collections.abc import Callable


def flat_png(width: int, height: int) -> bytes:
    """A whole PNG of one colour, one bit a pixel: 196 million of them in some 25 KB."""
    return _png(width, height, lambda: bytes(width // 8))


def noisy_png(width: int, height: int) -> bytes:
    """A whole PNG in which no two rows are alike, so that reading it is work: 40 million pixels in some 5 MB."""
    by_chance = random.Random(7)
    return _png(width, height, lambda: by_chance.randbytes(width // 8))


def _png(width: int, height: int, row: Callable[[], bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" + row()) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
