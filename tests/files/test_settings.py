"""Configuration: found, understood, or refused in clear words."""

import json
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from journey import Severity, check, reads
from journey.checking.rule import known_rules
from journey.cli import main
from journey.files.settings.configuring import Configuration, configuration_of
from journey.files.settings.settings import Settings, Thresholds, matches
from journey.problems.errors import BadConfiguration
from tests.calling import APART

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
        ("[thresholds]\nwheel_gap = 5", 2, "`wheel_gap` is a figure from 0 to 4"),
        ("[thresholds]\nwheel_round = 1.5", 2, "`wheel_round` is a figure from 0 to 1"),
        ("[thresholds]\nwheel_small = 3", 2, "`wheel_small` is above `wheel_large`"),
        ("[thresholds]\nprocess_saves = 30", 2, "a part of a whole, such as `0.3`"),
        ("[thresholds]\nautomation_saves = [0.7, 0.5]", 2, "a part of a whole"),
        ("[thresholds]\nautomation_saves = '0.5-0.7'", 2, "a part of a whole"),
        ("[thresholds]\nprocess_effort = -1", 2, "so many months of the first effort"),
        ("[thresholds]\nautomation_effort = []", 2, "so many months of the first effort"),
        ("[thresholds]\nautomation_saves = 0.2", 2, "is below `process_saves`"),
        (
            "[thresholds]\nautomation_saves = 0.5\nprocess_saves = 0.6",
            2,
            "is below `process_saves`",
        ),
        ("[fail_under]\nphases = 101", 2, "a percentage from 0 to 100"),
        ("[fail_under]\nphase = 50", 2, "did you mean `phases`?"),
        ("select = ['empty-stage']\nignore = ['empty-stage']", 2, "both selected and ignored"),
        ("ignore = ['x-*']", 1, "no rule"),
        (
            "ignore = ['empty-stage']\n[severity]\nempty-stage = 'error'",
            3,
            "is given a severity, but ignored",
        ),
        (
            "select = ['empty-stage']\n[severity]\nempty-stage = 'off'",
            3,
            "`empty-stage` is both selected and turned off",
        ),
        (
            "select = ['stale-*']\n[severity]\n'stale-*' = 'off'\nstale-voice = 'error'",
            3,
            "`stale-*` is both selected and turned off",
        ),
        (
            "select = ['stale-*', 'empty-stage']\n[severity]\n'empty-*' = 'off'",
            3,
            "`empty-stage` is both selected and turned off",
        ),
        (
            "select = ['empty-stage', 'no-*']\nignore = ['empty-*']",
            2,
            "`empty-stage` is both selected and ignored",
        ),
        (
            "select = ['unobserved-*']",
            1,
            "`unobserved-*` names only rules that are off by themselves: select their ids",
        ),
        ("[severity]\n'*' = 'off'", 1, "no rule is left in force: `severity` leave"),
        ("ignore = ['[a-m]*', '[n-z]*']", 1, "no rule is left in force: `ignore` leave"),
        (
            "ignore = ['[a-m]*']\n[severity]\n'[n-z]*' = 'off'",
            2,
            "no rule is left in force: `ignore` and `severity` leave",
        ),
        (
            "ignore = ['stale-*']\n[severity]\nstale-voice = 'error'",
            3,
            "`stale-voice` is given a severity, but ignored",
        ),
        (
            "[severity]\n'unobserved-*' = 'error'",
            2,
            "`unobserved-*` names only rules that are off by themselves: write their ids",
        ),
        (
            "[severity]\n'stale-*' = 'error'\n'*' = 'warning'",
            2,
            "`stale-*` says nothing: `*` comes after it and holds for the same rules; write `*`",
        ),
        ("ignore = ['not-*']", 1, "is found while reading, and cannot be configured"),
        (
            "[per_path.'a/*']\nignore = ['*']",
            2,
            "no rule is left in force: `ignore` leave",
        ),
        (
            "ignore = ['stale-*']\n[per_path.'a/*']\nselect = ['stale-voice']",
            1,
            "`stale-voice` is selected for `a/*`, but ignored for every file",
        ),
        (
            "ignore = ['stale-*']\n[per_path.'a/*'.severity]\nstale-voice = 'error'",
            3,
            "`stale-voice` is given a severity, but ignored",
        ),
        (
            "[thresholds]\nhigh_pain = 50\n[per_path.'a/*'.thresholds]\nlow_pain = 60",
            4,
            "`low_pain` is above `high_pain`",
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


def test_mistakes_are_told_in_the_language_that_is_configured_or_asked_for(tmp_path: Path) -> None:
    text = "language = 'ko'\nfail_on = 'warnin'\n[thresholds]\nlow_pain = -1\n"
    with pytest.raises(BadConfiguration) as caught:
        configured(tmp_path, text)

    where = tmp_path / "journey.toml"
    assert caught.value.said() == (
        f"{where}:2: `warnin`은 `fail_on`에 쓸 수 없는 값입니다; `warning`을 쓰려고 했나요?",
        f"{where}:4: `low_pain`에는 0 이상의 수를 쓰세요",
    )
    assert caught.value.said("en")[1] == f"{where}:4: `low_pain` is a figure from 0"
    file = tmp_path / "x.journey.yaml"
    file.write_text("journey: x\n", encoding="utf-8")
    outcome = CliRunner(**APART).invoke(main, ["check", str(file)])
    assert (outcome.exit_code, "0 이상의 수를 쓰세요" in outcome.stderr) == (2, True)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration) as caught:
        configured(tmp_path, "lang = 'ko'\nfail_on = 'no'\n[thresholds]\nhelp_steps = 'x'\n")

    assert [m.split(":")[1] for m in caught.value.mistakes] == ["1", "2", "4"]


