"""Mermaid: parsed and drawn by the real package, with every text as it was written."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journey import CannotDraw, Diagram, Journey, draw, read, reads, render
from journey.pictures.diagram import Edge, Feeling, Lane, Line, Node
from journey.pictures.exporters import mermaid as flowchart
from journey.pictures.exporters.mermaid import escaped
from journey.pictures.theme.colours import STANDARD
from journey.pictures.view import all_views
from journey.testing import journeys
from tests.amounts import examples, is_quick
from tests.pictures.browsing import mermaid
from tests.pictures.hostile import HOSTILE
from tests.pictures.shop import SHOP, shop
from tests.places import EXAMPLES

DIALECTS = {
    "mermaid": "flowchart-v2",
    "mermaid-state": "stateDiagram",
    "mermaid-journey": "journey",
}
TODAY = date(2026, 11, 22)
WORDS = [
    "end", "END", "graph", "subgraph", "click", "style x fill:#fff;", "default", "class", "state",
    "title", "title x", "section y", "accTitle: z", "journey", "note", "direction TB",
    "[*]", "-->", "o--o", "a;b", "a#b", "#35;", "#quot;", 'say "no"', "it's", "`x`", "1. first",
    "2) second", "- item", "* item", "**bold**", "_a_ __b__", "a_b_c", "~~x~~", "# head", "> quote",
    "<b>x</b>", "a<br>b", "&amp;", "&#35;", "%% x", "%%{init: {}}%%", "---", "::icon(x)", ":::c",
    "fa:fa-car", "https://example.com/a?b=c#d", "mailto:a@b.kr", "a|b", "{a}", "[x](y)", "(x)",
    "a\\nb", "$$x^2$$", "x@{ shape: rect }", "장바구니; 결제 #1", "끝", "end 끝 end", "😀👨‍👩‍👧", "é́",
    "ﬂ°°35¶ß", "ﬂ°quot¶ß", "a: b, c", "30 %", "1–2 · 3", "；：＃", *HOSTILE,
]  # fmt: skip


def diagram_of(*texts: str) -> Diagram:
    """A diagram that says some texts everywhere."""
    first = texts[0]
    kinds = ("entry", "forward", "back", "retry", "fail", "claim", "exit")
    nodes, edges, lanes = [Node("start", (), "start", "entry", "0")], [], []
    for number, text in enumerate(texts):
        lanes.append(Lane(f"{number}", text, text, ((text, text),), "use"))
        feelings = (Feeling((text, "x"), -3), Feeling(("x",), 1))
        lines = (Line(text, "title"), Line(text))
        nodes.append(Node(f"a{number}", lines, lane=f"{number}", feelings=feelings))
        nodes.append(Node(f"b{number}", (Line(text, "title"),), "outcome", "positive", faded=True))
        kind = kinds[number % 7]
        source = "start" if kind == "entry" else f"a{number}"
        edges.append(Edge(source, f"b{number}", (text,), kind))
    lanes.append(Lane("empty", first, tone="use"))
    return Diagram(
        "x", first, first, first, tuple(lanes), tuple(nodes), tuple(edges), notes=(first,)
    )


MARKDOWN = str.maketrans("*_\\$:", "∗＿＼＄：")


def shown(text: str) -> str:
    """What of a text can be seen: control characters spelled out, spaces as a page has them."""
    return " ".join(flowchart.visible(text).split())


def wide(text: str) -> str:
    """A text as Mermaid's user journeys have it."""
    return text.translate(str.maketrans("#;:%<>&", "＃；：％＜＞＆"))


