"""Sending letters that go once: each is noted first, so that two who press at once send one."""

from collections.abc import Callable, Iterable
from smtplib import SMTPException
from typing import TypeVar

from django.core.mail import EmailMessage, get_connection
from django.db import models

Letter = TypeVar("Letter")


def send_once(
    letters: Iterable[Letter],
    noted: Callable[[Letter], tuple[models.Model, bool]],
    message: Callable[[Letter], EmailMessage],
    name: Callable[[Letter], str],
) -> tuple[int, list[str]]:
    """`noted` gives the note and whether it is new. Returns how many went, and what is wrong with the others."""
    sent, problems = 0, []
    connection = get_connection()
    for letter in letters:
        note, is_new = noted(letter)
        if not is_new:
            continue
        try:
            connection.send_messages([message(letter)])
            sent += 1
        except (OSError, SMTPException) as problem:
            note.delete()  # it will be tried again
            problems.append(f"{name(letter)}: {problem}")
    return sent, problems
