"""Records hold tables and nothing clever; what changes them says who and when."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.house.reading import (
    PACKAGE,
    Function,
    Module,
    at,
    imports,
    in_rooms,
    modules,
    nothing,
    public_functions,
)

CHAIN = (
    "trail",
    "people",
    "plans",
    "measures",
    "risks",
    "collection",
    "scores",
    "followup",
    "publishing",
    "scrutiny",
)
ALLOWED = {
    "__init__.py",
    "__pycache__",
    "models.py",
    "actions.py",
    "queries.py",
    "admin.py",
    "apps.py",
    "migrations",
}
# Every other record is written through the trail: how a fact becomes a row, the kinds of column and
# the guards in the database are there once. docs/decisions/0004-the-trail-has-files-of-its-own.md
ALLOWED_IN = {"trail": {"columns.py", "guards.py", "rows.py", "verification.py"}}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
SIGNALS = re.compile(r"^django\.(dispatch|core\.signals|test\.signals|.*\.signals)(\.|$)")
OVERRIDES = {"save", "delete"}


def models(of: Iterable[Module]) -> list[Module]:
    """Return the files that define tables."""
    return [module for module in of if module.room == "records" and module.name == "models.py"]


def movers(of: Iterable[Module]) -> list[Module]:
    """Return the files whose public functions change what is kept: actions and flows."""
    return [
        module
        for module in of
        if module.room == "flows" or (module.room == "records" and module.name == "actions.py")
    ]


def strange_files(records: Path) -> list[str]:
    """Return what a record app holds beyond the files that every app may have."""
    return [
        entry.relative_to(records).as_posix()
        for app in sorted(records.glob("*/"))
        if app.is_dir() and app.name != "__pycache__"
        for entry in sorted(app.iterdir())
        if entry.name not in ALLOWED | ALLOWED_IN.get(app.name, set())
    ]


def signals(of: Iterable[Module]) -> list[str]:
    """Return each import of signals: what happens must be readable in order, in a flow."""
    return [
        f"{module.where}:{line} imports {name}"
        for module in of
        for line, name in imports(module)
        if SIGNALS.match(name)
    ]


def overrides(of: Iterable[Module]) -> list[str]:
    """Return each ``save`` or ``delete`` of a model that does more than its name says."""
    return [
        at(module, part, f"{kind.name}.{part.name} hides what happens")
        for module in of
        for kind in _classes(module)
        for part in kind.body
        if isinstance(part, Function) and part.name in OVERRIDES
    ]


def orderings(of: Iterable[Module]) -> list[str]:
    """Return each ordering that a query would get without asking."""
    return [
        at(module, part, "orders every query unasked")
        for module in of
        for meta in _classes(module)
        if meta.name == "Meta"
        for part in meta.body
        if isinstance(part, ast.Assign) and _names(part) & {"ordering", "order_with_respect_to"}
    ]


def _classes(module: Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def _names(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def relations(module: Module) -> Iterator[ast.Call]:
    """Give each relation that the file declares."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _called(node) in RELATIONS:
            yield node


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def two_way_relations(of: Iterable[Module]) -> list[str]:
    """Return each relation that can be walked backwards, past the queries of the record."""
    return [
        at(module, relation, 'has no related_name="+"')
        for module in of
        for relation in relations(module)
        if _keyword(relation, "related_name") != "+"
    ]


def upward_relations(of: Iterable[Module]) -> list[str]:
    """Return each relation to a record that stands later in the chain."""
    return [
        at(module, relation, f"points up the chain, to {target}")
        for module in of
        for relation in relations(module)
        if _is_later(target := _target(relation), than=module.where.split("/")[1])
    ]


def _keyword(call: ast.Call, name: str) -> object:
    found = [
        k.value.value for k in call.keywords if k.arg == name and isinstance(k.value, ast.Constant)
    ]
    return found[0] if found else None


def _target(relation: ast.Call) -> str:
    first = relation.args[0] if relation.args else None
    if isinstance(first, ast.Constant):
        return str(first.value)
    return str(_keyword(relation, "to") or "")


def _is_later(target: str, *, than: str) -> bool:
    app = target.partition(".")[0].lower()
    return app in CHAIN and than in CHAIN and CHAIN.index(app) > CHAIN.index(than)


def careless(of: Iterable[Module]) -> list[str]:
    """Return each action or flow that takes arguments by position, or not who and when.

    A ``saying`` holds who, when and why together, for the trail and what is written through it.
    """
    return [
        at(module, function, f"{function.name} {fault}")
        for module in of
        for function in public_functions(module)
        for fault in _faults(function)
    ]


