"""Run a function in a process of its own, with limits on its time, its memory and what it gives back.

For reading files that strangers made: whatever such a file does to its reader, the site goes on. The function must be
importable by its name and stand in a module that needs no Django; arguments and result are pickled. Of the result only
plain values and the `returns` classes are read back, so a reader that was taken over cannot make us run anything.
Work of our own that is too long to be done beside those who serve runs here as well (`core.database_process`).
"""

import io
import pickle
import re
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any

MEGABYTE = 1024 * 1024
RUNNING: dict[int, subprocess.Popen[bytes]] = {}  # by the thread that waits for it
LONGEST_LINE = 300  # bytes that a child may say at once
PROGRESS = re.compile(r"progress (\d{1,6}) (\d{1,6}) (.{0,200})")
OUT_OF_MEMORY, REFUSED, FAILED, DONE = "out of memory", "refused", "failed", "done"


@dataclass(frozen=True)
class Limits:
    """`memory_bytes` counts what the process may map, which is more than it uses: Python alone maps some 50 MB."""

    cpu_seconds: int = 20
    wall_seconds: float = 40
    memory_bytes: int = 512 * MEGABYTE
    output_bytes: int = 64 * MEGABYTE
    niceness: int = 0  # more than ours, for what takes long: those who serve go first


class ProcessStopped(Exception):
    """The function did not come to an end within its limits, or broke. The message is fit for people."""


class TookTooLong(ProcessStopped):
    """It used up its time."""


class ClockRanOut(TookTooLong):
    """Its time was over, of which it may have had little: the machine is busy with other things."""


class TookTooMuchMemory(ProcessStopped):
    """It asked for more memory than it may have."""


class GaveTooMuch(ProcessStopped):
    """Its result is larger than it may be."""


class Crashed(ProcessStopped):
    """It ended without a result."""


def run_bounded(
    function: Callable[..., Any],
    *arguments: Any,
    limits: Limits = Limits(),
    returns: tuple[type, ...] = (),
    tell: Callable[[int, int, str], None] | None = None,
    is_ours: bool = False,
) -> Any:
    """What `function(*arguments)` returns. A ValueError that it raises is raised here, with the same words.

    Raises ProcessStopped. `returns`: classes of ours that may stand in the result, such as a dataclass. `tell`: called
    as tell(done, total, words) while it runs; the function then takes such a call as `progress`. `is_ours`: it reads
    nothing that strangers made, so it may have our environment, with its secrets, and write files.
    """
    asked = pickle.dumps((sys.path, function.__module__, function.__qualname__, arguments, tell is not None))
    outcome, said = _read(_answer_of(asked, limits, tell, is_ours), returns)
    if outcome == DONE:
        return said
    if outcome == REFUSED:
        raise ValueError(said)
    if outcome == OUT_OF_MEMORY:
        raise TookTooMuchMemory("It needs more memory than we can give it.")
    raise Crashed(f"It could not be read ({said}).")


def stop_process_of(thread: threading.Thread) -> None:
    """End what `run_bounded` runs for this thread: there it raises Crashed."""
    if thread.ident and (child := RUNNING.get(thread.ident)):
        child.kill()


def _answer_of(asked: bytes, limits: Limits, tell: Callable[[int, int, str], None] | None, is_ours: bool) -> bytes:
    command = [sys.executable, "-I", "-X", "utf8", "-c", _start(limits, is_ours)]
    pipe = subprocess.PIPE
    said = pipe if tell else subprocess.DEVNULL
    environment: dict[str, Any] | None = None if is_ours else {}  # all of ours, or none of our secrets
    child = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=said)
    assert child.stdin and child.stdout
    is_late = threading.Event()
    alarm = threading.Timer(limits.wall_seconds, _stop, (child, is_late))
    writer = threading.Thread(target=_hand_over, args=(child.stdin, asked), daemon=True)
    RUNNING[threading.get_ident()] = child
    listener = threading.Thread(target=_listen, args=(child.stderr, tell, is_ours), daemon=True) if tell else None
    alarm.start()
    writer.start()
    if listener:
        listener.start()
    try:
        answer = child.stdout.read(limits.output_bytes + 1)
    finally:
        RUNNING.pop(threading.get_ident(), None)
        child.kill()  # it has answered, or is of no use any more
        child.wait()
        alarm.cancel()
        writer.join()
        if listener:
            listener.join()
        child.stdout.close()
    if len(answer) > limits.output_bytes:
        raise GaveTooMuch("There is more in it than we can take.")
    if is_late.is_set() or (not answer and child.returncode == -signal.SIGXCPU):
        raise (TookTooLong if child.returncode == -signal.SIGXCPU else ClockRanOut)("It takes too long to read.")
    if not answer:
        raise Crashed("It could not be read.")
    return answer


