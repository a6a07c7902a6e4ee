"""Run the rules over a journey, and put what they find into words at its place."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from journey.checking.baseline import gone_note, hide, read_baseline
from journey.checking.found import found_by
from journey.checking.identity import about, element_of, file_seen_from, fingerprint
from journey.checking.rule import Rule, all_rules, known_rules
from journey.checking.waivers import Unused
from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.files.document import Document
from journey.files.given import Given, document_of
from journey.files.settings.configuring import configuration_of
from journey.files.settings.settings import STANDARD, Settings
from journey.files.yaml.reading import read, reads
from journey.model.governance import Waiver
from journey.model.journey import Journey
from journey.problems.errors import InvalidJourney, language_of
from journey.problems.findings import Checked, Diagnostic, Finding, Related, Severity, Unsaid
from journey.problems.source import Path as ModelPath
from journey.states.space import StateSpace
from journey.words.sentences import Sentence

_SKIPPED = Sentence(
    "{count} rule{count:s} not run, because what {count:it reads|they read} is uncertain until "
    "the mistakes above "
    "are mended: {rules:all}",
    "위의 잘못을 고치기 전에는 확실하지 않아 실행하지 않은 규칙 {count}개: {rules:all}",
)

_UNREAD = Sentence(
    "nothing after line {line} was read, and names were not checked",
    "{line}번째 줄 뒤로는 읽지 않았고, 이름도 검사하지 않았습니다",
)


def check(
    target: Given,
    *,
    rules: Iterable[Rule] | None = None,
    today: date | None = None,
    language: str = "en",
    settings: Settings | None = None,
    configured: bool = True,
) -> Checked:
    """Check a journey against the rules.

    Args:
        target: A path, a document, a journey, its states or its context. For a path alone, what is
            configured in the nearest file upwards from it is in force, as for `journey check`.
        rules: Which rules to run, even such as are off; where none are given, all that are not.
        today: The date by which freshness is judged; the computer's where none is given.
        language: `en` or `ko`.
        settings: What is configured: which rules, how severe, with which thresholds. Where it is
            given, no configuration is looked for.
        configured: Whether one is looked for at all, with the baseline that it names.

    Returns:
        Every finding at its place, in the file's order. A rule is skipped, with a note, where what
        it reads could not be read or names something undeclared. Findings for which a waiver of the
        journey is in force stand apart.

    Raises:
        UnknownLanguage: The language is neither `en` nor `ko`.
        MissingFile: There is no file at the path.
        UnreadableFile: It cannot be opened.
        BadConfiguration: The configuration is not valid; the error tells every mistake.
        BadBaseline: The baseline that it names cannot be read.

    >>> from journey import Journey, check
    >>> report = check(Journey(id="shop", owner="cx"))
    >>> print(next(finding for finding in report if finding.rule == "no-entry"))
    stages: error no-entry: nobody can enter this journey: no touchpoint has an `entry`
    """
    language = language_of(language)
    if configured and settings is None and isinstance(target, str | os.PathLike):
        found = configuration_of(os.fspath(target), known_rules())
        settings = found.settings_for(os.fspath(target))
        report = check(target, rules=rules, today=today, language=language, settings=settings)
        return report if found.baseline is None else _left(report, found.baseline, language)
    document, context = document_of(target), None
    if document.journey is not None:
        whole = target if isinstance(target, Context | StateSpace) else document
        context = context_of(whole, today=today, settings=settings)
    named = None if rules is None else {rule.id: rule for rule in rules}
    run = _Run(document, context, language, settings or STANDARD, named)
    run.rules()
    return run.report()


def _left(report: Checked, baseline: Path, language: str) -> Checked:
    """Take away what a baseline knows, and tell what of it no longer occurs."""
    (left,), gone = hide([report], read_baseline(baseline))
    if not gone:
        return left
    return replace(left, notes=(*left.notes, gone_note(gone, str(baseline), language)))


class _Run:
    """One check of one journey."""

    def __init__(
        self,
        document: Document,
        context: Context | None,
        language: str,
        settings: Settings,
        named: Mapping[str, Rule] | None,
    ) -> None:
        self.document, self.language, self.context = document, language, context
        self.settings = settings if context is None else context.settings
        self.named = named
        self.known = {**all_rules(), **(named or {})}
        self.findings: list[Finding] = []
        self.waived: list[Finding] = []
        self.skipped: list[str] = []

    def grade(self, rule: Rule) -> Severity:
        """Return how severe a rule is here; OFF where it is not to be run."""
        if self.named is None:
            return self.settings.grade(rule.id, rule.severity)
        if rule.id not in self.named:
            return Severity.OFF
        # Who names a rule wants it, even if it is off otherwise.
        return self.settings.grade(rule.id, rule.severity) or rule.severity or Severity.ADVICE

    def rules(self) -> None:
        """Run the rules, and take away what is waived."""
        if self.context is None:
            return
        found = found_by(self.context, filter(self.grade, self.known.values()))
        self.skipped = [*found.uncertain]
        left, journey = found.waived(self.context), self.context.journey
        self.findings, self.waived = left.kept, left.waived
        if self.grade(self.known["unused-waiver"]):
            self.findings += [_unused(journey.waivers, one) for one in left.unused]

    def report(self) -> Checked:
        """Put everything into words, at its place."""
        document, journey = self.document, self.document.journey
        notes: tuple[str, ...] = ()
        if self.skipped:
            values = {"count": len(self.skipped), "rules": ", ".join(self.skipped)}
            notes = (_SKIPPED.say(self.language, values),)
        if document.read_to is not None:
            notes = (_UNREAD.say(self.language, {"line": document.read_to}), *notes)
        found = [*document.problems, *self.findings]
        report = Checked(
            document.name,
            notes=notes,
            skipped=tuple(self.skipped),
            journey=journey.id if journey else "",
            source=document.source,
        )
        grades = {id: self.severity(self.known[id]) for id in {each.rule for each in found}}
        severities = tuple(grades[each.rule] for each in found)
        return report.unsaid(Unsaid(lambda: (self.said(found), self.said(self.waived)), severities))

    def severity(self, rule: Rule) -> Severity:
        """Return how severe what a rule found is; what the loader finds cannot be regraded."""
        return rule.severity if rule.is_loading else self.grade(rule) or rule.severity

    def said(self, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
        """Put findings into words, in the file's order."""
        diagnostics = []
        file = file_seen_from(os.curdir, self.document.name)
        for finding in findings:
            rule = self.known[finding.rule]
            severity, document = self.severity(rule), self.document
            diagnostics.append(
                diagnose(finding, rule, severity, document, self.language, file=file)
            )
        return tuple(_in_order(diagnostics))


