"""Suites as text, JSON, test scripts and tests, and the command that writes them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from journey import Customer, Journey, Transition, load, reads, script, suite_of
from journey.problems.errors import UnknownFormat
from journey.states.space import StateSpace
from journey.testing import journeys
from journey.walks.scripting import FORMATS
from journey.walks.scripts.json import walks_schema
from journey.walks.scripts.pytest import write as write_tests
from journey.words.terminal import Manner, columns
from tests.cli.running import run

SHOP = """\
journey: shop
languages: [en, ko]
title: {en: The shop, ko: 가게}
channels: {web: {en: Web, ko: 웹}}
customers:
  types: {guest: {title: {en: Guest, ko: 손님}, definition: {en: Anyone, ko: 누구나}}, vip: The few}
  situations: {looking: {title: Looking around, definition: Nothing bought}, waiting: Has paid}
  definitions: {guest/looking: {needs: {en: A price, ko: 가격}, promise: No tricks}}
stages:
  buy:
    phase: purchase
    channel: web
    touchpoints:
      cart: {title: {en: Cart, ko: 장바구니}, entry: any/looking, event: cart_seen}
      failed: Payment failed
      paid: {title: Paid, outcome: positive}
      attic: Attic
transitions:
  - cart -> failed: {kind: fail, takes: 4 minutes}
  - failed -> cart: {kind: retry}
  - cart -> paid: {for: guest, becomes: waiting}
  - cart -> paid: {for: vip, becomes: waiting}
  - attic -> paid
policies:
  once: {absence: paid, times: 2, why: Nobody pays twice}
  vips_pay: {existence: paid, for: vip}
