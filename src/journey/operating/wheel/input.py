"""Read what people answered, from small YAML files, and say every mistake in them at its place."""

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date
from typing import Any

from journey.files.opening import content_of
from journey.files.yaml.events import Parsed, parse
from journey.files.yaml.reading import wide_form
from journey.model.texts import is_blank, nfc
from journey.operating.wheel.answers import Answer, Answers
from journey.operating.wheel.mistakes import (
    Mistake,
    date_mistake,
    evidence_mistake,
    score_mistake,
    text_mistake,
    trouble_mistake,
    unknown_mistake,
    worded,
)
from journey.operating.wheel.spokes import SPOKE, SPOKES
from journey.problems.errors import BadAnswers
from journey.problems.findings import Checked, Diagnostic, Severity
from journey.problems.source import Path, SourceMap, Span
from journey.words.sentences import LANGUAGES

MAX_BYTES = 2**20
"""A larger file holds no answers."""

KEYS = ("person", "role", "date", "answers")
"""The keys of a file of answers."""


def read_answers(path: str | os.PathLike[str]) -> Answers:
    """Read what one person answered on one day.

    Args:
        path: A YAML file with `person`, `date` and `answers`; docs/wheel.md shows one.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        BadAnswers: Something in it is wrong; the error tells every mistake at its place.
    """
    return answers_of(content_of(path, MAX_BYTES), os.fspath(path))


def answers_of(content: bytes, name: str = "<answers>") -> Answers:
    """Read answers from the bytes of a file.

    Raises:
        BadAnswers: Something in it is wrong; the error tells every mistake at its place.

    >>> answers = answers_of(b"{person: Kim, date: 2026-11-20, answers: {goals: {agreed: 3}}}")
    >>> answers.person, answers.score_of("goals.agreed"), answers.score_of("goals.meaning")
    ('Kim', 3, None)
    """
    if len(content) > MAX_BYTES:
        _refuse(SourceMap(name), [(Span(name, 1, 1), worded("too-large"))])
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        source = SourceMap(name, content.decode(errors="replace"))
        start = len(content[: error.start].decode(errors="replace"))
        wide = wide_form(content)
        values = {"byte": f"0x{content[error.start]:02x}"}
        mistake = trouble_mistake("not-utf8", wide, values)
        _refuse(source, [(Span(name, 1, 1) if wide else source.span(start, start + 1), mistake)])
    reading = _Reading(parse(text, name))
    answers = reading.answers()
    if reading.mistakes:
        _refuse(reading.source, reading.mistakes)
    return answers


def _refuse(source: SourceMap, mistakes: list[tuple[Span, Mistake]]) -> None:
    """Raise everything that is wrong, in the file's order and in both languages."""
    ordered = sorted(mistakes, key=lambda pair: (pair[0].line, pair[0].column))
    reports: dict[str, Checked] = {
        language: Checked(
            source.name,
            tuple(
                Diagnostic(
                    mistake.rule,
                    Severity.ERROR,
                    mistake.message.say(language),
                    span=span,
                    cure=mistake.cure.say(language),
                )
                for span, mistake in ordered
            ),
            source=source,
        )
        for language in LANGUAGES
    }
    raise BadAnswers(reports)


