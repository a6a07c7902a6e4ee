"""Charts and tables: true to the journey, whole, safe, and the same every time."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import fsum, hypot
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import journey.pictures.svg.chart
from journey import (
    CannotDraw,
    Chart,
    Closure,
    Journey,
    Meaning,
    MissingExtra,
    Mission,
    NothingToShow,
    Table,
    draw,
    explore,
    load,
    render,
)
from journey.cli import main
from journey.facts.context import Context
from journey.operating.voices.weighing import pains
from journey.pictures.fonts.typesetting import unknown_letters
from journey.pictures.parts.plots import beside, framed, layer, text_marks
from journey.pictures.parts.radar import wheel_chart
from journey.pictures.svg.chart import plot
from journey.pictures.svg.rasterising import to_png
from journey.pictures.theme.colours import STANDARD, Look
from journey.pictures.views.emotions import SHOWN
from journey.pictures.views.matrix import rated
from journey.problems.errors import JourneyError, UnknownCustomer, UnknownFormat
from journey.states.rates.visits import MONTH, arrivals
from journey.testing import journeys
from journey.words.sentences import printable
from tests.amounts import examples, is_quick
from tests.calling import APART
from tests.pictures.hostile import HOSTILE, assert_harmless, hostile
from tests.pictures.plotted import SHOP, VIEWS, Shown, covered, outside, shop, texts
from tests.pictures.shop import SVG
from tests.states.elimination import chain, solve
from tests.states.elimination import rated as with_rates

pytest.importorskip("vl_convert", reason="the extra `charts` is not installed")

TODAY = date(2026, 11, 22)
EXAMPLES = ("hospital_visit", "online_store", "saas_subscription")


def context(built: Journey) -> Context:
    return Context(built, today=TODAY)


def example(examples: Path, name: str) -> Journey:
    return load(examples / f"{name}.journey.yaml")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_text_of_the_examples_covers_another_or_is_cut_off(
    examples: Path, name: str, view: str, language: str
) -> None:
    shown = draw(example(examples, name), view, language=language, today=TODAY)

    svg = render(shown).text

    assert_harmless(svg)
    assert covered(svg) == []
    assert outside(svg) == []
    assert unknown_letters("".join(texts(svg))) == ""
    root = ET.fromstring(svg)
    assert (root[0].text, root.get("lang")) == (shown.title, language)
    assert root[1].text


# One picture of dots is drawn like another, but takes its time.
ENDINGS = "svg" if is_quick() else "svg png"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pictures of every view, by processes that order sets differently."""
    folder = tmp_path_factory.mktemp("drawn")
    file = folder / "shop.journey.yaml"
    file.write_text(SHOP, encoding="utf-8")
    script = (
        "import sys\n"
        "from journey.cli import main\n"
        "file, seed, endings, *views = sys.argv[1:]\n"
        "for view in views:\n"
        "    for ending in endings.split():\n"
        "        words = ['draw', file, '--view', view, '-o', f'{view}.{seed}.{ending}']\n"
        "        main.main(words, standalone_mode=False)\n"
    )
    for seed, endings in (("0", ENDINGS), ("1", ENDINGS)):
        subprocess.run(
            [sys.executable, "-c", script, str(file), seed, endings, *VIEWS],
            check=True,
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul"},
            timeout=600,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return folder


@pytest.mark.parametrize("view", VIEWS)
def test_the_bytes_do_not_depend_on_the_order_of_sets(drawn: Path, view: str) -> None:
    first, second = (
        {ending: (drawn / f"{view}.{seed}.{ending}").read_bytes() for ending in ENDINGS.split()}
        for seed in "01"
    )

    assert first == second
    assert first["svg"] == render(draw(shop(), view), "svg").data


@given(journeys(), st.sampled_from(VIEWS), st.sampled_from(["en", "ko"]))
@settings(max_examples=examples(25))
def test_every_journey_is_drawn_or_refused_in_words(
    built: Journey, view: str, language: str
) -> None:
    shown, refused = None, None
    try:
        shown = draw(built, view, language=language, today=TODAY)
    except NothingToShow as error:
        refused = error

    if shown is None:
        assert refused is not None
        assert view in refused.say(language)
        assert refused.say("en") == str(refused) != refused.say("ko")
        return
    svg = render(shown).text

    assert_harmless(svg)
    assert svg == render(draw(built, view, language=language, today=TODAY)).text


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_journey_is_refused_with_the_cure(view: str) -> None:
    cures = {
        "bars": "entry", "emotions": "emotion", "matrix": "emotion", "pareto": "per_month",
        "value_effort": "effort", "board": "improvements", "customers": "types", "heatmap": "entry",
        "few_many": "hours_per_month",
        "feedback": "feedback", "goals": "mission", "metrics": "metrics",
    }  # fmt: skip

    for language in ("en", "ko"):
        with pytest.raises(NothingToShow) as refused:
            draw(Journey(id="empty"), view, language=language)

        assert cures[view] in refused.value.say(language)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("view", VIEWS)
def test_a_hostile_text_is_only_ever_text(text: str, view: str) -> None:
    built = shop()
    said = {"title": text}
    customers = built.customers.model_copy(
        update={
            "types": tuple(
                t.model_copy(update={**said, "definition": text}) for t in built.customers.types
            ),
            "situations": tuple(s.model_copy(update=said) for s in built.customers.situations),
        }
    )
    cause = built.voc[0].cause
    assert cause is not None
    changed = hostile(text).model_copy(
        update={
            "customers": customers,
            "stages": tuple(
                stage.model_copy(
                    update={
                        **said,
                        "touchpoints": tuple(p.model_copy(update=said) for p in stage.touchpoints),
                    }
                )
                for stage in built.stages
            ),
            "transitions": built.transitions,
            "teams": tuple(team.model_copy(update=said) for team in built.teams),
            "voc": tuple(
                v.model_copy(update={**said, "cause": cause.model_copy(update={"text": text})})
                for v in built.voc
            ),
            "improvements": tuple(
                i.model_copy(update={**said, "reason": text}) for i in built.improvements
            ),
            "mission": Mission(text=text, means=(Meaning(id="ease", title=text),)),
            "metrics": tuple(m.model_copy(update={**said, "source": text}) for m in built.metrics),
            "goals": tuple(
                g.model_copy(update={**said, "task": text, "closed": Closure(learned=text)})
                for g in built.goals
            ),
            "feedback": tuple(f.model_copy(update={**said, "when": text}) for f in built.feedback),
        }
    )

    svg = render(draw(changed, view, today=TODAY)).text

    assert_harmless(svg)
    assert outside(svg) == []


@pytest.mark.parametrize("text", ["role:ink", "role:nowhere", "datum.x", "#000001", "null"])
def test_a_text_that_looks_like_a_role_stays_a_text(text: str) -> None:
    spec = framed([text_marks([{"text": text}], {"value": 5}, {"value": 20})], width=200, height=40)

    assert text in texts(plot(Chart("x", "X", spec), Look(STANDARD)))


# Funnel bars


@given(with_rates())
@settings(max_examples=examples(60), deadline=None)
def test_the_share_that_comes_to_a_stage_is_that_of_exact_elimination(built: Journey) -> None:
    found = arrivals(built)
    rows = chain(built)
    if rows is None or not all(each.forecast.is_known for each in found):
        return

    for stage in built.stages:
        ids = {point.id for point in stage.touchpoints}
        exact = solve(rows, {state for state in rows if state[0] in ids})
        for each in found:
            start = (each.entry.touchpoint, *each.entry.customer)
            assert each.stages[stage.id] == pytest.approx(
                float(exact.get(start, Fraction(0))), abs=1e-6
            )


def test_bars_weigh_entries_by_volume_and_say_that_they_are_planned() -> None:
    bars = draw(shop(), "bars")
    assert isinstance(bars, Chart)

    found = texts(render(bars).text)

    # 300 a month of guests and VIPs, three quarters of them guests; colleagues are left out.
    rounds = 1 / (1 - 0.5 * 0.2)
    paid = rounds * (0.5 * (0.75 * 0.4 + 0.25 * 0.6) + 0.1)
    bought = rounds * 0.6
    assert {"100 %", "300", "planned share", "planned a month", "How it ends"} <= {
        text.replace("\u00a0", " ") for text in found
    }
    assert f"{paid * 300:,.0f}" in found
    assert "Before purchase · 100 % enter here" in found
    assert f"{0.6 / 1 * 300:,.0f}" in found  # half goes to the cart, a tenth to the bag
    assert bought > 0.6
    assert "not measured" in bars.subtitle
    assert "계획된 비율" in draw(shop(), "bars", language="ko").subtitle


def test_bars_can_be_drawn_of_colleagues_and_without_volumes() -> None:
    colleagues = draw(shop(), "bars", customer="packer")
    without = draw(shop(SHOP.replace(": 300 per month", ": null")), "bars", customer="guest")

    assert "packer" in colleagues.subtitle and "10 a month" in colleagues.subtitle
    assert without.notes == (
        "No volume is planned for these entries, so each customer who enters counts the same.",
    )
    assert "a month" not in without.subtitle


def test_bars_name_the_rates_that_are_missing_or_too_many() -> None:
    missing = shop(SHOP.replace("page -> bag: {rate: 0.1}", "page -> bag"))
    excessive = shop(SHOP.replace("rate: 0.5", "rate: 0.8"))

    with pytest.raises(NothingToShow, match=r"no measured data: `page -> bag` has no `rate`"):
        draw(missing, "bars")
    with pytest.raises(NothingToShow, match="at `page` those open"):
        draw(excessive, "bars")
    assert draw(missing, "bars", customer="packer")  # whom the gap does not concern


@pytest.mark.parametrize(("per", "count"), [("day", MONTH), ("month", 1), ("year", 1 / 12)])
def test_volumes_are_counted_by_the_month_and_divided_by_shares(per: str, count: float) -> None:
    built = shop(SHOP.replace("300 per month", f"8 per {per}"))

    found = {str(each.entry.customer): each.per_month for each in arrivals(built)}

    assert found["guest/looking"] == pytest.approx(6 * count)
    assert found["vip/looking"] == pytest.approx(2 * count)
    evenly = shop(SHOP.replace("share: 0.75", "title: G").replace("300 per month", f"8 per {per}"))
    assert arrivals(evenly)[0].per_month == pytest.approx(4 * count)


# Emotion curves


def rows_of(chart: Any, mark: str) -> list[dict[str, Any]]:
    return [
        row
        for each in chart.spec["layer"]
        if each["mark"]["type"] == mark
        for row in each["data"]["values"]
    ]


def test_curves_feel_what_the_customers_feel() -> None:
    chart = draw(shop(), "emotions", customer=["guest", "vip", "packer"])
    assert isinstance(chart, Chart)

    points = {row["tip"] for row in rows_of(chart, "point")}

    assert points == {
        "Guest, page: +1", "Guest, Cart: -2", "Guest, paid: +2",
        "vip, page: -1", "vip, Cart: -2", "vip, paid: +2",
        "packer, bench: -3",
    }  # fmt: skip
    assert [sign.text for sign in chart.key] == ["Guest", "vip", "packer"]


def test_curves_break_where_a_customer_skips_a_stage() -> None:
    text = SHOP.replace(
        "  go:\n", "  skip: {phase: use, touchpoints: {x: {entry: packer, emotion: 1}}}\n  go:\n"
    )
    text = text.replace("gone: {outcome: negative}", "gone: {outcome: negative, emotion: -1}")
    chart = draw(shop(text), "emotions", customer=["guest", "packer"])

    lines = [
        [row["point"] for row in each["data"]["values"]]
        for each in chart.spec["layer"]  # type: ignore[union-attr]
        if each["mark"]["type"] == "line"
    ]

    assert ["page", "cart", "paid"] in lines
    assert not any("paid" in line and "gone" in line for line in lines)


def test_without_names_the_first_types_whose_curves_differ_are_shown(examples: Path) -> None:
    chart = draw(example(examples, "online_store"), "emotions")

    assert len(chart.key) == SHOWN
    assert "Shown are the first types whose curves differ: Newcomer, Regular, VIP" in chart.subtitle
    assert "packer" not in {sign.text for sign in draw(shop(), "emotions").key}


def test_a_customer_without_emotion_is_said_to_have_none() -> None:
    calm = SHOP.replace("emotion: -3", "event: x")
    chart = draw(shop(calm), "emotions", customer=["guest", "packer"])

    assert chart.notes == ("No touchpoint says how it feels to packer.",)
    with pytest.raises(NothingToShow, match="touchpoints feel to packer"):
        draw(shop(calm), "emotions", customer="packer")
    with pytest.raises(UnknownCustomer, match="did you mean 'guest'"):
        draw(shop(), "emotions", customer=["vip", "gest"])
    with pytest.raises(NothingToShow, match="up to 6 customers"):
        draw(shop(), "emotions", customer=[f"guest/{n}" for n in "abcdefg"])


def test_a_large_journey_shows_the_worst_of_each_stage() -> None:
    points = "".join(f"      x{n}: {{entry: any, emotion: {n % 4 - 2}}}\n" for n in range(100))
    text = SHOP.replace("      page: {entry", points + "      page: {entry")

    chart = draw(shop(text), "emotions", customer="guest")

    assert {row["tip"] for row in rows_of(chart, "point")} == {"Guest, Look: -2", "Guest, buy: -2"}
    assert "104 touchpoints say how they feel" not in chart.notes[0]  # those the guest comes to
    assert chart.notes == ("103 touchpoints say how they feel, so each stage shows its worst.",)


# Pareto


def test_a_wider_voice_counts_without_what_is_heard_as_narrower_ones() -> None:
    found = pains(context(shop()))

    assert {pain.voice.id: pain.amount for pain in found.known} == {
        "broken": 4 * 70, "glass": 5 * 30, "slow": 2 * 60,
    }  # fmt: skip
    assert [voice.id for voice in found.unknown] == ["odd"]


@given(journeys())
def test_the_pain_of_teams_touchpoints_and_causes_is_the_same(built: Journey) -> None:
    total = pains(context(built)).total
    if not total:
        return

    chart = draw(built, "pareto", today=TODAY)

    bars = rows_of(chart, "rect")
    for kinds in (("few", "many"), ("sum",)):
        found = fsum(row["pain"] for row in bars if row["kind"] in kinds)
        assert found == pytest.approx(total * (1 if "few" in kinds else 2))
    line = [row["pain"] for row in rows_of(chart, "point")]
    assert line == sorted(line)
    assert line[-1] == pytest.approx(total)


def test_pareto_names_causes_teams_and_what_is_left_out() -> None:
    chart = draw(shop(), "pareto")

    found = texts(render(chart).text)
    assert {"Thin boxes", "Few hands", "Depot · “Broken”, “Broken glass”", "By team"} <= set(found)
    assert found.index("Thin boxes") < found.index("Few hands")
    assert chart.notes == ("Left out, because severity or frequency is not known: Odd.",)
    assert "1 of 2 causes make 78 %" not in chart.subtitle  # 80 % is needed
    assert "2 of 2 causes make 100\u00a0%" in chart.subtitle


def test_the_key_speaks_of_the_useful_many_only_where_there_are_some(examples: Path) -> None:
    all_few, some_many = draw(shop(), "pareto"), draw(example(examples, "online_store"), "pareto")

    assert [sign.look for sign in all_few.key] == ["fill:few", "series:2"]
    assert [sign.look for sign in some_many.key] == ["fill:few", "fill:many", "series:2"]


@given(journeys(), st.sampled_from(VIEWS), st.sampled_from(["en", "ko"]))
@settings(max_examples=examples(25))
def test_what_is_said_below_the_heading_is_never_cut(
    built: Journey, view: str, language: str
) -> None:
    try:
        shown = draw(built, view, language=language)
    except JourneyError:
        return

    def solid(text: str) -> str:
        return "".join(char for char in text if not char.isspace() and char != "·")

    written = solid("".join(texts(render(shown).text)))
    for sentence in (shown.subtitle, *shown.notes):
        assert solid(printable(sentence)) in written


# Importance and satisfaction


def test_importance_is_who_comes_who_must_and_whether_it_is_a_moment_of_truth() -> None:
    built = shop(SHOP.replace("  - page -> bag: {rate: 0.1}\n", ""))
    everyone = explore(built).universe.set_of("guest|vip")

    found, unfelt = rated(context(built), everyone)

    assert {each.point.id: (each.importance, each.satisfaction) for each in found} == {
        "page": (1 + 1, 0.0),  # both types come, and nobody can do without; one likes it, one not
        "cart": (1 + 1 + 0, -2.0),  # a moment of truth, and one can leave without it
    }
    assert unfelt == 0
    chart = draw(shop(), "matrix")
    boxes = [each for each in chart.spec["layer"] if each["mark"]["type"] == "rect"]  # type: ignore[union-attr]
    assert {each["encoding"]["y2"]["value"] for each in boxes} == {258.5, 518.5}
    assert chart.notes == ("Left out: 1 touchpoint that customers come to, without an emotion.",)
    assert "not measured" in chart.subtitle


@given(
    st.lists(
        st.tuples(st.floats(20, 380), st.floats(20, 280), st.floats(10, 90), st.integers(1, 4)),
        max_size=6,
    )
)
def test_labels_beside_spots_that_are_far_apart_cover_nothing(
    found: list[tuple[float, float, float, int]],
) -> None:
    spots = [(x, y) for x, y, _, _ in found]
    sizes = [(width, 12.0 * lines) for _, _, width, lines in found]
    if any(hypot(a[0] - b[0], a[1] - b[1]) < 220 for a, b in combinations(spots, 2)):
        return

    placed = beside(spots, sizes, (400, 300), (200, 150))

    for one, other in combinations([each.box for each in placed], 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for each, (x, y) in zip(placed, spots, strict=True):
        left, top, right, low = each.box
        assert not (left < x < right and top < y < low)


# Value and effort


def test_improvements_stand_in_the_quarter_of_their_grades() -> None:
    chart = draw(shop(), "value_effort")
    svg = render(chart).text
    shown = {each.text: each.box for each in map(Shown, ET.fromstring(svg).iter(f"{SVG}text"))}

    assert shown["A better box"][0] < shown["Half done"][0] < shown["More hands"][0]
    assert shown["A better box"][1] < shown["Half done"][1] < shown["More hands"][1]
    assert chart.notes == ("Left out, because value or effort is not known: An idea.",)
    assert [sign.look for sign in chart.key] == ["mark:●:series-3", "mark:×:dim"]


# Tables


def cells(table: Any, row: str) -> list[tuple[str, str, str]]:
    found = next(cells for cells in table.rows if cells[0].lines[0].text == row)
    return [(cell.tone, cell.sign, " / ".join(line.text for line in cell.lines)) for cell in found]


def test_every_pair_is_defined_or_excluded_with_its_reason() -> None:
    table = draw(shop(), "customers")
    assert isinstance(table, Table)

    assert cells(table, "Guest") == [
        ("", "", "Guest / Anyone / 75\u00a0% of customers"),
        ("neutral", "○", ""),
        ("", "×", "Paying makes a VIP / review by 2027-03-31"),
        ("", "–", "only: packer"),
    ]
    assert cells(table, "vip")[2] == (
        "positive", "●", "To know the day / “We call” / kept by: Call them",
    )  # fmt: skip
    assert cells(table, "packer")[3] == ("neutral", "○", "")
    assert table.subtitle == (
        "3 customers, and 1 of colleagues: 3 types × 3 situations, without 3 excluded pairs, without 2 that the situation "
        "does not open"
    )
    never = shop(SHOP.replace(", becomes: waiting", ""))
    assert cells(draw(never, "customers"), "vip")[2][:2] == ("negative", "!")


@given(journeys())
def test_the_customer_table_has_one_cell_for_each_pair(built: Journey) -> None:
    space = explore(built)
    if not space.universe.types or not space.universe.situations:
        return

    table = draw(built, "customers", today=TODAY)

    assert isinstance(table, Table)
    signs = [cell.sign for row in table.rows for cell in row[1:]]
    assert sum(sign in "●○!" for sign in signs) == len(space.universe)
    assert signs.count("×") == space.universe.excluded.bit_count()


def test_the_board_tells_the_loop_and_where_it_is_open() -> None:
    table = draw(shop(), "board")
    assert isinstance(table, Table)

    assert [row[0].lines[0].text for row in table.rows] == [
        "An idea", "Half done", "A better box", "More hands",
    ]  # fmt: skip
    assert cells(table, "A better box") == [
        ("", "", "A better box / verified · Depot"),
        ("", "", "“Broken” / 100 a month"),
        ("", "", "Thin boxes / Depot"),
        ("positive", "✓", "2026-01-05 / CX team"),
        ("positive", "✓", "2026-02-01"),
        ("positive", "✓", "colleagues 2026-02-01 / customers 2026-02-03"),
        ("positive", "✓", "200 → 100 / “Broken” / measured 2026-05-01"),
    ]
    assert cells(table, "Half done")[5:] == [
        ("negative", "!", "colleagues 2026-03-01 / customers not yet"),
        ("negative", "!", "0.9 → 0.8 / Whole"),
    ]
    assert cells(table, "An idea")[3:] == [
        ("negative", "!", "not decided"), ("", "–", ""), ("", "–", ""), ("", "–", ""),
    ]  # fmt: skip
    assert cells(table, "More hands")[3:] == [
        ("", "×", "not done: No money"), ("", "", ""), ("", "", ""), ("", "", ""),
    ]  # fmt: skip


def test_the_heat_map_shows_only_whom_it_is_asked_for() -> None:
    table = draw(shop(), "heatmap", customer="vip")

    assert [row[0].lines[0].text for row in table.rows] == ["vip · Looking", "vip · waiting"]  # type: ignore[union-attr]


# The wheel

SPOKES = (
    "Goals",
    "Metrics",
    "Flexibility",
    "Design",
    "Issues",
    "Communication",
    "Service",
    "Trust",
)


def test_a_wheel_has_a_point_for_each_score_at_its_spoke() -> None:
    chart = wheel_chart(SPOKES, {"Min": [4, 0, 2, 1, 3, 2, 2, 1]}, name="w", title="Wheel")

    points = [(row["x"], row["y"]) for row in rows_of(chart, "point")]

    assert [hypot(*point) for point in points] == pytest.approx(
        [1, 0, 0.5, 0.25, 0.75, 0.5, 0.5, 0.25], abs=1e-5
    )
    assert points[0] == (0, 1)
    assert points[2] == pytest.approx((0.5, 0))
    svg = render(chart).text
    assert covered(svg) == [] == outside(svg)
    assert set(SPOKES) <= set(texts(svg))


def test_a_rim_is_closed_but_for_where_a_score_is_missing() -> None:
    def rims(scores: list[float | None]) -> list[int]:
        chart = wheel_chart("abcde", {"x": scores}, name="w", title="W")
        return [
            len(each["data"]["values"])
            for each in chart.spec["layer"]
            if each["mark"].get("strokeWidth") == 2.4
        ]

    assert rims([1, 2, 3, 4, 0]) == [6]
    assert rims([1, 2, None, 4, 0]) == [4]
    assert rims([1, None, 3, 4, None]) == [2]


@pytest.mark.parametrize(
    ("spokes", "series", "words"),
    [
        ("ab", {"x": [1, 1]}, "three spokes"),
        ("abc", {}, "1 to 6 series"),
        ("abc", {str(n): [1, 1, 1] for n in range(7)}, "1 to 6 series"),
        ("abc", {"x": [1, 1]}, "2 scores for 3 spokes"),
        ("abc", {"x": [1, 1, 5]}, "from 0 to 4"),
        ("abc", {"x": [1, 1, -1]}, "from 0 to 4"),
    ],
)
def test_a_wheel_that_cannot_be_drawn_is_refused(
    spokes: str, series: dict[str, list[float | None]], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        wheel_chart(spokes, series, name="w", title="W")


# Vega


def bar(**more: Any) -> Chart:
    rows = [{"text": "x"}]
    return Chart(
        "x",
        "X",
        framed([text_marks(rows, {"value": 9}, {"value": 9})], width=60, height=30, **more),
    )


def test_charts_without_vega_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.pictures.svg.chart.find_spec", lambda name: None)

    with pytest.raises(MissingExtra, match=r'pip install "journey-funnel\[charts\]"') as caught:
        render(draw(shop(), "pareto"))

    assert "설치되어 있지 않습니다" in caught.value.say("ko")
    assert render(draw(shop(), "board")).text  # tables need nothing


def test_a_chart_that_vega_refuses_is_an_exception() -> None:
    with pytest.raises(CannotDraw, match="refused the chart"):
        render(Chart("x", "X", {"mark": {"type": "nonsense"}, "encoding": 3}))
    assert render(bar()).text  # and the next one is drawn


def test_a_chart_that_takes_too_long_is_stopped_and_the_next_one_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vega = journey.pictures.svg.chart._Vega()
    endless = {"data": {"sequence": {"start": 0, "stop": 1e9}}, "mark": "point", "encoding": {}}

    with pytest.raises(CannotDraw, match=r"took longer than 1\.5 s"):
        vega.convert(json.dumps(endless), 1.5)

    assert vega.convert(json.dumps({"data": {"values": []}, "mark": "bar"}))
    vega._stop()


@pytest.mark.parametrize(
    "script", ["", "print('{', end='')", "import nowhere", "print('{', flush=1); 1/0"]
)
def test_a_child_that_stops_halfway_is_told(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr("journey.pictures.svg.chart._CHILD", f"input()\n{script}")
    vega = journey.pictures.svg.chart._Vega()

    with pytest.raises(CannotDraw, match="Vega-Lite stopped"):
        vega.convert("{}", 20)

    vega._stop()


def test_an_answer_that_nobody_waited_for_is_not_that_to_the_next_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vega = journey.pictures.svg.chart._Vega()
    ask = vega._asked

    def interrupted(child: Any, spec: str) -> str:
        child.stdin.write(spec + "\n")
        child.stdin.flush()
        raise KeyboardInterrupt

    monkeypatch.setattr(vega, "_asked", interrupted)
    with pytest.raises(KeyboardInterrupt):
        vega.convert(json.dumps({"data": {"values": []}, "mark": "bar", "width": 111}))
    monkeypatch.setattr(vega, "_asked", ask)

    svg = vega.convert(json.dumps({"data": {"values": []}, "mark": "bar", "width": 222}))

    assert "222" in svg and "111" not in svg
    vega._stop()


def test_what_a_specification_would_load_is_not_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\nhidden,1\n", encoding="utf-8")
    text = {"mark": "text", "encoding": {"text": {"field": "a"}, "x": {"value": 9}}}

    for url in (secret.as_uri(), str(secret), "http://127.0.0.1:9/x.csv"):
        try:
            svg = render(Chart("x", "X", {"data": {"url": url}, **text})).text
        except CannotDraw:
            continue
        assert "hidden" not in svg


def test_only_shapes_and_texts_are_kept() -> None:
    rows = [{"u": "https://example.org", "x": 1}]
    linked = layer(rows, "rect", x={"value": 5}, x2={"value": 9}, href={"field": "u"})
    image = layer(rows, "image", x={"value": 5}, y={"value": 9}, url={"field": "u"})

    svg = plot(Chart("x", "X", framed([linked, image], width=50, height=50)), Look(STANDARD))

    assert_harmless(svg)
    assert "example.org" not in svg


def test_charts_and_tables_have_no_dot() -> None:
    for view in ("pareto", "board"):
        with pytest.raises(UnknownFormat, match="known: svg, png, pdf"):
            render(draw(shop(), view), "dot")


@pytest.mark.parametrize("view", VIEWS)
def test_a_notebook_shows_charts_and_tables(view: str) -> None:
    shown = draw(shop(), view)

    bundle = shown._repr_mimebundle_()  # type: ignore[union-attr]
    assert bundle["image/svg+xml"] == render(shown).text
    assert replace(shown, title="Other") != shown


@pytest.mark.parametrize("view", ["funnel", "pareto", "customers"])
def test_a_pdf_is_made_of_diagrams_charts_and_tables(view: str) -> None:
    assert render(draw(shop(), view), "pdf").data.startswith(b"%PDF")


@pytest.mark.parametrize("view", ["emotions", "value_effort", "customers"])
def test_the_pictures_in_the_documentation_are_those_of_the_example(
    examples: Path, view: str
) -> None:
    shown = draw(example(examples, "saas_subscription"), view, language="en")

    kept = examples.parent / "docs" / "images" / f"{view}.svg"
    assert kept.read_bytes() == render(shown).data


def test_the_help_and_a_slip_name_every_view(examples: Path) -> None:
    file = str(examples / "saas_subscription.journey.yaml")

    helped = CliRunner(**APART).invoke(main, ["draw", "--help"]).output
    slipped = CliRunner(**APART).invoke(main, ["draw", file, "--view", "paretto"])

    assert all(view in helped for view in (*VIEWS, "funnel", "customer"))
    assert slipped.exit_code == 2
    assert "did you mean 'pareto'? known: " in slipped.stderr
    assert all(view in slipped.stderr for view in VIEWS)


def test_every_colour_of_a_chart_has_its_dark_form() -> None:
    light, dark = (render(draw(shop(), "pareto"), ground=g).text for g in ("light", "dark"))

    assert STANDARD.light["few"] in light and STANDARD.light["few"] not in dark
    assert STANDARD.dark["few"] in dark
    svg = render(draw(shop(), "pareto")).text
    assert f"fill:{STANDARD.dark['few']}" in svg
    assert to_png(svg, 1).startswith(b"\x89PNG")


def test_the_few_stand_on_the_left_of_both_bars() -> None:
    changed = SHOP.replace("share: 0.75}", "share: 0.75, revenue_share: 0.4}").replace(
        "hours_per_month: 12}}", "hours_per_month: 12}, mail: {title: Mail, hours_per_month: 40}}"
    )

    chart = draw(shop(changed), "few_many")

    tips = [row["tip"] for row in rows_of(chart, "rect")]
    assert tips == [
        "Revenue, vip: 50 %",
        "Revenue, Guest: 40 %",
        "Revenue, not said: 10 %",
        "Action hours, vip: 42 %",
        "Action hours, Guest: 58 %",
    ]
    assert "vip: 50 % of the revenue, 42 % of the hours" in chart.description
    assert any("Left: the few" in note for note in chart.notes)
    assert not any("nothing in go" in note for note in chart.notes)


def test_what_is_done_for_the_few_alone_is_said_below_the_title() -> None:
    chart = draw(shop(), "few_many")

    assert "Call them is for vip, but nothing in go is for Guest" in " ".join(chart.notes)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (", hours_per_month: 12", "", "hours_per_month"),
        (", revenue_share: 0.5", "", "revenue_share"),
    ],
)
def test_without_hours_or_revenue_there_are_no_two_bars(old: str, new: str, words: str) -> None:
    for language in ("en", "ko"):
        with pytest.raises(NothingToShow) as refused:
            draw(shop(SHOP.replace(old, new)), "few_many", language=language)

        assert words in refused.value.say(language)
