"""Coverage for people: figures, what they lack, and the matrix, as wide as a terminal."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import floor, inf

from journey.coverage.care import CARES, SIGNS
from journey.coverage.figures import Care, Coverage, Figure, Missing
from journey.model.journey import Journey
from journey.model.texts import say
from journey.problems.source import Span, path_text
from journey.states.rates.forecasting import Change
from journey.states.rates.outlook import Forecast
from journey.states.unavoidable import Mandatory
from journey.words.sentences import Sentence, as_said, printable
from journey.words.terminal import Manner, columns, pad, wrap
from journey.words.terms import FIGURES, OUTCOME_SIGNS

_NOTHING = Sentence("nothing to cover", "다룰 것이 없음")
_SHORT = Sentence("below {least:plain} %", "{least:plain} % 미만")
_UNSURE = Sentence("not known to reach {least:plain} %", "{least:plain} %인지 알 수 없음")
_UNCERTAIN = Sentence(
    "unknown until the mistakes at {paths} are mended",
    "{paths}의 잘못을 고치기 전에는 알 수 없습니다",
)
_LINE = Sentence("line {line}", "{line}행")


def tally_text(figure: Figure, language: str) -> str:
    """Write how many there are of how many, and that in percent.

    >>> tally_text(Figure("phases", 2, 3), "en").split()
    ['2/3', '66.6', '%']
    """
    if figure.uncertain:
        return f"?/{figure.total}".rjust(9) + f"{'?':>7} %"
    if figure.percent is None:
        return _NOTHING.say(language)
    # Never rounded up to a whole that is none.
    percent = floor(figure.percent * 10) / 10
    return f"{figure.covered}/{figure.total}".rjust(9) + f"{percent:7.1f} %"


def shortfall(figure: Figure, least: float | None, language: str) -> str:
    """Say which percentage a figure does not reach; nothing where it reaches what is wanted."""
    if least is None or not figure.is_short_of(least):
        return ""
    return (_UNSURE if figure.uncertain else _SHORT).say(language, {"least": f"{least:g}"})


def on_line(span: Span | None, language: str) -> str:
    """Say on which line something stands, after a comma; nothing where there is no file."""
    return "" if span is None else f", {_LINE.say(language, {'line': span.line})}"


SHOWN = 5
"""How many of the missing are listed, where not all are asked for."""

_MORE = Sentence("and {count} more (--all)", "외 {count}개 (--all)")
_UNIVERSE = Sentence(
    "{universe} customer{universe:s}; {excluded} pair{excluded:s} excluded",
    "고객 정의 {universe}개 · 제외된 쌍 {excluded}개",
)
_COLLEAGUES = Sentence(
    "{universe} customer{universe:s}, and {inner} of colleagues; {excluded} pair{excluded:s} "
    "excluded",
    "고객 정의 {universe}개 · 동료 정의 {inner}개 · 제외된 쌍 {excluded}개",
)
_MISSING = {
    "pair": Sentence(" × {name:plain}", " × {name:plain}"),
    "customer": Sentence(": customer {name:plain}", ": 고객 {name:plain}"),
    "phase": Sentence(": phase {name:plain}", ": {name:plain} 국면"),
}
_STAGES = Sentence("stages", "단계")
_ROLES: dict[Care, str] = {
    "specific": "good",
    "generic": "dim",
    "none": "error",
    "absent": "dim",
    "unknown": "dim",
}


def tabulate(
    coverage: Coverage,
    journey: Journey,
    manner: Manner,
    *,
    least: dict[str, float] | None = None,
    all_missing: bool = False,
) -> str:
    """Write the figures of a journey, what is missing from each, and the matrix.

    Args:
        coverage: What `cover` returned of the journey.
        journey: The journey.
        manner: The language, the width and the colours.
        least: By figure, the least percentage wanted: what is below is marked.
        all_missing: Whether to list everything that is missing.
    """
    language, paint = manner.language, manner.paint
    inner = len(coverage.colleagues)
    values = {"universe": coverage.universe, "excluded": coverage.excluded, "inner": inner}
    said = (_COLLEAGUES if inner else _UNIVERSE).say(language, values)
    lines = [paint(printable(coverage.name), "place"), said, ""]
    for figure in coverage.figures:
        lines += figure_lines(
            figure, manner, (least or {}).get(figure.name), all_missing=all_missing
        )
    lines += ["", *_matrix(coverage, journey, manner)]
    return "\n".join(lines) + "\n"


def figure_lines(
    figure: Figure, manner: Manner, least: float | None, *, all_missing: bool
) -> Iterator[str]:
    """Write one figure, what it counts, and what it lacks."""
    language, paint = manner.language, manner.paint
    words = [figure.name.ljust(22), tally_text(figure, language)]
    if figure.percent is not None:
        words.append(" " + _bar(figure.percent, max(0, min(20, manner.width - 42))))
    if short := shortfall(figure, least, language):
        words.append(" " + paint(short, "error"))
    yield "".join(words).rstrip()
    for line in wrap(FIGURES[figure.name].say(language), max(30, manner.width - 4)):
        yield "    " + paint(line, "dim")
    if figure.uncertain:
        yield from _hung(_UNCERTAIN.say(language, {"paths": figure.uncertain}), manner.width)
    shown = figure.missing if all_missing else figure.missing[:SHOWN]
    for one in shown:
        yield from _hung(f"- {_where(one, language)}", manner.width)
    if more := len(figure.missing) - len(shown):
        yield "    " + paint(_MORE.say(language, {"count": more}), "dim")


def _where(missing: Missing, language: str) -> str:
    """Name what is missing by the model path of what there is, and its line."""
    words = printable(path_text(missing.path))
    if missing.what != "part":
        name = missing.label.rpartition(" × ")[2]
        words += _MISSING[missing.what].say(language, {"name": name})
    return words + on_line(missing.span, language)


def _hung(text: str, width: int) -> Iterator[str]:
    first, *rest = wrap(text, max(30, width - 6))
    yield "    " + first
    yield from (f"      {line}" for line in rest)


def _bar(percent: float, length: int) -> str:
    full = int(percent / 100 * length)
    return "█" * full + "░" * (length - full)


def _matrix(coverage: Coverage, journey: Journey, manner: Manner) -> Iterator[str]:
    """Write a row to each customer, a column to each stage by its number."""
    if not coverage.stages or not coverage.customers:
        return
    language, paint = manner.language, manner.paint
    names = [str(who) for who in coverage.customers]
    left = min(max(map(columns, names)), max(16, manner.width // 2))
    each = len(str(len(coverage.stages))) + 2
    room = max(1, (manner.width - left) // each)
    for start in range(0, len(coverage.stages), room):
        stages = coverage.stages[start : start + room]
        heads = "".join(str(start + n).rjust(each) for n in range(1, len(stages) + 1))
        yield paint(pad(_STAGES.say(language), left) + heads, "dim")
        for who, name in zip(coverage.customers, names, strict=True):
            cells = "".join(
                " " * (each - 1) + paint(SIGNS[care], _ROLES[care])
                for care in (coverage.care[stage, who] for stage in stages)
            )
            yield pad(_cut(printable(name), left), left) + cells
        yield ""
    yield from _legend(coverage, journey, manner)


def _cut(name: str, width: int) -> str:
    if columns(name) <= width:
        return name
    while columns(name) > width - 1:
        name = name[:-1]
    return name + "…"


def _legend(coverage: Coverage, journey: Journey, manner: Manner) -> Iterator[str]:
    language = manner.language
    titles = {stage.id: say(stage.title, language, stage.id) for stage in journey.stages}
    stages = [f"{n} {printable(titles[id])}" for n, id in enumerate(coverage.stages, 1)]
    yield from wrap(", ".join(stages), manner.width)
    signs: Sequence[str] = [
        f"{SIGNS[care]} {CARES[care].say(language)}"
        + (f" ({coverage.count(care)})" if care != "absent" else "")
        for care in SIGNS
        if care != "unknown" or coverage.count(care)
    ]
    yield from wrap(", ".join(signs), manner.width)


_ENTRY = Sentence("{touchpoint} as {customer}", "{touchpoint}, {customer} 고객")
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
_WORDS = {
    "abandoned": Sentence("abandoned", "중단"),
    "trapped": Sentence("never ending", "끝나지 않음"),
    "time": Sentence("time", "시간"),
    "worth": Sentence("worth", "가치"),
    "visits": Sentence("visits", "방문 수"),
    "endless": Sentence("endless", "끝없음"),
}
_NOBODY = Sentence("nobody enters this journey", "이 여정에 들어오는 고객이 없습니다")
_FREE = Sentence("can avoid each touchpoint", "어느 접점이든 피할 수 있습니다")
_STRANDED = Sentence("never reaches an outcome", "어떤 결과에도 이르지 못합니다")


def tabulate_forecast(
    changes: Sequence[Change], journey: Journey, language: str, *, changed: bool
) -> str:
    """Write what the planned rates mean, entry by entry; beside it, what a change would do."""
    lines: list[str] = []
    for change in changes:
        before, after = change.before, change.after if changed else None
        values = {"touchpoint": before.entry.touchpoint, "customer": str(before.entry.customer)}
        lines.append(_ENTRY.say(language, values))
        if before.is_known:
            lines += _forecast(before, after, journey, language)
        elif after and after.is_known:
            for unknown in _unknown(before, language):
                lines += _hung(_UNCHANGED.say(language, {"unknown": as_said(unknown)}), 80)
            lines += _forecast(after, None, journey, language)
        else:
            for unknown in _unknown(after or before, language):
                lines += _hung(unknown, 80)
        if changed and change.after is None:
            lines.append("    " + _GONE.say(language))
        lines.append("")
    return "\n".join(lines or [_NOBODY.say(language), ""])


def _unknown(found: Forecast, language: str) -> Iterator[str]:
    """Say why the figures are not known."""
    if found.missing_rates:
        yield _NEEDS.say(language, {"names": found.missing_rates})
    for id, total in found.excessive.items():
        yield _EXCESS.say(language, {"touchpoint": id, "sum": f"{total:.6g}"})


def _forecast(
    before: Forecast, after: Forecast | None, journey: Journey, language: str
) -> Iterator[str]:
    known = after if after is not None and after.is_known else None
    for point in journey.touchpoints:
        if point.id in before.conversion or (known and point.id in known.conversion):
            sign = OUTCOME_SIGNS[point.outcome or "neutral"]
            yield _share(
                f"{sign} {printable(point.id)}",
                before.conversion.get(point.id, 0.0),
                known.conversion.get(point.id, 0.0) if known else None,
            )
    for name in ("abandoned", "trapped"):
        share = getattr(before, name)
        if share or (known and getattr(known, name)):
            later = getattr(known, name) if known else None
            yield _share(_WORDS[name].say(language), share, later)
    yield from _rest(before, known, language)


def _rest(before: Forecast, known: Forecast | None, language: str) -> Iterator[str]:
    def line(word: str, one: str, other: str | None) -> str:
        arrow = f"  → {other}" if other is not None else ""
        return f"    {pad(_WORDS[word].say(language), 24)}{one.rjust(12)}{arrow}"

    if before.seconds is not None:
        later = known.seconds if known else None
        length = partial(_length, language=language)
        yield line("time", length(before.seconds), None if later is None else length(later))
    else:
        yield from _hung(_NO_TIME.say(language, {"names": before.missing_times}), 80)
    for currency, worth in before.worth.items():
        other = f"{known.worth.get(currency, 0.0):,.2f} {currency}" if known else None
        yield line("worth", f"{worth:,.2f} {currency}", other)
    visits = ", ".join(_visits(before, known))
    yield from _hung(f"{_WORDS['visits'].say(language)}: {visits}", 80)


def _visits(before: Forecast, known: Forecast | None) -> Iterator[str]:
    """Write how often each touchpoint is visited, and what a change makes of that."""
    for id in dict.fromkeys((*before.visits, *(known.visits if known else ()))):
        one = _often(before.visits.get(id, 0.0))
        other = _often(known.visits.get(id, 0.0)) if known else one
        if one != other:
            yield f"{printable(id)} {one} → {other}"
        elif one != "0":
            yield f"{printable(id)} {one}"


def _often(times: float) -> str:
    return "∞" if times == inf else f"{times:.3f}".rstrip("0").rstrip(".")


def _share(name: str, before: float, after: float | None) -> str:
    change = "" if after is None else f"  → {after:6.1%}  ({100 * (after - before):+.1f})"
    return f"    {pad(name, 24)}{before:12.1%}{change}"


def _length(seconds: float, language: str) -> str:
    if seconds == inf:
        return _WORDS["endless"].say(language)
    for size, unit in ((86400.0, "d"), (3600.0, "h"), (60.0, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"


def tabulate_mandatory(found: Mandatory, language: str) -> str:
    """Write, for each customer, what they cannot avoid; then, whom each touchpoint cuts off."""
    free = _FREE.say(language)
    rows = [(str(who), " → ".join(needed) or free) for who, needed in found.touchpoints.items()]
    rows += [(str(who), _STRANDED.say(language)) for who in found.stranded]
    width = max((columns(name) for name, _ in rows), default=0)
    lines = []
    for name, needed in rows:
        first, *rest = wrap(printable(needed), max(30, 78 - width))
        lines.append(f"{pad(printable(name), width)}  {first}")
        lines += [" " * (width + 2) + line for line in rest]
    if not rows:
        return _NOBODY.say(language) + "\n"
    points = dict.fromkeys(id for needed in found.touchpoints.values() for id in needed)
    lines.append("")
    for id in sorted(points, key=lambda each: -len(found.cut_off(each))):
        cut = found.cut_off(id)
        share = f"{len(cut)}/{len(found.touchpoints)}"
        lines += wrap(f"{printable(id)} {share}: {', '.join(map(str, cut))}", 78)
    return "\n".join(lines) + "\n"