def test_mistakes_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    lines = ["fail_on = 'no'", "language = 'de'", "[severity]", "x = 'off'", "empty-stage = 'no'"]
    lines += [
        "[per_path.'a/*']",
        "fail_on = 'no'",
        "[thresholds]",
        "low_pain = 200",
        "help_steps = ''",
    ]

    with pytest.raises(BadConfiguration) as caught:
        configured(tmp_path, "\n".join(lines))

    assert [m.split(":")[1] for m in caught.value.mistakes] == ["1", "2", "4", "5", "7", "9", "10"]


PATTERNS = st.sampled_from(
    [
        *("*", "stale-*", "*-voice", "stale-voice", "stale-stage", "empty-stage", "unobserved-*"),
        *("unobserved-touchpoint", "unknown-key", "[a-m]*", "[n-z]*", "*-without-*"),
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """What one table may say of rules, contradictory or not."""
    levels = st.sampled_from(["error", "warning", "off"])
    whole = {
        "select": draw(st.lists(PATTERNS, max_size=3, unique=True)),
        "ignore": draw(st.lists(PATTERNS, max_size=2, unique=True)),
        "severity": draw(st.dictionaries(PATTERNS, levels, max_size=3)),
    }
    return {key: value for key, value in whole.items() if value}


def toml(table: dict[str, Any], at: str = "") -> str:
    head = [f"[{at}]"] if at else []
    head += [f"{key} = {value}" for key, value in table.items() if key != "severity"]
    grades = [f"{key!r} = {value!r}" for key, value in table.get("severity", {}).items()]
    return "\n".join([*head, f"[{at + '.' if at else ''}severity]", *grades, ""])


def effects(settings: Settings) -> dict[str, Severity]:
    return {id: settings.grade(id, own) for id, own in known_rules().items() if own is not None}


@given(tables())
def test_what_is_accepted_has_an_effect(table: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        try:
            settings = configured(Path(folder), toml(table)).settings
        except BadConfiguration:
            return

    graded = effects(settings)
    on = {id for id, severity in graded.items() if severity is not Severity.OFF}
    found_while_reading = {id for id, own in known_rules().items() if own is None}
    chosen = {id for id in found_while_reading if matches(id, settings.select)}
    assert on | chosen
    for pattern in settings.select:
        assert any(fnmatchcase(id, pattern) for id in on | chosen)
        assert settings.severity.get(pattern) != "off"
    for pattern in set(settings.severity) - set(known_rules()):
        named = {id for id in graded if fnmatchcase(id, pattern)}
        said = Severity[settings.severity[pattern].upper()]
        assert any(graded[id] in (said, Severity.OFF) or id in settings.severity for id in named)


@given(st.lists(PATTERNS.filter(lambda p: p not in ("unobserved-*", "unknown-key")), max_size=3))
def test_selecting_alone_is_no_contradiction(select: list[str]) -> None:
    with TemporaryDirectory() as folder:
        assert configured(Path(folder), f"select = {select}").settings.select == tuple(select)


@given(tables(), tables(), tables())
def test_tables_for_one_file_leave_what_the_last_selects(
    whole: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    text = toml(whole) + toml(one, "per_path.'a/*'") + toml(other, "per_path.'a/b/*'")
    with TemporaryDirectory() as folder:
        try:
            found = configured(Path(folder), text)
            settings = found.settings_for(Path(folder) / "a" / "b" / "x.journey.yaml")
        except BadConfiguration:
            return

    on = {id for id, severity in effects(settings).items() if severity is not Severity.OFF}
    on |= {id for id, own in known_rules().items() if own is None and matches(id, settings.select)}
    assert on
    for pattern in other.get("select") or one.get("select") or ():
        assert any(fnmatchcase(id, pattern) for id in on)


TWO = """\
[per_path."old/*"]
select = ["stale-voice", "empty-stage"]
[per_path."*/shop/*"]
ignore = ["stale-voice"]
"""


@pytest.mark.parametrize("command", ["check", "config", "coverage"])
def test_two_patterns_of_paths_that_contradict_are_refused_where_both_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journey.toml").write_text(TWO)
    for name in ("old/a", "new/shop/b", "old/shop/c"):
        file = tmp_path / f"{name}.journey.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SHOP)

    results = {
        name: CliRunner(**APART).invoke(main, [command, f"{name}.journey.yaml"])
        for name in ("old/a", "new/shop/b", "old/shop/c")
    }

    assert results["old/a"].exit_code in (0, 1)
    assert results["new/shop/b"].exit_code in (0, 1)
    assert results["old/shop/c"].exit_code == 2
    assert results["old/shop/c"].stderr == (
        f"journey: {tmp_path / 'journey.toml'}:4: `stale-voice` is selected for `old/*`, but "
        "ignored for `*/shop/*`\n"
    )


def test_some_paths_may_ignore_what_is_selected_for_every_file(tmp_path: Path) -> None:
    text = "select = ['stale-voice', 'empty-stage']\n[per_path.'a/*']\nignore = ['stale-voice']\n"

    settings = configured(tmp_path, text).settings_for(tmp_path / "a" / "x.journey.yaml")

    assert settings.grade("stale-voice", Severity.WARNING) is Severity.OFF
    assert settings.grade("empty-stage", Severity.WARNING) is Severity.WARNING


def test_a_later_table_has_the_last_word_on_patterns(tmp_path: Path) -> None:
    text = "[severity]\n'stale-*' = 'error'\n'*-voice' = 'advice'\n"
    text += "[per_path.'a/*'.severity]\n'stale-*' = 'off'\n"

    found = configured(tmp_path, text)

    inner = found.settings_for(tmp_path / "a" / "x.journey.yaml")
    assert found.settings.grade("stale-voice", Severity.WARNING) is Severity.ADVICE
    assert inner.grade("stale-voice", Severity.WARNING) is Severity.OFF


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
        report = check(reads(SHOP), today=TODAY, settings=Settings(**settings))  # type: ignore[arg-type]
        return {d.rule: d.severity for d in report}

    assert found(select=("stage-*",)) == {"stage-without-action": Severity.WARNING}
    assert found(select=("unobserved-touchpoint",)) == {"unobserved-touchpoint": Severity.ADVICE}
    assert "stage-without-action" not in found(ignore=("stage-*",))
    assert found(severity={"stage-*": "error"})["stage-without-action"] is Severity.ERROR
    every = found(severity={"*": "error"})
    assert set(every.values()) == {Severity.ERROR}
    assert "unobserved-touchpoint" not in every


@pytest.mark.parametrize("name", sorted(vars(Thresholds())))
def test_every_threshold_may_be_written_as_it_is(name: str, tmp_path: Path) -> None:
    value = getattr(Thresholds(), name)
    said = list(value) if isinstance(value, tuple) else value
    found = configured(tmp_path, f"[thresholds]\n{name} = {json.dumps(said)}\n")

    assert found.settings.thresholds == Thresholds()


def test_thresholds_reach_the_rules() -> None:
    from journey.files.settings.settings import Thresholds

    text = SHOP + "improvements: {box: {title: Box, status: proposed, proposed: 2026-11-01}}\n"

    def waiting(after: str) -> bool:
        settings = Settings(thresholds=Thresholds(undecided_after=after))
        report = check(reads(text), today=TODAY, settings=settings)
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

    whole = CliRunner(**APART).invoke(main, ["config"])
    legacy = CliRunner(**APART).invoke(main, ["config", "legacy/a.journey.yaml"])

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
        result = CliRunner(**APART).invoke(main, command)
        assert result.exit_code == 2, result.output
        assert "did you mean `fail_on`?" in result.stderr


def test_the_configured_paths_language_and_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.journey.yaml").write_text(SHOP)
    (tmp_path / "journey.toml").write_text(
        "paths = ['sub']\nlanguage = 'ko'\nselect = ['stage-*']\nfail_on = 'warning'\n"
    )
    monkeypatch.chdir(tmp_path / "sub")

    result = CliRunner(**APART).invoke(main, ["check"])

    assert result.exit_code == 1
    assert "경고 1건 (파일 1개)" in result.output
    assert CliRunner(**APART).invoke(main, ["check", "--fail-on", "error"]).exit_code == 0


def test_without_paths_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner(**APART).invoke(main, ["check"])

    assert result.exit_code == 2
    assert "name a file or folder, or write `paths` in the configuration" in result.stderr
