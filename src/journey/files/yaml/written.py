"""What only the characters of a file tell of a finding."""

from dataclasses import replace

from journey.problems.findings import Finding
from journey.problems.source import SourceMap


def as_written(source: SourceMap, finding: Finding) -> Finding:
    """Choose a cure by what stands at a finding's place."""
    if finding.span is None or finding.cure != "no-colon":
        return finding
    line = source.line(finding.span.line)[finding.span.column - 1 + finding.span.length :]
    values = dict(finding.values)
    if line.lstrip().startswith(":"):
        values["meant"] = values["named"]
    return replace(finding, cure="colon" if values["meant"] else "id", values=values)
