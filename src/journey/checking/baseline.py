"""Leave the findings of today as they are, and hold what comes after to the rules."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from journey.checking.identity import file_seen_from
from journey.checking.rule import all_rules
from journey.checking.waivers import CANNOT
from journey.files.opening import is_file, whole_content_of
from journey.problems.errors import BadBaseline, reason_of
from journey.problems.findings import Checked, Diagnostic
from journey.words.sentences import Sentence

MAX_BYTES = 64 * 2**20
"""A larger file is no baseline."""

FORMAT = 1
"""The format of baseline files that this release reads and writes."""

_NO_JSON = Sentence(
    "it is no JSON; `journey baseline` writes one",
    "JSON이 아닙니다. `journey baseline`으로 쓰세요",
)
_NO_FORMAT = Sentence(
    "it has no `format`; `journey baseline` writes one",
    "`format`이 없습니다. `journey baseline`으로 쓰세요",
)
_OTHER_FORMAT = Sentence(
    "its format is {found:plain}, and this release reads {format}; write it again with "
    "`journey baseline`",
    "형식은 {found:plain}인데 이 버전은 {format}을(를) 읽습니다. `journey baseline`으로 "
    "다시 쓰세요",
)
_NO_FINDINGS = Sentence("it has no list of `findings`", "`findings` 목록이 없습니다")
_NO_ENTRY = Sentence(
    "entry {number} needs a `journey`, a `rule`, an `at` and a `count` from 1, if any",
    "{number}번째 항목에 `journey`, `rule`, `at`이 필요하고, `count`가 있다면 1 이상이어야 합니다",
)


class Entry(NamedTuple):
    """What a finding is known by: neither its message nor its line.

    Attributes:
        journey: The journey's id.
        rule: The rule's id.
        at: The model path, with names for numbers.
        about: The ids of what else it is about: customers, a phase, a metric.
        file: The journey's file, seen from the folder of the baseline; empty for any.
    """

    journey: str
    rule: str
    at: tuple[str, ...]
    about: tuple[str, ...] = ()
    file: str = ""

    def may_be_in(self, file: str) -> bool:
        """Tell whether it may have been found in a file."""
        return not self.file or not file or self.file == file

    def hides(self, found: "Entry") -> bool:
        """Tell whether a finding is this one, or the same about fewer of its ids."""
        return (
            self[:3] == found[:3]
            and self.may_be_in(found.file)
            and set(found.about) <= set(self.about)
            and bool(found.about) == bool(self.about)
        )


@dataclass(frozen=True)
class Baseline:
    """Findings that are left as they are, and how many there are of each.

    Attributes:
        entries: The findings, with how many.
        folder: From where their files are seen; None where they are not told apart by those.
    """

    entries: Mapping[Entry, int] = field(default_factory=dict)
    folder: Path | None = field(default=None, compare=False)

    def file_of(self, report: Checked) -> str:
        """Return the file of a report as entries have it."""
        return "" if self.folder is None else file_seen_from(self.folder, report.name)

    def left(self) -> "Counter[Entry]":
        """Count the entries; one whose file is no longer there may be of any, as after a move."""
        files = {entry.file for entry in self.entries} - {""} if self.folder else ()
        gone = {file for file in files if not is_file(Path(self.folder or "", file))}
        found: Counter[Entry] = Counter()
        for entry, count in self.entries.items():
            found[entry._replace(file="") if entry.file in gone else entry] += count
        return found

    def __len__(self) -> int:
        return sum(self.entries.values())


class Hidden(NamedTuple):
    """What is left of some reports.

    Attributes:
        reports: The reports without what the baseline knows.
        gone: Entries of the journeys that were checked that no longer occur, with how many.
    """

    reports: list[Checked]
    gone: dict[Entry, int]


def baseline_of(reports: Iterable[Checked], folder: Path | None = None) -> Baseline:
    """Return a baseline of everything found, but for what keeps a file from being read at all.

    Args:
        reports: What was found.
        folder: Where the baseline will be, so that files with one journey's id are told apart.
    """
    found: Counter[Entry] = Counter()
    empty = Baseline(folder=folder)
    for report in reports:
        file = empty.file_of(report)
        entries = (_entry(report, one, file) for one in report)
        found.update(entry for entry in entries if entry is not None)
    return replace(empty, entries=dict(sorted(found.items())))


def _entry(report: Checked, diagnostic: Diagnostic, file: str) -> Entry | None:
    rule = all_rules().get(diagnostic.rule)
    if diagnostic.rule in CANNOT or (rule is not None and rule.is_loading):
        return None
    return Entry(report.journey, diagnostic.rule, diagnostic.element, diagnostic.about, file)


def hide(reports: Sequence[Checked], baseline: Baseline) -> Hidden:
    """Take away the findings that a baseline knows.

    A finding that is about fewer customers than an entry is known as well; one that is about others
    is new. Of findings that are alike, as many are hidden as the baseline knows of. An entry for a
    part that a finding gathers still occurs.
    """
    left, files = baseline.left(), [baseline.file_of(report) for report in reports]
    found = {
        (number, place): entry
        for number, report in enumerate(reports)
        for place, diagnostic in enumerate(report)
        if (entry := _entry(report, diagnostic, files[number])) is not None
    }
    known: dict[int, set[int]] = {}
    for number, place in _take(left, found):
        known.setdefault(number, set()).add(place)
    shown = [_without(report, known.get(number, ())) for number, report in enumerate(reports)]
    checked: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for report, file in zip(reports, files, strict=True):
        checked.setdefault(report.journey, []).append((file, report.skipped))
    gathered = {
        (report.journey, one.rule, element)
        for report in reports
        for one in (*report, *report.waived)
        for element in one.gathered
    }
    gone = {
        entry: count
        for entry, count in left.items()
        if count > 0
        and entry.journey
        and _was_sought(entry, checked.get(entry.journey, ()))
        and entry[:3] not in gathered
    }
    return Hidden(shown, gone)


def _was_sought(entry: Entry, checked: Iterable[tuple[str, Sequence[str]]]) -> bool:
    """Tell whether some file that an entry may be of was checked, and its rule run there."""
    skipped = [rules for file, rules in checked if entry.may_be_in(file)]
    return bool(skipped) and not any(entry.rule in rules for rules in skipped)


def _take(left: Counter[Entry], found: Mapping[tuple[int, int], Entry]) -> set[tuple[int, int]]:
    """Return the keys of findings that entries hide, and take these entries away."""
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in sorted(left, key=lambda entry: (len(entry.about), entry)):
        alike.setdefault(entry[:3], []).append(entry)
    known: set[tuple[int, int]] = set()
    # Each takes the very entry that is its own before any takes a wider one.
    for same in (True, False):
        for key, finding in found.items():
            options = () if key in known else (finding,) if same else alike.get(finding[:3], ())
            by = next((one for one in options if left[one] > 0 and one.hides(finding)), None)
            if by is not None:
                left[by] -= 1
                known.add(key)
    return known


def _without(report: Checked, known: Collection[int]) -> Checked:
    """Return a report that leaves some of its diagnostics, by their numbers, aside."""
    rest = tuple(one for number, one in enumerate(report) if number not in known)
    aside = tuple(one for number, one in enumerate(report) if number in known)
    return replace(report, diagnostics=rest, known=aside)


def write_baseline(baseline: Baseline) -> str:
    """Return the text of a baseline file, one line to a finding, so that it can be reviewed."""
    lines = [
        json.dumps(
            {"journey": entry.journey, "rule": entry.rule, "at": list(entry.at)}
            | ({"about": list(entry.about)} if entry.about else {})
            | ({"file": entry.file} if entry.file else {})
            | ({"count": count} if count > 1 else {}),
            ensure_ascii=False,
        )
        for entry, count in sorted(baseline.entries.items())
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    inner = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "format": {FORMAT},\n  "findings": {inner}\n}}\n'


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        BadBaseline: It cannot be opened, or is none that this release reads.
    """
    try:
        data: Any = json.loads(whole_content_of(path, MAX_BYTES).decode("utf-8-sig"))
    except OSError as error:
        raise BadBaseline(path, reason_of(error)) from None
    except (ValueError, RecursionError):
        raise BadBaseline(path, _NO_JSON) from None
    if not isinstance(data, dict) or "format" not in data:
        raise BadBaseline(path, _NO_FORMAT)
    if type(data["format"]) is not int or data["format"] != FORMAT:
        found = json.dumps(data["format"], ensure_ascii=False)
        raise BadBaseline(path, _OTHER_FORMAT, {"found": found, "format": FORMAT})
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise BadBaseline(path, _NO_FINDINGS)
    entries: Counter[Entry] = Counter()
    for number, item in enumerate(findings):
        entry, count = _read(item)
        if entry is None:
            raise BadBaseline(path, _NO_ENTRY, {"number": number + 1})
        entries[entry] += count
    return Baseline(dict(entries), path.parent)


