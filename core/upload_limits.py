"""The limits of files from outside, all in one place: how large, how much may come out, how long reading may take.

Whatever a request waits for ends within HELD seconds: no upload holds a thread that serves for longer. What
needs more (a paper, a spreadsheet) goes on beside the request, and can be stopped from the screen.
"""

from dataclasses import replace

from core.bounded_process import Limits

MEGABYTE = 1024 * 1024
HELD = 2  # seconds, of the processor's time and of the clock's: on a busy machine a large picture is to be sent again
ANSWERED_WITHIN = 1.5  # seconds; after them, whoever waits gets a page that looks again
MOST_READINGS = 4  # that go on beside their requests at once

# Any upload
MOST_BYTES = 100 * MEGABYTE  # a film in a campaign pack
MOST_UNPACKED = 200 * MEGABYTE
MOST_PACKED_TIGHT = 100  # times: text packs 10 times, a bomb 1000
MOST_PARTS = 5_000  # files in an archive
ARCHIVE = Limits(cpu_seconds=HELD, wall_seconds=HELD, memory_bytes=768 * MEGABYTE, output_bytes=4096)

# Pictures
MOST_PIXELS = 40_000_000  # of all frames; A2 at 300 dots an inch has 35 million; making it smaller takes some 160 MB
MOST_FRAMES = 1_000
PICTURE = Limits(cpu_seconds=HELD, wall_seconds=HELD, memory_bytes=1024 * MEGABYTE, output_bytes=MOST_BYTES)
MOST_BYTES_OF_A_DRAWING = 2 * MEGABYTE
DRAWING = Limits(cpu_seconds=HELD, wall_seconds=HELD, memory_bytes=512 * MEGABYTE, output_bytes=4096)

# Committee papers
MOST_BYTES_OF_A_PAPER = 20 * MEGABYTE
PAPER = Limits(cpu_seconds=120, wall_seconds=180, niceness=5, memory_bytes=1024 * MEGABYTE, output_bytes=100 * MEGABYTE)
PAGE_OF_A_PAPER = Limits(cpu_seconds=HELD, wall_seconds=HELD, memory_bytes=1024 * MEGABYTE)

# Shapes of wards
MOST_BYTES_OF_SHAPES = 10 * MEGABYTE
SHAPES = Limits(cpu_seconds=20, wall_seconds=20, niceness=5, memory_bytes=1024 * MEGABYTE)

# Spreadsheets
MOST_BYTES_OF_A_SHEET = 15 * MEGABYTE
SHEET = Limits(cpu_seconds=20, wall_seconds=60, niceness=5, memory_bytes=1536 * MEGABYTE)
# Services from another directory, as JSON, as tables in a zip or as a sheet: some hundreds, while somebody waits
LIST_OF_SERVICES = Limits(cpu_seconds=HELD, wall_seconds=HELD, memory_bytes=1024 * MEGABYTE, output_bytes=20 * MEGABYTE)
MOST_BYTES_OF_REDIRECTS = MEGABYTE
MOST_REDIRECTS = 2_000
# Half of what a request may take: Wagtail reads it once more
REDIRECTS = Limits(cpu_seconds=1, wall_seconds=HELD, memory_bytes=512 * MEGABYTE, output_bytes=4096)
# What becomes of a sheet in the register: 20,000 rows take 25 s and have 190 MB, and map some 500
WORK_ON_THE_REGISTER = Limits(cpu_seconds=180, wall_seconds=600, niceness=5, memory_bytes=1024 * MEGABYTE)

# A whole site that moves in: an export of WordPress, a map with its saved pages, a table
MOST_BYTES_OF_AN_OLD_SITE = 50 * MEGABYTE
MOST_BYTES_OF_A_SITEMAP = 50 * MEGABYTE  # unpacked; sitemaps.org says so too
MOST_BYTES_OF_A_SAVED_PAGE = 5 * MEGABYTE
MOST_BYTES_OF_SAVED_PAGES = 200 * MEGABYTE
OLD_SITE = Limits(
    cpu_seconds=120, wall_seconds=300, niceness=5, memory_bytes=1536 * MEGABYTE, output_bytes=200 * MEGABYTE
)


def lift_time_limits() -> None:
    """Where no thread that serves waits: in a command, which reads our own pictures too, and in tests."""
    for name in ("ARCHIVE", "PICTURE", "DRAWING", "PAGE_OF_A_PAPER", "LIST_OF_SERVICES", "REDIRECTS"):
        globals()[name] = replace(globals()[name], wall_seconds=60)
