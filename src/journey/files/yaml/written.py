"""What only the characters of a file tell of a finding."""

from dataclasses import replace

from journey.files.yaml.complaints import truth_value
from journey.files.yaml.events import scalar_of
from journey.problems.findings import Finding
from journey.problems.source import SourceMap
from journey.words.sentences import as_said


def as_written(source: SourceMap, finding: Finding) -> Finding:
    """Choose a cure by what stands at a finding's place, and name a number as it is written."""
    if finding.span is None:
        return finding
    line, start = source.line(finding.span.line), finding.span.column - 1
    end = start + finding.span.length
    values = dict(finding.values)
    if finding.cure == "comma":
        before = line[:start].rstrip()
        cure = {":": "brackets", "-": "items"}.get(before[-1:], "comma")
        return replace(finding, cure=cure)
    written = line[start:end].strip()
    if type(values.get("value")) in (int, float):
        return _in_its_figures(finding, written)
    if isinstance(truth := scalar_of(written), bool) and values.get("value") == str(truth).lower():
        spelt = {"value": written, "kind": truth_value(written)}
        return replace(finding, values={**values, **spelt})
    if finding.cure != "no-colon":
        return finding
    cure = "colon"
    if line[end:].lstrip().startswith(":"):
        values["meant"] = values["named"]
        cure = "everywhere" if values["id"] else cure
    return replace(finding, cure=cure if values["meant"] else "id", values=values)


def _in_its_figures(finding: Finding, written: str) -> Finding:
    """Name a number by the characters of the file: 1.10 is another text than 1.1."""
    value = finding.values["value"]
    if str(scalar_of(written)) != str(value):
        return finding
    return replace(finding, values={**finding.values, "value": as_said(written)})
