"""Runs a command of manage.py once a day, at a minute of London: what a timer does where there is systemd.

daily.py 08:30 send_reminders …
"""

import subprocess
import sys
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
LONGEST_SLEEP = 60  # seconds: the clock may be set, and summer time begin


def next_time(minute: str, now: datetime) -> datetime:
    """The next moment at which it is that minute in London. `now`: in London's time."""
    hours, minutes = map(int, minute.split(":"))
    due = now.replace(hour=hours, minute=minutes, second=0, microsecond=0)
    return due if due > now else due + timedelta(days=1)


def main(minute: str, *command: str) -> None:
    due = next_time(minute, datetime.now(LONDON))
    while True:
        if datetime.now(LONDON) < due:
            time.sleep(min(LONGEST_SLEEP, max(0.0, (due - datetime.now(LONDON)).total_seconds())))
            continue
        subprocess.run([sys.executable, "manage.py", *command], check=False)  # it has said what is wrong
        due = next_time(minute, datetime.now(LONDON))


if __name__ == "__main__":
    main(*sys.argv[1:])
