"""Reporters: valid where a format has a schema, and harmless wherever they are read."""

import html
import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journey import Checked, Diagnostic, Severity, check, read, reads
from journey.checking.baseline import baseline_of, hide
from journey.checking.reporter import all_reporters
from journey.checking.reporters.json import report_schema
from journey.checking.reporters.markdown import LONGEST
from journey.checking.reporters.text import _reach, _window
from journey.cli import main
from journey.words.markdown import escape
from journey.words.sentences import Sentence, clean
from journey.words.terminal import Manner
from tests.calling import APART
from tests.effort import growth
from tests.needs import need

TODAY = date(2026, 11, 22)
HOSTILE = [
    "::error::x%0Ay",
    "<script>alert(1)</script>",
    "`x` | *y* _z_ [a](javascript:b)",
    "@everyone",
    "{0} [link](1) \\ %25",
    "\x1b[31m",
    "a\nb",
]

SHOP = """\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      desk: Desk
      paid: {outcome: positive}
transitions:
  - cart -> desk | paid
waivers:
  - {rule: ownerless-journey, at: shop, reason: They know, owner: cx}
teams: {cx: CX}
"""


def report(text: str = SHOP, name: str = "a b/샵.journey.yaml", language: str = "en") -> Checked:
    return check(reads(text, name=name), today=TODAY, language=language)


def written(name: str, *reports: Checked, **more: object) -> str:
    return all_reporters()[name].write(reports, Manner(version="1.2.3", **more))  # type: ignore[arg-type]


def hostile(text: str) -> Checked:
    value = json.dumps(text)
    return report(
        f"journey: x\ntitel: y\nowner: {value}\nstages: {{buy: {{phase: {value}}}}}\n", text
    )


def test_all_of_them_are_found() -> None:
    assert set(all_reporters()) == {"text", "json", "sarif", "github", "markdown"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_json_is_of_its_published_shape(examples: Path, language: str) -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())
    reports = [
        check(read(file), today=TODAY, language=language)
        for file in sorted(examples.glob("*.yaml"))
    ]
    (hidden,), _ = hide([report()], baseline_of([report()]))

    text = written("json", *reports, report(), hidden, hostile(HOSTILE[0]), language=language)

    data = json.loads(text)
    jsonschema.validate(data, report_schema())
    assert data["summary"]["files"] == len(reports) + 3
    assert data["summary"]["waived"] >= 2
    assert data["summary"]["baseline"] == len(hidden.known) > 0
    found = [
        f for file in data["files"] for f in file["findings"] if f["rule"] == "trapped-customer"
    ]
    assert [state["touchpoint"] for state in found[-1]["walk"]["states"]] == ["cart", "desk"]
    assert found[-1]["walk"]["states"][1]["place"]["line"] == 8


def test_json_refuses_what_is_not_of_its_shape() -> None:
    data = json.loads(written("json", report()))
    data["files"][0]["findings"][0]["severity"] = "fatal"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, report_schema())


def test_the_schema_is_printed() -> None:
    result = CliRunner(**APART).invoke(main, ["schema", "--of", "report"])

    assert json.loads(result.output) == report_schema()


def test_sarif_is_valid_by_its_own_validator(examples: Path, tmp_path: Path) -> None:
    validator = need("sarif-multitool")
    (hidden,), _ = hide([report()], baseline_of([report()]))
    reports = [check(read(file), today=TODAY) for file in sorted(examples.glob("*.yaml"))]
    file = tmp_path / "out.sarif"
    hostiles = [hostile(text) for text in HOSTILE]
    file.write_text(written("sarif", *reports, report(), hidden, *hostiles), encoding="utf-8")

    done = subprocess.run(
        [validator, "validate", str(file)], capture_output=True, text=True, timeout=120, check=False
    )

    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "1 files scanned" in said
    assert " error " not in said, said


