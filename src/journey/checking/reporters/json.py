"""Reports for programs: everything that was found, as JSON of a published, versioned shape."""

from collections.abc import Sequence
from typing import Any

from journey.checking.reporter import Reporter
from journey.problems.findings import Checked, Diagnostic, Severity
from journey.problems.source import Span, path_text
from journey.words.plain import json_of
from journey.words.shapes import many, thing
from journey.words.terminal import Manner

FORMAT = 1
"""The version of the shape; `journey schema --of report` prints it."""


def write(reports: Sequence[Checked], manner: Manner) -> str:
    """Write all reports as one JSON object."""
    data = {
        "format": FORMAT,
        "language": manner.language,
        "files": [_report(report) for report in reports],
        "notes": list(manner.notes),
        "summary": {
            **{
                str(severity): sum(report.count(severity) for report in reports)
                for severity in (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
            },
            "waived": sum(len(report.waived) for report in reports),
            "baseline": sum(len(report.known) for report in reports),
            "files": len(reports),
        },
    }
    return json_of(data)


def _report(report: Checked) -> dict[str, Any]:
    return {
        "file": report.name,
        "journey": report.journey or None,
        "findings": [_finding(one) for one in report],
        "waived": [_finding(one) for one in report.waived],
        "baseline": [_finding(one) for one in report.known],
        "skipped": list(report.skipped),
        "notes": list(report.notes),
    }


def _finding(found: Diagnostic) -> dict[str, Any]:
    walk = found.walk
    return {
        "rule": found.rule,
        "severity": str(found.severity),
        "message": found.message,
        "cure": found.cure,
        "path": path_text(found.path),
        "element": list(found.element),
        "about": list(found.about),
        "fingerprint": found.fingerprint,
        "place": _place(found.span),
        "walk": walk
        and {
            "states": [
                {
                    "touchpoint": state.touchpoint,
                    "type": state.customer.type,
                    "situation": state.customer.situation,
                    "place": _place(place),
                }
                for state, place in zip(walk.states, found.trail, strict=True)
            ],
            "transitions": list(walk.transitions),
        },
        "related": [
            {"message": one.message, "path": path_text(one.path), "place": _place(one.span)}
            for one in found.related
        ],
    }


def _place(span: Span | None) -> dict[str, int] | None:
    return span and {"line": span.line, "column": span.column, "length": span.length}


_TEXT: dict[str, Any] = {"type": "string"}
_PLACE: dict[str, Any] = {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]}


def _finding_schema() -> dict[str, Any]:
    state = thing(touchpoint=_TEXT, type=_TEXT, situation=_TEXT, place=_PLACE)
    walk = thing(states=many(state), transitions=many(_TEXT))
    return thing(
        rule=_TEXT,
        severity={"enum": ["error", "warning", "advice"]},
        message=_TEXT,
        cure=_TEXT,
        path=_TEXT,
        element=many(_TEXT),
        about=many(_TEXT),
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{32}$"},
        place=_PLACE,
        walk={"anyOf": [walk, {"type": "null"}]},
        related=many(thing(message=_TEXT, path=_TEXT, place=_PLACE)),
    )


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `write` writes."""
    number = {"type": "integer", "minimum": 1}
    findings = many({"$ref": "#/$defs/finding"})
    file = thing(
        file=_TEXT,
        journey={"type": ["string", "null"]},
        findings=findings,
        waived=findings,
        baseline=findings,
        skipped=many(_TEXT),
        notes=many(_TEXT),
    )
    counts = ("error", "warning", "advice", "waived", "baseline", "files")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of journey check",
        **thing(
            format={"const": FORMAT},
            language={"enum": ["en", "ko"]},
            files=many(file),
            notes=many(_TEXT),
            summary=thing(**{each: {"type": "integer", "minimum": 0} for each in counts}),
        ),
        "$defs": {
            "finding": _finding_schema(),
            "place": {
                "description": "From 1, in code points.",
                **thing(line=number, column=number, length=number),
            },
        },
    }


REPORTER = Reporter("json", write)
