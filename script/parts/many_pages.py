"""Ten thousand pages with a revision each, made in the database itself: copies of one page, below it."""

import psycopg

PAGES = 10_000
COPIED = {  # what is not as it is in the page that is copied
    "slug": "'copy-' || n",
    "path": "p.path || upper(lpad(to_hex(n), 4, '0'))",
    "depth": "p.depth + 1",
    "url_path": "p.url_path || 'copy-' || n || '/'",
    "translation_key": "gen_random_uuid()",
    "latest_revision_id": "NULL",
    "live_revision_id": "NULL",
}
MODEL = """
SELECT p.id, p.latest_revision_id FROM wagtailcore_page p JOIN home_standardpage s ON s.page_ptr_id = p.id
WHERE p.live AND p.numchild = 0 AND p.latest_revision_id IS NOT NULL ORDER BY p.id LIMIT 1
"""
NEW = "(SELECT id FROM wagtailcore_page WHERE slug LIKE 'copy-%') new"
NAME_REVISIONS = """
UPDATE wagtailcore_page p SET latest_revision_id = r.id, live_revision_id = r.id
FROM wagtailcore_revision r WHERE p.slug LIKE 'copy-%' AND r.object_id = p.id::text
"""
CHECKSUM = "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM \"{}\" t"


def make_pages(database: str, count: int = PAGES) -> None:
    """Leaves the database at this address as it is when editors have published `count` pages more."""
    with psycopg.connect(database) as connection, connection.cursor() as cursor:
        page, revision = cursor.execute(MODEL).fetchone()
        source = f"wagtailcore_page p, generate_series(1, {count}) n WHERE p.id = {page}"
        copy(cursor, "wagtailcore_page", "p", source, {"id": ""} | COPIED)
        cursor.execute(f"UPDATE wagtailcore_page SET numchild = {count} WHERE id = {page}")
        source = f"home_standardpage s, {NEW} WHERE s.page_ptr_id = {page}"
        copy(cursor, "home_standardpage", "s", source, {"page_ptr_id": "new.id"})
        source = f"wagtailcore_revision r, {NEW} WHERE r.id = {revision}"
        copy(cursor, "wagtailcore_revision", "r", source, {"id": "", "object_id": "new.id::text"})
        cursor.execute(NAME_REVISIONS)


def copy(cursor, table: str, alias: str, source: str, changed: dict[str, str]) -> None:
    """Add to `table` the rows of `source`, called `alias`, with `changed` columns; the database fills empty ones."""
    cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
    names = [name for [name] in cursor.fetchall() if changed.get(name) != ""]
    values = ", ".join(changed.get(name) or f'{alias}."{name}"' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {values} FROM {source}")


def checksums(database: str) -> dict[str, tuple]:
    """How many rows each table has, and a checksum of what they hold, whatever their order."""
    with psycopg.connect(database) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for [name] in cursor.fetchall()]
        return {table: cursor.execute(CHECKSUM.format(table)).fetchone() for table in tables}


def differences(before: dict[str, tuple], after: dict[str, tuple]) -> list[str]:
    """The tables that are not as they were."""
    return sorted(table for table in before | after if before.get(table) != after.get(table))
