"""Everything has one place, and the place has the name a newcomer looks for."""

import shutil
import subprocess

import pytest

TOP_LEVEL = [
    "manage.py", "requirements.txt", "requirements-bench.txt", "requirements-dev.txt", "pyproject.toml", "README.md",
    ".ci/run",
    "script/serve", "script/test", "script/develop", "site/config/settings/base.py", "site/config/env.py",
    "core", "plans", "campaigns", "support_services", "venues", "home", "templates", "static/css", "tests",
    "docs/operators", "docs/decisions",
]  # fmt: skip

# A module with one of these names ends as a bin for everything.
BIN_NAMES = {"utils", "util", "helpers", "common", "mixins", "misc"}

LONGEST_FILE = 300  # lines
# Longer than that, each for the reason given here.
LONG_FILES = {
    "plans/papers/readers/html.py",  # one walk over one tree; two files would hide how its parts hang together
}


@pytest.mark.parametrize("name", TOP_LEVEL)
def test_the_tree_has(root, name):
    assert (root / name).exists(), f"{name} is missing: the README's “Where code lives” says what it is for."


def test_site_is_a_folder_and_never_a_package(root):
    assert not (root / "site" / "__init__.py").exists(), (
        "Remove site/__init__.py: Python's standard library owns the name `site`. Import `config` instead."
    )


def test_nothing_that_is_installed_is_kept_in_git(root):
    """A link called .venv, once kept, takes the place of somebody's own folder of that name, with all that is in it."""
    if not (root / ".git").exists() or not shutil.which("git"):
        pytest.skip("This copy has no git history, or this machine no git.")
    command = ["git", "-c", "safe.directory=*", "ls-files", ".venv", "var"]
    kept = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert not kept, f"Take these out of git: {kept}"


def test_git_keeps_what_is_in_site(root):
    if not (root / ".git").exists() or not shutil.which("git"):
        pytest.skip("This copy has no git history, or this machine no git.")
    command = ["git", "-c", "safe.directory=*", "check-ignore", "site/config/urls.py", "site/config/settings/new.py"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert answer.returncode == 1, f".gitignore must not ignore site/: {answer.stdout or answer.stderr}"


def test_no_file_is_named_after_nothing(texts):
    named = [path for path in texts if BIN_NAMES & {part.removesuffix(".py") for part in path.split("/")}]
    assert not named, f"Name the noun these files hold: {named}"


def test_no_file_is_too_long_to_read(texts):
    long = {
        path: lines
        for path, text in texts.items()
        if path.endswith((".py", ".html", ".css", ".js", ".sh"))
        and "/migrations/" not in path
        and (lines := text.count("\n")) > LONGEST_FILE
        and path not in LONG_FILES
    }
    assert not long, f"Split these, or say in LONG_FILES why not (lines): {long}"
