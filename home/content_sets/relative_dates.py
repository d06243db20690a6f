"""Days that count from the day on which a set is loaded, so that what is made up is never out of date."""

import re
from datetime import date, timedelta

RELATIVE = re.compile(r"\{(today|this year)(?: ([+-]) (\d{1,4})(?: days?)?)?\}")


def with_dates(text: str, day: date) -> str:
    """`text` with {today}, {today + 20 days}, {this year} and {this year - 1} as they are on `day`."""

    def told(found: re.Match[str]) -> str:
        what, sign, number = found.groups()
        ahead = int(number or 0) * (-1 if sign == "-" else 1)
        return str(day + timedelta(days=ahead)) if what == "today" else str(day.year + ahead)

    return RELATIVE.sub(told, text)
