"""What is long about a sheet: comparing it with the register, and importing it.

Each function here runs in a process of its own (`core.database_process`) where a sheet is long; for a short one, which
takes less than the start of a process, it is called as it stands.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from core import upload_limits
from core.database_process import run_with_database
from core.models import SiteUser
from venues.models import ImportRun
from venues.register_import.apply import apply_steps
from venues.register_import.diff import plan_steps
from venues.register_import.entries import Fault, NumberedAward, SheetRow
from venues.register_import.outcomes import ColumnFaults, Doubt, ImportPlan, InRegister, Outcome
from venues.register_import.preview import ImportPreview, preview_of
from venues.register_import.table import in_one_line

LONG = 500  # rows
Tell = Callable[[int, int, str], None]
RETURNS = (ColumnFaults, Doubt, Fault, InRegister, NumberedAward, Outcome, ImportPreview, SheetRow)


def is_long(run: ImportRun) -> bool:
    return len(run.rows) > LONG


def no_progress(done: int, total: int, words: str) -> None:
    """Where nobody is shown how far it is."""


def in_a_process(function: Callable, *arguments, tell: Tell = no_progress) -> Any:
    """What one of the functions below gives. Raises ValueError in words."""
    return run_with_database(
        function, *arguments, limits=upload_limits.WORK_ON_THE_REGISTER, tell=tell, returns=RETURNS
    )


def compare(pk: int, day: date, progress: Tell = no_progress) -> ImportPreview:
    run = _run(pk)
    out = set(run.left_out)
    left_out = [(number, in_one_line(cells)) for number, cells in run.rows if number in out]
    return preview_of(_plan(run, day, progress), left_out)


def rows_with_a_fault(pk: int, day: date, key: str, progress: Tell = no_progress) -> list[int]:
    """The rows that have a fault in one column."""
    plan = _plan(_run(pk), day, progress)
    return [o.entry.row for o in plan.outcomes if any(fault.key == key for fault in o.entry.faults)]


def faults_in_words(pk: int, day: date, progress: Tell = no_progress) -> list[tuple[int, str, str]]:
    """Of each row with faults or warnings, its number and both in words."""
    entries = (outcome.entry for outcome in _plan(_run(pk), day, progress).outcomes)
    wrong = (entry for entry in entries if entry.faults or entry.warnings)
    return [(entry.row, " ".join(map(str, entry.faults)), " ".join(entry.warnings)) for entry in wrong]


def import_rows(
    pk: int, digest: str, moment: datetime, user: int, leave_out: bool, reason: str, progress: Tell = no_progress
) -> None:
    """All of them or none. Raises ImportRefused."""
    for step in apply_steps(ImportRun(pk=pk), digest, moment, SiteUser.objects.get(pk=user), leave_out, reason):
        progress(*step)


def _run(pk: int) -> ImportRun:
    return ImportRun.objects.select_related("scheme_year").get(pk=pk)


def _plan(run: ImportRun, day: date, progress: Tell) -> ImportPlan:
    for step in plan_steps(run, day):
        if isinstance(step, ImportPlan):
            return step
        progress(*step)
    raise AssertionError("a comparison ends with its plan")
