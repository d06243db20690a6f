"""What code may say, and where. Each row is a rule: what is looked for, where it is allowed, what to do instead."""

import re
import subprocess
import sys
from typing import NamedTuple

import pytest


class Rule(NamedTuple):
    name: str
    pattern: str
    allowed: tuple[str, ...]  # beginnings of paths
    instead: str


CODE_RULES = [
    Rule(
        "one module names the cleaners",
        r"^\s*(import|from) (bleach|nh3)\b",
        ("core/sanitise.py",),
        "Clean HTML with core.sanitise.",
    ),
    Rule(
        "the clock is read once a request",
        r"\b(timezone\.now|timezone\.localtime|timezone\.localdate|localdate\(|localtime\("
        r"|date\.today|datetime\.(now|utcnow|today)|time\.time)\b",
        (
            "delivery/clock.py",
            "deploy/container/",
            "core/management/commands/",
            "home/management/commands/",
            "plans/management/commands/",
            "tests/",
        ),
        "Take the day or the moment as an argument; delivery.clock.day_of(request) gives it.",
    ),
    Rule(
        "only the settings read the environment",
        r"\bos\.(environ|getenv)\b|from os import .*\b(environ|getenv)\b",
        ("manage.py", "site/config/", "tests/", "script/parts/", "deploy/"),
        "Read it in site/config/settings through env.py, and use django.conf.settings.",
    ),
    Rule(
        "nothing is silenced",
        r"SILENCED_SYSTEM_CHECKS|warnings\.(simplefilter|filterwarnings)",
        ("tests/",),
        "Mend what the check or warning says.",
    ),
    Rule(
        "markup is trusted only where a comment says why",
        r"\bmark_safe\(",
        (
            *("plans/templatetags/paper_tags.py", "plans/templatetags/glossary_tags.py"),
            *("plans/presentation/decisions.py", "home/guides.py"),
        ),
        "Use format_html; where that cannot be, add the file to this rule and a comment there.",
    ),
]

# In every file, tests and documents too.
TEXT_RULES = [
    Rule(
        "no path of one person's machine",
        r"(?<![\w./])/(work|root|tmp|Users/\w+)/",
        ("tests/conventions/",),
        "Name it from the project's folder; for a temporary place use tempfile or mktemp.",
    ),
    Rule(
        "no address of a package registry",
        r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|--(extra-)?index-url|--find-links",
        ("tests/conventions/",),
        "Name the package and its version; where packages come from is the machine's business.",
    ),
]


def where_broken(rule: Rule, texts: dict[str, str]) -> list[str]:
    """Each line that breaks the rule, as `path:line: what it says`."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts.items()
        if not path.startswith(rule.allowed)
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(rule.pattern, line)
    ]


@pytest.mark.parametrize("rule", CODE_RULES, ids=lambda rule: rule.name)
def test_code_keeps_the_rule(rule, texts):
    code = {path: text for path, text in texts.items() if path.endswith(".py") and "/migrations/" not in path}
    broken = where_broken(rule, code)
    assert not broken, f"{rule.instead}\n" + "\n".join(broken)


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.name)
def test_every_file_keeps_the_rule(rule, texts):
    broken = where_broken(rule, texts)
    assert not broken, f"{rule.instead}\n" + "\n".join(broken)


def test_a_broken_rule_is_found():
    clock = next(rule for rule in CODE_RULES if "clock" in rule.name)
    said = {"plans/state.py": "today = date.today()\n", "delivery/clock.py": "timezone.localtime()\n"}
    assert where_broken(clock, said) == ["plans/state.py:1: today = date.today()"]


def test_imports_run_downwards(root):
    run = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    answer = subprocess.run(run, cwd=root, capture_output=True, text=True)
    assert answer.returncode == 0, f"Move the code up, or meet by name, signal or registry:\n{answer.stdout}"
