"""Journey files as pytest takes them: an item to each rule, each policy and each figure held."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import pytest
from _pytest._code.code import (
    ExceptionInfo,
    ReprEntryNative,
    ReprExceptionInfo,
    ReprFileLocation,
    ReprTraceback,
    TerminalRepr,
)

from journey.checking.baseline import Baseline, hide, read_baseline
from journey.checking.reporters.text import told
from journey.checking.rule import all_rules, known_rules
from journey.checking.running import check
from journey.coverage.covering import cover
from journey.coverage.figures import Coverage, Figure
from journey.coverage.text import figure_lines
from journey.files.document import Document
from journey.files.opening import content_of
from journey.files.settings.configuring import Configuration, configuration_of
from journey.files.settings.settings import Settings
from journey.files.yaml.reading import MAX_BYTES, from_bytes, reads
from journey.problems.errors import BadBaseline, BadConfiguration, say_closed
from journey.problems.findings import Diagnostic, Severity
from journey.problems.source import SourceMap
from journey.testing.plugin.fixtures import shown_path, width_of
from journey.testing.plugin.options import least_covered, today_of
from journey.words.sentences import Sentence, as_said, printable
from journey.words.terminal import Manner

POLICY_RULES = ("policy-broken", "policy-vacuous")
"""The rules whose findings are about one policy each."""

_POLICIES = re.compile(r"""^(?:policies|"policies"|'policies')[ \t]*:""", re.MULTILINE)
_END = re.compile(r"^(?:[^\s#\-\]}]|---)", re.MULTILINE)

_UNREAD = Sentence(
    "the file could not be read as a journey: {rules:all}",
    "파일을 여정으로 읽지 못했습니다: {rules:all}",
)
_UNCERTAIN = Sentence(
    "what it reads is uncertain until other mistakes are mended: {rules:all}",
    "다른 잘못을 고치기 전에는 확실하지 않습니다: {rules:all}",
)
_ONE = Sentence("{place:plain}: {message}", "{place:plain}: {message}")
_MANY = Sentence(
    "{place:plain}: {message} (and {count} more)", "{place:plain}: {message} (외 {count}건)"
)
_LINE = Sentence("line {line}", "{line}행")
_BELOW = Sentence(
    "{covered} of {total}, below {least:plain} %", "{total}개 중 {covered}개, {least:plain} % 미만"
)

IDS = pytest.StashKey[dict[str, tuple[str, str]]]()
"""By the names of the files that were checked, the ids of their journeys, and the language."""

_CONFIGURED = pytest.StashKey[dict[Path, Configuration]]()
_BASELINES = pytest.StashKey[dict[Path, Baseline]]()


class Breach(Exception):
    """An item that does not hold.

    Attributes:
        text: What to show.
        message: The same in one line.
        line: Where, from 1.
    """

    def __init__(self, text: str, message: str, line: int) -> None:
        super().__init__(message)
        self.text, self.message, self.line = text, message, line


class JourneyFile(pytest.File):
    """A journey file. It is read and checked once, when its first item runs."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """List an item for each rule in force, each policy, and each figure that is held."""
        self.add_marker("journey")
        self.add_marker("journey_item")
        settings = self.settings
        if not self.config.getoption("journey_policies"):
            for rule in all_rules().values():
                if rule.is_loading or settings.grade(rule.id, rule.severity):
                    yield RuleItem.from_parent(self, name=rule.id)
        wanted = any(settings.grade(id, all_rules()[id].severity) for id in POLICY_RULES)
        if wanted and (policies := self.policies()):
            yield Policies.from_parent(self, name="policy", policies=policies)
        if self.least and not self.config.getoption("journey_policies"):
            yield Figures.from_parent(self, name="coverage")

    @cached_property
    def shown(self) -> str:
        """The file's name as messages give it: from where pytest was called."""
        return shown_path(self.config, self.path)

    @cached_property
    def configuration(self) -> Configuration:
        """What is configured for the file."""
        known = self.config.stash.setdefault(_CONFIGURED, {})
        rules = known_rules()
        try:
            return configuration_of(self.path, rules, known)
        except BadConfiguration as error:
            raise self.CollectError(printable_lines("\n".join(error.said()))) from None

    @cached_property
    def settings(self) -> Settings:
        """What is in force for the file."""
        return self.configuration.settings_for(self.path)

    @cached_property
    def least(self) -> Mapping[str, float]:
        """For each figure of coverage that is held, its least percentage."""
        return {**self.settings.fail_under, **least_covered(self.config)}

    @property
    def manner(self) -> Manner:
        """How to write findings here."""
        return Manner(self.settings.language, width_of(self.config))

    def policies(self) -> list[tuple[str, int]]:
        """List the file's policies with their lines, and read no more of it than that needs."""
        try:
            content = content_of(self.path, MAX_BYTES)
        except OSError:
            return []  # the items tell why
        if b"policies" not in content:
            return []
        text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        found = list(_POLICIES.finditer(text))
        before = 0
        if len(found) == 1:
            start = found[0].start()
            end = _END.search(text, found[0].end())
            before = text.count("\n", 0, start)
            text = "journey: some\n" + text[start : end.start() if end else len(text)]
            before -= 1
        document = reads(text)
        places = [
            (policy.id, document.place_of(("policies", policy.id), key=True))
            for policy in (document.journey.policies if document.journey else ())
        ]
        return [(name, span.line + before if span else 1) for name, span in places]

    @cached_property
    def checked(self) -> "CheckedFile":
        """What came of reading and checking the file."""
        try:
            content = content_of(self.path, MAX_BYTES)
        except OSError as error:
            text = say_closed(error, self.settings.language)
            raise Breach(text, text, 1) from None
        document = from_bytes(content, self.shown)
        found = CheckedFile(self, document)
        ids = self.config.stash.setdefault(IDS, {})
        ids[self.shown] = (found.report.journey, self.settings.language)
        return found

    @property
    def baseline(self) -> Baseline | None:
        """The findings that are left as they are."""
        if not self.settings.baseline:
            return None
        path = self.configuration.folder / self.settings.baseline
        known = self.config.stash.setdefault(_BASELINES, {})
        if path not in known:
            known[path] = read_baseline(path)
        return known[path]


