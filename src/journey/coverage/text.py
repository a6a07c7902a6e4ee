"""Coverage for people: figures, what they lack, and the matrix, as wide as a terminal."""

from collections.abc import Iterator, Sequence

from journey.coverage.care import CARES, SIGNS
from journey.coverage.figures import Care, Coverage, Figure, Missing
from journey.model.journey import Journey
from journey.model.texts import say
from journey.problems.source import Span, path_text
from journey.states.unavoidable import Mandatory
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, columns, pad, wrap
from journey.words.terms import FIGURES

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
    if not figure.rounded:
        return _NOTHING.say(language)
    covered = "?" if figure.uncertain else figure.covered
    return f"{covered}/{figure.total}".rjust(9) + f"{figure.rounded:>7} %"


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
    "고객 정의 {universe}개 · 내부고객 정의 {inner}개 · 제외된 쌍 {excluded}개",
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


_NOBODY = Sentence("nobody enters this journey", "이 여정에 들어오는 고객이 없습니다")
_FREE = Sentence("can avoid each touchpoint", "어느 접점이든 피할 수 있습니다")
_STRANDED = Sentence("never reaches an outcome", "어떤 결과에도 이르지 못합니다")


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
