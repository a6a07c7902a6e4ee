"""Pictures: whole, safe, the same every time, and drawn without a system's help."""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

import journey.pictures.drawing
import journey.pictures.views
from journey import (
    Action,
    CannotDraw,
    Diagram,
    Journey,
    Stage,
    Touchpoint,
    UnknownName,
    read,
    reads,
    render,
)
from journey.pictures.diagram import Lane
from journey.pictures.drawing import ShownDiagram
from journey.pictures.exporters.dot import for_layout, write
from journey.pictures.fonts import widths
from journey.pictures.fonts.typesetting import break_lines, text_width, unknown_letters
from journey.pictures.svg.graph import NotAPicture, finish
from journey.pictures.svg.lettering import Box, heading_lines
from journey.pictures.svg.placing import Placed, place
from journey.pictures.theme.colours import STANDARD
from journey.pictures.view import Layout, all_exporters, all_layouts, all_views
from journey.testing import journeys
from journey.words.phrases import Phrases
from tests.amounts import examples
from tests.calling import APART
from tests.needs import need
from tests.pictures.hostile import HOSTILE, assert_harmless, hostile
from tests.pictures.shop import SHOP, SVG, shop, texts
from tests.places import EXAMPLES


def draw(*args: Any, **options: Any) -> ShownDiagram:
    """Draw what is a diagram, as these tests know it to be."""
    found = journey.draw(*args, **options)
    assert isinstance(found, ShownDiagram)
    return found


@pytest.mark.parametrize(("language", "title", "words"), [
    ("en", "Shop", {"Page", "★ Cart", "CX team · Web", "✓ positive outcome", "failure", "30 % · 4 minutes", "• for VIP ⇒ Waiting", "• for Guest", "▪ Greet", "1 Look"}),
    ("ko", "가게", {"상세", "★ 장바구니", "CX팀 · 웹", "✓ 긍정적 결과", "실패", "30 % · 4분", "• 대상: VIP ⇒ 대기", "• 대상: 손님", "▪ 인사", "1 둘러보기"}),
])  # fmt: skip
def test_a_picture_says_what_the_journey_says(language: str, title: str, words: set[str]) -> None:
    svg = render(draw(shop(), language=language)).text

    assert words <= set(texts(svg)), words - set(texts(svg))
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("lang") == language
    assert root[0].tag == f"{SVG}title" and root[0].text == title
    assert root[1].tag == f"{SVG}desc" and root[1].text


@given(journeys())
@settings(max_examples=examples(10))
def test_every_touchpoint_and_every_way_is_drawn_once(built: Journey) -> None:
    diagram = draw(built)
    svg = render(diagram).text

    drawn = [node.id for node in diagram.nodes if node.shape != "start"]
    assert drawn == [point.id for point in built.touchpoints]
    ways = {(step.from_, step.to, step.kind) for step in built.transitions}
    assert {(e.source, e.target, e.kind) for e in diagram.edges if e.kind != "entry"} == ways
    assert sum(edge.weight for edge in diagram.edges if edge.kind != "entry") == len(
        built.transitions
    )
    root = ET.fromstring(svg)
    tips = [title.text for title in root.iter(f"{SVG}title")]
    assert all(
        node.tip.replace("\n", "\\x0a") in tips or not node.tip.isprintable()
        for node in diagram.nodes
    )


def test_a_blank_title_leaves_the_id() -> None:
    built = Journey(
        id="shop",
        stages=(
            Stage(id="buy", phase="purchase", touchpoints=(Touchpoint(id="cart_1", title=" "),)),
        ),
    )

    assert [node.lines[0].text for node in draw(built).nodes] == ["cart 1"]


@given(journeys())
@settings(max_examples=examples(25))
def test_the_dot_of_any_journey_is_a_graph(built: Journey) -> None:
    text = render(draw(built), format="dot").data

    done = subprocess.run([need("dot"), "-Tcanon"], input=text, capture_output=True, timeout=60)

    # Without our font, Graphviz may warn of sizes that are ours; what it cannot read, it refuses.
    assert done.returncode == 0, done.stderr


