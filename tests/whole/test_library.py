"""The manners of the library: what it imports, what it exports, how it shares."""

import ast
import copy
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given

import journey
import journey.testing
from journey import Customer, Journey, Stage, Touchpoint, Transition, check, explore, read, reads
from journey.testing import journeys
from tests.places import EXAMPLES

ROOT = Path(journey.__file__).parent
TEXT = """\
journey: shop
customers: {types: {guest: x}, situations: {looking: x}}
stages: {s: {phase: use, touchpoints: {cart: {entry: guest}, paid: {outcome: positive}}}}
transitions: [cart -> paid]
"""


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a program has loaded at its end."""
    script = f"{code}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.split(".")[0] for name in done.stdout.split()}


HEAVY = {"networkx", "graphviz", "hypothesis", "yaml", "pydantic", "rich", "click", "resvg_py"}


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import journey", set()),
        ("from journey import Journey", {"pydantic"}),
        ("from journey import read", {"pydantic", "yaml"}),
        ("from journey import explore, check", {"pydantic", "yaml"}),
        ("import journey.cli", {"click"}),
    ],
)
def test_importing_loads_no_more_than_it_needs(code: str, allowed: set[str]) -> None:
    assert loaded_by(code) & HEAVY <= allowed


def test_checking_loads_neither_graphs_nor_pictures() -> None:
    code = f"from journey import check, reads\ncheck(reads({TEXT!r}))"

    assert loaded_by(code) & HEAVY == {"pydantic", "yaml"}


def test_no_module_hides_a_public_name_even_when_every_module_is_imported() -> None:
    # Importing a submodule sets its name on the package, where it would replace a function.
    code = (
        "import importlib, pkgutil, types, journey\n"
        "for module in pkgutil.walk_packages(journey.__path__, 'journey.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "import journey.testing\n"
        "for package in (journey, journey.testing):\n"
        "    for name in package.__all__:\n"
        "        assert not isinstance(getattr(package, name), types.ModuleType), name\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)

    assert done.stderr == ""


def test_every_public_name_is_there_and_explained() -> None:
    for name in journey.__all__:
        value = getattr(journey, name)
        assert name == "__version__" or value.__doc__, name


@pytest.mark.parametrize(
    "package", [journey, journey.testing], ids=lambda package: package.__name__
)
def test_public_names_are_those_that_type_checkers_see(package: ModuleType) -> None:
    [folder] = package.__path__
    tree = ast.parse((Path(folder) / "__init__.pyi").read_text(encoding="utf-8"))
    seen = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("journey.")
        for alias in node.names
        if alias.asname == alias.name
    }

    assert set(package.__all__) == seen | ({"__version__"} if package is journey else set())
    assert all(getattr(package, name).__doc__ for name in seen)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'journey' has no attribute 'nonsense'"):
        getattr(journey, "nonsense")  # noqa: B009 - what a type checker refuses


def test_no_two_classes_or_functions_share_a_name() -> None:
    # What stands in every file of an open folder is called the same there.
    shared = {"find", "mutate", "spoil", "draw", "write", "answer"}
    places: dict[str, list[str]] = {}
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name[0] != "_":
                places.setdefault(node.name, []).append(str(file.relative_to(ROOT)))

    twice = {name: files for name, files in places.items() if len(files) > 1 and name not in shared}
    assert twice == {}


def test_the_names_can_be_listed() -> None:
    assert set(journey.__all__) <= set(dir(journey))


def test_a_journey_is_as_comfortable_from_python() -> None:
    built = Journey(
        id="shop",
        customers=journey.Customers(
            types=(journey.CustomerType(id="guest", definition="x"),),
            situations=(journey.Situation(id="looking", definition="x"),),
        ),
        stages=(
            Stage(
                id="s",
                phase="use",
                touchpoints=(
                    Touchpoint(id="cart", entry="guest"),
                    Touchpoint(id="paid", outcome="positive"),
                ),
            ),
        ),
        transitions=(Transition(from_="cart", to="paid"),),
    )

    assert built == reads(TEXT).journey
    assert explore(built).customers_at("paid") == (Customer("guest", "looking"),)


def test_findings_of_a_journey_from_python_print_its_paths() -> None:
    built = Journey(id="shop", owner="cx")

    first = check(built).diagnostics[0]

    assert str(first).startswith("owner: error undeclared-name: no team is named `cx`")


@given(journeys())
def test_a_journey_is_a_value(built: Journey) -> None:
    again = pickle.loads(pickle.dumps(built))

    assert again == built == copy.deepcopy(built)
    assert hash(again) == hash(built)
    assert built.transition_names == again.transition_names


def test_a_journey_does_not_change() -> None:
    built = Journey(id="shop", title={"en": "Shop"})

    with pytest.raises(ValueError, match="frozen"):
        built.id = "other"
    with pytest.raises(TypeError, match="does not change"):
        built.title["en"] = "Other"  # type: ignore[index]


def test_a_changed_copy_forgets_what_was_worked_out_from_the_old() -> None:
    old = reads(TEXT).journey
    assert old is not None and old.transition_names == ("cart -> paid",)

    new = old.model_copy(update={"transitions": ()})

    assert new.transition_names == ()


def test_wrong_values_from_python_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="a duration is `4 minutes` or `P1D`"):
        Transition(from_="a", to="b", takes="soon")
    with pytest.raises(ValueError, match="a pattern of customers is"):
        Transition(from_="a", to="b", for_="a//b")
    with pytest.raises(ValueError, match="an id is letters"):
        Touchpoint(id="a b")


def test_threads_get_the_same_answers() -> None:
    text = (EXAMPLES / "online_store.journey.yaml").read_text(encoding="utf-8")
    expected = str(check(reads(text)))

    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(lambda _: str(check(reads(text))), range(16)))

    assert set(reports) == {expected}


def test_the_examples_are_sound(examples: Path) -> None:
    from datetime import date

    for name in ("online_store", "saas_subscription", "hospital_visit"):
        report = check(read(examples / f"{name}.journey.yaml"), today=date(2026, 11, 22))
        assert str(report) == ""


def test_the_broken_examples_show_every_rule_that_a_file_can(examples: Path) -> None:
    from datetime import date

    from journey.checking.rule import all_rules
    from journey.problems.findings import Severity

    hidden = {
        "yaml-syntax",
        "too-deep",
        "too-large",
        "alias-bomb",
        "not-utf8",
        "newer-format",
        "internal-entry",  # no journey breaks both this and no-internal-customer
    }
    shown = {
        diagnostic.rule
        for name in ("broken", "broken_file")
        for diagnostic in check(read(examples / f"{name}.journey.yaml"), today=date(2026, 11, 22))
    }

    off = {rule.id for rule in all_rules().values() if rule.severity is Severity.OFF}
    assert shown == set(all_rules()) - hidden - off
