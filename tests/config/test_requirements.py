"""The lists of packages are whole and exact, so that every machine gets the same site."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import metadata, packages_distributions

import pytest
from django.conf import settings
from packaging.specifiers import SpecifierSet

ROOT = settings.BASE_DIR
PROGRAMS = [*(ROOT / "script" / "parts").glob("*.py"), *(ROOT / "deploy").glob("*.py")]
OUR_PROGRAMS = {file.stem for file in PROGRAMS}  # some share a piece with a test
OLDEST_PYTHON = "3.11.0"  # any of the 3.11 line, as the README says: Debian 12 has 3.11.2
OUR_CODE = ["accounts", "campaigns", "core", "delivery", "home", "lab", "plans", "site", "support_services", "venues"]


def pinned(name: str) -> set[str]:
    """The packages in one list, with names as Python compares them."""
    return {comparable(line.split("==")[0]) for line in lines_of(name)}


def lines_of(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def comparable(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def packages_installed() -> dict[str, list[str]]:
    return packages_distributions()


def imported_in(folder: str) -> set[str]:
    """The modules of others that our code in a folder imports, by their first word."""
    found = set()
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {*OUR_CODE, *OUR_PROGRAMS, "config", "tests"}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_to_one_version(name):
    loose = [line for line in lines_of(name) if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)]
    assert not loose, f"Write these in {name} as package==version: {loose}"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_package_runs_on_the_oldest_python(name):
    needed = {package: metadata(package).get("Requires-Python") for package in pinned(name)}
    too_new = {package: said for package, said in needed.items() if said and OLDEST_PYTHON not in SpecifierSet(said)}
    assert not too_new, f"Pin an older version of these, or say in the README that a newer Python is needed: {too_new}"


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-bench"])
def test_each_list_has_a_lock_that_holds_the_same(name):
    lists = {"requirements.txt", f"{name}.txt"}
    wanted = {f"{comparable(package)}=={version}" for each in lists for package, version in pins_in(each)}
    lock = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    locked = {f"{comparable(package)}=={version}" for package, version in re.findall(PIN, lock, re.M)}
    assert wanted <= locked, f"Run script/lock: {name}.lock lacks {sorted(wanted - locked)}"
    packages = re.split(r"^(?=\S)", lock, flags=re.M)[1:]
    assert len(packages) == len(locked) and all("--hash=sha256:" in package for package in packages)


PIN = r"^([A-Za-z0-9._-]+)==([^\s;]+)"


def pins_in(name: str) -> list[tuple[str, str]]:
    return [tuple(line.split("==")) for line in lines_of(name)]


@pytest.mark.slow
@pytest.mark.parametrize("folder", [*OUR_CODE, "tests"])
def test_whatever_is_imported_is_pinned(folder):
    known = pinned("requirements.txt") | (pinned("requirements-dev.txt") if folder == "tests" else set())
    packages = packages_installed()
    missing = {
        module
        for module in imported_in(folder)
        if not {comparable(package) for package in packages.get(module, [])} & known
    }
    assert not missing, f"Pin the packages of these modules in requirements: {missing}"
