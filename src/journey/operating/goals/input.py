"""Read the readings of metrics from a table, and refuse one that contradicts itself."""

import os
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from journey.facts.calendar import day_of
from journey.files.given import Given, journey_of
from journey.files.tables.cells import KnownNames, Moment, Picker
from journey.files.tables.reading import read_rows
from journey.files.tables.rows import Column, Row, Rows
from journey.model.goals import Metric
from journey.model.journey import Journey
from journey.model.patterns import parse_pattern
from journey.model.texts import say
from journey.operating.goals.readings import Reading, Readings, Series, Slice
from journey.problems.errors import BadData
from journey.problems.trouble import Trouble
from journey.states.exploring import explore
from journey.words.sentences import Sentence

COLUMNS = (
    Column("metric", ("지표",), needed=True),
    Column("date", ("날짜", "일자"), needed=True),
    Column("value", ("값", "측정값"), needed=True),
    Column("n", ("표본", "표본 수", "응답 수")),
    Column("stage", ("단계",)),
    Column("touchpoint", ("고객 접점", "접점")),
    Column("customer", ("고객",)),
)
"""The columns of a table of readings."""

_NEVER_BELOW_ZERO = ("count", "minutes", "hours", "days")
_TOO_WIDE = {
    "stage": ("journey", "relationship"),
    "touchpoint": ("stage", "journey", "relationship"),
}
"""For each column of a place, the scopes of metrics that cannot speak of one."""

_METRIC = Sentence("metric", "지표")
_STAGE = Sentence("stage", "단계")
_TOUCHPOINT = Sentence("touchpoint", "고객 접점")
_CUSTOMER = Sentence("customer", "고객")

_NO_ROWS = Sentence(
    "there are no readings below the headings", "열 이름 아래에 측정값이 하나도 없습니다"
)
_FUTURE = Sentence(
    "{day:plain} is after today, {today:plain}; a reading is of the past",
    "{day:plain}은(는) 오늘({today:plain})보다 뒤입니다. 측정값은 지난 날짜의 것이어야 합니다",
)
_PERCENT = Sentence(
    "{metric} is a share from 0 to 1, but this is {value:plain}: write {cure:plain} for "
    "{value:plain} %",
    "{metric}은(는) 0에서 1까지의 비율인데 {value:plain}입니다. {value:plain} %라면 "
    "{cure:plain}(으)로 쓰세요",
)
_NO_SHARE = Sentence(
    "{metric} is a share from 0 to 1, but this is {value:plain}",
    "{metric}은(는) 0에서 1까지의 비율인데 {value:plain}입니다",
)
_NO_NPS = Sentence(
    "{metric} is an NPS, from -100 to 100, but this is {value:plain}",
    "{metric}은(는) -100에서 100까지의 NPS인데 {value:plain}입니다",
)
_NEGATIVE = Sentence(
    "{metric} counts {unit:plain}, which are never below 0, but this is {value:plain}",
    "{metric}의 단위는 {unit:plain}(이)라 0보다 작을 수 없는데 {value:plain}입니다",
)
_UNITS = {
    "count": Sentence("how many there are", "개수"),
    "minutes": Sentence("minutes", "분"),
    "hours": Sentence("hours", "시간"),
    "days": Sentence("days", "일"),
}
_SCOPE = Sentence(
    "{metric} speaks of the {scope:plain}, not of a single {place:plain}: leave {column} empty, or "
    "correct the metric's `scope`",
    "{metric}의 범위(`scope: {scope:plain}`)로는 {place:plain} 하나를 말할 수 없습니다. "
    "{column} 칸을 비우거나 지표의 `scope`를 바로잡으세요",
)
_ELSEWHERE = Sentence(
    "touchpoint {touchpoint} belongs to stage {own}, not to {stage}; leave the stage out",
    "고객 접점 {touchpoint}은(는) 단계 {stage}이(가) 아니라 {own}에 있습니다. 단계를 비우세요",
)
_MANY_CUSTOMERS = Sentence(
    "{value} names no single type, situation or customer; leave it empty for all of them",
    "{value}은(는) 유형, 상황, 고객 정의 하나가 아닙니다. 모두를 뜻한다면 비우세요",
)
_EXCLUDED = Sentence(
    "the journey has no {value}: it is excluded", "여정에 {value} 고객은 없습니다. 제외되었습니다"
)
_DOUBLE = Sentence(
    "{metric} already has a reading for {day:plain}{of:plain} in {where:plain}; keep one of them",
    "{metric}의 {day:plain}{of:plain} 측정값이 {where:plain}에 이미 있습니다. 하나만 남기세요",
)
_OF = Sentence(" of {slice}", " {slice}")
_ORDER = Sentence(
    "{day:plain} comes after {other:plain} in {where:plain}; put the rows of {metric} in order, "
    "oldest first",
    "{day:plain}이(가) {where:plain}의 {other:plain} 다음에 나옵니다. {metric}의 행을 오래된 "
    "날짜부터 차례로 쓰세요",
)
_NEWEST_FIRST = Sentence(
    "the rows of {metric} stand newest first, here {day:plain} after {other:plain} in "
    "{where:plain}; sort them by date, oldest first",
    "{metric}의 행이 최신 날짜부터 놓여, {day:plain}이(가) {where:plain}의 {other:plain} 다음에 "
    "나옵니다. 오래된 날짜부터 정렬하세요",
)


