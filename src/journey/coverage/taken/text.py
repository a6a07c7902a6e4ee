"""How much of a journey was taken, for people and for programs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journey.coverage.figures import Figure, Missing
from journey.coverage.taken.trace import TAKEN, TraceCoverage
from journey.coverage.text import on_line, shortfall, tally_text
from journey.problems.source import path_text
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence, as_said, printable
from journey.words.terminal import Manner, columns, wrap

SHOWN = 5
"""How many of each sort are listed, where not all are asked for."""

_WALKS = Sentence("{walks} walk{walks:s}", "경로 {walks}개")
_NEVER = {
    "touchpoints": Sentence("touchpoints never visited:", "아무도 들르지 않은 고객 접점:"),
    "transitions": Sentence("transitions never taken:", "아무도 가지 않은 전이:"),
    "customers": Sentence("customers never met:", "한 번도 나오지 않은 고객:"),
    "colleagues": Sentence("colleagues never met:", "한 번도 나오지 않은 내부고객:"),
    "states": Sentence("states never seen:", "한 번도 나오지 않은 상태:"),
}
_MORE = Sentence("… and {count} more ({how})", "… 외 {count}개 ({how})")
_PERHAPS = Sentence(
    "perhaps taken: another one may have been instead",
    "갔을 수 있음: 다른 전이였을 수도 있습니다",
)
_DEVIATIONS = Sentence("not in the model:", "모델에 없음:")
_ERRORS = Sentence("errors:", "오류:")


def recount(
    coverage: TraceCoverage,
    manner: Manner,
    *,
    least: Mapping[str, float] | None = None,
    all_missing: bool = False,
    how: str = "--all",
) -> str:
    """Write how much of a journey was taken, and what was not.

    Args:
        coverage: What `cover_trace` returned.
        manner: The language, the width and the colours.
        least: By figure, the least percentage wanted: what is below is marked.
        all_missing: Whether to list everything.
        how: How to ask for everything.
    """
    return (
        "\n".join(_lines(coverage, manner, least or {}, None if all_missing else SHOWN, how)) + "\n"
    )


def _lines(
    coverage: TraceCoverage, manner: Manner, least: Mapping[str, float], most: int | None, how: str
) -> Iterator[str]:
    language, paint = manner.language, manner.paint
    name = paint(printable(coverage.name), "place")
    yield f"{name}: {_WALKS.say(language, {'walks': coverage.walks})}"
    for figure in coverage.figures:
        yield _figure(figure, manner, least.get(figure.name))
    for figure in coverage.figures:
        # What nobody met at any touchpoint stands among the customers already.
        if figure.name == "states" and figure.name not in least and most is not None:
            continue
        if figure.missing:
            yield ""
            yield paint(_NEVER[figure.name].say(language), "rule")
            items = [_where(one, coverage, language) for one in figure.missing]
            yield from _listed(items, manner, most, how)
    for title, troubles in ((_DEVIATIONS, coverage.deviations), (_ERRORS, coverage.errors)):
        if troubles:
            yield ""
            yield paint(title.say(language), "warning" if title is _DEVIATIONS else "error")
            # An error is never left out: it fails the run.
            limit = most if title is _DEVIATIONS else None
            yield from _listed(_once(troubles, language), manner, limit, how)


def _figure(figure: Figure, manner: Manner, least: float | None) -> str:
    language = manner.language
    words = f"{figure.name.ljust(12)}{tally_text(figure, language)}"
    if short := shortfall(figure, least, language):
        words += " " + manner.paint(short, "error")
    note = TAKEN[figure.name].say(language)
    room = manner.width - columns(words) - 2
    return f"{words}  {manner.paint(note, 'dim')}" if columns(note) <= room else words


def _where(missing: Missing, coverage: TraceCoverage, language: str) -> str:
    said = printable(missing.label) + on_line(missing.span, language)
    if missing.path[0] == "transitions" and missing.label in coverage.perhaps:
        said += f" ({_PERHAPS.say(language)})"
    return said


def _once(troubles: Sequence[Trouble], language: str) -> list[str]:
    """Say each trouble once, and how often it is there."""
    said: dict[str, int] = {}
    for trouble in troubles:
        words = printable(trouble.say(language))
        said[words] = said.get(words, 0) + 1
    return [words if many == 1 else f"{words} ×{many}" for words, many in said.items()]


def _listed(items: Sequence[str], manner: Manner, most: int | None, how: str) -> Iterator[str]:
    # One more is no shorter than saying so.
    shown = items if most is None or len(items) <= most + 1 else items[:most]
    for item in shown:
        first, *rest = wrap(f"- {item}", max(30, manner.width - 4))
        yield "  " + first
        yield from (f"    {line}" for line in rest)
    if more := len(items) - len(shown):
        yield "  " + manner.paint(
            _MORE.say(manner.language, {"count": more, "how": as_said(how)}), "dim"
        )


def as_data(coverage: TraceCoverage, language: str = "en") -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "format": 1,
        "name": coverage.name,
        "walks": coverage.walks,
        "figures": [
            {
                "name": figure.name,
                "covered": figure.covered,
                "total": figure.total,
                "percent": figure.percent,
                "missing": [
                    {
                        "path": path_text(one.path),
                        "label": one.label,
                        "line": one.span.line if one.span else None,
                    }
                    for one in figure.missing
                ],
            }
            for figure in coverage.figures
        ],
        "transitions": dict(coverage.transitions),
        "touchpoints": dict(coverage.touchpoints),
        "perhaps": sorted(coverage.perhaps),
        "deviations": [
            {"at": one.at, "message": one._replace(at="").say(language)}
            for one in coverage.deviations
        ],
        "errors": [
            {"at": one.at, "message": one._replace(at="").say(language)} for one in coverage.errors
        ],
    }