@given(journeys())
@settings(max_examples=examples(5))
def test_the_same_journey_gives_the_same_bytes(built: Journey) -> None:
    again = reads(journey.dump(built)).journey
    assert again is not None

    for format in ("svg", "dot", "png"):
        first = render(draw(built), format, scale=1).data
        assert render(draw(again), format, scale=1).data == first


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_the_bytes_do_not_depend_on_the_order_of_sets(tmp_path: Path, seed: str) -> None:
    file = tmp_path / "shop.journey.yaml"
    file.write_text(SHOP, encoding="utf-8")
    expected = render(draw(read(file))).data
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul"}

    subprocess.run(
        [sys.executable, "-m", "journey", "draw", str(file), "-o", str(tmp_path / "x.svg")],
        check=True,
        env=environment,
        timeout=60,
        stdout=subprocess.DEVNULL,
    )

    assert (tmp_path / "x.svg").read_bytes() == expected


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("view", ["funnel", "customer"])
def test_a_hostile_text_is_only_ever_text(text: str, view: str) -> None:
    diagram = draw(hostile(text), view, customer="vip" if view == "customer" else None)

    svg = render(diagram).text
    assert_harmless(svg)
    assert render(diagram, "png", scale=0.5).data.startswith(b"\x89PNG")
    if text.isprintable() and text.strip() and len(text) < 60:
        shown = ET.fromstring(svg)[0].text
        assert shown is not None and shown.startswith(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_leave_dot_a_graph(text: str) -> None:
    source = write(draw(hostile(text)), STANDARD)
    command = all_layouts()[0].find()
    assert command is not None

    done = subprocess.run(
        [command[0], "-Tcanon"], input=source.encode(), capture_output=True, timeout=60
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"->") == source.count("->") == 7


def test_dark_mode_gives_every_colour_its_dark_form() -> None:
    svg = render(draw(shop())).text

    style = re.search(r"<style>.*</style>", svg)
    assert style is not None
    classes = set(re.findall(r"journey-[\w-]+", svg.replace(style[0], "")))
    assert classes == set(re.findall(r"\.(journey-[\w-]+)\{", style[0]))


def test_a_fixed_ground_has_no_style_and_other_colours() -> None:
    light, dark = (render(draw(shop()), ground=ground).text for ground in ("light", "dark"))

    assert "<style>" not in light + dark
    assert STANDARD.light["canvas"] in light and STANDARD.light["canvas"] not in dark
    assert STANDARD.dark["canvas"] in dark


def test_no_two_roles_share_a_light_colour() -> None:
    assert len(set(STANDARD.light.values())) == len(STANDARD.light)
    assert STANDARD.light.keys() == STANDARD.dark.keys()


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [STANDARD.light, STANDARD.dark], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(colours: dict[str, str]) -> None:
    """Source: WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    grounds = [role for role in colours if f"{role}-ink" in colours]
    pairs = [(f"{role}-ink", role) for role in grounds]
    pairs += [(ink, ground) for ink in ("ink", "muted") for ground in [*grounds, "canvas", "card"]]
    lines = ("forward", "fail", "claim", "exit", "entry", "retry")
    pairs += [(line, "canvas") for line in lines]
    marks = [mark for mark in colours if mark.partition("-")[0] in ("taken", "perhaps", "never")]
    pairs += [(mark, ground) for mark in marks for ground in [*grounds, "canvas", "card"]]

    weak = {p: round(contrast(*map(colours.get, p)), 2) for p in pairs}  # type: ignore[arg-type]

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}
    assert contrast(colours["dim"], colours["ghost"]) >= 3  # what stands back can still be read


def test_a_customers_way_stands_out_and_the_rest_fades() -> None:
    diagram = draw(shop(), "customer", customer="vip/looking")

    shown = {node.id for node in diagram.nodes if not node.faded}
    faded = {(e.source, e.target, e.kind) for e in diagram.edges if e.faded}
    assert shown == {"page", "start of page", "cart", "failed", "gone"}
    assert faded == set()
    later = draw(shop(), "customer", customer="vip/waiting")
    assert {node.id for node in later.nodes if not node.faded} == {"paid"}
    assert [(e.source, e.target) for e in later.edges if not e.faded] == [("cart", "paid")]
    assert later.title == "Shop: VIP · Waiting"


def test_it_is_said_where_a_customer_comes_to_be_and_becomes_another() -> None:
    looking = draw(shop(), "customer", customer="vip/looking")
    waiting = draw(shop(), "customer", customer="vip/waiting")

    links = {node.id: [link.text for link in node.links] for node in looking.nodes if node.links}
    assert links == {"cart": ["⇒ goes on as Waiting at Paid"]}
    links = {node.id: [link.text for link in node.links] for node in waiting.nodes if node.links}
    assert links == {"paid": ["↘ comes from Looking at Cart"]}
    assert "mark:↘" in {sign.look for sign in waiting.key}


def test_what_stands_back_says_nothing_that_is_not_the_customers() -> None:
    text = SHOP.replace(
        "{any/looking: 300 per month}", "{vip/looking: 300 per month, guest/looking: 2 per day}"
    )
    text = text.replace(
        "greet: {en: Greet, ko: 인사}", "greet: {title: Greet}, own: {title: Own, at: [page]}"
    )
    found = reads(text).journey
    assert found is not None

    looking = draw(found, "customer", customer="vip/looking")
    waiting = draw(found, "customer", customer="vip/waiting")

    entry = next(edge for edge in looking.edges if edge.kind == "entry")
    assert entry.lines == ("VIP\u00a0· Looking: 300\u00a0/\u00a0month",)
    assert [title for title, _ in looking.lanes[0].items] == ["Greet", "Own"]
    assert waiting.lanes[0].faded and not waiting.lanes[0].items  # they never come there
    assert all(not edge.lines for edge in waiting.edges if edge.faded)
    assert {sign.look for sign in waiting.key} == {
        "edge:forward", "mark:⇒", "mark:↘", "node:positive",
    }  # fmt: skip


def test_a_large_journey_shows_only_what_the_customer_meets() -> None:
    text = large_text(101)
    text["stages"]["stage0"]["touchpoints"]["p0"] = {"entry": "any"}
    text["transitions"] = [f"p{n} -> p{n + 1}" for n in range(30)]
    diagram = draw(Journey.model_validate(text), "customer", customer="t")

    assert {node.id for node in diagram.nodes} == {f"p{n}" for n in range(31)} | {"start of p0"}
    assert diagram.notes == (
        "The journey has 101 touchpoints, so only what this customer meets is drawn.",
    )
    text["transitions"] = [f"p{n} -> p{n + 1}" for n in range(100)]
    larger = draw(Journey.model_validate(text), "customer", customer="t")
    assert [node.shape for node in larger.nodes] == ["stage"] * 8


def test_a_customer_who_never_comes_up_is_said_to() -> None:
    diagram = draw(shop(), "customer", customer="guest/waiting")

    assert diagram.notes == ("no walk comes to this customer",)
    assert all(node.faded for node in diagram.nodes)


@pytest.mark.parametrize("customer", [None, "", "gest", "guest/nowhere", "a//b", "guest|looking"])
def test_an_unknown_customer_is_an_exception_that_names_the_known(customer: str | None) -> None:
    with pytest.raises(UnknownName, match="known: guest, vip, looking"):
        draw(shop(), "customer", customer=customer)


def test_unknown_names_are_exceptions_with_the_nearest_known() -> None:
    with pytest.raises(UnknownName, match="did you mean 'funnel'"):
        draw(shop(), "funnell")
    with pytest.raises(UnknownName, match="no format named 'gif'"):
        render(draw(shop()), "gif")
    with pytest.raises(UnknownName, match="did you mean 'system'"):
        render(draw(shop()), layout="sistem")


def many(count: int) -> Journey:
    return Journey.model_validate(large_text(count))


def large_text(count: int) -> dict[str, Any]:
    points = [f"p{n}" for n in range(count)]
    return {
        "journey": "large",
        "customers": {"types": {"t": "x"}, "situations": {"s": "x"}},
        "stages": {
            f"stage{k}": {
                "phase": "use",
                "touchpoints": {id: f"Touchpoint {id}" for id in points[k::8]},
            }
            for k in range(8)
        },
        "transitions": [f"{a} -> {b}" for a, b in pairwise(points)],
    }


def test_above_a_hundred_touchpoints_stages_are_folded_and_it_is_said() -> None:
    small, large = draw(many(100)), draw(many(101))

    assert len(small.nodes) == 100 and small.notes == ()
    assert len(large.nodes) == 8
    assert "101 touchpoints" in large.notes[0]
    assert sum(edge.weight for edge in large.edges) == 100
    svg = render(large).text
    assert any("101 touchpoints" in text for text in texts(svg))


def test_folded_stages_stand_below_each_other_in_their_order() -> None:
    diagram = draw(many(101))
    heights = {
        text: float(y)
        for y, text in re.findall(
            r'<text x="[^"]*" y="([^"]*)"[^>]*font-weight="bold"[^>]*>(\d stage\d)<',
            render(diagram).text,
        )
    }

    assert list(heights) == [f"{n + 1} stage{n}" for n in range(8)]
    assert sorted(heights, key=heights.__getitem__) == list(heights)


def test_a_folded_stage_tells_what_is_in_it() -> None:
    text = large_text(101)
    first = text["stages"]["stage0"]["touchpoints"]
    first["p0"] = {"entry": "any", "moment_of_truth": True}
    first["p8"] = {"outcome": "negative"}

    diagram = draw(Journey.model_validate(text))

    assert [(line.text, line.tone) for line in diagram.nodes[0].lines[2:]] == [
        ("13 touchpoints, 1 of them entries", ""),
        ("★ 1 moment of truth", "truth"),
        ("× negative outcome ×1", "negative-ink"),
    ]
    assert "mark:×n" in {sign.look for sign in diagram.key}
    assert diagram.notes[1:] == (
        "To see one stage whole: --stage stage0",
        "To see a part, name a customer: --view customer --customer t",
    )


def apart(box: Box, path: Sequence[tuple[float, float]]) -> float:
    """Return how far a box is from a line, to about half a point."""
    least = 1e9
    for (x0, y0), (x1, y1) in pairwise(path):
        steps = int(max(abs(x1 - x0), abs(y1 - y0))) + 1
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            dx = max(box.left - x, x - box.right, 0)
            dy = max(box.top - y, y - box.bottom, 0)
            least = min(least, (dx * dx + dy * dy) ** 0.5)
    return least


def overlap(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", ["online_store", "saas_subscription", "hospital_visit"])
def test_a_label_is_nearest_to_its_own_edge_and_covers_nothing(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def watched(labels: Any, boxes: Any, paths: Any, heads: Any, bounds: Any) -> list[Placed]:
        found = place(labels, boxes, paths, heads, bounds)
        seen.append((labels, boxes, paths, found))
        return found

    monkeypatch.setattr("journey.pictures.svg.graph.place", watched)
    render(draw(read(EXAMPLES / f"{name}.journey.yaml"), language=language))

    [(labels, nodes, paths, found)] = seen
    boxes = [
        Box(at.left, at.top, at.left + label.sizes[at.size][0], at.top + label.sizes[at.size][1])
        for label, at in zip(labels, found, strict=True)
    ]
    assert not [b for b in boxes for node in nodes if overlap(b, node)]
    assert not [b for n, b in enumerate(boxes) for other in boxes[n + 1 :] if overlap(b, other)]
    led = [(label, at) for label, at in zip(labels, found, strict=True) if at.leader]
    assert len(led) <= 3  # where there is no room beside an edge, a line leads to its label
    assert all(at.leader in paths[label.edge] for label, at in led)
    for label, at, box in zip(labels, found, boxes, strict=True):
        others = [apart(box, path) for n, path in enumerate(paths) if n != label.edge]
        assert at.leader or apart(box, paths[label.edge]) < min(others)


@pytest.mark.parametrize("count", [1, 12, 60, 100])
def test_journeys_of_any_size_are_drawn(count: int) -> None:
    svg = render(draw(many(count))).text

    assert sum(text.startswith("Touchpoint p") for text in texts(svg)) == count


def test_a_journey_of_nothing_is_drawn() -> None:
    assert "0 stages" in render(draw(Journey(id="empty"))).text
    bare = Journey(id="bare", stages=(Stage(id="alone", phase="use"),))
    assert "1 alone" in texts(render(draw(bare)).text)


def in_a_bare_place(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command where there is neither `dot` nor a font."""
    bare = folder / "bare"
    bare.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "PATH": str(bare),
        "FONTCONFIG_FILE": "/dev/null",
        "FONTCONFIG_PATH": str(bare),
        "HOME": str(bare),
        "XDG_DATA_HOME": str(bare),
    }
    hidden = ["/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts"]
    script = "".join(f"[ ! -d {path} ] || mount -t tmpfs none {path}; " for path in hidden)
    dot = shutil.which("dot")
    if dot:
        script += f"mount --bind /dev/null {os.path.realpath(dot)}; "
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-m", "true"], capture_output=True).returncode == 0:
        mount = Path(shutil.which("mount") or "/usr/bin/mount").parent
        script = f"PATH={mount}:/usr/bin:/bin; set -e; {script} PATH={bare}; "
        command = [unshare, "-m", "/bin/sh", "-c", script + 'exec "$@"', "sh", *command]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)


