"""What the pytest plugin collects, gives to tests and says at the end."""

import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journey.checking.rule import all_rules
from journey.coverage.taken.recording import DRIVEN, RECORDED
from journey.testing.plugin import fixtures as providing
from journey.testing.plugin import items as collecting
from journey.testing.plugin import summary as concluding
from tests.places import ROOT

pytest_plugins = ["pytester"]

INSTALLED = importlib.metadata.entry_points(group="pytest11", name="journey")
PLUGIN = () if INSTALLED else ("-p", "_journey_pytest")

SHOP = """\
journey: shop
customers:
  types: {newcomer: New here, vip: Known well}
  situations: {looking: Looks around, waiting: Has paid}
  excluded: [{customer: newcomer/waiting, reason: Paying makes a VIP}]
stages:
  buy:
    phase: purchase
    owner: nobody_declared
    touchpoints:
      cart: {entry: any/looking}
      paid: Paid
      kept: {outcome: positive}
transitions:
  - cart -> paid: {for: newcomer, becomes: vip/waiting}
  - cart -> paid: {for: vip, becomes: waiting}
  - paid -> kept
policies:
  pays_first: {precedence: [paid, kept]}
  never_pays: {absence: paid, why: It is a test}
"""
SOUND = SHOP.replace("    owner: nobody_declared\n", "").partition("  never_pays")[0]


@pytest.fixture(autouse=True)
def _our_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS", "JOURNEY_TRACE", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(name, raising=False)


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest on what is in the folder, within this process where that tells the same."""
    options = (*PLUGIN, "-p", "no:cacheprovider", *arguments)
    if "-n" in arguments:
        return pytester.runpytest_subprocess(*options)
    # What this process imported stays imported, and what it recorded is forgotten.
    assert collecting and concluding
    RECORDED.clear()
    DRIVEN.clear()
    providing.STARTED.clear()
    try:
        return pytester.runpytest_inprocess(*options)
    finally:
        RECORDED.clear()
        DRIVEN.clear()


def outcomes(result: pytest.RunResult) -> dict[str, str]:
    """By the part of a node's id after the file, what came of it."""
    found = re.findall(
        r"^\S*?::(\S+) (PASSED|FAILED|SKIPPED|ERROR)", result.stdout.str(), re.MULTILINE
    )
    return dict(found)


def write(pytester: pytest.Pytester, name: str, text: str) -> Path:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_has_an_item_for_each_rule_in_force_and_each_policy(
    pytester: pytest.Pytester,
) -> None:
    write(pytester, "shop.journey.yaml", SHOP)

    result = run(pytester, "--collect-only", "-q")

    in_force = {rule.id for rule in all_rules().values() if rule.severity or rule.is_loading}
    names = {line.partition("::")[2] for line in result.outlines if line.startswith("shop.")}
    assert names == in_force | {"policy::pays_first", "policy::never_pays"}


def test_the_configuration_decides_which_rules_are_items(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SHOP)
    write(
        pytester, "journey.toml", 'select = ["trapped-customer", "no-entry", "undefined-customer"]'
    )

    result = run(pytester, "--collect-only", "-q")

    loading = {rule.id for rule in all_rules().values() if rule.is_loading}
    names = {line.partition("::")[2] for line in result.outlines if line.startswith("shop.")}
    assert names == loading | {"trapped-customer", "no-entry", "undefined-customer"}


def test_a_failure_tells_place_message_cure_and_excerpt_without_a_traceback(
    pytester: pytest.Pytester,
) -> None:
    write(pytester, "shop.journey.yaml", SHOP)

    result = run(pytester, "-v")

    done = outcomes(result)
    assert (
        done["undeclared-name"] == done["policy::never_pays"] == done["policy-broken"] == "FAILED"
    )
    assert done["policy::pays_first"] == done["no-entry"] == "PASSED"
    assert done["unowned-touchpoint"] == "SKIPPED"
    result.stdout.fnmatch_lines(
        [
            "*_ undeclared-name _*",
            "shop.journey.yaml:9:12: error undeclared-name: no team is named `nobody_declared`",
            "    9 |     owner: nobody_declared",
            "      |            ^^^^^^^^^^^^^^^",
            "      = cure: *",
            "*_ never_pays _*",
            "shop.journey.yaml:20:*: error policy-broken: *",
            "      = walk: cart (newcomer/looking) → paid (vip/waiting) → kept",
            "FAILED shop.journey.yaml::undeclared-name - line 9: no team is named*",
        ]
    )
    assert "Traceback" not in result.stdout.str() and "collecting.py" not in result.stdout.str()


