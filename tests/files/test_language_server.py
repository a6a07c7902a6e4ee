"""What the language server that editors run makes of the schema of journey files."""

from collections.abc import Iterator

import pytest

from journey import json_schema
from journey.files.schema import field_docs
from journey.model.anatomy import anatomy, known_keys
from journey.model.customers import CustomerType, Definition, Exclusion, Situation
from journey.model.funnel import Stage, Touchpoint
from journey.model.goals import Goal
from journey.model.governance import Waiver
from journey.model.journey import Journey, UnusedPhase
from journey.model.operations import Action
from journey.model.parts import Part
from journey.model.policies import Policy
from journey.model.voice import Voice
from tests.files.language_server import LanguageServer
from tests.needs import need

STAGE = "stages:\n  s:\n    phase: use\n"
PLACES: dict[type[Part], str] = {
    Journey: "",
    CustomerType: "customers:\n  types:\n    x:\n      ",
    Situation: "customers:\n  situations:\n    x:\n      ",
    Definition: "customers:\n  definitions:\n    x/y:\n      ",
    Exclusion: "customers:\n  excluded:\n    - ",
    Stage: "stages:\n  x:\n    ",
    Touchpoint: f"{STAGE}    touchpoints:\n      x:\n        ",
    Action: f"{STAGE}    actions:\n      x:\n        ",
    Waiver: "waivers:\n  - ",
    Policy: "policies:\n  x:\n    ",
    Goal: "goals:\n  x:\n    ",
    Voice: "voc:\n  x:\n    ",
    UnusedPhase: "unused_phases:\n  use:\n    ",
    **{
        within.model: f"{within.key}:\n  x:\n    "
        for within in anatomy(Journey).within
        if within.how == "keyed" and within.model not in (Stage, Policy, Goal, Voice, UnusedPhase)
    },
}
"""For each kind of part, a text at the end of which its first key is written."""

each_kind = pytest.mark.parametrize("model", PLACES, ids=lambda model: model.__name__)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    program = need("yaml-language-server")
    with LanguageServer(program, json_schema(), tmp_path_factory.mktemp("editor")) as found:
        yield found


def begun(model: type[Part]) -> str:
    return ("" if model is Journey else "journey: shop\n") + PLACES[model]


def below(model: type[Part]) -> str:
    """The line break and the indentation of the next key."""
    last = PLACES[model].rpartition("\n")[2]
    return "\n" + " " * len(last)


@each_kind
def test_every_key_is_offered_from_the_first_on(server: LanguageServer, model: type[Part]) -> None:
    offered = server.offered(begun(model) + "^")

    assert offered >= known_keys(model)
    assert "property" not in offered


@each_kind
def test_one_misspelt_key_is_marked_and_no_sound_one(
    server: LanguageServer, model: type[Part]
) -> None:
    required = [
        shape.keys[name]
        for shape in (anatomy(model),)
        for name, field in model.model_fields.items()
        if field.is_required() and shape.keys[name] != "id"
    ]
    sound = [key for key in ("title", "reviewed") if key in known_keys(model)]
    values = {"reviewed": "2026-11-01", "phase": "use", "customer": "x/y", "rule": "no-entry"}
    keys = [*required, *sound]
    lines = [f"{key}: {values.get(key, 'x')}" for key in keys]
    lines.insert(1, "colour: red")

    found = server.complaints(begun(model) + below(model).join(lines) + "\n")

    assert [(each.text, each.message) for each in found] == [
        ("colour", "Property colour is not allowed.")
    ]


@each_kind
def test_each_key_is_explained_under_its_own_name(
    server: LanguageServer, model: type[Part]
) -> None:
    shape, docs = anatomy(model), field_docs(model)
    for name, key in shape.keys.items():
        if key == "id":
            continue
        heading, _, words = server.explained(f"{begun(model)}^{key}: x").partition("\n")

        assert heading.replace("\\", "") == f"#### {key}"
        first = " ".join(docs[name].split("`")[0].split())
        assert first in " ".join(words.split()), key


@each_kind
def test_every_other_key_is_offered_when_two_letters_of_one_are_written(
    server: LanguageServer, model: type[Part]
) -> None:
    first = min(known_keys(model))

    assert server.offered(f"{begun(model)}{first[:2]}^") >= known_keys(model) - {first[:2]}


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        ("jurney: shop\n", "jurney"),
        ("journey: shop\nstages: {a: {phse: use, owner: cx}}\n", "phse"),
        ("journey: shop\nwaivers: [{rul: x, at: y}]\n", "rul"),
        ("journey: shop\ntransitions: [{fro: a, to: b}]\n", "fro"),
    ],
)
def test_a_misspelt_key_is_not_also_told_as_missing(
    server: LanguageServer, text: str, misspelt: str
) -> None:
    assert [each.text for each in server.complaints(text)] == [misspelt]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("cause", "late parcels", "What causes it."),
        ("cause", "{team: cx}", "What causes it."),
        ("cause", "{en: late parcels}", "What causes it."),
        ("when", "paid", "What sets it off."),
        ("when", "{event: paid}", "What sets it off."),
    ],
)
def test_a_key_is_explained_alike_in_every_form_of_its_value(
    server: LanguageServer, key: str, value: str, words: str
) -> None:
    place = begun(Voice if key == "cause" else Action)

    explained = server.explained(f"{place}^{key}: {value}\n")

    assert explained.split("Source:")[0].split("\n\n")[:2] == [f"#### {key}", words]
