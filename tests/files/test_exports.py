"""Journeys for other programs: whole, read back by those programs, and safe to open."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journey import Journey, Stage, Touchpoint, UnknownName, dump, export, graph_of, read, reads
from journey.files.export import all_exports
from journey.files.exports._rows import action_rows, touchpoint_rows, transition_rows
from journey.model.texts import is_blank
from journey.testing import journeys
from tests.cli.running import run
from tests.pictures.hostile import HOSTILE, hostile
from tests.pictures.shop import SHOP, shop
from tests.places import EXAMPLES

TABLES = {"touchpoints": touchpoint_rows, "transitions": transition_rows, "actions": action_rows}


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_forms_are_found_by_their_files() -> None:
    assert sorted(all_exports()) == [
        "actions",
        "graphml",
        "node-link",
        "touchpoints",
        "transitions",
    ]


@given(journeys())
def test_networkx_reads_the_graph_back_from_both_forms(built: Journey) -> None:
    bare: Any = graph_of(built)

    linked: Any = nx.node_link_graph(json.loads(export(built, "node-link")), edges="edges")
    text = export(built, "graphml").encode()
    drawn: Any = nx.read_graphml(BytesIO(text), force_multigraph=True)

    assert list(linked) == list(drawn) == list(bare)
    assert set(linked.edges(keys=True)) == set(bare.edges(keys=True))
    names = {(a, b, name) for a, b, name in drawn.edges(data="name")}
    assert names == set(bare.edges(keys=True))
    for graph in (linked, drawn):
        for id in bare:
            point = built.touchpoint(id)
            assert graph.nodes[id]["stage"] == built.stage_of(id).id
            assert graph.nodes[id]["moment_of_truth"] is point.moment_of_truth
            assert graph.nodes[id].get("owner") == built.owner_of(id)
    rates = sorted(rate for *_, rate in bare.edges(data="rate") if rate is not None)
    assert sorted(r for *_, r in linked.edges(data="rate") if r is not None) == rates
    assert sorted(r for *_, r in drawn.edges(data="rate") if r is not None) == rates


@given(journeys())
def test_a_table_has_a_line_for_each_and_the_same_columns_always(built: Journey) -> None:
    counts = {
        "touchpoints": [point.id for point in built.touchpoints],
        "transitions": list(built.transition_names),
        "actions": [action.id for action in built.actions],
    }

    for name, expected in counts.items():
        text = export(built, name)
        assert [row["name" if name == "transitions" else "id"] for row in lines(text)] == expected
        empty = export(Journey(id="empty"), name)
        assert text.splitlines()[0] == empty.strip()


@given(journeys())
def test_the_same_journey_gives_the_same_text(built: Journey) -> None:
    again = reads(dump(built)).journey
    assert again is not None

    for name in all_exports():
        assert export(again, name) == export(built, name)


EVERYTHING = """
import hashlib, sys
from journey import draw, export, read, render
from journey.extension import all_exporters, all_exports
document = read(sys.argv[1])
texts = [export(document, name) for name in sorted(all_exports())]
for view, customer in (("funnel", None), ("customer", "초진")):
    diagram = draw(document, view, customer=customer)
    texts += [render(diagram, name).text for name in sorted(all_exporters())]
