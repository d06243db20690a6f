"""Django takes seconds to load. What is kept is sent meanwhile, and whoever needs more waits until it is there."""

import logging
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

COLD_START = 20.0  # seconds after its start during which a server has no worker that answers yet

log = logging.getLogger("page_store")


class LazyApplication:
    """The application that `load` gives, called in a thread of its own as soon as this is made."""

    def __init__(self, load: Callable[[], Callable[..., Iterable[bytes]]]):
        self.load = load
        self.loaded = threading.Event()
        self.application: Callable[..., Iterable[bytes]] | None = None
        threading.Thread(target=self._load, name="loading", daemon=True).start()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        self.loaded.wait()
        if self.application is None:
            raise RuntimeError("The site could not be loaded: the log of its start says why.")
        return self.application(environ, start_response)

    def _load(self) -> None:
        try:
            self.application = self.load()
        except Exception as problem:
            log.critical("The site cannot be loaded: %s", type(problem).__name__, exc_info=problem)
        finally:
            self.loaded.set()


def has_running_siblings() -> bool:
    """Whether the server that started this worker has been up for a while: then others answer until it is loaded, as in
    a deployment. False where the system does not say (only Linux has /proc).
    """
    try:
        began = Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[19]
        up = float(Path("/proc/uptime").read_text().split()[0])
    except OSError:
        return False
    return up - int(began) / os.sysconf("SC_CLK_TCK") > COLD_START