def assert_drawn(texts: list[str]) -> None:
    """Insist that texts are drawn as they are; several in a diagram, since drawing takes long."""
    groups = [texts[start : start + 7] for start in range(0, len(texts), 7)]
    cases = [(group, name) for group in groups for name in DIALECTS]

    results = mermaid([render(diagram_of(*group), name).text for group, name in cases])

    changed = []
    for (group, name), drawn in zip(cases, results, strict=True):
        assert drawn.error == "", (group, name)
        assert drawn.kind == DIALECTS[name]
        assert drawn.scripts == 0
        seen = {" ".join(each.split()) for each in drawn.texts}
        if name == "mermaid-journey":
            # Long words are broken over lines there.
            everything = "".join("".join(drawn.texts).split())
            wanted = ["".join(wide(shown(text)).split()) for text in group]
            changed += [(name, text) for text in wanted if text not in everything]
        else:
            wanted = [shown(text) for text in group]
            twice = [f"{shown(text)} {shown(text)}".strip() for text in group]
            wanted += twice if name == "mermaid" else [text.translate(MARKDOWN) for text in twice]
            changed += [(name, text) for text in wanted if text and text not in seen]
            assert drawn.edges >= len(group)
    assert not changed, repr(changed)


def test_every_text_is_drawn_as_it_was_written_in_every_dialect() -> None:
    assert_drawn(WORDS)


def gathered(strategy: st.SearchStrategy[object], count: int) -> list[object]:
    """Examples of a strategy in a list, since starting a browser for each would take hours."""
    found: list[object] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None)
    @given(strategy)
    def gather(example: object) -> None:
        found.append(example)

    gather()
    return found


def test_whatever_a_text_is_mermaid_draws_it() -> None:
    letters = "end#;:\"'`%{}[]()<>-=.~|\\/&*_@ \n가끝1x!?,$^+ﬂ°¶ß"
    texts = st.one_of(st.text(st.sampled_from(letters), max_size=25), st.text(max_size=20))

    assert_drawn([str(text) for text in gathered(texts, examples(100))])


def test_whatever_a_journey_is_mermaid_draws_it() -> None:
    cases = []
    for built in gathered(journeys(), examples(8)):
        assert isinstance(built, Journey)
        cases += [render(draw(built), name).text for name in ("mermaid", "mermaid-state")]
        if any(point.emotion is not None for point in built.touchpoints):
            cases.append(render(draw(built), "mermaid-journey").text)

    wrong = [
        (c, drawn.error) for c, drawn in zip(cases, mermaid(cases), strict=True) if drawn.error
    ]

    assert wrong == []


def diagrams(name: str, language: str) -> dict[str, Diagram]:
    """Every diagram that there is of an example, by its view."""
    journey = read(EXAMPLES / f"{name}.journey.yaml").journey
    assert journey is not None
    options: dict[str, dict[str, Any]] = {
        "customer": {"customer": journey.customers.types[0].id},
        "policy": {"policy": journey.policies[0].id},
    }
    drawn = {
        view: draw(journey, view, language=language, today=TODAY, **options.get(view, {}))
        for view in all_views()
    }
    return {view: shown for view, shown in drawn.items() if isinstance(shown, Diagram)}


@pytest.mark.parametrize("language", ["ko"] if is_quick() else ["en", "ko"])
@pytest.mark.parametrize("name", ["online_store", "saas_subscription", "hospital_visit"])
def test_every_diagram_of_every_view_is_drawn_in_every_dialect(name: str, language: str) -> None:
    found = diagrams(name, language)
    cases = [
        (view, dialect)
        for view, shown in found.items()
        for dialect in DIALECTS
        if dialect != "mermaid-journey" or any(node.feelings for node in shown.nodes)
    ]

    # Drawing takes ten times as long as parsing, and hardly ever fails where that succeeds.
    drawing = not is_quick()
    texts = [render(found[view], dialect).text for view, dialect in cases]
    results = mermaid(texts, drawing=drawing)

    assert len(found) > 8
    for (view, dialect), drawn in zip(cases, results, strict=True):
        assert (view, dialect, drawn.error) == (view, dialect, "")
        if drawing and dialect != "mermaid-journey":
            said = "\n".join(drawn.texts)
            titles = [node.lines[0].text for node in found[view].nodes if node.lines]
            assert (view, [title for title in titles if title not in said]) == (view, [])


def test_every_kind_of_edge_and_every_tone_of_a_lane_has_a_look_in_every_language() -> None:
    for name in ("online_store", "saas_subscription", "hospital_visit"):
        for view, shown in diagrams(name, "en").items():
            for exporter in ("dot", "mermaid", "mermaid-state"):
                assert render(shown, exporter).data, (view, exporter)