print(*(hashlib.sha256(text.encode()).hexdigest() for text in texts))
"""


def test_the_bytes_do_not_depend_on_the_order_of_sets() -> None:
    file = EXAMPLES / "hospital_visit.journey.yaml"
    sums = [
        subprocess.run(
            [sys.executable, "-c", EVERYTHING, file],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout.split()
        for seed, zone in (("0", "UTC"), ("1", "Asia/Seoul"), ("77", "America/Lima"))
    ]

    assert sums[0] == sums[1] == sums[2]
    assert len(set(sums[0])) == 5 + 2 * 4


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\x0b\x0c", "\r\n", "\ufffe", "a\ufffd", "=1+1"])
def test_a_hostile_text_is_only_ever_text(text: str) -> None:
    journey = hostile(text)

    root = ElementTree.fromstring(export(journey, "graphml"))
    linked = json.loads(export(journey, "node-link"))
    tables = {name: lines(export(journey, name)) for name in TABLES}

    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"graphml", "key", "graph", "node", "edge", "data"}
    # A title that shows nothing is none: then the id stands there.
    shown = {text} if not is_blank(text) else {point.id for point in journey.touchpoints}
    assert {node["title"] for node in linked["nodes"]} == shown
    assert [len(rows) for rows in tables.values()] == [5, 7, 1]
    if text.isprintable() and not text.startswith("="):
        assert {row["title"] for row in tables["touchpoints"]} == shown


@pytest.mark.parametrize("text", [
    "=1+1", "+82 10", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "\u3000=1",
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")',
])  # fmt: skip
def test_a_spreadsheet_calculates_nothing(text: str) -> None:
    rows = lines(export(hostile(text), "touchpoints"))

    assert all(row["title"].startswith("'") for row in rows)
    assert all(
        not cell.lstrip().startswith(("=", "+", "@")) for row in rows for cell in row.values()
    )


SPLITTERS = [",", ";", "\t", "|"]


def split(text: str, by: str) -> Iterator[str]:
    """Yield the cells of a table as a program sees them that splits at some letter."""
    for row in csv.reader(StringIO(text, newline=""), delimiter=by):
        yield from row
    # Where cells hold commas, a quote opens within one, and is none to who splits elsewhere.
    for line in text.splitlines() if by != "," else ():
        yield from line.split(by)


@given(st.text(st.sampled_from(";,\t|=+-@＝＠\"' \n\rx1")))
@example("x;=1+1;y")
@example('x;"=1+1"')
@example("x\n=1+1")
@example("x\t =1")
def test_a_spreadsheet_calculates_nothing_however_it_splits(text: str) -> None:
    written = export(hostile(text), "touchpoints")

    for by in SPLITTERS:
        for cell in split(written, by):
            assert not cell.lstrip(' \t"').startswith(("=", "+", "-", "@", "＝", "＠")), (by, cell)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=";|")))
@example("👩\u200d💻 می\u200cخواهم \u202eabc\ue000")
def test_a_text_is_in_tables_as_it_is(text: str) -> None:
    point = Touchpoint(id="a", title=f"x {text}", entry="any")
    built = shop().model_copy(
        update={"stages": (Stage(id="s", phase="use", touchpoints=(point,)),), "transitions": ()}
    )
    (row,) = lines(export(built, "touchpoints"))
    (node,) = json.loads(export(built, "node-link"))["nodes"]

    assert node["title"] == row["title"] == f"x {text}"


def test_figures_stay_figures_also_below_zero() -> None:
    text = SHOP.replace("page: {", "page: {emotion: -2, ").replace(
        "cart: {", "cart: {emotion: {vip: 1}, ", 1
    )
    journey = reads(text).journey
    assert journey is not None

    page, cart, *_ = lines(export(journey, "touchpoints"))
    first, *_ = lines(export(journey, "transitions"))

    assert (page["emotion"], page["emotion_by_customer"]) == ("-2", "")
    assert (cart["emotion"], cart["emotion_by_customer"]) == ("", "vip: 1")
    assert (first["rate"], first["takes"], first["for"]) == ("0.3", "4 minutes", "any")


def test_what_a_stage_says_is_said_of_what_is_in_it() -> None:
    rows = {row["id"]: row for row in lines(export(shop(), "touchpoints", language="ko"))}

    assert rows["page"] == {
        "id": "page", "title": "상세", "stage": "look", "stage_title": "둘러보기",
        "phase": "pre_purchase", "owner": "cx", "owner_title": "CX팀", "channels": "web",
        "control": "", "entry": "any/looking: 300 per month", "outcome": "", "event": "",
        "emotion": "", "emotion_by_customer": "", "moment_of_truth": "false", "metrics": "",
        "serves": "", "worth": "", "reviewed": "",
    }  # fmt: skip
    (action,) = lines(export(shop(), "actions"))
    assert (action["owner_title"], action["channels"], action["title"]) == (
        "CX team",
        "web",
        "Greet",
    )


def test_a_table_ends_its_lines_as_the_standard_wants() -> None:
    text = export(shop(), "transitions")

    assert text.count("\r\n") == 8 == text.count("\n")


def test_the_command_writes_what_the_function_gives(tmp_path: Path) -> None:
    file = EXAMPLES / "hospital_visit.journey.yaml"

    for name, known in all_exports().items():
        expected = export(read(file), name, language="ko").encode()
        printed = run("export", file, "--format", name)
        target = tmp_path / f"x.{known.ending}"
        written = run("export", file, "--format", name, "-o", target)
        assert (printed.exit_code, written.exit_code) == (0, 0)
        assert printed.stdout_bytes == target.read_bytes() == expected
    marked = run("export", file, "--format", "actions", "--bom")
    assert (
        marked.stdout_bytes
        == b"\xef\xbb\xbf" + export(read(file), "actions", language="ko").encode()
    )


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("x.graphml", "graphml"),
        ("x.json", "node-link"),
        ("touchpoints.csv", "touchpoints"),
        ("actions.csv", "actions"),
    ],
)
def test_the_outputs_name_tells_the_form(output: str, name: str, tmp_path: Path) -> None:
    result = run("export", EXAMPLES / "hospital_visit.journey.yaml", "-o", tmp_path / output)

    assert result.exit_code == 0, result.stderr
    expected = export(read(EXAMPLES / "hospital_visit.journey.yaml"), name, language="ko")
    assert (tmp_path / output).read_bytes() == expected.encode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name a form with --format: actions, graphml, node-link"),
        (["-o", "x.csv"], "name a form with --format: actions, graphml, node-link"),
        (["-o", "x.csv", "--lang", "ko"], "--format으로 형식을 고르세요: actions"),
        (["--format", "csv"], "no format named 'csv'; known: actions"),
        (["--format", "grafml"], "did you mean 'graphml'?"),
        (["--format", "grafml", "--lang", "ko"], "`graphml`을 쓰려고 했나요?"),
        (["--format", "graphml", "--bom"], "--bom is for tables"),
        (["--format", "actions", "-o", "no/x.csv"], "cannot write no/x.csv"),
    ],
)
def test_a_wrong_call_is_answered_in_words(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shop.journey.yaml").write_text(SHOP, encoding="utf-8")

    result = run("export", "shop.journey.yaml", *arguments)

    assert result.exit_code == 2
    assert words in result.stderr


def test_an_unknown_form_is_an_exception_with_the_nearest_known() -> None:
    with pytest.raises(UnknownName, match="did you mean 'actions'"):
        export(shop(), "action")
