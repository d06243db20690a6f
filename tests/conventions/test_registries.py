"""One idiom for registries: the low module has a `register…` function and keeps to itself what it was given; the app
above calls it, by the name of the module, in `ready()` of its AppConfig.

Receivers of signals, checks and hooks are registered as Django and Wagtail have it, by importing their module.
"""

import ast

import pytest

REGISTRIES_STAND_IN = ("core/", "delivery/")
# Where a process begins without Django.
ALSO_REGISTERS = "site/config/wsgi.py"
CHANGES = {"add", "append", "extend", "insert", "setdefault", "update"}


@pytest.fixture(scope="module")
def trees(texts) -> dict[str, ast.Module]:
    return {
        path: ast.parse(text) for path, text in texts.items() if path.endswith(".py") and "/migrations/" not in path
    }


@pytest.fixture(scope="module")
def registries(trees) -> dict[str, set[str]]:
    """The modules below that have a `register…` function, by their names as they are imported."""
    found = {}
    for path, tree in trees.items():
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        if path.startswith(REGISTRIES_STAND_IN) and (own := {each for each in names if each.startswith("register")}):
            found[path.removesuffix(".py").replace("/", ".")] = own
    return found


def imported_from(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, wherever in the module it is imported."""
    lines = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {each.asname or each.name: f"{line.module}.{each.name}" for line in lines for each in line.names}


def test_there_are_registries(registries):
    assert len(registries) >= 6, "This looks in the wrong place."


def test_only_apps_register_and_by_the_name_of_the_module(trees, registries):
    of_functions = {f"{module}.{name}" for module, names in registries.items() for name in names}
    wrong = []
    for path, tree in trees.items():
        meant = imported_from(tree)
        if path.startswith("tests/"):
            continue
        wrong += [f"{path} imports {full}" for full in meant.values() if full in of_functions]
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for func in called:
            if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
                full = f"{meant.get(func.value.id)}.{func.attr}"
                if full in of_functions and not path.endswith("/apps.py") and path != ALSO_REGISTERS:
                    wrong.append(f"{path} calls {full}")
    assert not wrong, f"Call it in ready() of the AppConfig, as module.register(…): {wrong}"


def test_nobody_changes_a_collection_of_another_module(trees):
    """Else it is a registry without a door."""
    wrong = []
    for path, tree in trees.items():
        if path.startswith(("tests/", "script/")):
            continue
        own = tuple(f"{top}." for top in ("accounts", "campaigns", "core", "delivery", "home", "plans", "venues"))
        names = {name for name, full in imported_from(tree).items() if full.startswith((*own, "support_services."))}
        for node in ast.walk(tree):
            changed = None
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                changed = node.value
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
                changed = node.func.value
            if isinstance(changed, ast.Attribute):
                changed = changed.value
            if isinstance(changed, ast.Name) and changed.id in names:
                wrong.append(f"{path}:{node.lineno} changes {ast.unparse(node)[:60]}")
    assert not wrong, f"Give the module a register… function instead: {wrong}"
