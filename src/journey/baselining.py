"""Leave the findings of today as they are, and hold what comes after to the rules."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from journey.diagnostics import Diagnostic, Report
from journey.errors import BadBaseline, reason_of
from journey.extension import all_rules
from journey.waiving import CANNOT
from journey.wording import Sentence

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
    """

    journey: str
    rule: str
    at: tuple[str, ...]


@dataclass(frozen=True)
class Baseline:
    """Findings that are left as they are, and how many there are of each."""

    entries: Mapping[Entry, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(self.entries.values())


class Hidden(NamedTuple):
    """What is left of some reports.

    Attributes:
        reports: The reports without what the baseline knows.
        gone: Entries of the journeys that were checked that no longer occur, with how many.
    """

    reports: list[Report]
    gone: dict[Entry, int]


def baseline_of(reports: Iterable[Report]) -> Baseline:
    """Return a baseline of everything found, but for what keeps a file from being read at all."""
    found = Counter(
        entry for report in reports for one in report if (entry := _entry(report, one)) is not None
    )
    return Baseline(dict(sorted(found.items())))


def _entry(report: Report, diagnostic: Diagnostic) -> Entry | None:
    rule = all_rules().get(diagnostic.rule)
    if diagnostic.rule in CANNOT or (rule is not None and rule.is_loading):
        return None
    return Entry(report.journey, diagnostic.rule, diagnostic.element)


def hide(reports: Sequence[Report], baseline: Baseline) -> Hidden:
    """Take away the findings that a baseline knows.

    Of findings that are alike, as many are hidden as the baseline knows of; the rest are new.
    """
    left = Counter(baseline.entries)
    shown = []
    for report in reports:
        kept, known = [], []
        for diagnostic in report:
            entry = _entry(report, diagnostic)
            if entry is not None and left[entry] > 0:
                left[entry] -= 1
                known.append(diagnostic)
            else:
                kept.append(diagnostic)
        shown.append(replace(report, diagnostics=tuple(kept), known=tuple(known)))
    checked = {report.journey: set(report.skipped) for report in reports if report.journey}
    gone = {
        entry: count
        for entry, count in left.items()
        if count > 0 and entry.rule not in checked.get(entry.journey, {entry.rule})
    }
    return Hidden(shown, gone)


def write_baseline(baseline: Baseline) -> str:
    """Return the text of a baseline file, one line to a finding, so that it can be reviewed."""
    lines = [
        json.dumps(
            {"journey": entry.journey, "rule": entry.rule, "at": list(entry.at)}
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
        data: Any = json.loads(path.read_bytes().decode("utf-8-sig"))
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
    return Baseline(dict(entries))


def _read(item: Any) -> tuple[Entry | None, int]:
    if not isinstance(item, dict):
        return None, 0
    journey, rule, at, count = (item.get(key) for key in ("journey", "rule", "at", "count"))
    count = 1 if count is None else count
    sound = (
        isinstance(journey, str)
        and isinstance(rule, str)
        and isinstance(at, list)
        and all(isinstance(step, str) for step in at)
        and type(count) is int
        and count > 0
    )
    return (
        (Entry(str(journey), str(rule), tuple(map(str, at or ()))), count) if sound else (None, 0)
    )


_GONE = Sentence(
    "{count} finding{count:s} of the baseline {file:all} no longer occur{verb:plain}: {some:all}; "
    "write it again with `journey baseline`",
    "기준선 {file:all}에 있는 지적 {count}건이 더는 나오지 않습니다: {some:all}. "
    "`journey baseline`으로 다시 쓰세요",
)


def gone_note(gone: Mapping[Entry, int], file: str, language: str) -> str:
    """Say what of a baseline no longer occurs."""
    count = sum(gone.values())
    named = [f"{entry.rule} {'.'.join((entry.journey, *entry.at))}" for entry in gone]
    more = ["…"] if len(named) > 3 else []
    values = {
        "count": count,
        "verb": "s" if count == 1 else "",
        "file": file,
        "some": ", ".join([*named[:3], *more]),
    }
    return _GONE.say(language, values)
