import time
from collections.abc import Callable


def wait_until(true: Callable, seconds: float = 10) -> bool:
    """Whether `true()` came true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.02)
    return bool(true())
