"""Reports as SARIF 2.1.0, which code scanning services read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from journey.checking.reporter import Reporter
from journey.checking.rule import Rule, all_rules
from journey.problems.findings import Checked, Diagnostic, Severity
from journey.problems.source import Span, path_text
from journey.words.plain import json_of
from journey.words.sentences import printable
from journey.words.terminal import Manner
from journey.words.terms import CURE, WALK

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
    Severity.OFF: "none",
}


def write(reports: Sequence[Checked], manner: Manner) -> str:
    """Write all reports as one run."""
    found = [one for report in reports for one in (*report, *report.waived, *report.known)]
    known = all_rules()
    named = sorted({one.rule for one in found})
    numbers = {id: number for number, id in enumerate(named)}
    results = []
    for report in reports:
        for ones, kind in ((report, ""), (report.waived, "inSource"), (report.known, "external")):
            results += [_result(report, one, kind, numbers, manner) for one in ones]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "journey",
                "version": manner.version or "0",
                "rules": [_rule(known[id]) if id in known else {"id": id} for id in named],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    notes = [note for report in reports for note in report.notes]
    if notes or manner.notes:
        told = [{"level": "note", "message": {"text": text}} for text in (*notes, *manner.notes)]
        run["invocations"] = [
            {"executionSuccessful": True, "toolExecutionNotifications": told},
        ]
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_of(data)


def _rule(rule: Rule) -> dict[str, Any]:
    """Write what a rule asks for, in both languages."""
    both = [
        f"{rule.statement.en} {rule.why.en}",
        f"{rule.statement.ko} {rule.why.ko}",
    ]
    parts = [f"**{rule.statement.en}** {rule.why.en}", f"**{rule.statement.ko}** {rule.why.ko}"]
    parts += [f"```yaml\n{rule.good}```"] if rule.good else []
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.statement.en},
        "fullDescription": {"text": both[0]},
        "help": {"text": "\n\n".join(both), "markdown": "\n\n".join(parts)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(
    report: Checked, found: Diagnostic, kind: str, numbers: dict[str, int], manner: Manner
) -> dict[str, Any]:
    lines = [found.message]
    if found.cure:
        lines.append(f"{CURE.say(manner.language)}: {found.cure}")
    if found.walk:
        lines.append(f"{WALK.say(manner.language)}: {printable(found.walk.brief())}")
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": numbers[found.rule],
        "level": _LEVELS[found.severity],
        "message": {"text": _text("\n".join(lines))},
        "locations": [_location(report.name, found.span, path_text(found.path))],
        "partialFingerprints": {"journey/v1": found.fingerprint},
    }
    related = [
        _location(report.name, one.span, path_text(one.path), one.message) for one in found.related
    ]
    if found.walk:
        related += [
            _location(report.name, place, state.touchpoint, f"{number}. {state}")
            for number, (state, place) in enumerate(
                zip(found.walk.states, found.trail, strict=True), 1
            )
        ]
    if related:
        result["relatedLocations"] = [
            {"id": number, **location} for number, location in enumerate(related)
        ]
    if kind:
        result["suppressions"] = [{"kind": kind}]
    return result


def _location(name: str, span: Span | None, path: str, message: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": path or "journey"}]}
    if span:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": _uri(name)},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endColumn": span.column + span.length,
            },
        }
    if message:
        location["message"] = {"text": _text(message)}
    return location


def _uri(name: str) -> str:
    """Return a file's name as a relative reference, or as it is where it is absolute."""
    path = PurePath(name)
    if path.is_absolute():
        return path.as_uri()
    written = quote(os.fsencode(path.as_posix()), safe="/~")
    return f"./{written}" if ":" in written.split("/")[0] else written


def _text(text: str) -> str:
    # Braces and brackets would be placeholders and links in a message of SARIF.
    for sign in ("\\", "[", "]"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("{", "{{").replace("}", "}}")


REPORTER = Reporter("sarif", write)
