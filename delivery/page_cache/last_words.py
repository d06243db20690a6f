"""What templates/503.html becomes for others than the code's own numbers, and for what nginx refuses by itself.

Needs nothing but Python: deploy/fill uses it as well.
"""

import re
import sys

PAGE, REFUSED = "503.html", "refused.html"
NUMBERS = re.compile(r"<section .*?</section>", re.DOTALL)
SORRY = re.compile(r"We are sorry\..*?to get help\.", re.DOTALL)
REFUSED_WORDS = (
    'The address may be wrong, or it is not for everybody. <a href="/">Start at the front page</a>.\n'
    "        You do not need this site to get help."
)


def with_numbers(page: str, section: str) -> str:
    """`section`: the element with the numbers."""
    return NUMBERS.sub(lambda _: section, page, count=1)


def for_a_refusal(page: str) -> str:
    page = page.replace("This site is not working right now", "We cannot show you this")
    return SORRY.sub(REFUSED_WORDS, page, count=1)


if __name__ == "__main__":
    sys.stdout.write(for_a_refusal(sys.stdin.read()))