class CheckedFile:
    """A journey file that was read and checked.

    Attributes:
        report: What was found.
        coverage: How complete it is; None where that is not asked for, or the file holds no whole
            journey.
    """

    def __init__(self, file: JourneyFile, document: Document) -> None:
        settings, today = file.settings, today_of(file.config)
        self.language = settings.language
        report = check(document, today=today, language=settings.language, settings=settings)
        if (baseline := file.baseline) is not None:
            (report,) = hide([report], baseline).reports
        self.coverage: Coverage | None = None
        self.policies: frozenset[str] = frozenset()
        if document.journey is not None:
            self.policies = frozenset(policy.id for policy in document.journey.policies)
            if not document.problems and file.least:
                self.coverage = cover(document, settings=settings, today=today)
        self.whole = document.journey is not None and document.read_to is None
        # Where all else stands is not needed any more.
        text = (
            SourceMap(report.source.name, report.source.text) if report.diagnostics else SourceMap()
        )
        self.report = replace(report, source=text)
        self.by_rule: dict[str, list[Diagnostic]] = {}
        for diagnostic in report:
            self.by_rule.setdefault(diagnostic.rule, []).append(diagnostic)

    def why_not(self, rule: str) -> str:
        """Say why nothing is known of a rule; empty where something is."""
        if self.by_rule.get(rule):
            return ""
        if not self.whole:
            return self.because(_UNREAD)
        return self.because(_UNCERTAIN) if rule in self.report.skipped else ""

    def because(self, sentence: Sentence = _UNCERTAIN) -> str:
        """Say that mistakes of the file's shape or names are in the way."""
        rules = all_rules()
        causes = [rule for rule in self.by_rule if rules[rule].is_loading]
        return sentence.say(self.language, {"rules": ", ".join(causes)})


class Policies(pytest.Collector):
    """The policies of a file, apart so that their names cannot be those of rules."""

    def __init__(self, *, policies: Sequence[tuple[str, int]], **rest: Any) -> None:
        super().__init__(**rest)
        self.policies = policies

    def collect(self) -> Iterator[pytest.Item]:
        """List an item for each policy."""
        for name, line in self.policies:
            yield PolicyItem.from_parent(self, name=name, line=line)


class Figures(pytest.Collector):
    """The figures of a file that are held to a least percentage."""

    def collect(self) -> Iterator[pytest.Item]:
        """List an item for each figure."""
        file = self.getparent(JourneyFile)
        for name in file.least if file is not None else ():
            yield FigureItem.from_parent(self, name=name)


