"""The README's table of variables and the settings name the same ones."""

import ast
import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
READERS = {"text", "hosts", "flag", "number", "origin", "database", "key", "keys"}
OWNERS_LIST = ["wagtail", "django", "wagtail-modeladmin", "bleach", "whitenoise", "pytest-django"]


@pytest.fixture(scope="module")
def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def variables_read() -> set[str]:
    """Every variable that a settings module asks `env` for."""
    calls = [
        node
        for file in (ROOT / "site" / "config").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS
    ]
    return {call.args[0].value for call in calls if ast.unparse(call.func.value) == "env"}


def test_the_table_names_every_variable_and_no_other(readme):
    table = readme.split("## Environment variables")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", table, re.MULTILINE))
    assert named == variables_read(), "Give each variable that site/config reads one row in the README's table."


def test_the_two_commands_come_first(readme):
    assert (
        -1 < readme.find("script/serve") < readme.find("script/test") < readme.find("\n## ", readme.find("script/test"))
    )


@pytest.mark.parametrize("package", OWNERS_LIST)
def test_the_owners_list_is_kept(readme, package):
    pins = (ROOT / "requirements.txt").read_text() + (ROOT / "requirements-dev.txt").read_text()
    assert re.search(rf"^{package}==", pins, re.MULTILINE | re.IGNORECASE), f"{package} must be pinned."
    assert f"`{package}`" in readme, f"The README's list of fixed packages must name {package}."
