"""Configuration: found, understood, or refused in clear words."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from journey import Severity, check, loads
from journey.cli import main
from journey.cli.running import known_rules
from journey.configuring import Configuration, configuration_of
from journey.errors import BadConfiguration
from journey.settings import Settings

TODAY = date(2026, 11, 22)


def configured(folder: Path, text: str, name: str = "journey.toml") -> Configuration:
    (folder / name).write_text(text, encoding="utf-8")
    return configuration_of(folder / "x.journey.yaml", known_rules())


WHOLE = """\
paths = ["journeys"]
select = ["*"]
ignore = ["stale-*"]
fail_on = "warning"
language = "ko"
baseline = "base.json"

[severity]
"issue-*" = "error"
issue-without-place = "off"
unobserved-touchpoint = "advice"

[thresholds]
help_steps = 3
automation_hours = 10.5
undecided_after = "2주"
definitions_for = ["vip", "any/defective"]

[fail_under]
phases = 100

[per_path."legacy/*"]
ignore = ["open-loop"]
fail_on = "never"
[per_path."legacy/*".thresholds]
help_steps = 9
"""


def test_everything_that_can_be_configured(tmp_path: Path) -> None:
    found = configured(tmp_path, WHOLE)
    settings = found.settings

    assert settings.paths == ("journeys",)
    assert (settings.fail_on, settings.language, settings.baseline) == (
        "warning",
        "ko",
        "base.json",
    )
    assert settings.thresholds.help_steps == 3
    assert settings.thresholds.definitions_for == ("vip", "any/defective")
    assert settings.fail_under == {"phases": 100}
    grade = settings.grade
    assert grade("stale-voice", Severity.WARNING) is Severity.OFF
    assert grade("issue-without-cause", Severity.ADVICE) is Severity.ERROR
    assert grade("issue-without-place", Severity.WARNING) is Severity.OFF
    assert grade("unobserved-touchpoint", Severity.OFF) is Severity.ADVICE
    assert grade("undefined-customer", Severity.OFF) is Severity.OFF
    assert grade("empty-stage", Severity.WARNING) is Severity.WARNING


def test_what_a_path_says_differently(tmp_path: Path) -> None:
    found = configured(tmp_path, WHOLE)

    old = found.settings_for(tmp_path / "legacy" / "deep" / "a.journey.yaml")
    new = found.settings_for(tmp_path / "new.journey.yaml")

    assert old.fail_on == "never"
    assert old.ignore == ("open-loop",)
    assert (old.thresholds.help_steps, old.thresholds.automation_hours) == (9, 10.5)
    assert new == found.settings


def test_pyproject_is_read_and_the_nearest_wins(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.journey]\nfail_on = 'advice'\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'\n")

    far = configuration_of(inner / "x.journey.yaml", known_rules())
    near = configured(inner, "fail_on = 'never'\n")

    assert far.path == tmp_path / "pyproject.toml"
    assert far.settings.fail_on == "advice"
    assert near.settings.fail_on == "never"


def test_a_journey_toml_goes_before_a_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.journey]\nfail_on = 'advice'\n")

    assert configured(tmp_path, "fail_on = 'never'\n").settings.fail_on == "never"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("fail-on = 'error'", 1, "unknown key `fail-on`; did you mean `fail_on`?"),
        ("\nfail_on = 'eror'", 2, "did you mean `error`?"),
        ("select = 'x'", 1, "`select` is a list of texts"),
        ("ignore = ['stale-voise']", 1, "did you mean `stale-voice`?"),
        ("ignore = ['nothing-*']", 1, "no rule is named like `nothing-*`"),
        ("ignore = ['unknown-key']", 1, "is found while reading, and cannot be configured"),
        ("[severity]\nempty-stage = 'fatal'", 2, "`fatal` is no severity"),
        ("[severity]\nempty-stag = 'off'", 2, "did you mean `empty-stage`?"),
        ("severity = 3", 1, "`severity` is a table"),
        ("[thresholds]\nhelp_steps = -1", 2, "a whole number of steps from 0"),
        ("[thresholds]\nhelp_steps = true", 2, "a whole number of steps from 0"),
        ("[thresholds]\nhelp_step = 1", 2, "did you mean `help_steps`?"),
        ("[thresholds]\nundecided_after = '5 steps'", 2, "a duration, such as `60 days`"),
        ("[thresholds]\ndefinitions_for = 'a//b'", 2, "a pattern of customers"),
        ("[thresholds]\nlow_pain = 200", 2, "`low_pain` is above `high_pain`"),
        ("[fail_under]\nphases = 101", 2, "a percentage from 0 to 100"),
        ("[fail_under]\nphase = 50", 2, "did you mean `phases`?"),
        ("select = ['empty-stage']\nignore = ['empty-stage']", 2, "both selected and ignored"),
        ("ignore = ['x-*']", 1, "no rule"),
        (
            "ignore = ['empty-stage']\n[severity]\nempty-stage = 'error'",
            3,
            "is given a severity, but ignored",
        ),
        ("language = 'de'", 1, "none of the values of `language`"),
        ("[per_path.'a/*']\nlanguage = 'ko'", 2, "unknown key `language`"),
        ("[per_path]\n'a/*' = 3", 2, "the configuration is a table of settings"),
        ("baseline = ''", 1, "`baseline` is a text"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    with pytest.raises(BadConfiguration) as caught:
        configured(tmp_path, text + "\n")

    (mistake,) = caught.value.mistakes
    assert mistake.startswith(f"{tmp_path / 'journey.toml'}:{line}: ")
    assert words in mistake


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration) as caught:
        configured(tmp_path, "lang = 'ko'\nfail_on = 'no'\n[thresholds]\nhelp_steps = 'x'\n")

    assert [m.split(":")[1] for m in caught.value.mistakes] == ["1", "2", "4"]


@pytest.mark.parametrize("text", ["fail_on = ", "a = " + "[" * 5000, "x = 1\nx = 2"])
def test_what_is_no_toml(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadConfiguration, match="not TOML"):
        configured(tmp_path, text)


def test_what_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "journey.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(BadConfiguration, match="not UTF-8"):
        configuration_of(tmp_path, known_rules())


SHOP = """\
journey: shop
owner: cx
teams: {cx: CX}
stages:
  buy: {phase: purchase, owner: cx, touchpoints: {cart: {title: Cart}}}