def test_what_is_below_fail_on_passes_and_is_shown_on_request(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SOUND)

    quiet = run(pytester, "-q")
    told = run(pytester, "-q", "-rP")
    write(pytester, "journey.toml", 'fail_on = "warning"')
    strict = run(pytester, "-v")

    assert quiet.ret == 0 and "ownerless-journey" not in quiet.stdout.str()
    told.stdout.fnmatch_lines(["shop.journey.yaml:1:1: warning ownerless-journey: *"])
    assert strict.ret == 1 and outcomes(strict)["ownerless-journey"] == "FAILED"


def test_waivers_and_baselines_are_respected(pytester: pytest.Pytester) -> None:
    waiver = "waivers: [{rule: policy-broken, at: never_pays, reason: Known, owner: x}]\n"
    write(pytester, "shop.journey.yaml", SHOP.replace("    owner: nobody_declared\n", "") + waiver)

    waived = run(pytester, "-v")

    assert outcomes(waived)["policy::never_pays"] == outcomes(waived)["policy-broken"] == "PASSED"
    write(pytester, "shop.journey.yaml", SHOP.replace("    owner: nobody_declared\n", ""))
    subprocess.run(
        [sys.executable, "-m", "journey", "baseline", "shop.journey.yaml", "-o", "known.json"],
        cwd=pytester.path,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=60,
    )
    write(pytester, "journey.toml", 'baseline = "known.json"\nfail_on = "advice"')
    assert run(pytester).ret == 0
    write(pytester, "known.json", "[]")
    broken = run(pytester, "-q", "shop.journey.yaml::no-entry")
    broken.stdout.fnmatch_lines(["cannot use the baseline *known.json: it has no `format`*"])
    assert broken.ret == 1


def test_one_item_can_be_selected_in_every_way(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SHOP)
    write(pytester, "test_other.py", "def test_other(): pass")

    def count(*arguments: str) -> int:
        return len(
            [x for x in run(pytester, "-q", "--collect-only", *arguments).outlines if "::" in x]
        )

    assert count("shop.journey.yaml::no-entry") == 1
    assert count("shop.journey.yaml::policy::pays_first") == 1
    assert count("shop.journey.yaml::policy") == 2
    assert count("--journey-policies", "-k", "not other") == 2
    assert count("-k", "pays") == 2
    assert count("-m", "journey") == count() - 1
    assert count("-m", "not journey") == 1


def test_the_last_failures_can_be_run_again(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SHOP)
    pytester.runpytest_subprocess(*PLUGIN)

    again = pytester.runpytest_subprocess(*PLUGIN, "--lf", "-v")

    assert set(outcomes(again).values()) == {"FAILED"}
    assert set(outcomes(again)) == {"undeclared-name", "policy-broken", "policy::never_pays"}


def test_collecting_can_be_turned_off(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SHOP)
    none = pytest.ExitCode.NO_TESTS_COLLECTED

    assert run(pytester, "-o", "journey=false").ret == none
    assert run(pytester, "--ignore-glob=*.journey.yaml").ret == none
    if INSTALLED:
        assert pytester.runpytest_subprocess("-p", "no:journey").ret == none
    write(pytester, "sub/test_x.py", "def test_x(): pass")
    assert run(pytester, "sub").ret == 0  # no journey in these test paths


@pytest.mark.parametrize("text", ["journey: shop\nstages: [", "journey: \xff", "- a\n- b\n", ""])
def test_a_file_that_cannot_be_read_fails_once(pytester: pytest.Pytester, text: str) -> None:
    (pytester.path / "shop.journey.yaml").write_bytes(text.encode("latin-1"))

    result = run(pytester, "-rs")

    counted = result.parseoutcomes()
    assert counted["failed"] == 1 and "passed" not in counted and "errors" not in counted
    assert len([line for line in result.outlines if line.startswith("SKIPPED")]) == 1