def test_sarif_says_where_why_and_what_is_left_aside() -> None:
    (hidden,), _ = hide([report()], baseline_of([report()]))
    run = json.loads(written("sarif", report(), hidden))["runs"][0]

    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert re.search("[가-힣]", rule["help"]["text"])
        assert re.fullmatch("[0-9a-f]{32}", result["partialFingerprints"]["journey/v1"])
    trapped = next(r for r in run["results"] if r["ruleId"] == "trapped-customer")
    place = trapped["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b/%EC%83%B5.journey.yaml"
    assert place["region"] == {"startLine": 8, "startColumn": 7, "endColumn": 11}
    walk = [one["message"]["text"] for one in trapped["relatedLocations"]]
    assert walk == ["1. cart (guest/looking)", "2. desk (guest/looking)"]
    kinds = [r["suppressions"][0]["kind"] for r in run["results"] if "suppressions" in r]
    assert kinds.count("inSource") == 2
    assert kinds.count("external") == len(hidden.known)


@pytest.mark.parametrize("text", HOSTILE)
def test_github_commands_cannot_be_forged(text: str) -> None:
    out = written("github", hostile(text), report())

    lines = out.splitlines()
    assert all(re.match(r"::(error|warning|notice)( |::)", line) for line in lines)
    for line in lines:
        properties, _, message = line.removeprefix("::").partition("::")
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", properties + message)
        assert properties.count("file=") <= 1
    assert len(lines) == len(hostile(text)) + len(report()) + len(hostile(text).notes)


def test_github_says_place_rule_cure_and_walk() -> None:
    line = next(line for line in written("github", report()).splitlines() if "trapped" in line)

    assert line.startswith(
        "::error file=a b/샵.journey.yaml,line=8,endLine=8,col=7,endColumn=11,title=trapped-customer::"
    )
    assert "%0Acure: add a transition" in line
    assert line.endswith("%0Awalk: cart (guest/looking) → desk")


MARKDOWN = st.text(
    st.sampled_from("`@#_*~[](){}<>&;!|\\\"':/.-+= aZ가1\n\t\u200b\u00a0") | st.characters(),
    max_size=24,
)
NAMED = Sentence(
    "no {one} beside `key: {two:plain}` and {three:plain}, www.x.com {four:all} \u2013 end",
    "{one}은(는) `key: {two:plain}`에서 {three:plain}을(를) {four:all} 끝",
)


class Shown(NamedTuple):
    """What a reader of some Markdown sees, and what of it is code."""

    text: str
    code: list[str]


def shown(markdown: str) -> Shown:
    """Read Markdown as CommonMark does; nothing but code, emphasis and breaks may be in it."""
    text, code, within = "", [], False
    allowed = {"text", "softbreak", "hardbreak", "strong_open", "strong_close"}
    for block in MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(markdown):
        for token in block.children or ():
            if token.type == "html_inline":
                assert token.content == ("</code>" if within else "<code>")
                within = not within
                code += [""] if within else []
            else:
                assert token.type in allowed | {"em_open", "em_close"}, token.type
                text += token.content or (" " if token.type.endswith("break") else "")
                if within:
                    code[-1] += token.content
    return Shown(text, code)


def folded(text: str) -> str:
    return " ".join(text.split())


@given(MARKDOWN, MARKDOWN, MARKDOWN, MARKDOWN, st.sampled_from(["en", "ko"]))
def test_markdown_reads_as_the_message_whatever_it_names(
    one: str, two: str, three: str, four: str, language: str
) -> None:
    values = {"one": one, "two": two, "three": three, "four": four}
    found = Diagnostic("a-rule", Severity.ERROR, NAMED.say(language, values), cure="Mend `it`.")

    read_ = shown(written("markdown", Checked("x", (found,)), language=language))

    names = {name: clean(text) for name, text in values.items()} | {"one": clean(one) or '""'}
    codes = [names["one"], f"key: {names['two']}"]
    codes += [names[name] for name in ("three", "four") if "`" in names[name]]
    assert [folded(code) for code in read_.code[3:-1]] == [folded(code) for code in codes]
    assert not any("\u200b" in code for code in read_.code)
    words = re.sub(r"\{(\w+):?\w*\}", lambda field: names[field[1]], NAMED.en.replace("`", ""))
    if language == "en":
        assert folded(words) in folded(read_.text.replace("\u200b", ""))


@given(st.text())
def test_markdown_calls_nobody_and_links_nothing(text: str) -> None:
    written_ = escape(text)

    assert not re.search(r"[<>`*\[\]|~\\@]|://|www\.", written_, re.IGNORECASE)
    assert "\n" not in written_
    assert not re.search(r"[@#]\w", html.unescape(written_))


def test_code_in_markdown_can_be_copied(tmp_path: Path) -> None:
    text = "journey: x\nowner: 'a@b `c` #1 _d_'\n"

    read_ = shown(written("markdown", report(text, "a@b.yaml")))

    assert "a@b `c` #1 _d_" in read_.code
    assert read_.code[0] == "a@b.yaml"


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_names_as_text(text: str) -> None:
    out = written("markdown", hostile(text))

    tags = set(re.findall(r"<(/?\w+)", out))
    assert tags <= {"code", "/code"}
    assert "javascript:b)" not in out or "[a]" not in out
    assert "alert(1)" in html.unescape(out) or "alert" not in text


def whole_window(text: str, start: int, length: int, room: int) -> tuple[str, int, int]:
    """Cut a line after all of it was looked at."""
    return _window(text, start, length, room, (False, False))


@given(
    st.text(st.sampled_from("a b\t가e\u0301\u200b\x1b🙂"), max_size=300),
    st.integers(0, 300),
    st.integers(1, 50),
    st.integers(20, 40),
)
def test_a_place_in_a_long_line_is_shown_as_if_all_of_it_had_been_read(
    text: str, start: int, length: int, room: int
) -> None:
    text = re.sub("\u0301+", "\u0301", text)  # more marks on one letter are cut off
    start = min(start, len(text))

    first, last = _reach(f"x{text}y", (1, 1 + len(text)), start + 1, room)
    torn = (first > 1, last < 1 + len(text))
    shown = _window(text[first - 1 : last - 1], start + 1 - first, length, room, torn)

    assert shown == whole_window(text, start, length, room)


def one_line(stages: int) -> str:
    """Write a journey on one line that has something to be said of every stage."""
    parts = {f"s{n}": {"phase": "use", "touchpoints": {f"t{n}": "x"}} for n in range(stages)}
    return json.dumps({"journey": "j", "stages": parts})


@pytest.mark.parametrize("name", ["text", "json", "sarif", "github", "markdown"])
def test_the_effort_of_writing_grows_with_the_findings_even_on_one_line(name: str) -> None:
    few, many = (report(one_line(stages)) for stages in (20, 80))
    written(name, few, many)  # loads what it needs, and puts it into words

    power = growth(lambda: written(name, few), lambda: written(name, many), 4)

    assert power < 1.1


def test_markdown_is_as_long_as_a_comment_may_be() -> None:
    stages = "".join(f"  s{n}: {{phase: use}}\n" for n in range(2000))
    many = check(reads(f"journey: x\nstages:\n{stages}"), today=TODAY)

    out = written("markdown", many)

    assert len(out) < LONGEST + 1000
    count = re.search(r"(\d+) more findings not shown here", out)
    assert count is not None
    assert int(count[1]) + out.count("\n- **") == len(many)


def test_several_formats_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text(SHOP)

    result = CliRunner(**APART).invoke(
        main,
        [
            "check",
            "a.journey.yaml",
            *("--format", "text"),
            *("--format", "sarif=out.sarif"),
            *("--format", "markdown=out.md"),
            *("--format", "json=-.json"),
        ],
    )

    assert result.exit_code == 1
    assert "a.journey.yaml:8:7: error trapped-customer" in result.output
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert Path("out.md").read_text().startswith("**journey**: ")
    assert json.loads(Path("-.json").read_text())["format"] == 1


@pytest.mark.parametrize(
    ("formats", "words"),
    [
        (["xml"], "no format named 'xml'"),
        (["sarf=x"], "did you mean 'sarif'?"),
        (["text", "json"], "only one format can go to the standard output"),
        (["text", "json=-"], "only one format can go to the standard output"),
        (["json", "json"], "only one format can go to the standard output"),
        (["json=x", "sarif=x"], "`json` and `sarif` would go to the same file, x: name another"),
        (["json=x", "text", "sarif=./x"], "`json` and `sarif` would go to the same file, ./x"),
        (["json=x", "json=b/../x"], "`json` and `json` would go to the same file"),
        (["json=x", "sarif=link"], "`json` and `sarif` would go to the same file, link"),
    ],
)
def test_wrong_formats(
    formats: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text(SHOP)
    Path("link").symlink_to("x")
    options = [part for each in formats for part in ("--format", each)]

    result = CliRunner(**APART).invoke(main, ["check", "a.journey.yaml", *options])

    assert result.exit_code == 2
    assert words in result.stderr
    assert not Path("x").exists()


def test_two_formats_for_one_file_are_refused_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text(SHOP)
    formats = ["--format", "json=x", "--format", "sarif=x"]

    asked = CliRunner(**APART).invoke(main, ["check", "a.journey.yaml", "--lang", "ko", *formats])
    Path("journey.toml").write_text("language = 'ko'\n")
    configured = CliRunner(**APART).invoke(main, ["check", "a.journey.yaml", *formats])

    words = "journey: `json`, `sarif`를 같은 파일 x에 쓸 수 없습니다. 하나는 다른 파일에 쓰세요\n"
    assert (asked.stderr, configured.stderr) == (words, words)


def test_a_baseline_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text(SHOP)
    run = CliRunner(**APART).invoke
    today = ["--today", "2026-11-22"]

    made = run(main, ["baseline", "a.journey.yaml", "base.json", *today])
    same = run(main, ["check", "a.journey.yaml", "--baseline", "base.json", *today])
    Path("a.journey.yaml").write_text(SHOP.replace("desk: Desk", "desk: {outcome: negative}"))
    mended = run(main, ["check", "a.journey.yaml", "--baseline", "base.json", *today])

    assert made.exit_code == 0
    assert re.fullmatch(r"base.json: \d+ findings\n", made.output)
    assert same.exit_code == 0
    assert re.search(r"no findings in 1 file; 1 waived; \d+ in the baseline", same.output)
    assert "no longer occur" in mended.output
    assert "trapped-customer" in mended.output


def test_a_configured_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text(SHOP)
    Path("journey.toml").write_text("baseline = 'base.json'\npaths = ['a.journey.yaml']\n")
    run = CliRunner(**APART).invoke

    missing = run(main, ["check"])
    made = run(main, ["baseline"])
    hidden = run(main, ["check"])
    shown = run(main, ["check", "--no-baseline"])

    assert (missing.exit_code, made.exit_code, hidden.exit_code, shown.exit_code) == (2, 0, 0, 1)
    assert "cannot use the baseline" in missing.stderr


def test_what_cannot_be_left_aside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text("journey: x\ntitel: y\n")

    result = CliRunner(**APART).invoke(main, ["baseline", "a.journey.yaml"])

    assert result.exit_code == 1
    assert "1 more cannot be left aside" in result.stderr


def test_a_folder_of_many_files_is_checked_on_all_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(40):
        Path(f"{number:02}.journey.yaml").write_text(SHOP.replace("shop", f"shop{number}"))
    run = CliRunner(**APART).invoke

    several = run(main, ["check", ".", "--today", "2026-11-22"])
    monkeypatch.setattr("journey.cli.many.MANY", 1000)
    one_by_one = run(main, ["check", ".", "--today", "2026-11-22"])

    assert several.stdout == one_by_one.stdout
    assert "in 40 files" in several.stdout
    assert "checking" in several.stderr
    assert several.exit_code == 1


def test_coverage_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text(SHOP)
    run = CliRunner(**APART).invoke

    text = run(main, ["coverage", "a.journey.yaml", "-o", "m.svg"])
    data = json.loads(run(main, ["coverage", "a.journey.yaml", "--format", "json"]).output)
    short = run(main, ["coverage", "a.journey.yaml", "--fail-under", "touchpoints-owned=50"])
    enough = run(main, ["coverage", "a.journey.yaml", "--fail-under", "phases=10"])

    assert text.exit_code == 0
    assert "goals-guarded         nothing to cover" in text.output
    assert Path("m.svg").read_text().startswith("<?xml")
    assert next(f for f in data["figures"] if f["name"] == "phases")["total"] == 6
    assert (short.exit_code, enough.exit_code) == (1, 0)
    assert "below 50 %" in short.output
    for wrong in ("phase=50", "phases=x", "101"):
        assert run(main, ["coverage", "a.journey.yaml", "--fail-under", wrong]).exit_code == 2
    assert run(main, ["coverage", "a.journey.yaml", "-o", "m.gif"]).exit_code == 2
    Path("journey.toml").write_text("[fail_under]\nphases = 100\n")
    assert run(main, ["coverage", "a.journey.yaml"]).exit_code == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_forecast_and_mandatory_on_the_command_line(
    examples: Path, language: str, tmp_path: Path
) -> None:
    run = CliRunner(**APART).invoke
    file = str(examples / "saas_subscription.journey.yaml")

    plain = run(main, ["forecast", file, "--lang", language])
    mended = run(
        main, ["forecast", file, "--improve", "trial=50%", "--remove", "demo", "--lang", language]
    )
    needed = run(main, ["mandatory", file, "--lang", language])

    assert plain.exit_code in (0, 1), plain.output
    assert mended.exit_code in (0, 1, 2)
    assert needed.exit_code == 0
    assert " → " in needed.output
    assert run(main, ["forecast", file, "--rate", "x"]).exit_code == 2
    assert "did you mean" in run(main, ["forecast", file, "--remove", "trail"]).stderr


ROW = """\
journey: row
customers: {types: {guest: x}, situations: {here: x}}
stages:
  buy:
    phase: purchase
    touchpoints:
      in: {entry: any}
      paid: {outcome: positive}
""" + "".join(f"      t{n}: T\n" for n in range(20))
ROW += "transitions: [in -> paid, in -> " + " -> ".join(f"t{n}" for n in range(20)) + "]\n"


def test_a_row_without_an_end_is_one_error_and_the_others_are_related_places() -> None:
    report = check(reads(ROW, name="row"), today=date(2026, 11, 22))
    errors = [d for d in report if d.severity is Severity.ERROR]

    assert [(d.rule, d.path[-1]) for d in errors] == [("trapped-customer", "t19")]
    manner = Manner(width=200)
    data = json.loads(all_reporters()["json"].write([report], manner))
    found = next(f for f in data["files"][0]["findings"] if f["severity"] == "error")
    assert [one["path"] for one in found["related"]] == [
        f"stages.buy.touchpoints.t{n}" for n in range(19)
    ]
    assert [one["place"]["line"] for one in found["related"]] == [*range(9, 28)]
    run = json.loads(all_reporters()["sarif"].write([report], manner))["runs"][0]
    result = next(r for r in run["results"] if r["level"] == "error")
    told = [each["message"]["text"] for each in result["relatedLocations"]]
    assert told.count("leads only there") == 19
    text = all_reporters()["text"].write([report], manner)
    assert "note: leads only there: row:9:7, row:10:7, row:11:7, and 16 more" in text
