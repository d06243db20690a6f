"""What one machine commits, the others hear; what it takes back, they never do."""

import queue
import time

import pytest
from django.db import connection, connections

from delivery.generation import SIZE
from delivery.invalidation.pg_notify import BUMPED, NotifyListener, notify

VALUE = b"\x05" * SIZE


@pytest.fixture
def machine(db):
    """The database as another machine has it: what it does is committed, or rolled back, for everybody to see."""
    if connection.vendor != "postgresql":
        pytest.skip("On SQLite there is one machine.")
    own = connections.create_connection("default")
    yield own
    own.close()


@pytest.fixture
def heard(machine):
    """What another machine has heard, as it comes: the words, and the value of the last."""
    told: queue.Queue[tuple] = queue.Queue()
    listener = NotifyListener(lambda *words_and_value: told.put(words_and_value))
    listener.start()
    assert told.get(timeout=5) == ([BUMPED], b"")  # it listens
    yield told
    listener.stop()


def test_a_committed_change_is_heard_within_a_second(heard, machine):
    machine.set_autocommit(False)
    notify("/about/", VALUE, machine)
    time.sleep(0.3)
    assert heard.empty()
    machine.commit()
    assert heard.get(timeout=1) == (["/about/"], VALUE)


def test_what_is_rolled_back_is_never_heard(heard, machine):
    machine.set_autocommit(False)
    notify("/about/", VALUE, machine)
    machine.rollback()
    notify("/last/", VALUE, machine)
    machine.commit()
    assert heard.get(timeout=1) == (["/last/"], VALUE)


def test_what_comes_together_is_heard_together_and_in_order(heard, machine):
    """Each word makes every page old: ten at once are to do it once."""
    machine.set_autocommit(False)
    for number in range(10):
        notify(f"/page-{number}/", bytes([number]) * SIZE, machine)
    machine.commit()
    assert heard.get(timeout=5) == ([f"/page-{number}/" for number in range(10)], bytes([9]) * SIZE)


def test_what_somebody_else_sends_on_the_channel_is_heard_as_a_change_and_ends_nothing(heard, machine):
    with machine.cursor() as cursor:
        cursor.execute("NOTIFY page_store, 'nonsense'")
    assert heard.get(timeout=1) == (["nonsense"], b"")
    notify("/about/", VALUE, machine)
    assert heard.get(timeout=1) == (["/about/"], VALUE)


def test_after_a_silence_everything_is_old_because_something_may_have_been_missed(heard, machine):
    end_all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query IN ('LISTEN page_store', 'SELECT 1')"
    with machine.cursor() as cursor:
        cursor.execute(f"{end_all} AND pid <> pg_backend_pid()")
    assert heard.get(timeout=6) == ([BUMPED], b"")