def _start(limits: Limits, is_ours: bool) -> str:
    """What the child runs first. It takes on its limits before it reads anything."""
    no_files = "" if is_ours else "r.setrlimit(r.RLIMIT_FSIZE, (0, 0))\n"
    return (
        "import os, pickle, resource as r, sys\n"
        f"os.nice({limits.niceness})\n"
        f"r.setrlimit(r.RLIMIT_CPU, ({limits.cpu_seconds}, {limits.cpu_seconds} + 1))\n"
        f"r.setrlimit(r.RLIMIT_AS, ({limits.memory_bytes}, {limits.memory_bytes}))\n"
        f"{no_files}"
        "r.setrlimit(r.RLIMIT_CORE, (0, 0))\n"
        "path, module, name, arguments, tells = pickle.load(sys.stdin.buffer)\n"
        "sys.path[:] = path\n"
        "from core.bounded_process import answer\n"
        "sys.stdout.buffer.write(answer(module, name, arguments, tells))\n"
        "sys.stdout.buffer.flush()\n"
    )


def _stop(child: subprocess.Popen[bytes], is_late: threading.Event) -> None:
    is_late.set()
    child.kill()


def _hand_over(pipe: IO[bytes], asked: bytes) -> None:
    with suppress(BrokenPipeError, ValueError):  # it ended, or was ended, before it had read all
        pipe.write(asked)
        pipe.close()


def _listen(pipe: IO[bytes], tell: Callable[[int, int, str], None], is_ours: bool) -> None:
    """Pass on what the child says of its progress, and what our own work writes to its log. Nothing else is ours."""
    with pipe:
        while line := pipe.readline(LONGEST_LINE):
            said = PROGRESS.fullmatch(line.decode("utf-8", "replace").rstrip())
            if said:
                tell(int(said[1]), int(said[2]), said[3])
            elif is_ours:
                sys.stderr.write(line.decode("utf-8", "replace"))


def _say(done: int, total: int, words: str) -> None:
    """In the child: a line that `_listen` understands."""
    sys.stderr.write(f"progress {done} {total} {words}\n")
    sys.stderr.flush()


def answer(module: str, name: str, arguments: tuple[Any, ...], tells: bool = False) -> bytes:
    """In the child: the outcome and what is said of it, pickled."""
    try:
        function: Any = import_module(module)
        for part in name.split("."):
            function = getattr(function, part)
        return pickle.dumps((DONE, function(*arguments, **({"progress": _say} if tells else {}))))
    except MemoryError:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        return pickle.dumps((OUT_OF_MEMORY, most))
    except ValueError as problem:
        return pickle.dumps((REFUSED, str(problem)))
    except Exception as problem:  # noqa: BLE001 - a spoilt file can make its reader raise anything
        return pickle.dumps((FAILED, type(problem).__name__))


class _PlainUnpickler(pickle.Unpickler):
    """Makes nothing but plain values, days and the classes it was told of."""

    PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("builtins", "set")}

    def __init__(self, data: bytes, returns: tuple[type, ...]):
        super().__init__(io.BytesIO(data))
        self.returns = {(each.__module__, each.__qualname__): each for each in returns}

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in self.PLAIN:
            return super().find_class(module, name)
        if (module, name) in self.returns:
            return self.returns[module, name]
        raise pickle.UnpicklingError(f"{module}.{name} is not expected in the result.")


def _read(data: bytes, returns: tuple[type, ...]) -> tuple[Any, ...]:
    try:
        outcome, said = _PlainUnpickler(data, returns).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError, ValueError) as problem:
        raise Crashed("It could not be read.") from problem
    return outcome, said