def test_a_machine_without_graphviz_and_fonts_draws_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "shop.journey.yaml"
    file.write_text(SHOP, encoding="utf-8")
    for ending in ("svg", "png"):
        target = tmp_path / f"x.{ending}"
        command = [sys.executable, "-m", "journey", "draw", str(file), "-o", str(target)]

        done = in_a_bare_place([*command, "--lang", "ko"], tmp_path)

        assert done.returncode == 0, done.stderr
        here = render(draw(read(file), language="ko"), ending)
        assert target.read_bytes() == here.data


def test_without_any_layout_the_error_names_the_cures_and_the_dot_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = [Layout(each.name, each.rank, lambda: None, each.cure) for each in all_layouts()]
    monkeypatch.setattr(journey.pictures.drawing, "all_layouts", lambda: absent)

    with pytest.raises(CannotDraw) as caught:
        render(draw(shop()))

    assert "pip install graphviz-pure" in str(caught.value)
    assert "apt-get install graphviz" in str(caught.value)
    assert caught.value.dot == render(draw(shop()), "dot").text
    from click.testing import CliRunner

    from journey.cli import main

    file = tmp_path / "shop.journey.yaml"
    file.write_text(SHOP, encoding="utf-8")
    result = CliRunner(**APART).invoke(main, ["draw", str(file), "-o", str(tmp_path / "x.svg")])
    assert result.exit_code == 2
    assert (tmp_path / "x.dot").read_text(encoding="utf-8").startswith("digraph")
    assert "x.dot" in result.stderr


