"""The number that says whether what is kept is still true, in every process at once, whatever happens to its file."""

import os
import time

import pytest

from delivery.generation import Generation


@pytest.fixture
def generation(tmp_path):
    return Generation(tmp_path / "pages" / "generation")


@pytest.fixture
def other(generation):
    """Another process's."""
    return Generation(generation.file)


def look_again(*generations: Generation) -> None:
    """As after the moment for which a value is taken to be the present one."""
    for one in generations:
        one._reread_at = 0.0


def test_it_begins_by_itself_and_is_the_same_for_everybody(generation, other):
    assert generation.current() is not None
    assert generation.current() == other.current()


def test_a_renewal_is_seen_by_others_at_once(generation, other):
    before = generation.current(), other.current()
    other.bump()
    assert generation.current() == other.current()
    assert generation.current() not in before


def test_what_another_process_writes_is_seen_a_moment_later_and_at_once_by_all_who_share_a_process(generation, other):
    before = generation.current(), other.current()
    generation.file.write_bytes(b"from far away...")
    assert generation.reread() not in before
    assert other.current() == generation.current()
    generation.file.write_bytes(b"and once again..")
    time.sleep(0.02)
    assert generation.current() == other.current() == b"and once again.."


@pytest.mark.parametrize("spoil", [b"", b"short", b"far longer than it ever was"])
def test_a_spoilt_file_ends_no_process_and_is_begun_anew(generation, other, spoil):
    before = generation.current(), other.current()
    generation.file.write_bytes(spoil)  # emptied first: whoever had mapped it would be ended by reading it
    look_again(generation, other)
    assert generation.current() not in (None, *before)
    assert generation.current() == other.current()
    assert os.stat(generation.file).st_size == 16


def test_a_file_that_is_gone_is_begun_anew(generation, other):
    before = generation.current(), other.current()
    generation.file.unlink()
    look_again(generation)
    assert generation.current() not in (None, *before)
    look_again(other)
    assert other.current() == generation.current()


def test_what_was_kept_before_a_time_without_a_file_to_write_is_not_taken_for_fresh_again(generation):
    """Something may have been withdrawn meanwhile, and nobody could write that down."""
    before, words = generation.current(), generation.file.read_bytes()
    generation.file.unlink()
    generation.file.mkdir()
    look_again(generation)
    assert generation.current() is None
    generation.file.rmdir()
    generation.file.write_bytes(words)
    look_again(generation)
    assert generation.current() not in (None, before)
