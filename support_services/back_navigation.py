"""How to know that somebody has come back to a page by the browser's own button. Pure: Django may not be loaded yet."""

import re
from collections.abc import Mapping

# They leave Sec-Fetch-User out when somebody goes Back, and only then on a link of our own. Others never send it.
TELLS_WHO_ASKED = re.compile(r"(Firefox|Chrome)/")


def browser_went_back(headers: Mapping[str, str]) -> bool:
    """Of the headers of a GET.

    Firefox asks again on every Back. Chromium repeats the header of a page that was typed in or reloaded, so there
    only the pages somebody reached by a link of ours are told apart.
    """
    return (
        headers.get("Sec-Fetch-Dest") == "document"
        and "Sec-Fetch-User" not in headers
        and (agent := TELLS_WHO_ASKED.search(headers.get("User-Agent", ""))) is not None
        and (agent[1] == "Firefox" or headers.get("Sec-Fetch-Site") == "same-origin")
    )