def layout(name: str, script: str) -> Layout:
    return Layout(name, 0, lambda: [sys.executable, "-c", script], "")


def with_layouts(monkeypatch: pytest.MonkeyPatch, *layouts: Layout) -> None:
    monkeypatch.setattr(journey.pictures.drawing, "all_layouts", lambda: list(layouts))


def test_a_layout_that_takes_too_long_is_tried_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    real = all_layouts()[0].find()
    assert real is not None
    script = (
        "import subprocess, sys, time\n"
        "if not any('splines=line' in a for a in sys.argv): time.sleep(60)\n"
        f"sys.exit(subprocess.run([{real[0]!r}, '-Tsvg', *sys.argv[1:]]).returncode)"
    )
    with_layouts(monkeypatch, layout("slow", script))

    picture = render(draw(shop()), timeout=2)

    assert picture.notes == ("the layout took longer than 2 s, so the lines were drawn straight",)
    assert "★ Cart" in texts(picture.text)


def test_a_layout_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with_layouts(monkeypatch, layout("endless", "import time; time.sleep(60)"))

    with pytest.raises(CannotDraw, match=r"endless took longer than 0\.5 s"):
        render(draw(shop()), timeout=0.5)


@pytest.mark.parametrize(
    "script",
    [
        "import sys; sys.exit(3)",
        "print('not a picture')",
        'print(\'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>\')',
        "print('<svg')",
        "print('</svg>')",
        "import sys; sys.stdout.buffer.write(b'\\xff</svg>')",
    ],
)
def test_what_a_layout_writes_is_looked_at_and_the_next_one_is_tried(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_layouts(monkeypatch, layout("broken", script), all_layouts()[0])

    picture = render(draw(shop()))

    assert "★ Cart" in texts(picture.text)
    (note,) = picture.notes
    assert note.startswith("embedded made this, which may look different: broken failed (")


@pytest.mark.skipif(os.name == "nt", reason="no signals here")
def test_when_a_layout_is_killed_it_is_said_which_one_drew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with_layouts(monkeypatch, layout("killed", killed), all_layouts()[0])
    file, target = tmp_path / "shop.journey.yaml", tmp_path / "x.svg"
    file.write_text(SHOP, encoding="utf-8")
    from click.testing import CliRunner

    from journey.cli import main

    arguments = ["draw", str(file), "-o", str(target)]
    english = CliRunner(**APART).invoke(main, [*arguments, "--lang", "en"])
    korean = CliRunner(**APART).invoke(main, [*arguments, "--lang", "ko"])
    checked = CliRunner(**APART).invoke(main, [*arguments, "--lang", "ko", "--check"])

    assert english.exit_code == korean.exit_code == checked.exit_code == 0
    assert english.stderr == (
        "journey: embedded made this, which may look different: killed failed (killed by SIGKILL)\n"
    )
    assert (
        korean.stderr
        == checked.stderr
        == (
            "journey: embedded 프로그램으로 만들어 모양이 다를 수 있습니다: "
            "killed 프로그램이 실패했습니다(SIGKILL 신호로 종료됨)\n"
        )
    )


def test_a_layout_that_takes_too_long_twice_is_told_with_the_one_that_drew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    endless = layout("endless", "import time; time.sleep(60)")
    with_layouts(monkeypatch, endless, all_layouts()[0])

    notes = render(draw(shop()), timeout=2).notes

    assert notes == ("embedded made this, which may look different: endless took longer than 2 s",)


@pytest.mark.parametrize(
    "script", ["import sys; sys.exit(3)", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"]
)
def test_when_a_converter_fails_it_is_said_which_one_made_the_pdf(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = "import sys; sys.stdin.read(); print('%PDF-1.7')"
    converters = {
        name: lambda code=code: [sys.executable, "-c", code]
        for name, code in (("first", script), ("second", made))
    }
    monkeypatch.setattr("journey.pictures.svg.rasterising._CONVERTERS", converters)

    picture = render(draw(shop()), "pdf")

    assert picture.data == b"%PDF-1.7\n"
    (note,) = picture.notes
    assert note.startswith("second made this, which may look different: first: ")
    assert ("SIGTERM" in note) == ("SIGTERM" in script)


def test_a_layout_that_draws_and_then_fails_has_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    real = all_layouts()[0].find()
    assert real is not None
    script = f"import subprocess, sys; subprocess.run([{real[0]!r}, '-Tsvg']); sys.exit(1)"
    with_layouts(monkeypatch, layout("failing", script))

    assert "★ Cart" in texts(render(draw(shop())).text)


@pytest.mark.parametrize("name", ["system", "pygraphviz"])
def test_another_layout_draws_the_same_things(name: str) -> None:
    if name == "system":
        need("dot")
    else:
        pytest.importorskip("pygraphviz")

    svg = render(draw(shop()), layout=name).text

    assert sorted(texts(svg)) == sorted(texts(render(draw(shop())).text))
    assert_harmless(svg)


def test_pdf_needs_a_converter_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.pictures.svg.rasterising._CONVERTERS", {})

    with pytest.raises(CannotDraw, match=r"journey-funnel\[charts\].*cairosvg.*rsvg-convert"):
        render(draw(shop()), "pdf")


def test_a_pdf_is_made_where_a_converter_is() -> None:
    need("rsvg-convert")

    assert render(draw(shop()), "pdf").data.startswith(b"%PDF")


def test_a_notebook_shows_a_diagram_and_a_picture() -> None:
    diagram = draw(shop())

    bundle = diagram._repr_mimebundle_()
    assert bundle["image/svg+xml"] == render(diagram).text
    assert bundle["text/plain"].startswith(
        "Shop\n2 stages, 5 touchpoints, 7 transitions. Look: Page;"
    )
    png = render(diagram, "png")._repr_mimebundle_()
    assert png["image/png"].startswith(b"\x89PNG")
    dot = render(diagram, "dot")._repr_mimebundle_()
    assert dot["text/plain"].startswith("digraph")


def test_letters_that_the_font_lacks_are_named() -> None:
    diagram = draw(Journey(id="x", title="新 store 😀"))

    assert render(diagram, "svg").notes == ()
    assert render(diagram, "png").notes == (
        "the bundled font has no `新` and `😀`: name a font that has them with --font or in a theme",
    )


def test_what_is_finished_must_be_a_picture_of_the_diagram() -> None:
    diagram = draw(shop())

    for svg in (b"", b"<svg/>", b"<svg", b'<svg viewBox="a b c d"/>'):
        with pytest.raises(NotAPicture):
            finish(svg, diagram, STANDARD, "auto")


def test_views_exporters_and_layouts_are_found_by_their_files() -> None:
    files = Path(journey.pictures.views.__path__[0]).glob("[!_]*.py")
    assert sorted(all_views()) == sorted(file.stem for file in files)
    assert sorted(all_exporters()) == ["dot", "mermaid", "mermaid-journey", "mermaid-state"]
    assert [each.name for each in all_layouts()] == ["embedded", "system", "pygraphviz"]


def test_the_room_for_each_label_is_that_of_its_text() -> None:
    """A label that is wider than its node would stick out of it."""
    diagram = draw(shop(), language="ko")
    source = for_layout(diagram, STANDARD)

    found: list[tuple[str, Any]] = re.findall(r"label=<(.*)> color.* width=([\d.]+)\]", source)
    assert len(found) == 5
    for label, width in found:
        lines = re.findall(r'POINT-SIZE="([\d.]+)"[^>]*>(<B>)?([^<]*)', label)
        widest = max(text_width(text, float(size), bold=bool(bold)) for size, bold, text in lines)
        assert widest + 12 <= float(width) * 72


@pytest.mark.parametrize("bold", [False, True])
def test_the_table_of_widths_is_that_of_the_font(bold: bool) -> None:
    name = "Bold" if bold else "Regular"
    font = TTFont(Path(journey.__file__).parent / "pictures" / "fonts" / f"NotoSansKR-{name}.otf")
    cmap, advances = font.getBestCmap(), font["hmtx"]
    ignorable = {0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0xFEFF}

    wrong = {
        chr(code): (text_width(chr(code), 1000, bold=bold), advances[glyph][0])
        for code, glyph in cmap.items()
        if code not in ignorable
        and not 0x180B <= code <= 0x180F
        and not 0x200B <= code <= 0x200F
        and not 0x2028 <= code <= 0x202E
        and not 0x2060 <= code <= 0x206F
        and text_width(chr(code), 1000, bold=bold) != advances[glyph][0]
    }

    assert wrong == {}
    assert font["head"].unitsPerEm == widths.UNITS_PER_EM
    assert unknown_letters("가힣Az₩→★✓") == ""


@given(st.text("ab 가나", max_size=60), st.floats(20, 200), st.integers(1, 4))
def test_broken_lines_fit_and_lose_nothing_but_what_an_ellipsis_shows(
    text: str, room: float, most: int
) -> None:
    lines = break_lines(text, 10, room, most=most)

    assert 1 <= len(lines) <= most
    assert all(text_width(line, 10) <= room for line in lines)
    joined = "".join(lines).replace(" ", "")
    whole = "".join(text.split())
    assert joined == whole or (joined.endswith("…") and whole.startswith(joined[:-1]))


def test_lines_break_between_words_before_a_word_is_broken() -> None:
    joined = "Marketing\u00a0and\u00a0communications · Web"

    assert break_lines(joined, 9.5, 110) == ["Marketing\u00a0and", "communications · Web"]
    assert break_lines("a\u00a0· " + "b" * 8, 10, 60) == ["a\u00a0·", "b" * 8]
    assert break_lines("aa\u00a0bbbb\u00a0· cc", 10, 40) == ["aa", "bbbb\u00a0·", "cc"]


def test_an_action_item_says_for_whom_by_whom_how_ripe_and_when() -> None:
    item = Action(
        id="x", for_="vip/waiting", owner="cx", maturity="process", every="2 weeks",
        within="5 minutes", hours_per_month=2,
    )  # fmt: skip
    stage = Stage(id="buy", phase="purchase")

    said = {language: Phrases(shop(), language).item(stage, item)[1] for language in ("en", "ko")}

    assert {language: text.replace("\u00a0", " ") for language, text in said.items()} == {
        "en": "for VIP/Waiting — CX team, process, every 2 weeks, within 5 minutes, 2 hours a month",
        "ko": "대상: VIP/대기 — CX팀, 프로세스, 2주마다, 5분 안에, 월 2시간",
    }


def test_the_second_line_of_an_item_hangs_beside_its_bullet() -> None:
    lane = Lane("a", "A", items=(("A rather long title that needs two lines at least", "detail"),))

    _, first, second, detail = heading_lines(lane)

    assert first.text.startswith("▪ ") and not first.inset
    assert second.inset == detail.inset == text_width("▪ ", 10)


def test_several_who_enter_stand_on_lines_of_their_own() -> None:
    entry = {"guest/looking": "2 per day", "vip/looking": "3 per day"}
    page = Touchpoint(id="page", entry=entry)
    built = shop().model_copy(
        update={"stages": (Stage(id="look", phase="use", touchpoints=(page,)),), "transitions": ()}
    )

    svg = render(draw(built)).text

    assert {"• Guest · Looking: 2 / day", "• VIP · Looking: 3 / day"} <= set(texts(svg))


def test_diagrams_are_values() -> None:
    assert draw(shop()) == draw(shop())
    assert isinstance(draw(shop()), Diagram)
    assert draw(shop()) != draw(shop(), language="ko")
    assert draw(
        Journey(id="x", stages=(Stage(id="a", phase="use", touchpoints=(Touchpoint(id="b"),)),))
    ).nodes
