"""What is pinned can be installed wherever the README says that the site runs."""

from importlib.metadata import metadata

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

OLDEST_PYTHON = "3.11.0"  # any of the 3.11 line: Debian 12 has 3.11.2


def test_every_pinned_package_runs_on_the_oldest_python(root):
    lists = [root / "requirements.txt", root / "requirements-dev.txt"]
    lines = [line.partition("#")[0].strip() for path in lists for line in path.read_text().splitlines()]
    names = [Requirement(line).name for line in lines if line and not line.startswith("-")]
    needed = {name: metadata(name).get("Requires-Python") for name in names}
    too_new = {name: said for name, said in needed.items() if said and OLDEST_PYTHON not in SpecifierSet(said)}
    assert len(names) > 50
    assert not too_new, f"Pin an older version of these, or say in the README that a newer Python is needed: {too_new}"
