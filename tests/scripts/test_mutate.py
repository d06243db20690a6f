"""The table of mutations fits the code as it stands, and what no test noticed is told and fails the script."""

import importlib.util
import sys

import pytest
from django.conf import settings

PARTS = settings.BASE_DIR / "script" / "parts"


@pytest.fixture(scope="module")
def mutate():
    sys.path.insert(0, str(PARTS))
    spec = importlib.util.spec_from_file_location("mutate", PARTS / "mutate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(PARTS))
    return module


def test_every_mutation_has_its_place_in_the_code_and_tests_that_exist(mutate):
    wrong = []
    for mutation in (mutate.Mutation(*row) for row in mutate.MUTATIONS):
        try:
            mutation.in_text((settings.BASE_DIR / mutation.file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as problem:
            wrong.append(str(problem))
        missing = [name for name in mutation.tests.split() if not (settings.BASE_DIR / "tests" / name).exists()]
        wrong += [f"{mutation.name}: there is no tests/{name}" for name in missing]
    assert not wrong, "Make these rows of script/parts/mutations.py fit the code again:\n" + "\n".join(wrong)


def test_there_are_sixty_over_all_apps(mutate):
    apps = {file.split("/")[0] for file, *_ in mutate.MUTATIONS}
    assert len(mutate.MUTATIONS) >= 60
    assert apps >= {"campaigns", "core", "delivery", "home", "plans", "support_services", "venues"}


@pytest.mark.parametrize(("survivors", "status"), [(0, 0), (5, 0), (6, 1)])
def test_ninety_five_of_a_hundred_must_be_noticed(mutate, capsys, survivors, status):
    rows = [mutate.Mutation("core/x.py", str(number), "y", "core/test_x.py") for number in range(100)]
    assert mutate.tell({row: "survived" if at < survivors else "killed" for at, row in enumerate(rows)}) == status
    assert capsys.readouterr().out.count("survived") == survivors


def test_a_fault_is_noticed_or_not_by_the_tests_that_are_run(mutate, tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / ".venv").symlink_to((settings.BASE_DIR / ".venv").resolve())
    (tmp_path / "code.py").write_text("limit, unused = 30, 1\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\naddopts = -p no:django\n")
    (tmp_path / "tests" / "test_code.py").write_text(
        "import code_ as code\n\ndef test_it():\n    assert code.limit == 30\n"
    )
    (tmp_path / "code.py").rename(tmp_path / "code_.py")
    told = [mutate.outcome(mutate.Mutation("code_.py", *change, "test_code.py"), tmp_path) for change in CHANGES]
    assert told == ["killed", "survived"]
    assert (tmp_path / "code_.py").read_text() == "limit, unused = 30, 1\n"


CHANGES = [("30", "31"), (", 1", ", 2")]
