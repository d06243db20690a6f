"""Every kind of row says where it shows and how long it is kept: docs/operators/data-inventory.md."""

import re

from django.apps import apps
from django.conf import settings

OURS = {"accounts", "campaigns", "core", "home", "plans", "support_services", "venues"}
COLUMNS = 7


def lines() -> list[list[str]]:
    text = (settings.BASE_DIR / "docs" / "operators" / "data-inventory.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def named() -> list[str]:
    return [name for row in lines() for name in re.findall(r"`([a-z_]+\.[a-z*]+)`", row[0])]


def test_every_model_has_a_line():
    known = set(named())
    models = {model._meta.label_lower: model._meta.app_label for model in apps.get_models()}
    missing = sorted(
        label for label, app in models.items() if label not in known and (app in OURS or f"{app}.*" not in known)
    )
    assert not missing, (
        f"Say in docs/operators/data-inventory.md where these show and how long they are kept: {missing}"
    )


def test_no_line_is_of_a_model_that_went():
    labels = {model._meta.label_lower for model in apps.get_models()}
    all_of_app = {f"{config.label}.*" for config in apps.get_app_configs()}
    gone = [name for name in named() if name not in labels | all_of_app]
    assert not gone and len(named()) == len(set(named())), f"Take these out, or name each once: {gone}"


def test_every_line_says_all_of_it():
    short = [row[0] for row in lines() if len(row) != COLUMNS or not all(row)]
    assert not short, f"These lines of docs/operators/data-inventory.md lack a column: {short}"