def test_a_broken_policy_does_not_hide_the_others(pytester: pytest.Pytester) -> None:
    text = SOUND.replace("pays_first:", "odd: {precedence: 3}\n  pays_first:")
    write(pytester, "shop.journey.yaml", text)

    done = outcomes(run(pytester, "-v"))

    assert [rule for rule, outcome in done.items() if outcome == "FAILED"] == ["wrong-type"]
    assert "policy::pays_first" in done


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# policies: none\n",
        'title: "policies:"\n',
        "unused_phases:\n  use: |\n    x\n    policies:\n",
    ],
)
@pytest.mark.parametrize("key", ["policies", "'policies'", '"policies"'])
def test_policies_are_found_at_their_lines_wherever_they_stand(
    pytester: pytest.Pytester, before: str, key: str
) -> None:
    text = before + SHOP.replace("policies:", f"{key}:") + "\nowner: last\n"
    write(pytester, "shop.journey.yaml", text)

    result = run(
        pytester, "-v", "--journey-policies", "-o", "junit_family=xunit1", "--junitxml=x.xml"
    )

    assert set(outcomes(result)) == {"policy::pays_first", "policy::never_pays"}
    cases = ElementTree.parse(pytester.path / "x.xml").getroot().iter("testcase")
    lines = text.splitlines()
    assert {case.get("name"): int(case.get("line") or 0) for case in cases} == {
        name: next(n for n, line in enumerate(lines) if name in line)
        for name in ("pays_first", "never_pays")
    }


def test_junit_has_file_line_and_message(pytester: pytest.Pytester) -> None:
    write(pytester, "여정/shop.journey.yaml", SHOP.replace("never_pays", "절대_안_냄"))

    run(pytester, "-o", "junit_family=xunit1", "--junitxml=x.xml")

    root = ElementTree.parse(pytester.path / "x.xml").getroot()
    cases = {case.get("name"): case for case in root.iter("testcase")}
    policy = cases["절대_안_냄"]
    assert policy.get("classname") == "여정.shop.journey.yaml.policy"
    assert (policy.get("file"), policy.get("line")) == ("여정/shop.journey.yaml", "19")
    failure = policy.find("failure")
    assert failure is not None
    assert (failure.get("message") or "").startswith("line 20: ")
    assert "여정/shop.journey.yaml:20:3: error policy-broken:" in (failure.text or "")
    named = {p.get("name"): p.get("value") for p in policy.iter("property")}
    assert named == {"journey_findings": "1", "journey_severity": "error", "journey_line": "20"}


def test_hostile_texts_are_only_texts(pytester: pytest.Pytester) -> None:
    hostile = "\\x1b[2J\\x00\\uFFFE</testcase>"
    write(pytester, "shop.journey.yaml", SHOP.replace("nobody_declared", f'"{hostile}"'))
    write(
        pytester,
        "test_it.py",
        "import pytest\nfrom journey import hit\n"
        "@pytest.mark.journey('shop.journey.yaml')\ndef test_it(journey): pass\n"
        "def test_hit(): hit('\\x1b[2J\\x00', '\\x07')\n",
    )
    write(pytester, "ok.journey.yaml", SOUND)

    result = run(pytester, "--junitxml=x.xml", "--journey-cov=ok.journey.yaml")

    said = result.stdout.str()
    assert "\x1b" not in said and "\x00" not in said and "\x07" not in said
    assert "has no touchpoint `\\x1b[2J\\x00`" in said.replace("\n", "")
    ElementTree.parse(pytester.path / "x.xml")


def test_figures_are_held(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SOUND)
    write(pytester, "journey.toml", "[fail_under]\nphases = 50\ntouchpoints-owned = 0")

    result = run(pytester, "-v", "--journey-fail-under=customers-reachable=100")

    done = outcomes(result)
    assert {name: what for name, what in done.items() if name.startswith("coverage")} == {
        "coverage::phases": "FAILED",
        "coverage::touchpoints-owned": "PASSED",
        "coverage::customers-reachable": "PASSED",
    }
    result.stdout.fnmatch_lines(
        ["FAILED shop.journey.yaml::coverage::phases - phases: *below 50 %"]
    )
    one = run(pytester, "-q", "shop.journey.yaml::coverage::phases", "--journey-fail-under=10")
    assert one.ret == 0
    wrong = run(pytester, "--journey-fail-under=phase=3")
    wrong.stderr.fnmatch_lines(["ERROR: --journey-fail-under: no figure named 'phase'*'phases'*"])
    assert wrong.ret == pytest.ExitCode.USAGE_ERROR


def test_a_wrong_configuration_is_told_at_its_line(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SOUND)
    write(pytester, "journey.toml", 'fail_on = "eror"')

    result = run(pytester)

    result.stdout.fnmatch_lines(["*journey.toml:1: `eror` is none of the values of `fail_on`*"])
    assert result.ret == pytest.ExitCode.INTERRUPTED and "Traceback" not in result.stdout.str()


