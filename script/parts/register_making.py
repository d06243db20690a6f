"""Makes the full register in an empty database, and then becomes the process that measures it.

Run by register_bench.py, with the numbers of venues, years and rounds. What measures starts afresh, so that its memory
is that of a worker and not that of migrations and of making a hundred thousand rows.
"""

import os
import sys
from io import StringIO
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - only now can models be imported
from django.db import connection  # noqa: E402

from delivery.clock import london_now  # noqa: E402
from venues.models import Accreditation, StatusEvent, Venue  # noqa: E402


def make(venues: int, years: int) -> None:
    """The starter site and the full register, as if it had been made the day before and looked after since."""
    print("Making the register …", flush=True)
    for command in ("migrate", "create_starter_site", "remove_samples"):
        call_command(command, verbosity=0, stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("make_register", venues=venues, years=years)
    yesterday = london_now() - django.utils.timezone.timedelta(days=1)
    Venue.objects.update(changed_at=yesterday)
    Accreditation.objects.update(changed_at=yesterday)
    StatusEvent.objects.update(recorded_at=yesterday)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    make(*map(int, sys.argv[1:3]))
    connection.close()
    os.execv(sys.executable, [sys.executable, str(Path(__file__).with_name("register_rows.py")), *sys.argv[1:]])
