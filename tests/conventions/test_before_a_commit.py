"""What runs before each commit lets a commit pass that the gate lets pass."""

import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]


@pytest.mark.parametrize(
    "hook", [hook for hook in HOOKS if hook["id"] in ("lint", "format")], ids=lambda hook: hook["id"]
)
def test_a_migration_is_left_as_django_wrote_it(hook):
    told = subprocess.run(
        [*shlex.split(hook["entry"]), "--diff", "plans/migrations/0001_initial.py"], cwd=ROOT, check=False
    )
    assert told.returncode == 0