def test_the_day_can_be_fixed(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SOUND + "reviewed: 2026-01-01\nreview_every: 30 days\n")
    write(pytester, "journey.toml", 'fail_on = "warning"')

    early = outcomes(run(pytester, "-v", "--journey-today=2026-01-02"))
    late = outcomes(run(pytester, "-v", "--journey-today=2026-06-02"))

    assert (early["stale-journey"], late["stale-journey"]) == ("PASSED", "FAILED")
    assert run(pytester, "--journey-today=soon").ret == pytest.ExitCode.USAGE_ERROR


def test_workers_of_xdist_collect_and_report_the_same(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SHOP)

    alone, shared = run(pytester, "-v", "-n", "0"), run(pytester, "-v", "-n", "2")

    def failures(result: pytest.RunResult) -> list[str]:
        return sorted(line for line in result.outlines if line.startswith("FAILED"))

    assert alone.parseoutcomes() == shared.parseoutcomes()
    assert failures(alone) == failures(shared) != []


TESTS = """
import pytest
from journey import hit

pytestmark = pytest.mark.journey("journeys/shop.journey.yaml")

def test_newcomer(journey, journey_trace):
    assert journey.id == "shop"
    journey_trace.hit("cart", customer="newcomer/looking")
    journey_trace.hit("paid")

class TestVip:
    def test_two(self, journey_trace):
        journey_trace.hit("cart", "vip/looking")
        journey_trace.start()
        journey_trace.hit("cart", "vip/looking")
        journey_trace.hit("kept")

def test_plain():
    hit("cart", "newcomer")
"""


@pytest.fixture
def shop(pytester: pytest.Pytester) -> pytest.Pytester:
    write(pytester, "journeys/shop.journey.yaml", SOUND)
    write(
        pytester,
        "pytest.ini",
        "[pytest]\ntestpaths = tests\njourney_file = journeys/shop.journey.yaml",
    )
    write(pytester, "tests/test_till.py", TESTS)
    return pytester


SUMMARY = [
    "journeys/shop.journey.yaml: 4 walks",
    "touchpoints       3/3  100.0 %  touchpoints that somebody can come to",
    "transitions       1/3   33.3 %  transitions that somebody can take",
    "customers         3/3  100.0 %  customers who can be somewhere",
    "states            4/4  100.0 %  states: a customer at a touchpoint",
    "",
    "transitions never taken:",
    "  - cart -> paid#2, line 15",
    "  - paid -> kept, line 16",
    "",
    "not in the model:",
    "  - tests/test_till.py:17: no transition leads from `cart` (vip/looking) to",
    "    `kept`",
]


def told(result: pytest.RunResult) -> list[str]:
    lines = result.outlines
    start = next(n for n, line in enumerate(lines) if "= journey =" in line)
    return lines[start + 1 : start + 1 + len(SUMMARY)]


def test_the_summary_names_what_no_test_took(shop: pytest.Pytester) -> None:
    result = run(shop)

    assert told(result) == SUMMARY
    result.assert_outcomes(passed=3)
    assert result.ret == 0


def test_workers_of_xdist_send_what_they_took(shop: pytest.Pytester) -> None:
    alone = run(shop, "--journey-trace=alone.jsonl")
    shared = run(shop, "--journey-trace=shared.jsonl", "-n", "2")

    assert told(alone) == told(shared)
    texts = [(shop.path / f"{name}.jsonl").read_text("utf-8") for name in ("alone", "shared")]
    assert texts[0] == texts[1] and texts[0].count("\n") == 6


def test_too_little_taken_fails_the_run(shop: pytest.Pytester) -> None:
    assert run(shop, "--journey-cov-fail-under=33").ret == 0
    low = run(shop, "--journey-cov-fail-under=34")
    assert low.ret == 1
    low.stdout.fnmatch_lines(["transitions       1/3   33.3 % below 34 %*"])
    assert run(shop, "--journey-cov-fail-under=touchpoints=100").ret == 0
    assert run(shop, "--journey-cov-fail-under=transitions=34", "-n", "1").ret == 1
    assert run(shop, "--journey-cov-fail-under=34", "--journey-cov-report=no").ret == 1
    assert low.outlines[-2] == (
        "ERROR: --journey-cov-fail-under: journeys/shop.journey.yaml: transitions 1/3 33.3 %, below"
        " 34 %"
    )
    wrong = run(shop, "--journey-cov-fail-under=many")
    wrong.stderr.fnmatch_lines(["ERROR: --journey-cov-fail-under: `many` is no percentage*"])
    assert wrong.ret == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize("option", ["--journey-fail-under", "--journey-cov-fail-under"])
