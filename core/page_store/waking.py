"""Django takes seconds to load. What is kept is sent meanwhile, and whoever needs more waits until it is there."""

import logging
import threading
from collections.abc import Callable, Iterable

log = logging.getLogger("page_store")


class WakingSite:
    """The application that `load` gives, called in a thread of its own as soon as this is made."""

    def __init__(self, load: Callable[[], Callable]):
        self.load = load
        self.awake = threading.Event()
        self.site: Callable | None = None
        threading.Thread(target=self._wake, name="waking", daemon=True).start()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        self.awake.wait()
        if self.site is None:
            raise RuntimeError("The site could not be loaded: the log of its start says why.")
        return self.site(environ, start_response)

    def _wake(self) -> None:
        try:
            self.site = self.load()
        except Exception as problem:
            log.critical("The site cannot be loaded: %s", type(problem).__name__, exc_info=problem)
        finally:
            self.awake.set()