def read_readings(
    path: str | os.PathLike[str], target: Given, *, today: date | None = None
) -> Readings:
    """Read what the metrics of a journey were.

    The table has a row to each reading, with the columns `metric`, `date` and `value`, and if need
    be `n` (how many it was read from), `stage`, `touchpoint` and `customer` (of what it speaks: a
    type, a situation or `type/situation`). Dates are `2026-11-01`, or a time with or without a
    zone; times with a zone are compared in UTC. The rows of one metric and slice stand in the order
    of their dates.

    Args:
        path: A CSV file, or Parquet.
        target: A path, a document, a journey, its states or its context.
        today: The date after which no reading can be; the computer's where none is given.

    Raises:
        BadData: Something in it cannot be used; every such row is told, and nothing is used.
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        MissingExtra: It is Parquet, and pyarrow is not installed.
        HoldsNoJourney: The file or the document holds no journey.
    """
    journey = journey_of(target)
    rows = read_rows(path, COLUMNS)
    picker = Picker(rows)
    found = _found(rows, picker, _Judge(journey, picker, day_of(today)))
    if not rows.rows and not rows.troubles:
        raise BadData([Trouble(f"{rows.name}:1", _NO_ROWS, {})])
    series = tuple(_series(found, picker))
    if picker.troubles:
        raise BadData(picker.troubles)
    return Readings(rows.name, series, rows.ignored)


class _Read(NamedTuple):
    """A reading with its row and its place in time."""

    reading: Reading
    row: Row
    moment: Moment


def _found(rows: Rows, picker: Picker, judge: "_Judge") -> list[_Read]:
    """Read every row; a row with a trouble gives nothing."""
    found = []
    needed = [column.name for column in COLUMNS if column.needed]
    for row in rows:
        before = picker.count
        picker.needed(row, [column for column in needed if column in row.headings])
        name = picker.name(row, "metric", judge.metrics)
        moment = picker.moment(row, "date")
        value = picker.number(row, "value")
        n = picker.whole(row, "n")
        slice = judge.slice(row, name)
        if moment is not None:
            judge.day(row, moment)
        if name is not None and value is not None:
            judge.value(row, name, value)
        if picker.count == before and name and moment and value is not None:
            reading = Reading(name, moment.day, value, n, slice, moment.time, row.at)
            found.append(_Read(reading, row, moment))
    return found