def _faults(function: Function) -> Iterator[str]:
    if function.args.posonlyargs or function.args.args or function.args.vararg:
        yield "takes arguments by position"
    given = {argument.arg for argument in function.args.kwonlyargs}
    # A preview changes nothing, so nobody need answer for it.
    if "saying" not in given and function.name != "preview":
        yield from (f"does not take “{name}”" for name in ("by", "at") if name not in given)


def test_record_apps_hold_only_their_files() -> None:
    nothing(strange_files(PACKAGE / "records"))


def test_no_signals() -> None:
    nothing(signals(modules()))


def test_no_overrides() -> None:
    nothing(overrides(in_rooms("records")))


def test_no_unasked_order() -> None:
    nothing(orderings(models(modules())))


def test_relations_go_one_way() -> None:
    nothing(two_way_relations(models(modules())))


def test_relations_never_point_up_the_chain() -> None:
    nothing(upward_relations(models(modules())))


def test_actions_and_flows_say_who_and_when() -> None:
    nothing(careless(movers(modules())))


def _model(text: str, app: str = "measures") -> list[Module]:
    return models([Module(f"records/{app}/models.py", text)])


@pytest.mark.parametrize("name", ["services.py", "signals.py", "management/x.py", "utils.py"])
def test_a_strange_file_is_found(tmp_path: Path, name: str) -> None:
    for part in ("models.py", "migrations/0001_initial.py", name):
        (tmp_path / "plans" / part).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans" / part).touch()
    assert strange_files(tmp_path) == [f"plans/{name.partition('/')[0]}"]


def test_the_trail_alone_has_files_of_its_own(tmp_path: Path) -> None:
    for app in ("trail", "plans"):
        (tmp_path / app).mkdir()
        (tmp_path / app / "rows.py").touch()
    assert strange_files(tmp_path) == ["plans/rows.py"]


@pytest.mark.parametrize(
    "text",
    [
        "from django.dispatch import receiver",
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.core import signals",
    ],
)
def test_a_signal_is_found(text: str) -> None:
    assert len(signals([Module("records/plans/apps.py", text)])) == 1


@pytest.mark.parametrize("name", ["save", "delete"])
def test_an_override_is_found(name: str) -> None:
    assert len(overrides(_model(f"class Item(Model):\n    def {name}(self): ..."))) == 1


def test_an_order_is_found() -> None:
    text = "class Item(Model):\n    class Meta:\n        ordering = ['code']"
    assert len(orderings(_model(text))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("item = models.ForeignKey('plans.Item', PROTECT)", 1),
        ("item = OneToOneField('plans.Item', PROTECT, related_name='measures')", 1),
        ("item = models.ForeignKey('plans.Item', PROTECT, related_name='+')", 0),
    ],
)
def test_a_two_way_relation_is_found(text: str, found: int) -> None:
    assert len(two_way_relations(_model(text))) == found


@pytest.mark.parametrize(
    ("app", "text", "found"),
    [
        ("plans", "m = models.ForeignKey('measures.Measure', PROTECT)", 1),
        ("plans", "m = models.ForeignKey(to='scores.Score')", 1),
        ("measures", "m = models.ForeignKey('plans.Item', PROTECT)", 0),
        ("plans", "m = models.ForeignKey('self', PROTECT)", 0),
    ],
)
def test_a_relation_up_the_chain_is_found(app: str, text: str, found: int) -> None:
    assert len(upward_relations(_model(text, app))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def submit(*, figure: str, by: str, at: datetime) -> None: ...", 0),
        ("def submit(figure: str, *, by: str, at: datetime) -> None: ...", 1),
        ("def submit(*figures: str, by: str, at: datetime) -> None: ...", 1),
        ("def submit(*, figure: str, at: datetime) -> None: ...", 1),
        ("def submit(*, figure: str) -> None: ...", 2),
        ("def append(*, facts: list[Fact], saying: Saying) -> None: ...", 0),
        ("def append(facts: list[Fact], *, saying: Saying) -> None: ...", 1),
        ("def _submit(figure: str) -> None: ...", 0),
        ("def preview(*, figure: str) -> None: ...", 0),
        ("def preview(figure: str) -> None: ...", 1),
    ],
)
@pytest.mark.parametrize("where", ["flows/returns.py", "records/plans/actions.py"])
def test_a_careless_action_is_found(where: str, text: str, found: int) -> None:
    assert len(careless(movers([Module(where, text)]))) == found
