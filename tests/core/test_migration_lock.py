"""A migration waits for readers; readers never wait long for a migration."""

import threading
import time

import pytest
from django.db import connection, connections

from core import migration_lock


@pytest.fixture
def postgresql(db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer and no waiting readers.")


def test_a_reader_in_the_way_is_waited_for_in_short_steps(postgresql, monkeypatch):
    monkeypatch.setattr(migration_lock, "BETWEEN", 0.1)
    own, reader = connections.create_connection("default"), connections.create_connection("default")
    reader.inc_thread_sharing()  # it is closed in another thread
    monkeypatch.setattr(migration_lock, "connection", own)
    reader.set_autocommit(False)
    with reader.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_partnershipsettings")
    said, waits = [], []

    def change():
        own.set_autocommit(False)
        started = time.monotonic()
        try:
            with own.cursor() as cursor:
                cursor.execute("LOCK TABLE core_partnershipsettings IN ACCESS EXCLUSIVE MODE")
            own.commit()
        except migration_lock.OperationalError:
            own.rollback()
            raise
        finally:
            own.set_autocommit(True)
            waits.append(time.monotonic() - started)

    timer = threading.Timer(3, reader.close)
    timer.start()
    migration_lock.retry_while_locked(change, said.append)
    timer.join()
    assert said and max(waits) < 2.5
