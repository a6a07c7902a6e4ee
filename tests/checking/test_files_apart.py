"""Two files that hold a journey with one id are two: in baselines, fingerprints and notes."""

import json
import os
import shutil
from pathlib import Path

import pytest

from journey import check, read
from journey.checking.baseline import baseline_of, gone_note, hide, read_baseline, write_baseline
from journey.problems.findings import Checked
from tests.cli.running import BROKEN, SOUND, run

WORSE = SOUND.replace("  - cart -> paid | gone", "  - cart -> paid")
"""Nobody comes to `gone`."""


@pytest.fixture
def brands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two brands, whose journeys have one id and one mistake."""
    for brand in ("a", "b"):
        (tmp_path / brand).mkdir()
        (tmp_path / brand / "shop.journey.yaml").write_text(WORSE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rules(report: Checked) -> set[str]:
    return {found.rule for found in report}


def test_a_baseline_of_one_file_hides_nothing_in_another(brands: Path) -> None:
    assert run("baseline", "a", "-o", "known.json").exit_code == 0

    own = run("check", "a", "--baseline", "known.json")
    other = run("check", "b", "--baseline", "known.json")
    both = run("check", ".", "--baseline", "known.json")

    assert (own.exit_code, other.exit_code, both.exit_code) == (0, 1, 1)
    assert "in the baseline" in own.output
    assert "baseline" not in other.output
    assert f"{Path('b', 'shop.journey.yaml')}:" in both.output
    assert f"{Path('a', 'shop.journey.yaml')}:" not in both.output


def test_an_entry_that_is_there_once_says_no_count_and_a_note_names_three(brands: Path) -> None:
    run("baseline", "a", "-o", "known.json")
    (entry,) = read_baseline(brands / "known.json").entries
    gone = {entry._replace(at=("stages", f"s{number}")): 1 for number in range(4)}

    assert "count" not in (brands / "known.json").read_text("utf-8")
    four, three = (gone_note(dict([*gone.items()][:n]), "known.json", "en") for n in (4, 3))
    assert (four.count("shop.stages.s"), four.count("…")) == (3, 1)
    assert (three.count("shop.stages.s"), three.count("…")) == (3, 0)


def test_it_does_not_matter_from_where_a_file_is_named(
    brands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("baseline", "a", "-o", "known.json")
    inner = brands / "a"

    for path in ("a", "./a/shop.journey.yaml", inner, inner / ".." / "a"):
        assert run("check", path, "--baseline", "known.json").exit_code == 0
    monkeypatch.chdir(inner)
    for path in (".", "shop.journey.yaml"):
        assert run("check", path, "--baseline", "../known.json").exit_code == 0


def test_a_file_that_moved_keeps_its_entries_and_a_copy_has_none(brands: Path) -> None:
    shutil.rmtree(brands / "b")
    run("baseline", "a", "-o", "known.json")

    shutil.copytree(brands / "a", brands / "copy")
    copied = run("check", "copy", "--baseline", "known.json")
    shutil.rmtree(brands / "copy")
    (brands / "a").rename(brands / "moved")
    moved = run("check", "moved", "--baseline", "known.json")

    assert (copied.exit_code, moved.exit_code) == (1, 0)


def test_entries_without_a_file_count_for_every_one(brands: Path) -> None:
    run("baseline", "a", "-o", "known.json")
    known = json.loads(Path("known.json").read_text("utf-8"))
    assert {entry.pop("file") for entry in known["findings"]} == {"a/shop.journey.yaml"}
    Path("known.json").write_text(json.dumps(known), "utf-8")

    assert run("check", "b", "--baseline", "known.json").exit_code == 0


def test_what_is_in_no_file_is_known_by_its_journey(brands: Path) -> None:
    run("baseline", "a", "-o", "known.json")

    assert run("check", "-", "--baseline", "known.json", input=WORSE).exit_code == 0


def test_entries_of_a_file_that_was_not_checked_are_not_said_to_be_gone(brands: Path) -> None:
    (brands / "b" / "shop.journey.yaml").write_text(SOUND, "utf-8")
    before = [check(read(f"{brand}/shop.journey.yaml")) for brand in ("a", "b")]
    Path("known.json").write_text(write_baseline(baseline_of(before, brands)), "utf-8")
    known = read_baseline(Path("known.json"))
    (brands / "a" / "shop.journey.yaml").write_text(SOUND, "utf-8")
    after = [check(read(f"{brand}/shop.journey.yaml")) for brand in ("a", "b")]

    assert hide(after[1:], known).gone == {}
    assert {entry.rule for entry in hide(after, known).gone} >= {"unreachable-touchpoint"}
    assert {entry.file for entry in hide(after, known).gone} == {"a/shop.journey.yaml"}


@pytest.mark.parametrize("wrong", [1, None, ["a"]])
def test_an_entry_whose_file_is_no_text_is_refused(brands: Path, wrong: object) -> None:
    entry = {"journey": "shop", "rule": "r", "at": [], "file": wrong}
    Path("known.json").write_text(json.dumps({"format": 1, "findings": [entry]}), "utf-8")

    done = run("check", "a", "--baseline", "known.json")

    assert done.exit_code == 2
    assert "entry 1 needs" in done.stderr


def test_findings_of_two_files_have_no_fingerprint_in_common(brands: Path) -> None:
    first, second, again = (
        [found.fingerprint for found in check(read(name))]
        for name in ("a/shop.journey.yaml", "b/shop.journey.yaml", brands / "a/shop.journey.yaml")
    )

    assert first == again
    assert len({*first, *second}) == 2 * len(first) > 0


@pytest.mark.parametrize("language", ["en", "ko"])
def test_files_of_one_run_with_one_id_are_told(brands: Path, language: str) -> None:
    a, b = (os.fspath(Path(brand, "shop.journey.yaml")) for brand in ("a", "b"))
    note = {
        "en": f"2 files hold a journey with the id `shop`: {a}, {b}; give each its own, so that they "
        "can be told apart",
        "ko": f"파일 2개의 여정이 모두 id로 `shop`을(를) 씁니다: {a}, {b}. 구별할 수 있게 서로 다른 "
        "id를 쓰세요",
    }[language]

    told = run("check", ".", "--format", "json", "--lang", language)
    alone = run("check", "a", "./a/shop.journey.yaml", "--format", "json", "--lang", language)
    (brands / "b" / "shop.journey.yaml").write_text(BROKEN.replace("shop", "mall"), "utf-8")
    apart = run("check", ".", "--format", "json", "--lang", language)

    assert json.loads(told.stdout)["notes"] == [note]
    assert json.loads(alone.stdout)["notes"] == json.loads(apart.stdout)["notes"] == []


def test_of_many_files_with_one_id_the_first_are_named(brands: Path) -> None:
    for number in range(9):
        (brands / f"{number}.journey.yaml").write_text(SOUND, "utf-8")

    (note,) = json.loads(run("check", ".", "--format", "json").stdout)["notes"]

    assert note.startswith("11 files hold")
    assert ", …; give each its own" in note
    assert "11 files hold" in run("baseline", ".", "-o", "known.json").stderr.replace("\n", " ")