def test_a_percentage_that_may_be_a_share_is_refused(shop: pytest.Pytester, option: str) -> None:
    result = run(shop, f"{option}=0.9")

    result.stderr.fnmatch_lines(
        [f"ERROR: {option}: `0.9` may mean 0.9 % or 90 %: write 0.9% or 90"]
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    for sure in ("0.9%", "1", "phases=0", "0"):
        if "=" not in sure or "cov" not in option:
            assert run(shop, f"{option}={sure}", "tests").ret != pytest.ExitCode.USAGE_ERROR


GIVEN = """\
import pytest
from hypothesis import given, strategies as st

pytestmark = pytest.mark.journey("shop.journey.yaml")
ANY = given(n=st.integers())

@ANY
def test_of_the_module(journey, n):
    assert journey.id == "shop"

@pytest.mark.journey("other.journey.yaml")
@ANY
def test_of_its_own(journey, n):
    assert journey.id == "other"

@pytest.mark.journey("other.journey.yaml", "shop.journey.yaml")
@ANY
def test_of_both(journey, request, n):
    assert journey.id == request.node.name.partition("[")[2].partition(".")[0]

class TestSome:
    @ANY
    def test_of_the_module(self, journey, n):
        assert journey.id == "shop"

    @pytest.mark.journey("other.journey.yaml")
    @ANY
    def test_of_its_own(self, journey, n):
        assert journey.id == "other"

    @ANY
    def test_of_the_module_again(self, journey, n):
        assert journey.id == "shop"

@pytest.mark.journey("other.journey.yaml")
class TestOthers:
    @ANY
    def test_of_the_class(self, journey, n):
        assert journey.id == "other"
"""


def test_a_test_that_hypothesis_runs_takes_the_journey_that_its_mark_names(
    pytester: pytest.Pytester,
) -> None:
    write(pytester, "shop.journey.yaml", SOUND)
    write(pytester, "other.journey.yaml", SOUND.replace("journey: shop", "journey: other"))
    write(pytester, "test_given.py", GIVEN)

    result = run(pytester, "test_given.py", "-v")

    result.assert_outcomes(passed=8)
    if hasattr(pytest, "HIDDEN_PARAM"):
        result.stdout.fnmatch_lines(["*::TestSome::test_of_its_own PASSED*"])


def test_what_the_plugin_collects_is_told_from_ones_own(shop: pytest.Pytester) -> None:
    own = run(shop, ".", "-m", "not journey_item", "--strict-markers")
    generated = run(shop, ".", "-m", "journey_item", "--strict-markers", "-v")

    own.assert_outcomes(passed=3, deselected=len(outcomes(generated)))
    assert set(outcomes(generated)) >= {"no-entry", "policy::pays_first"}
    run(shop, "--markers").stdout.fnmatch_lines(["@pytest.mark.journey_item: what the plugin *"])


MACHINE = """\
from journey import load
from journey.testing import machine

class Till:
    def reset(self): self.at = None
    def enter(self, touchpoint, customer): self.at = touchpoint
    def take(self, transition): self.at = transition.to
    def observe(self): return self.at

TestTill = machine(load("shop.journey.yaml"), Till).TestCase
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_what_a_machine_drives_is_taken(
    pytester: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    write(pytester, "shop.journey.yaml", SOUND)
    write(pytester, "other.journey.yaml", SOUND.replace("journey: shop", "journey: other"))
    write(pytester, "test_machine.py", MACHINE)

    result = run(pytester, "test_machine.py", "--journey-cov=shop.journey.yaml", *workers)
    other = run(pytester, "test_machine.py", "--journey-cov=other.journey.yaml")
    unasked = run(pytester, "test_machine.py")

    result.stdout.fnmatch_lines(["transitions       3/3  100.0 %*", "states            4/4*"])
    assert result.ret == 0
    other.stdout.fnmatch_lines(["other.journey.yaml: 0 walks", "transitions       0/3*"])
    assert other.ret == 0
    assert "= journey =" not in unasked.stdout.str()


def test_a_machine_fails_without_a_line_of_the_library(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SOUND)
    wrong = MACHINE.replace("return self.at", "return 'nowhere'")
    write(pytester, "test_machine.py", wrong)

    result = run(pytester, "test_machine.py")

    result.assert_outcomes(failed=1)
    assert "testing/driving" not in result.stdout.str()
    assert "expected cart, saw nowhere" in " ".join(result.stdout.str().split())


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_files_that_hold_one_id_are_told(
    pytester: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    for name in ("one", "two"):
        write(pytester, f"{name}.journey.yaml", SOUND)

    result = run(pytester, *workers)

    result.stdout.fnmatch_lines(
        ["2 files hold a journey with the id `shop`: one.journey.yaml, two.journey.yaml; *"]
    )
    assert "hold a journey" not in run(pytester, "one.journey.yaml").stdout.str()


def test_nothing_taken_at_all_is_too_little(pytester: pytest.Pytester) -> None:
    write(pytester, "shop.journey.yaml", SOUND)
    write(pytester, "test_x.py", "def test_x(): pass")

    result = run(
        pytester, "test_x.py", "--journey-cov=shop.journey.yaml", "--journey-cov-fail-under=1"
    )

    assert result.ret == 1
    result.stdout.fnmatch_lines(["shop.journey.yaml: 0 walks", "*0.0 % below 1 %*"])
    nowhere = run(pytester, "test_x.py", "--journey-cov-fail-under=1")
    nowhere.stdout.fnmatch_lines(["ERROR: no journey is named: --journey-cov FILE*"])
    assert nowhere.ret == 1


def test_the_report_can_be_long_or_left_out(shop: pytest.Pytester) -> None:
    points = "".join(f"      p{n}: {{entry: any}}\n" for n in range(9))
    text = SOUND.replace("      paid: Paid\n", "      paid: Paid\n" + points)
    write(shop, "journeys/shop.journey.yaml", text)

    short, full, none = (
        run(shop, f"--journey-cov-report={how}") for how in ("short", "full", "no")
    )

    short.stdout.fnmatch_lines(["  … and 4 more (--journey-cov-report=full)"])
    full.stdout.fnmatch_lines(["  - p8, line *", "states never seen:"])
    assert "walks" not in none.stdout.str()


def test_an_unknown_touchpoint_fails_where_it_is_hit(shop: pytest.Pytester) -> None:
    write(
        shop,
        "tests/test_wrong.py",
        "def test_wrong(journey_trace):\n    journey_trace.hit('chart')\n",
    )

    result = run(shop)

    result.stdout.fnmatch_lines(
        [
            ">*journey_trace.hit('chart')",
            "E *the journey `shop` has no touchpoint `chart`; did you mean `cart`?",
            "*test_wrong.py:2: UnknownHit",
        ]
    )
    assert result.ret == 1


def test_an_unknown_name_that_no_test_can_fail_for_fails_the_run(shop: pytest.Pytester) -> None:
    write(
        shop,
        "tests/test_wrong.py",
        "from journey import hit\ndef test_wrong():\n    hit('chart')\n    hit('cart', 'vp')\n",
    )
    write(shop, "go.jsonl", '{"touchpoint": "cart"}\n{"touchpoint": "kep"}\nnonsense\n')

    for more in ((), ("-n", "1")):
        result = run(shop, "--journey-trace-from=go.jsonl", *more)

        assert result.ret == 1
        result.stdout.fnmatch_lines(
            [
                "errors:",
                "  - go.jsonl:3: no JSON object; *",
                "  - go.jsonl:2: the journey `shop` has no touchpoint `kep`; did you mean",
                "    `kept`[?]",
                "  - tests/test_wrong.py:3: the journey `shop` has no touchpoint `chart`; did",
                "  - tests/test_wrong.py:4: the journey `shop` has no customer `vp`; did you",
            ]
        )
    assert run(shop, "--journey-trace-from=none.jsonl").ret == 1


def test_what_programs_in_other_languages_took_counts(shop: pytest.Pytester) -> None:
    write(
        shop,
        "go.jsonl",
        '{"walk": "go", "touchpoint": "cart", "customer": "vip"}\n'
        '{"walk": "go", "touchpoint": "paid"}\n{"walk": "go", "touchpoint": "kept"}\n',
    )

    result = run(shop, "--journey-trace-from=go.jsonl", "--journey-cov-fail-under=100")

    assert result.ret == 0
    result.stdout.fnmatch_lines(["transitions       3/3  100.0 %*"])


def test_a_missing_journey_is_told_with_the_nearest_file(shop: pytest.Pytester) -> None:
    write(
        shop,
        "tests/test_lost.py",
        "import pytest\n@pytest.mark.journey('journeys/shp.journey.yaml')\ndef test_lost(journey): pass\n",
    )

    result = run(shop, "tests/test_lost.py")

    said = result.stdout.str()
    assert "there is no journey file journeys/shp.journey.yaml in " in said
    assert "did you mean ../journeys/shop.journey.yaml?" in said
    assert "Traceback" not in said and "providing.py" not in said


def test_a_broken_journey_fails_the_test_with_its_report(shop: pytest.Pytester) -> None:
    write(shop, "journeys/shop.journey.yaml", SHOP)

    result = run(shop, "tests/test_till.py::test_newcomer")

    result.stdout.fnmatch_lines(
        [
            "journeys/shop.journey.yaml holds no whole journey",
            "journeys/shop.journey.yaml:9:12: error undeclared-name: *",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_of_several_journeys_a_test_runs_with_each(shop: pytest.Pytester) -> None:
    write(shop, "journeys/other.journey.yaml", SOUND.replace("journey: shop", "journey: other"))
    write(
        shop,
        "tests/test_both.py",
        "import pytest\n"
        "@pytest.mark.journey('journeys/shop.journey.yaml', 'journeys/other.journey.yaml')\n"
        "def test_both(journey, journey_trace, request):\n"
        "    assert journey.id in request.node.nodeid\n"
        "    journey_trace.hit('cart')\n",
    )

    result = run(shop, "tests/test_both.py")

    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["journeys/shop*: 1 walk", "journeys/other*: 1 walk"])


def test_without_a_journey_the_fixture_says_how_to_name_one(pytester: pytest.Pytester) -> None:
    write(pytester, "test_x.py", "def test_x(journey): pass\ndef test_y(journey_trace): pass\n")

    result = run(pytester)

    result.stdout.fnmatch_lines(["name the journey: @pytest.mark.journey(*"])
    result.assert_outcomes(passed=1, errors=1)


def test_hits_of_no_journey_need_one_where_there_are_several(shop: pytest.Pytester) -> None:
    write(shop, "pytest.ini", "[pytest]\ntestpaths = tests\n")
    write(shop, "journeys/other.journey.yaml", SOUND.replace("journey: shop", "journey: other"))
    files = (
        "--journey-cov=journeys/shop.journey.yaml",
        "--journey-cov=journeys/other.journey.yaml",
    )

    vague = run(shop, *files)
    write(shop, "tests/test_till.py", TESTS.replace('"newcomer")', '"newcomer", journey="other")'))
    exact = run(shop, *files)

    assert (vague.ret, exact.ret) == (1, 0)
    vague.stdout.fnmatch_lines(["*`cart` may be of any of these journeys: shop,"])


def test_importing_the_plugin_imports_nothing_of_the_package() -> None:
    code = (
        "import sys, pytest; before = set(sys.modules); import _journey_pytest;"
        "print(*sorted(set(sys.modules) - before))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=60,
    )

    assert done.stdout.split() == ["_journey_pytest"]


def test_a_run_without_journeys_imports_nothing_of_the_package(pytester: pytest.Pytester) -> None:
    write(
        pytester,
        "test_x.py",
        "import sys\ndef test_x(): assert not [m for m in sys.modules if m.startswith('journey')]\n",
    )
    write(
        pytester,
        "conftest.py",
        # Hypothesis asks for strategies wherever it is installed: that costs these five.
        "import sys\n"
        "FEW = {'journey', 'journey.files', 'journey.files.lazy'}\n"
        "FEW |= {'journey.testing', 'journey.testing.registering'}\n"
        "def pytest_unconfigure():\n"
        "    assert {m for m in sys.modules if m.startswith('journey')} <= FEW\n",
    )

    result = pytester.runpytest_subprocess(*PLUGIN)

    result.assert_outcomes(passed=1)
    assert result.ret == 0 and "journey =" not in result.stdout.str()


def test_the_wheel_and_the_editable_install_hold_the_plugin() -> None:
    configured = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert '[project.entry-points.pytest11]\njourney = "_journey_pytest"' in configured
    assert '"src/_journey_pytest.py"' in configured