"""
HOSTILE = SHOP.replace(
    "Payment failed", '"</code>| [x](javascript:1) <script> # *x* \\"\\"\\" @team\\n# y"'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.journey.yaml"
    path.write_text(SHOP, encoding="utf-8")
    return path


def shop(text: str = SHOP) -> Journey:
    journey = reads(text).journey
    assert journey is not None
    return journey


def test_walks_are_told_with_their_customers_their_steps_and_the_bounds(file: Path) -> None:
    result = run("walks", file)

    assert result.exit_code == 1
    assert result.output == (
        "1  guest/looking → positive outcome paid, 3 steps\n"
        "   cart (guest/looking) → failed → cart → paid (guest/waiting)\n"
        "\n"
        "2  vip/looking → positive outcome paid, 3 steps\n"
        "   cart (vip/looking) → failed → cart → #2 paid (vip/waiting)\n"
        "\n"
        "Out of reach: 1 target that no walk here meets\n"
        "  attic -> paid: nobody comes there\n"
        "\n"
        "2 walks, 6 steps; 6 of 7 targets met: each transition, as each customer who can\n"
        "take it.\n"
        "At least 2 walks and 6 steps are needed: proven to be the fewest of both.\n"
    )


def test_in_korean_too(file: Path) -> None:
    result = run("walks", file, "--lang", "ko", "--cover", "customers")

    assert result.exit_code == 0
    assert "1  guest/looking → 긍정적 결과 paid, 1걸음\n" in result.output
    assert "적어도 경로 2개와 2걸음이 필요합니다." in result.output


@given(journeys())
def test_no_line_of_text_is_wider_than_the_terminal(journey: Journey) -> None:
    for language in ("en", "ko"):
        text = script(suite_of(journey), "text", manner=Manner(language, 80))

        long = [line for line in text.splitlines() if columns(line) > 80]
        assert all(" " not in line.strip() or " → " not in line for line in long)


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--customer", "guest"], 0),
        (["--cover", "outcomes"], 0),
        (["--cover", "outcomes", "--max-length", "0"], 1),
        (["--cover", "pairs", "--switch", "1"], 2),
        (["--customer", "gest"], 2),
        (["--cover", "everything"], 2),
        (["--max-length", "-1"], 2),
    ],
)
def test_the_exit_status_says_whether_something_is_out_of_reach(
    file: Path, options: list[str], status: int
) -> None:
    assert run("walks", file, *options).exit_code == status


def test_a_file_that_holds_no_whole_journey_is_told_so(file: Path) -> None:
    file.write_text(SHOP.replace("phase: purchase", "fase: purchase"), encoding="utf-8")

    result = run("walks", file)

    assert result.exit_code == 1
    assert "did you mean `phase`?" in result.output
    assert "Traceback" not in result.output


def test_a_wrong_customer_is_answered_with_the_nearest_in_the_language_of_the_call(
    file: Path,
) -> None:
    result = run("walks", file, "--customer", "gest", "--lang", "ko")

    assert "`guest`를 쓰려고 했나요?" in result.stderr


def test_who_never_begins_is_answered_with_those_who_do(file: Path) -> None:
    result = run("walks", file, "--customer", "vip/waiting")

    assert result.stderr == (
        "journey: no walk begins as `vip/waiting`; walks begin as guest/looking, vip/looking\n"
    )


def test_a_file_is_written_whole_and_named(file: Path) -> None:
    target = file.parent / "walks.md"

    result = run("walks", file, "--format", "markdown", "-o", target)

    assert result.output == f"{target}\n"
    assert target.read_text(encoding="utf-8").startswith("# Test script: The shop\n")


def test_a_dash_is_the_standard_output(file: Path) -> None:
    written = run("walks", file, "--format", "json", "-o", "-").output

    assert written == run("walks", file, "--format", "json").output


@given(journeys())
def test_the_json_is_of_the_published_shape(journey: Journey) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    suite = suite_of(journey, "arrows")

    data = json.loads(script(suite, "json"))

    jsonschema.validate(data, walks_schema(), cls=jsonschema.Draft202012Validator)
    assert data["summary"]["steps"] == sum(len(walk["transitions"]) for walk in data["walks"])
    assert len(data["walks"]) == data["summary"]["walks"] == len(suite)


def test_the_shape_is_printed_by_the_schema_command() -> None:
    assert json.loads(run("schema", "--of", "walks").output) == walks_schema()


def test_a_tester_is_told_who_to_be_what_to_do_and_what_to_expect() -> None:
    text = script(suite_of(shop()), "markdown")

    assert text.split("\n## ")[1] == (
        "Walk 1 of 2: Guest · Looking around\n"
        "\n"
        "**Before you begin**\n"
        "\n"
        "- You are **Guest** (<code>guest</code>): Anyone\n"
        "- You face **Looking around** (<code>looking</code>): Nothing bought\n"
        "- You need: A price\n"
        "- You were promised: No tricks\n"
        "\n"
        "**Steps**\n"
        "\n"
        "1. [ ] Begin at **Cart** (via Web; recorded as <code>cart_seen</code>)\n"
        "2. [ ] Let it fail: **Payment failed** (takes 4 minutes)  \n"
        "   Expect **Payment failed** (via Web)\n"
        "3. [ ] Try again: **Cart**  \n"
        "   Expect **Cart** (via Web; recorded as <code>cart_seen</code>)\n"
        "4. [ ] Go on to **Paid**  \n"
        "   Expect **Paid** (via Web); you are now Guest · waiting\n"
        "5. [ ] The walk has ended here: positive outcome\n"
        "\n"
        "**Watch**\n"
        "\n"
        "- [ ] <code>once</code>: no walk may visit <code>Paid</code> 2 times or more (Nobody pays twice)\n"
        "\n"
        "Tester: ________  Date: ________  Notes: ________\n"
    )


def test_a_script_speaks_the_language_of_the_file_unless_told(file: Path) -> None:
    korean = SHOP.replace("[en, ko]", "[ko, en]")
    file.write_text(korean, encoding="utf-8")

    assert "# 시험 대본: 가게" in run("walks", file, "--format", "markdown").output
    assert (
        "# Test script: The shop"
        in run("walks", file, "--format", "markdown", "--lang", "en").output
    )


def test_a_hostile_title_is_only_ever_text() -> None:
    text = script(suite_of(shop(HOSTILE)), "markdown")

    for mark in ("<script", "](", "| ", "*x*", "@team", "\n# y"):
        assert mark not in text


# Tests for pytest.


class Toy:
    """An application that does what the journey says, but for what is broken."""

    def __init__(self, journey: Journey, broken: str = "") -> None:
        self.journey, self.broken = journey, broken
        self.at = ""
        self.who: Customer | None = None
        self.log: list[str] = []

    def reset(self) -> None:
        self.at, self.who = "", None
        self.log.append("reset")

    def enter(self, touchpoint: str, customer: Customer) -> None:
        self.at, self.who = touchpoint, customer

    def take(self, transition: Transition) -> None:
        assert transition.from_ == self.at
        self.at = "nowhere" if transition.to == self.broken else transition.to
        self.log.append(transition.arrow)

    def observe(self) -> str:
        return self.at


def ran(code: str, path: Path, driver: Toy) -> int:
    """Run each test in a written file; return how many there are."""
    names: dict[str, Any] = {"__file__": str(path), "__name__": "tests"}
    exec(compile(code, str(path), "exec"), names)
    tests = [value for name, value in names.items() if name.startswith("test_")]
    for each in tests:
        each(driver)
    return len(tests)


def test_the_tests_drive_an_application_along_every_walk(file: Path) -> None:
    target = file.parent / "sub" / "test_walks.py"
    target.parent.mkdir()
    run("walks", file, "--format", "pytest", "-o", target)
    toy = Toy(load(file))

    assert ran(target.read_text(encoding="utf-8"), target, toy) == 2
    assert toy.log == ["reset", "cart -> failed", "failed -> cart", "cart -> paid"] * 2


def test_they_fail_where_the_application_goes_elsewhere(file: Path) -> None:
    code = run("walks", file, "--format", "pytest", "-o", "-").output
    code = code.replace(os.path.relpath(file).replace(os.sep, "/"), file.name)

    with pytest.raises(AssertionError):
        ran(code, file, Toy(load(file), broken="failed"))


def test_pytest_collects_and_runs_them(file: Path) -> None:
    target = file.parent / "test_walks.py"
    run("walks", file, "--format", "pytest", "-o", target)
    (file.parent / "conftest.py").write_text(
        "import pytest\n\n\nclass Driver:\n"
        "    def reset(self): self.at = ''\n"
        "    def enter(self, touchpoint, customer): self.at = touchpoint\n"
        "    def take(self, transition): self.at = transition.to\n"
        "    def observe(self): return self.at\n\n\n"
        "@pytest.fixture\ndef driver():\n    return Driver()\n",
        encoding="utf-8",
    )

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(target)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=file.parent,
    )

    assert "2 passed" in done.stdout, done.stdout + done.stderr


@given(journeys())
def test_whatever_the_names_the_tests_are_python(journey: Journey) -> None:
    suite = suite_of(journey)

    code = write_tests(suite, Manner(), file="a'b\"\\\n\u2028\u202e.yaml")

    tree = compile(code, "test_walks.py", "exec")
    tests = [name for name in tree.co_names if name.startswith("test_walk_")]
    assert len(tests) == len(set(tests)) == len(suite)
    assert "\u202e" not in code


def test_ids_that_are_no_names_of_python_are_written_as_such() -> None:
    # NFKC makes ﬁ of two letters, ª and ² of others; a hyphen is no letter of a name.
    text = SHOP.replace("guest", "ﬁrst-ªclass").replace("cart", "장바-구니")

    code = script(suite_of(shop(text)), "pytest")

    assert "def test_walk_1_first_aclass_looking_to_paid(driver" in code
    assert 'take(driver, "장바-구니 -> failed")' in code
    compile(code, "test_walks.py", "exec")


@pytest.mark.parametrize("format", FORMATS)
def test_a_journey_that_nobody_walks_can_be_written(format: str) -> None:
    empty = suite_of(shop(SHOP.replace("entry: any/looking, ", "")))

    for language in ("en", "ko"):
        text = script(empty, format, manner=Manner(language))
        assert text.endswith("\n")


def test_an_unknown_format_is_answered_with_those_that_are_known() -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'json'"):
        script(suite_of(shop()), "jsn")


def test_a_state_space_serves_as_well_as_its_journey() -> None:
    from journey import explore

    space: StateSpace = explore(shop())

    assert script(suite_of(space), "text") == script(suite_of(shop()), "text")
