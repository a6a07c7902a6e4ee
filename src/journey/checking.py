"""Run the rules over a journey, and put what they find into words at its place."""

import os
from collections.abc import Iterable, Mapping
from datetime import date

from journey.context import Context
from journey.diagnostics import Diagnostic, Finding, Related, Report, Severity
from journey.document import Document
from journey.errors import InvalidJourney
from journey.extension import Rule, all_rules
from journey.loading.reading import read
from journey.model.journey import Journey
from journey.naming import find_names
from journey.source import Path
from journey.wording import Sentence

_SKIPPED = Sentence(
    "{count} rule{count:s} not run, because what they read is uncertain until the mistakes above "
    "are mended: {rules:all}",
    "위의 잘못을 고치기 전에는 확실하지 않아 실행하지 않은 규칙 {count}개: {rules:all}",
)


def check(
    target: Document | Journey,
    *,
    rules: Iterable[Rule] | None = None,
    today: date | None = None,
    language: str = "en",
) -> Report:
    """Check a journey against the rules.

    Args:
        target: What `read` or `loads` returned, or a journey built in Python.
        rules: Which rules to run; all of them where none are given.
        today: The date by which freshness is judged; the computer's where none is given.
        language: `en` or `ko`.

    Returns:
        Every finding at its place, in the file's order. A rule is skipped, with a note, where what
        it reads could not be read or names something undeclared.

    >>> from journey import Journey, check
    >>> print(check(Journey(id="shop")).diagnostics[0])
    stages: error no-entry: nobody can enter this journey: no touchpoint has an `entry`
    """
    known = dict(all_rules())
    chosen = known if rules is None else {rule.id: rule for rule in rules}
    document = target if isinstance(target, Document) else _document(target)
    findings = list(document.problems)
    skipped: list[str] = []
    if document.journey is not None:
        context = Context(document.journey, today=today or date.today())
        unsound = _unsound(document)
        for rule in chosen.values():
            if rule.find is None or rule.severity is Severity.OFF:
                continue
            if any(_overlap(path, pattern) for pattern in rule.reads for path in unsound):
                skipped.append(rule.id)
            else:
                findings.extend(rule.find(context))
    diagnostics = [diagnose(finding, known | chosen, document, language) for finding in findings]
    notes: tuple[str, ...] = ()
    if skipped:
        values = {"count": len(skipped), "rules": ", ".join(skipped)}
        notes = (_SKIPPED.say(language, values),)
    ordered = tuple(_in_order(diagnostics))
    return Report(document.name, ordered, notes, tuple(skipped), document.source)


def load(path: str | os.PathLike[str]) -> Journey:
    """Read a journey file, and insist that its shape and its names are right.

    Args:
        path: Where it is.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        InvalidJourney: It holds no valid journey; the report tells every mistake.
    """
    document = read(path)
    if document.journey is None or document.problems:
        raise InvalidJourney(check(document, rules=()))
    return document.journey


def diagnose(
    finding: Finding, rules: Mapping[str, Rule], document: Document, language: str
) -> Diagnostic:
    """Put one finding into words, at its place."""
    rule = rules[finding.rule]
    cure = finding.case if finding.cure is None else finding.cure
    return Diagnostic(
        rule.id,
        rule.severity,
        rule.message[finding.case].say(language, finding.values),
        finding.path,
        document.locate(finding),
        rule.cure[cure].say(language, finding.values),
        finding.walk,
        tuple(
            Related(
                rule.notes[note].say(language, finding.values),
                path,
                document.place_of(path, key=True),
            )
            for path, note in finding.related
        ),
    )


def _document(journey: Journey) -> Document:
    return Document(journey.id, journey, tuple(find_names(journey)))


def _unsound(document: Document) -> frozenset[Path]:
    """List the model paths of which nothing is certain."""
    paths = set(document.cut)
    for problem in document.problems:
        paths.add(problem.path)
        if problem.rule == "unknown-key" and problem.values.get("guess"):
            # The key was probably meant to be this one.
            paths.add((*problem.path[:-1], problem.values["guess"]))
    return frozenset(path for path in paths if path)


def _overlap(path: Path, pattern: str) -> bool:
    return all(
        wanted in ("*", str(step)) for step, wanted in zip(path, pattern.split("."), strict=False)
    )


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Put diagnostics into the file's order; without a file, worst first."""

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        span = diagnostic.span
        return (
            (span.line, span.column, -diagnostic.severity)
            if span
            else (
                0,
                0,
                -diagnostic.severity,
            )
        )

    return sorted(diagnostics, key=place)
