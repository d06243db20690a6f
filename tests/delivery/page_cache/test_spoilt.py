"""A store that was harmed costs the copies and nothing else: what is sent is right, or is made again."""

import time

import pytest

FIRST = b"<h1>First</h1>"


def broken(environ):
    raise ConnectionError("The database is away.")


class TestASpoiltStore:
    @pytest.fixture
    def file(self, visitor, tmp_path):
        visitor.get("/")
        [file] = tmp_path.rglob("@page")
        return file

    @pytest.mark.parametrize(
        "spoil", [lambda kept: kept[:-5], lambda kept: kept.replace(b"First", b"Fxrst"), lambda _: b""]
    )
    def test_a_half_written_or_changed_file_is_not_sent(self, file, open_again, small_site, spoil):
        file.write_bytes(spoil(file.read_bytes()))
        assert open_again().get("/").body == FIRST
        assert small_site.asked == ["/", "/"]

    def test_a_folder_that_cannot_be_written_costs_only_the_copies(self, tmp_path, open_again, small_site):
        visitor = open_again()
        (tmp_path / "pages" / "hosts").write_text("a file where a folder should be")
        assert [visitor.get("/").body, visitor.get("/").body] == [FIRST, FIRST]
        assert visitor.store.disk.trouble.startswith("Pages cannot be kept: ")

    def test_without_a_generation_nothing_kept_is_used(self, file, visitor, small_site):
        visitor.store.generation.file.unlink()
        visitor.store.generation.file.mkdir()  # so that it cannot be written anew
        visitor.store.generation._reread_at = 0.0
        assert visitor.get("/").body == FIRST
        small_site.pages["/"] = broken
        assert visitor.get("/").status == 503

    def test_a_spoilt_generation_costs_one_making_of_each_page(self, file, visitor, small_site):
        visitor.store.generation.file.write_bytes(b"")
        visitor.store.generation._reread_at = 0.0
        assert [visitor.get("/").body, visitor.get("/").body] == [FIRST, FIRST]
        assert small_site.asked == ["/", "/"]
        small_site.pages["/"] = broken
        visitor.store.generation.bump()
        assert visitor.get("/").body == FIRST

    def test_a_store_that_is_removed_is_begun_again(self, visitor, file, small_site, tmp_path):
        visitor.store.disk.remove_everything()
        visitor.store.generation.bump()
        assert visitor.get("/").body == FIRST
        assert list(tmp_path.rglob("@page"))

    def test_what_is_older_than_the_generation_can_be_swept_away(self, visitor, small_site, page, tmp_path):
        small_site.pages["/new/"] = page("New")
        visitor.get("/")
        time.sleep(0.05)
        visitor.store.generation.bump()
        visitor.get("/new/")
        visitor.store.disk.sweep(visitor.store.generation.changed_at())
        assert [file.parent.name for file in tmp_path.rglob("@page")] == ["new"]