class JourneyItem(pytest.Item):
    """Something that holds of a journey file or does not."""

    line: int = 1

    @property
    def file(self) -> JourneyFile:
        """The file that it is about."""
        return cast("JourneyFile", self.getparent(JourneyFile))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where it is: once it failed, where that was found."""
        return self.path, self.line - 1, self.name

    def repr_failure(
        self, excinfo: ExceptionInfo[BaseException], style: Any = None
    ) -> str | TerminalRepr:
        """Show what was found, and no traceback."""
        error = excinfo.value
        if not isinstance(error, Breach):
            return super().repr_failure(excinfo, style)
        # Made of what pytest-xdist can send, and what the short summary takes its words from.
        where = ReprFileLocation(str(self.path), error.line, error.message)
        entry = ReprEntryNative([error.text.rstrip("\n") + "\n"])
        return ReprExceptionInfo(ReprTraceback([entry], None, "native"), where)

    def known(self) -> CheckedFile:
        """Return what is known of the file, or fail."""
        try:
            return self.file.checked
        except BadBaseline as error:
            text = printable_lines(error.say(self.file.settings.language))
            raise Breach(text, text, 1) from None

    def hold(self, found: Sequence[Diagnostic]) -> None:
        """Fail if some finding is as grave as the configuration wants, and show the others."""
        if not found:
            return
        settings, report = self.file.settings, self.known().report
        some = replace(report, diagnostics=tuple(found), notes=())
        text = "\n".join(told(some, self.file.manner)).rstrip("\n") + "\n"
        worst = max(one.severity for one in found)
        first = next(one for one in found if one.severity is worst)
        self.at(first.span.line if first.span else 1)
        self.user_properties += [
            ("journey_findings", len(found)),
            ("journey_severity", str(worst)),
            ("journey_line", self.line),
        ]
        if settings.fail_on != "never" and worst >= Severity[settings.fail_on.upper()]:
            raise Breach(text, _brief(first, len(found) - 1, settings.language), self.line)
        self.add_report_section("call", "journey", text)

    def at(self, line: int) -> None:
        """Move to a line; pytest remembers where an item was before it ran."""
        self.line = line
        self.__dict__.pop("location", None)

    def skip(self, reason: str) -> None:
        """Leave it open whether this holds."""
        raise pytest.skip.Exception(reason, _use_item_location=True)


class RuleItem(JourneyItem):
    """A rule, on one file."""

    def runtest(self) -> None:
        """Fail where the rule is broken."""
        known = self.known()
        if reason := known.why_not(self.name):
            self.skip(reason)
        self.hold(known.by_rule.get(self.name, []))


class PolicyItem(JourneyItem):
    """A policy of one file."""

    def __init__(self, *, line: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.line = line

    def runtest(self) -> None:
        """Fail where some complete walk breaks the policy."""
        known = self.known()
        found = [
            one
            for rule in POLICY_RULES
            for one in known.by_rule.get(rule, [])
            if one.path[:2] == ("policies", self.name)
        ]
        if not found:
            if reason := next(filter(None, map(known.why_not, POLICY_RULES)), ""):
                self.skip(reason)
            if self.name not in known.policies:
                self.skip(known.because())
        self.hold(found)


class FigureItem(JourneyItem):
    """A figure of coverage of one file that is held to a least percentage."""

    def runtest(self) -> None:
        """Fail where the figure is below."""
        known, least = self.known(), self.file.least[self.name]
        if known.coverage is None:
            self.skip(known.because(_UNREAD))
            return
        figure: Figure = known.coverage[self.name]
        language = self.file.settings.language
        if not figure.is_short_of(least):
            return
        values = {"covered": figure.covered, "total": figure.total, "least": f"{least:g}"}
        line = next((one.span.line for one in figure.missing if one.span), 1)
        self.at(line)
        lines = figure_lines(figure, self.file.manner, least, all_missing=True)
        text = "\n".join([printable(self.file.shown), *lines])
        raise Breach(text, f"{figure.name}: {_BELOW.say(language, values)}", line)


def _brief(first: Diagnostic, more: int, language: str) -> str:
    """Tell what was found in one line."""
    place = _LINE.say(language, {"line": first.span.line}) if first.span else ""
    values = {"place": place, "message": as_said(first.message), "count": more}
    return (_MANY if more else _ONE).say(language, values)


def printable_lines(text: str) -> str:
    """Return lines that a terminal may be given."""
    return "\n".join(map(printable, text.split("\n")))
