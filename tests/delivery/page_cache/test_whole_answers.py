"""No page is sent that was read half before a change and half after it."""


def test_a_page_that_a_release_overtook_is_made_again(visitor, small_site, page):
    """Half of what it shows was read before the release, half of it after."""

    def overtaken(environ):
        visitor.store.generation.bump()
        small_site.pages[environ["PATH_INFO"]] = page("Whole")
        return page("Half")(environ)

    for path, more in (("/", {}), ("/search/", {"QUERY_STRING": "q=lanterns"})):
        small_site.pages[path] = overtaken
        assert visitor.get(path, **more).body == b"Whole"


def test_changes_without_end_do_not_keep_a_reader_waiting(visitor, small_site, page):
    def never_still(environ):
        visitor.store.generation.bump()
        return page("As good as it gets")(environ)

    small_site.pages["/"] = never_still
    assert visitor.get("/").body == b"As good as it gets"
    assert len(small_site.asked) == 2
