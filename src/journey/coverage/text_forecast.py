"""What planned rates mean, and what a change would do, as text."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import inf, isclose

from journey.model.journey import Journey
from journey.states.rates.forecasting import Change
from journey.states.rates.outlook import Forecast
from journey.words.figures import shortened
from journey.words.names import Names
from journey.words.sentences import Sentence, as_said, printable
from journey.words.terminal import columns, pad, wrap
from journey.words.terms import OUTCOME_SIGNS

_ENTRY = Sentence("{touchpoint:all}, as {customers:all}", "{touchpoint:all}, {customers:all}")
_NEEDS = Sentence("unknown: no `rate` at {names}", "알 수 없음: {names}에 `rate`가 없습니다")
_EXCESS = Sentence(
    "unknown: the rates open at {touchpoint} sum to {sum:plain}, which is more than 1",
    "알 수 없음: {touchpoint}에서 열린 `rate`의 합이 {sum:plain}로 1을 넘습니다",
)
_UNCHANGED = Sentence("as planned, {unknown}", "계획대로라면 {unknown}")
_NO_TIME = Sentence(
    "time unknown: no `takes` at {names}", "시간을 알 수 없음: {names}에 `takes`가 없습니다"
)
_GONE = Sentence("nobody enters here any more", "여기로 들어오는 고객이 없어집니다")
_SAME_HERE = Sentence("the change makes no difference here", "이 변경으로 달라지는 것이 없습니다")
_SAME = Sentence(
    "The change makes no difference to anybody.", "이 변경으로 달라지는 고객이 없습니다."
)
_WORDS = {
    "abandoned": Sentence("abandoned", "중단"),
    "trapped": Sentence("never ending", "끝나지 않음"),
    "time": Sentence("time", "시간"),
    "worth": Sentence("worth", "가치"),
    "visits": Sentence("visits", "방문 수"),
    "endless": Sentence("endless", "끝없음"),
}
_NOBODY = Sentence("nobody enters this journey", "이 여정에 들어오는 고객이 없습니다")
_UNITS = (
    (86400.0, Sentence("{figure:plain} d", "{figure:plain}일")),
    (3600.0, Sentence("{figure:plain} h", "{figure:plain}시간")),
    (60.0, Sentence("{figure:plain} min", "{figure:plain}분")),
    (0.0, Sentence("{figure:plain} s", "{figure:plain}초")),
)

LEAST, MOST = 24, 44
"""How much room the names before figures have."""


def tabulate_forecast(
    changes: Sequence[Change], journey: Journey, language: str, *, changed: bool
) -> str:
    """Write what the planned rates mean; beside it, what a change would do.

    Entries and customers of whom the same is true stand together.
    """
    writing, alike = _Writing(journey, language), dict[tuple[str, ...], list[Forecast]]()
    for change in changes:
        lines = tuple(writing.change(change) if changed else writing.planned(change.before))
        alike.setdefault(lines, []).append(change.before)
    if not alike:
        return _NOBODY.say(language) + "\n"
    told = []
    if changed and all(_is_same(change) for change in changes):
        told += [_SAME.say(language), ""]
    for lines, found in alike.items():
        told += [*writing.heads(found), *lines, ""]
    return "\n".join(told)


def _is_same(change: Change) -> bool:
    """Tell whether a change is known to make no difference."""
    one, other = change.before, change.after
    if other is None or not one.is_known or not other.is_known:
        return False
    figures = (
        (one.conversion, other.conversion),
        (one.visits, other.visits),
        (one.worth, other.worth),
        ({"": one.abandoned or 0.0}, {"": other.abandoned or 0.0}),
        ({"": one.trapped or 0.0}, {"": other.trapped or 0.0}),
        ({"": one.seconds or 0.0}, {"": other.seconds or 0.0}),
    )
    return one.missing_times == other.missing_times and all(_are_alike(*pair) for pair in figures)


def _are_alike(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return all(
        isclose(one.get(id, 0.0), other.get(id, 0.0), rel_tol=1e-9, abs_tol=1e-12)
        for id in {*one, *other}
    )


class _Writing:
    def __init__(self, journey: Journey, language: str) -> None:
        self.journey, self.language = journey, language
        self.names = Names(journey, language)

    def say(self, sentence: Sentence, **values: object) -> str:
        return sentence.say(self.language, values)

    def heads(self, found: Sequence[Forecast]) -> Iterator[str]:
        """Say who enters where, a line for each touchpoint."""
        entries: dict[str, list[str]] = {}
        for each in found:
            who = self.names.customers(str(each.entry.customer))
            entries.setdefault(each.entry.touchpoint, []).append(who)
        for id, customers in entries.items():
            values = {"touchpoint": self.names.touchpoint(id), "customers": "; ".join(customers)}
            first, *others = wrap(self.say(_ENTRY, **values), 80)
            yield from (first, *(f"  {line}" for line in others))

    def change(self, change: Change) -> Iterator[str]:
        """Write what the plan means, and what a change makes of that."""
        before, after = change.before, change.after
        if _is_same(change):
            yield from self.planned(before)
            yield f"    {self.say(_SAME_HERE)}"
        elif before.is_known:
            yield from self.figures(before, after)
        elif after and after.is_known:
            for unknown in self.unknown(before):
                yield from self.hung(self.say(_UNCHANGED, unknown=as_said(unknown)))
            yield from self.figures(after, None)
        else:
            yield from self.planned(after or before)
        if after is None:
            yield f"    {self.say(_GONE)}"

    def planned(self, found: Forecast) -> Iterator[str]:
        """Write what the plan means."""
        if found.is_known:
            yield from self.figures(found, None)
        else:
            for unknown in self.unknown(found):
                yield from self.hung(unknown)

    def unknown(self, found: Forecast) -> Iterator[str]:
        """Say why the figures are not known."""
        if found.missing_rates:
            yield self.say(_NEEDS, names=found.missing_rates)
        for id, total in found.excessive.items():
            yield self.say(_EXCESS, touchpoint=id, sum=f"{total:.6g}")

    def figures(self, before: Forecast, after: Forecast | None) -> Iterator[str]:
        known = after if after is not None and after.is_known else None
        shares = [*self.shares(before, known)]
        width = max([LEAST, *(columns(name) + 2 for name, _, _ in shares)])
        for name, one, other in shares:
            change = "" if other is None else f"  → {other:6.1%}  ({100 * (other - one):+.1f})"
            yield f"    {pad(name, width)}{one:12.1%}{change}"
        yield from self.rest(before, known, width)

    def shares(
        self, before: Forecast, known: Forecast | None
    ) -> Iterator[tuple[str, float, float | None]]:
        """Yield what ends how, in which share, and in which after a change."""
        for point in self.journey.touchpoints:
            if point.id in before.conversion or (known and point.id in known.conversion):
                sign = OUTCOME_SIGNS[point.outcome or "neutral"]
                name = shortened(printable(self.names.touchpoint(point.id)), MOST)
                later = known.conversion.get(point.id, 0.0) if known else None
                yield f"{sign} {name}", before.conversion.get(point.id, 0.0), later
        for name in ("abandoned", "trapped"):
            share, other = getattr(before, name), getattr(known, name) if known else None
            if share or other:
                yield self.say(_WORDS[name]), share or 0.0, other

    def rest(self, before: Forecast, known: Forecast | None, width: int) -> Iterator[str]:
        def line(word: str, one: str, other: str | None) -> str:
            arrow = f"  → {other}" if other is not None else ""
            return f"    {pad(self.say(_WORDS[word]), width)}{one.rjust(12)}{arrow}"

        if before.seconds is not None:
            later = known.seconds if known else None
            length = partial(_length, language=self.language)
            yield line("time", length(before.seconds), None if later is None else length(later))
        else:
            yield from self.hung(self.say(_NO_TIME, names=before.missing_times))
        for currency, worth in before.worth.items():
            other = f"{known.worth.get(currency, 0.0):,.2f} {currency}" if known else None
            yield line("worth", f"{worth:,.2f} {currency}", other)
        yield from self.hung(
            f"{self.say(_WORDS['visits'])}: {', '.join(self.visits(before, known))}"
        )

    def visits(self, before: Forecast, known: Forecast | None) -> Iterator[str]:
        """Write how often each touchpoint is visited, and what a change makes of that."""
        for id in dict.fromkeys((*before.visits, *(known.visits if known else ()))):
            name = printable(self.names.touchpoint(id))
            one = _often(before.visits.get(id, 0.0))
            other = _often(known.visits.get(id, 0.0)) if known else one
            if one != other:
                yield f"{name} {one} → {other}"
            elif one != "0":
                yield f"{name} {one}"

    def hung(self, text: str) -> Iterator[str]:
        first, *others = wrap(text, 74)
        yield f"    {first}"
        yield from (f"      {line}" for line in others)


def _often(times: float) -> str:
    return "∞" if times == inf else f"{times:.3f}".rstrip("0").rstrip(".")


def _length(seconds: float, language: str) -> str:
    if seconds == inf:
        return _WORDS["endless"].say(language)
    size, unit = next((size, unit) for size, unit in _UNITS if seconds >= size)
    figure = f"{seconds / size:.1f}" if size else f"{seconds:.0f}"
    return unit.say(language, {"figure": figure})
