"""Long work on our own database, in a process of its own: it may use up its limits or be killed, and the site goes on.

Such a process has no editors' screens until it asks for one: Django takes 130 MB without them, and 175 with them.
"""

import logging
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django
from django.db import OperationalError, connection
from wagtail import hooks

from core.bounded_process import ClockRanOut, Limits, ProcessStopped, TookTooLong, TookTooMuchMemory, run_bounded

log = logging.getLogger(__name__)
ENDED = {
    TookTooMuchMemory: "It needs more memory than it may have. Split the sheet and bring the parts.",
    TookTooLong: "It takes longer than it may. Split the sheet and bring the parts.",
    ClockRanOut: "The site is busy at this moment. Wait a minute and try again.",
}
BROKEN_OFF = "It was broken off before it was done. Try again."
LOCKED = "Somebody else is changing the register at this moment. Wait a minute and try again."


def run_with_database(
    function: Callable[..., Any],
    *arguments: Any,
    limits: Limits,
    tell: Callable[[int, int, str], None],
    returns: tuple[type, ...] = (),
) -> Any:
    """What `function(*arguments, progress)` returns; `tell` and `returns` as `run_bounded` says.

    Raises ValueError, in words, with what the function refused or why it came to no end: if it did its work in one
    transaction, nothing was changed.
    """
    what = function.__module__, function.__qualname__, arguments
    database = connection.settings_dict["NAME"]
    try:
        return run_bounded(call, database, *what, limits=limits, returns=returns, tell=tell, is_ours=True)
    except ProcessStopped as problem:
        raise ValueError(f"{ENDED.get(type(problem), BROKEN_OFF)} Nothing was changed.") from problem


def call(database: str, module: str, name: str, arguments: tuple[Any, ...], progress: Callable[..., Any]) -> Any:
    """In the child."""
    _start_django(database)
    try:
        return getattr(import_module(module), name)(*arguments, progress)
    except ValueError:
        raise
    except Exception as problem:
        if isinstance(problem, OperationalError) and "lock" in str(problem):
            raise ValueError(f"{LOCKED} Nothing was changed.") from problem
        log.exception("%s broke.", name)
        raise


def _start_django(database: str) -> None:
    hooks._searched_for_hooks = True
    django.setup()
    hooks._searched_for_hooks = False  # who asks for an address of the editors' still gets it
    connection.settings_dict["NAME"] = database
