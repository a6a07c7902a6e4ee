"""Checking a path heeds what is configured for it, as the command does."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from journey import Checked, Settings, check, read, tell_findings
from journey.checking.baseline import baseline_of, write_baseline
from journey.checking.reporter import all_reporters
from journey.cli import main
from journey.problems.errors import BadConfiguration, UnknownReporter
from tests.calling import APART

TODAY = date(2026, 11, 22)
SHOP = "journey: shop\nstages: {buy: {phase: purchase, touchpoints: {cart: {entry: any}}}}\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "journeys"
    folder.mkdir()
    (tmp_path / "journey.toml").write_text('baseline = "known.json"\nignore = ["no-entry"]\n')
    (folder / "shop.journey.yaml").write_text(SHOP)
    (tmp_path / "known.json").write_text(known(folder / "shop.journey.yaml"))
    return folder / "shop.journey.yaml"


def known(file: Path) -> str:
    """Return a baseline of what is found in a file."""
    return write_baseline(baseline_of([check(file, today=TODAY, configured=False)]))


def told(report: Checked) -> list[tuple[str, str]]:
    return sorted((one.rule, str(one.severity)) for one in report)


def by_command(file: Path) -> dict[str, object]:
    call = ["check", str(file), "--today", str(TODAY), "--format", "json", "--fail-on", "never"]
    result = CliRunner(**APART).invoke(main, call, catch_exceptions=False)
    report: dict[str, object] = json.loads(result.stdout)["files"][0]
    return report


def test_a_path_is_checked_as_the_command_does(shop: Path) -> None:
    shop.write_text(SHOP.replace("entry: any", "event: seen"))

    report = check(shop, today=TODAY)

    by_python = json.loads(tell_findings(report, "json", language="en"))
    assert by_python["files"][0] | {"notes": []} == by_command(shop)
    assert "no longer occurs" in report.notes[0]
    assert report.known and "no-entry" not in {rule for rule, _ in told(report)}


def test_nothing_is_looked_for_where_that_is_turned_off_or_settings_are_given(shop: Path) -> None:
    plain = check(read(shop), today=TODAY)

    assert told(check(shop, today=TODAY, configured=False)) == told(plain)
    assert told(check(shop, today=TODAY, settings=Settings())) == told(plain)
    assert plain.known == () and len(plain) > len(check(shop, today=TODAY))


def test_a_configuration_that_is_not_valid_is_told(shop: Path) -> None:
    (shop.parent / "journey.toml").write_text("baselin = 1\n")

    with pytest.raises(BadConfiguration, match="baselin"):
        check(shop, today=TODAY)
    assert check(shop, today=TODAY, configured=False)


@pytest.mark.parametrize("format", sorted(all_reporters()))
@pytest.mark.parametrize("language", ["en", "ko"])
def test_python_writes_what_the_command_writes(shop: Path, format: str, language: str) -> None:
    call = ["check", str(shop), "--today", str(TODAY), "--format", format, "--lang", language]
    result = CliRunner(**APART).invoke(main, [*call, "--no-baseline"], catch_exceptions=False)
    settings = Settings(ignore=("no-entry",))
    report = check(str(shop), today=TODAY, language=language, settings=settings)

    assert tell_findings(report, format, language=language) == result.stdout


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownReporter, match="json"):
        tell_findings([], "jsno")
