"""What one machine commits, the others hear; what it takes back, they never do."""

import queue
import time

import pytest
from django.db import connection, connections

from core.changes.machines import RENEWED, Listener, tell


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
    """The words another machine has heard, as they come."""
    words: queue.Queue[str] = queue.Queue()
    listener = Listener(words.put)
    listener.start()
    assert words.get(timeout=5) == RENEWED  # it listens
    yield words
    listener.stop()


def test_a_committed_change_is_heard_within_a_second(heard, machine):
    machine.set_autocommit(False)
    tell("/about/", machine)
    time.sleep(0.3)
    assert heard.empty()
    machine.commit()
    assert heard.get(timeout=1) == "/about/"


def test_what_is_rolled_back_is_never_heard(heard, machine):
    machine.set_autocommit(False)
    tell("/about/", machine)
    machine.rollback()
    tell("/last/", machine)
    machine.commit()
    assert heard.get(timeout=1) == "/last/"


def test_after_a_silence_everything_is_old_because_something_may_have_been_missed(heard, machine):
    end_all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query IN ('LISTEN page_store', 'SELECT 1')"
    with machine.cursor() as cursor:
        cursor.execute(f"{end_all} AND pid <> pg_backend_pid()")
    assert heard.get(timeout=6) == RENEWED
