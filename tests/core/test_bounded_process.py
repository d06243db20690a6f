"""Whatever a file does to its reader, the site goes on: time, memory and answers have limits."""

import pickle
import sys
import time
from dataclasses import dataclass
from datetime import date

import pytest

from core.bounded_process import ClockRanOut, Crashed, GaveTooMuch, Limits, TookTooLong, TookTooMuchMemory, run_bounded
from core.upload_validation import FileRefused, read_or_refuse

MEGABYTE = 1024 * 1024


@dataclass
class Page:
    title: str
    on: date


def doubled(number: int) -> dict:
    return {"twice": number * 2, "day": date(2026, 11, 1)}


def page(title: str) -> Page:
    return Page(title, date(2026, 11, 1))


def refuse(words: str):
    raise ValueError(words)


def break_down():
    raise KeyError("what a spoilt file does")


def spin():
    while True:
        pass


def sleep():
    time.sleep(60)


def grow():
    return len("x" * (900 * MEGABYTE))


def shout(letters: int) -> str:
    return "x" * letters


def vanish():
    import os

    os._exit(3)


def write_a_file(name: str):
    with open(name, "w") as file:
        file.write("x" * 10)
        file.flush()


def count_to(most: int, progress) -> int:
    for done in range(1, most + 1):
        progress(done, most, f"Page {done} of {most}")
    sys.stderr.write("a library complains\n")
    return most


def test_it_tells_how_far_it_is_and_nothing_else():
    told = []
    assert run_bounded(count_to, 3, tell=lambda *step: told.append(step)) == 3
    assert told == [(1, 3, "Page 1 of 3"), (2, 3, "Page 2 of 3"), (3, 3, "Page 3 of 3")]


def test_it_gives_what_the_function_gives():
    assert run_bounded(doubled, 21) == {"twice": 42, "day": date(2026, 11, 1)}


def test_what_the_function_refuses_is_said_in_its_own_words():
    with pytest.raises(ValueError, match="Row 4 has a stray mark"):
        run_bounded(refuse, "Row 4 has a stray mark.")


def test_only_classes_that_are_named_come_back():
    assert run_bounded(page, "One", returns=(Page,)) == Page("One", date(2026, 11, 1))
    with pytest.raises(Crashed):
        run_bounded(page, "One")


@pytest.mark.parametrize(
    ("function", "arguments", "limits", "problem"),
    [
        (spin, (), Limits(cpu_seconds=1), TookTooLong),
        (sleep, (), Limits(wall_seconds=0.5), ClockRanOut),
        (grow, (), Limits(memory_bytes=300 * MEGABYTE), TookTooMuchMemory),
        (shout, (3 * MEGABYTE,), Limits(output_bytes=2 * MEGABYTE), GaveTooMuch),
        (break_down, (), Limits(), Crashed),
        (vanish, (), Limits(), Crashed),
    ],
)
def test_a_limit_that_is_reached_is_an_error_in_words(function, arguments, limits, problem):
    began = time.monotonic()
    with pytest.raises(problem, match="[.]$"):
        run_bounded(function, *arguments, limits=limits)
    assert time.monotonic() - began < 10


def test_it_writes_no_file(tmp_path):
    with pytest.raises(Crashed):
        run_bounded(write_a_file, str(tmp_path / "kept"))
    assert not (tmp_path / "kept").exists() or (tmp_path / "kept").read_text() == ""


def test_large_files_go_in_and_come_back():
    assert len(run_bounded(shout, 20 * MEGABYTE)) == 20 * MEGABYTE
    assert run_bounded(len, b"x" * (20 * MEGABYTE)) == 20 * MEGABYTE


def test_an_answer_cannot_make_us_run_anything():
    from core.bounded_process import _read

    class Trap:
        def __reduce__(self):
            return print, ("run",)

    with pytest.raises(Crashed):
        _read(pickle.dumps(("done", Trap())), ())


def test_who_sent_a_small_file_to_a_busy_site_is_told_to_send_it_again():
    hasty = Limits(wall_seconds=0.3)
    with pytest.raises(FileRefused, match="Save it smaller. If it is small already, we are busy: send it again"):
        read_or_refuse(sleep, extension="png", limits=hasty, too_much="Save it smaller.")
