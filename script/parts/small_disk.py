"""A disk of its own for everything that the stack writes, so that it can be filled to the last byte and emptied."""

import contextlib
import os
import subprocess
from pathlib import Path

MEGABYTES = 1024
PIECES = (bytes(1024 * 1024), bytes(4096), b".")


class SmallDisk:
    """Mounted over `folder`, in memory. Only root can have one: without, `is_there` is False and nothing is mounted."""

    def __init__(self, folder: Path):
        self.folder, self.filler = folder, folder / "filler"

    def __enter__(self) -> "SmallDisk":
        options = ["-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=755", "tmpfs", str(self.folder)]
        self.is_there = os.geteuid() == 0 and subprocess.run(["mount", *options], capture_output=True).returncode == 0
        return self

    def __exit__(self, *problem) -> None:
        if self.is_there:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)

    def fill(self) -> None:
        """Until the system says that no space is left. Only ever a disk of our own."""
        if not self.is_there:
            raise RuntimeError("Nothing is mounted: this would fill somebody's disk.")
        with self.filler.open("wb", buffering=0) as file:
            for piece in PIECES:
                with contextlib.suppress(OSError):
                    while file.write(piece):
                        pass

    def empty(self) -> None:
        self.filler.unlink()
