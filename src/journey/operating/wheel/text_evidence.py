"""Tell what the file shows of each question, and name what it lacks."""

from collections.abc import Iterator
from functools import cached_property

from journey.coverage.figures import Figure, Missing
from journey.model.anatomy import parts_of
from journey.operating.wheel.evidence import QuestionEvidence
from journey.operating.wheel.text_spokes import asked
from journey.operating.wheel.verdict import counted, points
from journey.operating.wheel.wheel import Wheel
from journey.problems.source import Path
from journey.words.blocks import Item, Listing, Section
from journey.words.figures import NONE
from journey.words.names import Names
from journey.words.sentences import Sentence
from journey.words.terms import PHASES

SHOWN = 3
"""How much of what is missing is named, where not all is asked for."""

_SHOWS = Sentence("What the file shows", "파일에서 확인되는 것")
_NOTHING = Sentence("no evidence in the file", "파일에 근거 없음")
_LACKS = Sentence("{what}; missing: {names:all}", "{what}; 빠진 것: {names:all}")
_MISSING = Sentence("{count} missing: {names:all}", "빠진 것 {count}개: {names:all}")
_PLACED = Sentence("{title:all} (line {line})", "{title:all}({line}행)")
_AND = Sentence("{names:all} and {count} more", "{names:all} 외 {count}개")


class Missed:
    """Names what a figure lacks, by title and line."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def counted(self, figure: Figure) -> str:
        """Tell how many are missing, and the first of them."""
        return self._names.say(_MISSING, count=len(figure.missing), names=self._some(figure))

    def named(self, figure: Figure) -> str:
        """Tell what was counted, and the first that are missing."""
        return self._names.say(_LACKS, what=counted(figure), names=self._some(figure))

    def all(self, figure: Figure) -> str:
        """Tell what was counted, and everything that is missing."""
        if not figure.missing:
            return self._names.say(counted(figure))
        missing = ", ".join(map(self._one, figure.missing))
        return self._names.say(_LACKS, what=counted(figure), names=missing)

    def _some(self, figure: Figure) -> str:
        names = ", ".join(map(self._one, figure.missing[:SHOWN]))
        more = len(figure.missing) - SHOWN
        return self._names.say(_AND, names=names, count=more) if more > 0 else names

    def _one(self, one: Missing) -> str:
        if one.what == "phase":
            return self._names.say(PHASES[one.label])
        if one.what != "part":
            return one.label
        title = self._titles.get(one.path) or one.label
        return self._names.say(_PLACED, title=title, line=one.span.line) if one.span else title

    @cached_property
    def _titles(self) -> dict[Path, str]:
        parts = parts_of(self._names.journey)
        return {path: self._names.title(part) for path, part in parts if path}


def evidence(wheel: Wheel, names: Names, missed: Missed) -> Section:
    """Tell everything that the file shows, for those who ask for all."""
    items = tuple(
        Item(
            asked(proof.question, names),
            tag=NONE if proof.score is None else points(proof.score),
            details=tuple(_figures(proof, names, missed)),
        )
        for each in wheel.evidence
        for proof in each.proofs
    )
    return Section("evidence", (Listing(names.say(_SHOWS), items, most=0),))


def _figures(proof: QuestionEvidence, names: Names, missed: Missed) -> Iterator[str]:
    yield from map(missed.all, proof.figures)
    if not proof.figures:
        yield names.say(_NOTHING)