class _Judge:
    """Knows what the journey says of metrics and places, and tells what contradicts it."""

    def __init__(self, journey: Journey, picker: Picker, today: date) -> None:
        self._journey, self._picker, self._today = journey, picker, today
        self._metric = {metric.id: metric for metric in journey.metrics}
        self._universe = explore(journey).universe
        self.metrics = _known(_METRIC, journey.metrics)
        self._stages = _known(_STAGE, journey.stages)
        self._touchpoints = _known(_TOUCHPOINT, journey.touchpoints)
        axes = (*journey.customers.types, *journey.customers.situations)
        self._customers = _known(_CUSTOMER, axes)

    def day(self, row: Row, moment: Moment) -> None:
        """Tell of a day that is still to come."""
        if moment.day > self._today:
            self._picker.tell(row, _FUTURE, day=str(moment.day), today=str(self._today))

    def value(self, row: Row, name: str, value: float) -> None:
        """Tell of a value that the metric cannot have."""
        metric = self._metric[name]
        values = {"metric": name, "value": f"{value:.12g}"}
        if metric.unit == "ratio" and not 0 <= value <= 1:
            if 1 < value <= 100:
                self._picker.tell(row, _PERCENT, **values, cure=f"{value / 100:.12g}")
            else:
                self._picker.tell(row, _NO_SHARE, **values)
        elif metric.kind == "nps" and not -100 <= value <= 100:
            self._picker.tell(row, _NO_NPS, **values)
        elif metric.unit in _NEVER_BELOW_ZERO and value < 0:
            self._picker.tell(row, _NEGATIVE, **values, unit=_UNITS[metric.unit])

    def slice(self, row: Row, name: str | None) -> Slice:
        """Return of what a row speaks."""
        stage = self._picker.name(row, "stage", self._stages)
        touchpoint = self._picker.name(row, "touchpoint", self._touchpoints)
        if stage is not None and touchpoint is not None:
            own = self._journey.stage_of(touchpoint).id
            if own != stage:
                values = {"touchpoint": touchpoint, "own": own, "stage": stage}
                self._picker.tell(row, _ELSEWHERE, **values)
        metric = self._metric.get(name or "")
        if metric is not None:
            self._scope(row, metric, "stage", _STAGE)
            self._scope(row, metric, "touchpoint", _TOUCHPOINT)
        return Slice(stage, touchpoint, self._who(row))

    def _scope(self, row: Row, metric: Metric, column: str, place: Sentence) -> None:
        if column in row.cells and metric.scope in _TOO_WIDE[column]:
            values = {"scope": metric.scope, "column": row.called(column)}
            self._picker.tell(row, _SCOPE, metric=metric.id, place=place, **values)

    def _who(self, row: Row) -> str | None:
        text = self._picker.text(row, "customer")
        if text is None:
            return None
        try:
            pattern = parse_pattern(text)
        except ValueError:
            pattern = None
        sides = (pattern.left, pattern.right or ("",)) if pattern else ()
        if pattern is None or any(len(side) != 1 for side in sides):
            self._picker.tell(row, _MANY_CUSTOMERS, value=text)
            return None
        return self._whom(row, text, pattern.names)

    def _whom(self, row: Row, text: str, names: tuple[str, ...]) -> str | None:
        unknown = [name for name in names if name not in self._customers.names]
        for name in unknown:
            part = Row(row.file, row.number, {"customer": name}, row.headings)
            self._picker.name(part, "customer", self._customers)
        if unknown:
            return None
        who = "/".join(names)
        if not self._universe.set_of(who):
            self._picker.tell(row, _EXCLUDED, value=text)
        return who


def _known(kind: Sentence, parts: Iterable[object]) -> KnownNames:
    """Return the ids of some parts, and their titles in every language."""
    ids: list[str] = []
    titles: dict[str, str] = {}
    for part in parts:
        id, title = part.id, part.title  # type: ignore[attr-defined]
        ids.append(id)
        for language in ("en", "ko"):
            titles.setdefault(say(title, language), id)
    titles.pop("", None)
    return KnownNames(kind, tuple(ids), titles)


def _series(found: list[_Read], picker: Picker) -> Iterable[Series]:
    """Part readings by metric and slice, and tell of days that come twice or too late."""
    parted: dict[tuple[str, Slice], list[_Read]] = {}
    for each in found:
        parted.setdefault((each.reading.metric, each.reading.slice), []).append(each)
    for (metric, slice), reads in parted.items():
        _ordered(metric, slice, reads, picker)
        yield Series(metric, slice, tuple(each.reading for each in reads))


def _ordered(metric: str, slice: Slice, reads: list[_Read], picker: Picker) -> None:
    first: dict[object, _Read] = {}
    for each in reads:
        before = first.setdefault(each.moment.order, each)
        if before is not each:
            of = _OF.filled({"slice": str(slice)}) if str(slice) else ""
            values = {"metric": metric, "day": _written(each), "where": before.row.at, "of": of}
            picker.tell(each.row, _DOUBLE, **values)
    falls = [(a, b) for a, b in pairwise(reads) if b.moment.order < a.moment.order]
    all_fall = len(falls) == len(reads) - 1 > 1
    for before, each in falls[:1] if all_fall else falls:
        values = {"metric": metric, "day": _written(each), "where": before.row.at}
        sentence = _NEWEST_FIRST if all_fall else _ORDER
        picker.tell(each.row, sentence, **values, other=_written(before))


def _written(read: _Read) -> str:
    return str(read.row.cells["date"]).strip()