def test_kinds_differ_in_line_and_head_and_not_only_in_colour() -> None:
    text = render(diagram_of(*"abcdefg"), "mermaid").text

    looks = {
        (arrow, re.sub(r"stroke:#\w+,", "", style))
        for arrow, style in zip(
            re.findall(r"  n\d+ (\S+?)\|", text),
            re.findall(r"linkStyle \d+ (.*)", text),
            strict=True,
        )
    }
    assert len(looks) == 7


def test_a_score_is_the_feeling_of_those_who_are_shown() -> None:
    text = SHOP.replace("page: {", "page: {emotion: {any: -1, vip: 3}, ")
    journey = reads(text).journey
    assert journey is not None

    everyone = render(draw(journey), "mermaid-journey")
    vip = render(draw(journey, customer="vip/looking", view="customer"), "mermaid-journey")
    guest = render(draw(journey, customer="guest", view="customer"), "mermaid-journey")
    both = render(draw(journey, customer="looking", view="customer"), "mermaid-journey")

    assert everyone.text.splitlines()[-2:] == ["    Page: 2.33: everyone", "    Page: 5: VIP"]
    assert vip.text.splitlines()[-1] == "    Page: 5: VIP · Looking"
    assert guest.text.splitlines()[-1] == "    Page: 2.33: Guest · Looking"
    assert both.text.splitlines()[-2:] == [
        "    Page: 5: VIP · Looking",
        "    Page: 2.33: Guest · Looking",
    ]
    assert everyone.notes == (
        "left out, since no emotion is written at 4 touchpoints: `★ Cart`, `Failed`, `Paid` and `Gone`",
    )


def test_a_journey_that_says_nothing_of_feelings_has_no_scores() -> None:
    with pytest.raises(CannotDraw, match="emotion: 2"):
        render(draw(shop()), "mermaid-journey")


def large(edges: int) -> Diagram:
    nodes = tuple(Node(f"{n}", (Line(f"P{n}"),), lane=f"l{n % 3}") for n in range(60))
    links = [
        Edge(f"{n % 60}", f"{(n * 7 + 1) % 60}", kind="fail" if n % 2 else "forward")
        for n in range(edges)
    ]
    lanes = tuple(Lane(f"l{n}", f"Lane {n}", tone="use") for n in range(3))
    return Diagram("x", "X", lanes=lanes, nodes=nodes, edges=tuple(links))


@pytest.mark.parametrize("format", ["mermaid", "mermaid-state"])
def test_what_mermaid_would_not_draw_is_folded_and_that_is_said(format: str) -> None:
    whole, folded = render(large(498), format), render(large(499), format)

    assert whole.notes == ()
    assert "P59" in whole.text and "P59" not in folded.text
    assert "20 touchpoints" in folded.text
    (note,) = folded.notes
    assert note.startswith("Mermaid draws at most 500 arrows and 50,000 letters")
    assert [drawn.error for drawn in mermaid([whole.text, folded.text], drawing=False)] == ["", ""]
    counted = sum(int(count) for count in re.findall(r"×(\d+)", folded.text))
    assert counted == sum(int(e.source) % 3 != int(e.target) % 3 for e in large(499).edges)


def test_what_cannot_be_folded_is_said_to_be_too_large() -> None:
    nodes = tuple(replace(node, lane=None) for node in large(501).nodes)
    diagram = replace(large(501), lanes=(), nodes=nodes)

    picture = render(diagram, "mermaid")

    assert "raise maxEdges and maxTextSize" in picture.notes[0]
    assert "P59" in picture.text


def test_a_dark_ground_gives_dark_colours() -> None:
    light, dark = (
        render(draw(shop()), "mermaid", ground=ground).text for ground in ("auto", "dark")
    )

    assert STANDARD.light["card"] in light and STANDARD.dark["card"] not in light
    assert STANDARD.dark["card"] in dark and "theme: dark" in dark


@given(st.text())
def test_an_escaped_text_has_nothing_that_could_end_a_label(text: str) -> None:
    assert not re.search(r'["\n\r|<>{}\[\]`\\]|%%|--', escaped(text))
    assert not re.search(r"#(?!\d+;)|&", escaped(text))
