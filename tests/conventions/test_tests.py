"""Tests that can fail: a test writes the number or the words that are required, and never reads them from the code."""

import ast
import re

OURS = {"accounts", "campaigns", "config", "core", "delivery", "home", "plans", "starter", "support_services", "venues"}

# What a test may read from the code, each for one of three reasons.
MAY_BE_READ = {
    "LONDON",  # the same everywhere
    "DEVELOPMENT_SEED",  # a key that signs what the tests make
    "RENEWED", "BUMPED", "EVERYTHING", "SIZE", "NO_LEVEL",  # what is handed in, and is the same whatever it is called
    # Lists that a test walks through, to try each member:
    "CATALOGUE", "CSV", "JSON", "IN_A_PACK", "HARM_PHRASES", "MARKS", "HOW", "QUESTIONS", "WHAT",
    "WHO",
    "STARTER",
}  # fmt: skip


def constants_read(text: str) -> set[str]:
    return {
        name.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OURS
        for name in node.names
        if name.name.isupper()
    }


def test_no_test_reads_the_constant_that_it_holds(texts):
    reading = {
        path: found
        for path, text in texts.items()
        if re.fullmatch(r"tests/(.+/)?test_\w+\.py", path) and (found := constants_read(text) - MAY_BE_READ)
    }
    assert not reading, (
        "A test that imports the constant it holds passes whatever the constant is. Write the number or the words that "
        f"are required; for a list that the test walks through, add its name to MAY_BE_READ: {reading}"
    )


def test_a_constant_that_is_read_is_found():
    assert constants_read("from venues.certificates.rate_limit import MOST_WRONG, counted") == {"MOST_WRONG"}
    assert constants_read("from datetime import UTC") == set()
