"""Types are checked strictly where nothing but Python is needed: in every module that touches no Django and no Wagtail,
and in every one that says of itself that it is pure."""

import ast
import re
import tomllib

import pytest

APPS = ("accounts", "campaigns", "core", "delivery", "home", "plans", "support_services", "venues")
FRAMEWORKS = {"django", "wagtail", "modelcluster", "allauth", "taggit", "modelsearch", "wagtail_modeladmin"}


@pytest.fixture(scope="module")
def settings(root) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text())["tool"]["mypy"]


@pytest.fixture(scope="module")
def modules(texts) -> dict[str, ast.Module]:
    ours = [p for p in texts if p.endswith(".py") and p.split("/")[0] in APPS and "/migrations/" not in p]
    named = {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in ours}
    return {name: ast.parse(texts[path]) for name, path in named.items()}


def imports_of(tree: ast.Module) -> set[str]:
    """Of whole modules, those inside functions included; what is imported for types alone counts for nothing."""
    only_types = [
        node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]
    left_out = {id(each) for node in only_types for each in ast.walk(node)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def test_every_app_is_checked(settings):
    assert set(settings["packages"]) == {*APPS, "config"}


def test_every_pure_module_is_checked_strictly(settings, modules):
    strict = [name for part in settings["overrides"] if part.get("warn_return_any") for name in part["module"]]
    imports = {name: imports_of(tree) for name, tree in modules.items()}
    touched = {name for name, found in imports.items() if {each.split(".")[0] for each in found} & FRAMEWORKS}
    while more := {name for name in imports.keys() - touched if imports[name] & touched}:
        touched |= more
    says_so = {name for name, tree in modules.items() if re.search(r"\bPure\b", ast.get_docstring(tree) or "")}
    packages = {name.rpartition(".")[0] for name in imports}
    plain = imports.keys() - touched - packages
    folders = tuple(each.removesuffix("*") for each in strict if each.endswith(".*"))
    lacking = sorted(name for name in plain | says_so if name not in strict and not f"{name}.".startswith(folders))
    assert not lacking, f"Add them to the strict modules of mypy in pyproject.toml: {lacking}"


def test_what_hangs_on_a_request_is_named_in_one_place(modules):
    typed = {"delivery.site_request": "TimedRequest", "core.site_request": "SiteRequest"}
    classes = [node for name in typed for node in modules[name].body if getattr(node, "name", "") == typed[name]]
    named = {part.target.id for each in classes for part in each.body if isinstance(part, ast.AnnAssign)}
    assert len(named) > 15, "This looks in the wrong place."
    stores = (
        (name, node)
        for name, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    )
    wrong = [
        f"{name}: {ast.unparse(node)}"
        for name, node in stores
        if ast.unparse(node.value) in ("request", "self.request") and node.attr not in named | {"user"}
    ]
    assert not wrong, f"Name it in core/site_request.py, with who hangs it there: {wrong}"


def test_core_has_no_definition_without_types(settings):
    assert any(part.get("disallow_untyped_defs") and "core.*" in part["module"] for part in settings["overrides"])