"""


def test_selecting_ignoring_and_regrading() -> None:
    def found(**settings: object) -> dict[str, Severity]:
        report = check(loads(SHOP), today=TODAY, settings=Settings(**settings))  # type: ignore[arg-type]
        return {d.rule: d.severity for d in report}

    assert found(select=("stage-*",)) == {"stage-without-action": Severity.WARNING}
    assert found(select=("unobserved-touchpoint",)) == {"unobserved-touchpoint": Severity.ADVICE}
    assert "stage-without-action" not in found(ignore=("stage-*",))
    assert found(severity={"stage-*": "error"})["stage-without-action"] is Severity.ERROR
    every = found(severity={"*": "error"})
    assert set(every.values()) == {Severity.ERROR}
    assert "unobserved-touchpoint" not in every


def test_thresholds_reach_the_rules() -> None:
    from journey.settings import Thresholds

    text = SHOP + "improvements: {box: {title: Box, status: proposed, proposed: 2026-11-01}}\n"

    def waiting(after: str) -> bool:
        settings = Settings(thresholds=Thresholds(undecided_after=after))
        report = check(loads(text), today=TODAY, settings=settings)
        return "undecided-improvement" in {d.rule for d in report}

    assert not waiting("3 weeks")
    assert waiting("20 days")


def table(output: str) -> dict[str, str]:
    rows = [line.partition("#") for line in output.splitlines()[1:]]
    return {setting.strip(): source.strip() for setting, _, source in rows}


def test_the_command_prints_what_is_in_force_and_where_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "legacy").mkdir()
    (tmp_path / "legacy" / "a.journey.yaml").write_text(SHOP)
    (tmp_path / "journey.toml").write_text(WHOLE, encoding="utf-8")

    whole = CliRunner().invoke(main, ["config"])
    legacy = CliRunner().invoke(main, ["config", "legacy/a.journey.yaml"])

    rows = table(whole.output)
    assert rows['fail_on = "warning"'] == "journey.toml:4"
    assert rows["thresholds.help_steps = 3"] == "journey.toml:14"
    assert rows["thresholds.high_pain = 100"] == "default"
    assert rows['severity."issue-*" = "error"'] == "journey.toml:9"
    old = table(legacy.output)
    assert old['fail_on = "never"'] == "journey.toml:24, for legacy/*"
    assert old["thresholds.help_steps = 9"] == "journey.toml:26, for legacy/*"


def test_bad_configuration_ends_in_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journey.toml").write_text("fial_on = 'never'\n")
    (tmp_path / "a.journey.yaml").write_text(SHOP)

    for command in (["check", "."], ["config"], ["coverage", "a.journey.yaml"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 2, result.output
        assert "did you mean `fail_on`?" in result.output


def test_the_configured_paths_language_and_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.journey.yaml").write_text(SHOP)
    (tmp_path / "journey.toml").write_text(
        "paths = ['sub']\nlanguage = 'ko'\nselect = ['stage-*']\nfail_on = 'warning'\n"
    )
    monkeypatch.chdir(tmp_path / "sub")

    result = CliRunner().invoke(main, ["check"])

    assert result.exit_code == 1
    assert "경고 1건 (파일 1개)" in result.output
    assert CliRunner().invoke(main, ["check", "--fail-on", "error"]).exit_code == 0


def test_without_paths_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["check"])

    assert result.exit_code == 2
    assert "name a file or folder, or write `paths` in the configuration" in result.output
