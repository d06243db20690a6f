"""The measures of the house, each beside what is wanted."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES_TEST = ROOT / "tests" / "conventions" / "test_names.py"
LONG_LINE = 120
LONG_FILE = 300


def files(*endings: str) -> dict[str, str]:
    """What git keeps, as text, by path."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [path for path in listed.splitlines() if path.endswith(endings) and (ROOT / path).is_file()]
    return {path: (ROOT / path).read_text(encoding="utf-8") for path in paths}


def names_test():
    """The convention test, for the words and the folders that it holds."""
    spec = importlib.util.spec_from_file_location("test_names", NAMES_TEST)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def classes_named_twice(product: dict[str, str], given: set[str]) -> int:
    nodes = (node for text in product.values() for node in ast.walk(ast.parse(text)))
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef) and node.name not in given)
    return sum(number > 1 for number in names.values())


def words_found(product: dict[str, str], words: dict[str, str]) -> str:
    found = sum(word.casefold() in product.get(path, "").casefold() for word, path in words.items())
    return f"{found} of {len(words)}"


def template_lines() -> tuple[str, str, str]:
    lengths = [len(line) for text in files(".html").values() for line in text.splitlines()]
    share = 100 * sum(length > LONG_LINE for length in lengths) / len(lengths)
    return f"{sum(lengths) / len(lengths):.0f}", f"{share:.0f} %", str(max(lengths))


def type_errors() -> str:
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"}
    run = [sys.executable, "-m", "mypy"]
    said = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, env=environment).stdout
    last = said.strip().rpartition("\n")[2]
    counted = re.match(r"Found (\d+) error", last)
    return counted.group(1) if counted else "0" if last.startswith("Success") else last or "could not be run"


def main() -> None:
    names = names_test()
    code = {path: text for path, text in files(".py").items() if "/migrations/" not in path}
    product = {path: text for path, text in code.items() if path.startswith(names.PRODUCT)}
    mean, share, longest = template_lines()
    rows = [
        ("class names defined twice", classes_named_twice(product, names.GIVEN_BY_FRAMEWORK), "0"),
        ("trade words found in their file", words_found(product, names.TRADE_WORDS), "all"),
        ("template lines: mean length", mean, "55 or less"),
        (f"template lines over {LONG_LINE} characters", share, "3 % or less"),
        ("longest template line", longest, "160 or less"),
        (f"files of code over {LONG_FILE} lines", sum(text.count("\n") > LONG_FILE for text in code.values()), "1"),
        ("errors of types (mypy)", type_errors(), "0"),
    ]
    for what, measured, wanted in rows:
        print(f"{what:<40} {measured!s:>10}   wanted: {wanted}")


if __name__ == "__main__":
    main()