class _Reading:
    """One file as it is read, with what is wrong in it."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.source = parsed, parsed.source
        self.mistakes: list[tuple[Span, Mistake]] = []

    def wrong(self, path: Path, mistake: Mistake, *, key: bool = False) -> None:
        span = self.source.locate(path, key=key) or Span(self.source.name, 1, 1)
        self.mistakes.append((span, mistake))

    def answers(self) -> Answers:
        """Read the whole; where a mistake was found what is returned counts for nothing."""
        parsed, root = self.parsed, self.parsed.root
        person, role, day = "", "", date.min
        found: tuple[Answer, ...] = ()
        if isinstance(root, dict):
            self.unknown((), root, KEYS)
            person = self.text(root, "person", needed=True)
            role = self.text(root, "role")
            day = self.day(root)
            found = tuple(self.spokes(root))
        elif root is None and not parsed.troubles:
            self.wrong((), worded("empty"))
        elif not parsed.troubles:
            self.wrong((), worded("root", value=root))
        self.forget_what_follows()
        self.syntax()
        return Answers(person, day, found, role, self.source.name)

    def forget_what_follows(self) -> None:
        """Leave what only follows from a text that breaks off."""
        if self.parsed.broken_at is not None:
            end = self.source.span(self.parsed.broken_at).line
            self.mistakes = [
                pair
                for pair in self.mistakes
                if pair[0].line < end and pair[1].rule != "missing-key"
            ]

    def syntax(self) -> None:
        """Say what is wrong with the text as YAML."""
        for trouble in self.parsed.troubles:
            values = dict(trouble.values)
            if (opened := values.get("opened")) is not None:
                values["opened"] = self.source.span(opened).line
            mistake = trouble_mistake(trouble.rule, trouble.case, values)
            self.mistakes.append((self.source.span(trouble.start, trouble.end), mistake))
        for dropped in self.parsed.dropped:
            starts, ends = self.source.starts, self.source.ends
            span = self.source.span(starts[dropped.node], ends[dropped.node])
            mistake = trouble_mistake("duplicate-key", "", {"key": dropped.key})
            self.mistakes.append((span, mistake))

    def unknown(self, path: Path, holder: dict[str, Any], known: tuple[str, ...]) -> None:
        """Say which keys mean nothing where they stand."""
        for key in holder:
            if key not in known:
                self.wrong((*path, key), unknown_mistake(key, path, known), key=True)

    def text(self, holder: dict[str, Any], key: str, *, needed: bool = False) -> str:
        """Read a text of one line or more; a blank one is none."""
        value = holder.get(key)
        if isinstance(value, str) and not is_blank(value):
            return nfc(value.strip())
        if value is not None and not isinstance(value, str):
            self.wrong((key,), text_mistake(key, value))
        elif needed:
            self.wrong((key,) if key in holder else (), worded("no-person"), key=True)
        return ""

    def day(self, root: dict[str, Any]) -> date:
        """Read the day of the answers."""
        value = root.get("date")
        if value is None:
            self.wrong(("date",) if "date" in root else (), worded("no-date"), key=True)
            return date.min
        try:
            if isinstance(value, str) and len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.wrong(("date",), date_mistake(value))
        return date.min

    def spokes(self, root: dict[str, Any]) -> Iterator[Answer]:
        """Read the answers, spoke by spoke in the questionnaire's order."""
        path: Path = ("answers",)
        given = root.get("answers")
        if "answers" not in root:
            self.wrong((), worded("no-answers"), key=True)
        if given is not None and not isinstance(given, dict):
            self.wrong(path, worded("no-spokes", value=given), key=True)
        if not isinstance(given, dict):
            return
        self.unknown(path, given, tuple(SPOKE))
        for spoke in SPOKES:
            below = given.get(spoke.id)
            if below is None:
                continue
            if not isinstance(below, dict):
                example = spoke.questions[0].key
                mistake = worded("no-questions", spoke=spoke.id, value=below, example=example)
                self.wrong((*path, spoke.id), mistake, key=True)
                continue
            keys = tuple(question.key for question in spoke.questions)
            self.unknown((*path, spoke.id), below, keys)
            for question in spoke.questions:
                if question.key in below:
                    at = (*path, spoke.id, question.key)
                    yield self.answer(at, question.id, below[question.key])

    def answer(self, path: Path, question: str, value: Any) -> Answer:
        """Read one answer: a score, or a score with evidence."""
        evidence = ""
        if isinstance(value, dict):
            self.unknown(path, value, ("score", "evidence"))
            said = value.get("evidence")
            if isinstance(said, str):
                evidence = "" if is_blank(said) else nfc(said.strip())
            elif said is not None:
                self.wrong((*path, "evidence"), evidence_mistake(said))
            if "score" not in value:
                if value.keys() <= {"evidence"}:  # of a key that is misspelt it was said already
                    self.wrong(path, worded("no-score"), key=True)
                return Answer(question)
            path, value = (*path, "score"), value["score"]
        if value is None or (type(value) is int and 0 <= value <= 4):
            return Answer(question, value, evidence)
        self.wrong(path, score_mistake(value))
        return Answer(question)