def _read(item: Any) -> tuple[Entry | None, int]:
    if not isinstance(item, dict):
        return None, 0
    journey, rule, at = (item.get(key) for key in ("journey", "rule", "at"))
    about, count, file = item.get("about", []), item.get("count", 1), item.get("file", "")
    if not (isinstance(journey, str) and isinstance(rule, str) and _are_texts(at)):
        return None, 0
    if not (_are_texts([file]) and _are_texts(about) and type(count) is int and count > 0):
        return None, 0
    return Entry(journey, rule, tuple(at), tuple(sorted(set(about))), file), count


def _are_texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


_GONE = Sentence(
    "{count} finding{count:s} of the baseline {file:all} no longer {count:occurs|occur}: "
    "{some:all}; "
    "write it again with `journey baseline`",
    "기준선 {file:all}에 있는 지적 {count}건이 더는 나오지 않습니다: {some:all}. "
    "`journey baseline`으로 다시 쓰세요",
)


def gone_note(gone: Mapping[Entry, int], file: str, language: str) -> str:
    """Say what of a baseline no longer occurs."""
    count = sum(gone.values())
    named = [_named(entry) for entry in gone]
    more = ["…"] if len(named) > 3 else []
    values = {
        "count": count,
        "file": file,
        "some": ", ".join([*named[:3], *more]),
    }
    return _GONE.say(language, values)


def _named(entry: Entry) -> str:
    about = [*entry.about[:3], *(["…"] if len(entry.about) > 3 else [])]
    return f"{entry.rule} {'.'.join((entry.journey, *entry.at))}" + (
        f" ({', '.join(about)})" if about else ""
    )