def load(path: str | os.PathLike[str]) -> Journey:
    """Read a journey file, and insist that its shape and its names are right.

    Args:
        path: Where it is.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        InvalidJourney: It holds no valid journey; the report tells every mistake.
    """
    return _sound(read(path))


def loads(text: str, *, name: str = "<text>") -> Journey:
    """Read a journey from a text, and insist that its shape and its names are right.

    Args:
        text: What a file would hold.
        name: What to call it in messages.

    Raises:
        InvalidJourney: It holds no valid journey; the report tells every mistake.

    >>> loads("journey: shop\\nowner: cx\\nteams: {cx: CX team}").owner
    'cx'
    """
    return _sound(reads(text, name=name))


def _sound(document: Document) -> Journey:
    if document.journey is None or document.problems:
        raise InvalidJourney(check(document, rules=()))
    return document.journey


def diagnose(
    finding: Finding,
    rule: Rule,
    severity: Severity,
    document: Document,
    language: str,
    *,
    file: str = "",
) -> Diagnostic:
    """Put one finding into words, at its place.

    Args:
        finding: What was found.
        rule: What it breaks.
        severity: How much it matters.
        document: Where it was found.
        language: `en` or `ko`.
        file: The document's file, seen from this folder.
    """
    walk = finding.walk() if callable(finding.walk) else finding.walk
    cure = finding.case if finding.cure is None else finding.cure
    journey = document.journey
    element = element_of(journey, finding.path) if journey else tuple(map(str, finding.path))
    others = about(finding.values, rule.about)
    return Diagnostic(
        rule.id,
        severity,
        rule.message[finding.case].say(language, finding.values),
        finding.path,
        document.locate(finding),
        rule.cure[cure].say(language, finding.values),
        walk,
        tuple(
            Related(
                rule.notes[note].say(language, finding.values),
                path,
                document.place_of(path, key=True),
            )
            for path, note in (*finding.related, *finding.gathered)
        ),
        tuple(document.place_of_touchpoint(state.touchpoint) for state in walk.states)
        if walk
        else (),
        element,
        others,
        fingerprint(rule.id, journey.id if journey else "", element, others, file),
        tuple(element_of(journey, path) for path, _ in finding.gathered) if journey else (),
    )


def _unused(waivers: Sequence[Waiver], unused: Unused) -> Finding:
    waiver, path = waivers[unused.number], ("waivers", unused.number)
    values = {"rule": waiver.rule, "at": waiver.at}
    if unused.by is None:
        return Finding("unused-waiver", path, values=values)
    related: tuple[tuple[ModelPath, str], ...] = ((("waivers", unused.by), "by"),)
    return Finding("unused-waiver", path, "again", "", values, related=related)


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
