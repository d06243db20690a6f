"""One file of another site, read in a process of its own with limits on its time and memory."""

from pathlib import Path

from core import upload_limits
from core.bounded_process import ProcessStopped, run_bounded
from home.site_imports.old_pages import OldPage, OldSite
from home.site_imports.page_table import read_table
from home.site_imports.sitemap import read_sitemap, unpacked
from home.site_imports.wordpress import read_wordpress
from home.site_imports.xml_reading import name_of, root_of

MOST_BYTES = upload_limits.MOST_BYTES_OF_AN_OLD_SITE


def read_old_site(file: Path, saved: Path | None = None) -> OldSite:
    """What the file says of a site. Raises ValueError with a sentence for whoever chose it.

    `saved`: the folder in which the pages of a sitemap were saved, as `wget --mirror` does.
    """
    if not file.is_file():
        raise ValueError(f"There is no file {file}.")
    if saved and not saved.is_dir():
        raise ValueError(f"There is no folder {saved}.")
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"The file is larger than {MOST_BYTES // upload_limits.MEGABYTE} MB. Export it in parts.")
    try:
        found: OldSite = run_bounded(
            site_in, file.resolve(), saved and saved.resolve(),
            limits=upload_limits.OLD_SITE, returns=(OldSite, OldPage),
        )  # fmt: skip
    except ProcessStopped as problem:
        raise ValueError(f"{problem} Export it in parts, and bring them one after the other.") from problem
    return found


def site_in(file: Path, saved: Path | None) -> OldSite:
    """In the process of its own. What kind of file it is, its beginning says, and never its name."""
    data = unpacked(file.read_bytes())
    if not data.strip():
        raise ValueError("The file is empty.")
    if not data.lstrip(b"\xef\xbb\xbf\xff\xfe\xfe\xff \t\r\n\0").startswith(b"<"):
        return read_table(data)
    root = root_of(data)
    if name_of(root) in ("urlset", "sitemapindex"):
        return read_sitemap(root, file.parent, saved)
    channel = next((child for child in root if name_of(child) == "channel"), None)
    if name_of(root) == "rss" and channel is not None:
        return read_wordpress(channel)
    raise ValueError(f"We know no file that begins with <{name_of(root)}>: bring a WordPress export, a sitemap or CSV.")
