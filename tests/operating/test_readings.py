"""Readings of metrics are read whole, or refused with everything that is wrong with them."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import BadData, Journey, Metric, reads
from journey.operating.goals import input as metering
from journey.operating.goals.input import read_readings
from journey.operating.goals.readings import WHOLE, Reading, Readings, Series, Slice
from journey.rules.voices import wrong_instrument
from journey.words.sentences import printable
from tests.needs import need_module

TODAY = date(2026, 11, 22)
SHOP = """\
journey: shop
languages: [en, ko]
customers:
  types: {vip: {title: {en: VIP, ko: 우수 고객}}, regular: Others}
  situations: {waiting: Waits, broken: Holds a broken item}
  excluded: [{customer: regular/broken, reason: Never}]
metrics:
  csat: {title: {en: Satisfaction, ko: 만족도}, kind: csat, unit: score, scope: touchpoint}
  nps: {kind: nps, unit: score, scope: relationship}
  conversion: {unit: ratio, scope: stage}
  reply: {unit: minutes, scope: touchpoint}
stages:
  order: {phase: purchase, touchpoints: {cart: Cart, paid: Paid}}
  help: {phase: contact, touchpoints: {chat: Chat}}
"""


@pytest.fixture(scope="module")
def shop() -> Journey:
    journey = reads(SHOP).journey
    assert journey is not None
    return journey


Given = Callable[[str], Readings]


@pytest.fixture
def given_rows(shop: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Given:
    monkeypatch.chdir(tmp_path)

    def readings(text: str) -> Readings:
        Path("r.csv").write_text(text, encoding="utf-8")
        return read_readings("r.csv", shop, today=TODAY)

    return readings


def test_readings_are_parted_by_metric_and_slice(given_rows: Given) -> None:
    readings = given_rows(
        "metric,date,value,n,stage,touchpoint,customer,memo\n"
        "csat,2026-10-01,4.5,12,,chat,,x\n"
        "nps,2026-10-01,31,,,,vip,\n"
        "csat,2026-11-01,4.6,,,chat,,\n"
        "conversion,2026-10-05,0.34,100,order,,vip / waiting,\n"
    )

    assert readings.ignored == ("memo",)
    assert readings.series == (
        Series(
            "csat",
            Slice(touchpoint="chat"),
            (
                Reading("csat", date(2026, 10, 1), 4.5, 12, Slice(None, "chat"), at="r.csv:2"),
                Reading("csat", date(2026, 11, 1), 4.6, None, Slice(None, "chat"), at="r.csv:4"),
            ),
        ),
        Series(
            "nps",
            Slice(customer="vip"),
            (Reading("nps", date(2026, 10, 1), 31, None, Slice(customer="vip"), at="r.csv:3"),),
        ),
        Series(
            "conversion",
            Slice("order", None, "vip/waiting"),
            (
                Reading(
                    "conversion",
                    date(2026, 10, 5),
                    0.34,
                    100,
                    Slice("order", None, "vip/waiting"),
                    at="r.csv:5",
                ),
            ),
        ),
    )


HEAD = "metric,date,value,n,stage,touchpoint,customer\n"
BAD = {
    "unknown metric": (
        "cast,2026-11-01,4,,,,",
        "no metric `cast`; did you mean `csat`?",
        "없는 지표입니다: `cast`. 혹시 `csat`인가요?",
    ),
    "a metric's title": ("만족도,2026-11-01,4,,,,", "did you mean `csat`?", "혹시 `csat`인가요?"),
    "unknown stage": (
        "csat,2026-11-01,4,,hepl,,",
        "no stage `hepl`; did you mean `help`?",
        "없는 단계입니다: `hepl`. 혹시 `help`인가요?",
    ),
    "unknown touchpoint": (
        "csat,2026-11-01,4,,,chta,",
        "no touchpoint `chta`; did you mean `chat`?",
        "없는 고객 접점입니다: `chta`. 혹시 `chat`인가요?",
    ),
    "unknown customer": (
        "csat,2026-11-01,4,,,,vpi/waiting",
        "no customer `vpi`; did you mean `vip`?",
        "없는 고객입니다: `vpi`. 혹시 `vip`인가요?",
    ),
    "several customers": (
        "csat,2026-11-01,4,,,,vip|regular",
        "`vip|regular` names no single type, situation or customer; leave it empty for all",
        "`vip|regular`는 유형, 상황, 고객 정의 하나가 아닙니다. 모두를 뜻한다면 비우세요",
    ),
    "anybody": (
        "csat,2026-11-01,4,,,,any",
        "`any` names no single type",
        "하나가 아닙니다. 모두를 뜻한다면 비우세요",
    ),
    "an excluded customer": (
        "csat,2026-11-01,4,,,,regular/broken",
        "no `regular/broken`: it is excluded",
        "`regular/broken` 고객은 없습니다. 제외되었습니다",
    ),
    "no pattern": (
        "csat,2026-11-01,4,,,,a/b/c",
        "`a/b/c` names no single",
        "모두를 뜻한다면 비우세요",
    ),
    "no metric": (",2026-11-01,4,,,,", "no `metric`; every row needs one", "행마다 필요합니다"),
    "no date": ("csat,,4,,,,", "no `date`; every row needs one", "행마다 필요합니다"),
    "no value": ("csat,2026-11-01,,,,,", "no `value`; every row needs one", "행마다 필요합니다"),
    "no such day": ("csat,2026-02-30,4,,,,", "no such day", "그런 날짜나 시각은 없습니다"),
    "a date in another form": (
        "csat,2026.11.1,4,,,,",
        "write `2026-11-01` for `2026.11.1`",
        "`2026.11.1` 대신 `2026-11-01`로 쓰세요",
    ),
    "the future": (
        "csat,2026-11-23,4,,,,",
        "2026-11-23 is after today, 2026-11-22",
        "2026-11-23은 오늘(2026-11-22)보다 뒤입니다",
    ),
    "NaN": ("csat,2026-11-01,NaN,,,,", "which says nothing: leave the row out", "이 행을 빼세요"),
    "infinity": ("csat,2026-11-01,-inf,,,,", "leave the row out", "이 행을 빼세요"),
    "no number": ("csat,2026-11-01,good,,,,", "a number such as 0.34", "0.34 같은 숫자"),
    "a decimal comma": (
        'csat,2026-11-01,"4,5",,,,',
        "write `4.5` for `4,5`",
        "`4,5` 대신 `4.5`로 쓰세요",
    ),
    "a share above 1": (
        "conversion,2026-11-01,34,,,,",
        "a share from 0 to 1, but this is 34: write 0.34 for 34 %",
        "0에서 1까지의 비율인데 34입니다. 34 %라면 0.34로 쓰세요",
    ),
    "a share with a sign": (
        "conversion,2026-11-01,34%,,,,",
        "write `0.34` for `34%`",
        "`34%` 대신 `0.34`로 쓰세요",
    ),
    "a share that is no percentage": (
        "conversion,2026-11-01,340,,,,",
        "a share from 0 to 1, but this is 340",
        "0에서 1까지의 비율인데 340입니다",
    ),
    "a share below 0": (
        "conversion,2026-11-01,-0.1,,,,",
        "but this is -0.1",
        "비율인데 -0.1입니다",
    ),
    "minutes below 0": (
        "reply,2026-11-01,-3,,,,",
        "counts minutes, which are never below 0, but this is -3",
        "0보다 작을 수 없는데 -3입니다",
    ),
    "an NPS beyond 100": ("nps,2026-11-01,101,,,,", "from -100 to 100", "-100에서 100까지"),
    "n below 0": ("csat,2026-11-01,4,-1,,,", "`n` is a whole number, 0 or more", "0 이상의 정수"),
    "half an n": ("csat,2026-11-01,4,1.5,,,", "`n` is a whole number", "0 이상의 정수"),
    "a stage of a relationship": (
        "nps,2026-11-01,4,,order,,",
        "`nps` speaks of the relationship, not of a single stage: leave `stage` empty",
        "`stage` 칸을 비우거나 지표의 `scope`를 바로잡으세요",
    ),
    "a touchpoint of a stage's metric": (
        "conversion,2026-11-01,0.4,,,cart,",
        "`conversion` speaks of the stage, not of a single touchpoint: leave `touchpoint` empty",
        "`touchpoint` 칸을 비우거나 지표의 `scope`를 바로잡으세요",
    ),
    "a touchpoint in another stage": (
        "csat,2026-11-01,4,,help,cart,",
        "touchpoint `cart` belongs to stage `order`, not to `help`; leave the stage out",
        "고객 접점 `cart`는 단계 `help`가 아니라 `order`에 있습니다. 단계를 비우세요",
    ),
    "too few cells": ("csat,2026-11-01,4", "3 cells where the heading has 7", "칸이 3개뿐"),
    "too many cells": ("csat,2026-11-01,4,,,,,x", "8 cells where the heading has 7", "칸이 8개"),
    "a day twice": (
        "nps,2026-11-01,4,,,,\nnps,2026-11-01,4,,,,",
        "already has a reading for 2026-11-01 in r.csv:3; keep one of them",
        "`nps`의 2026-11-01 측정값이 r.csv:3에 이미 있습니다. 하나만 남기세요",
    ),
    "a day of a slice twice": (
        "csat,2026-11-01,4,,,chat,\ncsat,2026-11-01,4,,,chat,",
        "already has a reading for 2026-11-01 of `chat` in r.csv:3",
        "2026-11-01 `chat` 측정값이 r.csv:3에 이미 있습니다",
    ),
    "dates out of order": (
        "nps,2026-11-01,4,,,,\nnps,2026-10-01,5,,,,",
        "2026-10-01 comes after 2026-11-01 in r.csv:3; put the rows of `nps` in order, oldest first",
        "2026-10-01이 r.csv:3의 2026-11-01 다음에 나옵니다. `nps`의 행을 오래된 날짜부터 차례로",
    ),
    "mixed zones": (
        "nps,2026-10-01T09:00+09:00,4,,,,",
        "`2026-10-01T09:00+09:00` has a time zone, but `2026-09-01` in r.csv:2 has none; give one to",
        "모두 쓰거나 모두 빼서 하나로 맞추세요",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_with_a_row_is_told_at_the_row_with_a_cure(
    given_rows: Given, case: str
) -> None:
    rows, en, ko = BAD[case]
    last = 3 + rows.count("\n")

    with pytest.raises(BadData) as refused:
        given_rows(f"{HEAD}reply,2026-09-01,4,,,,\n{rows}\n")

    assert len(refused.value.troubles) == 1, str(refused.value)
    assert str(refused.value).startswith(f"r.csv:{last}: ")
    assert en in str(refused.value)
    assert refused.value.say("ko").startswith(f"r.csv:{last}: ")
    assert ko in refused.value.say("ko")


def test_everything_wrong_is_told_in_one_run_by_row(given_rows: Given) -> None:
    with pytest.raises(BadData) as refused:
        given_rows(
            f"{HEAD}csat,2026-11-01,x,-1,none,,\nnsp,2026-13-01,1,,,,\nnps,2026-11-01\n"
            "nps,2026-12-24,200,,,,\n"
        )

    assert [trouble.at for trouble in refused.value.troubles] == [
        *["r.csv:2"] * 3,
        *["r.csv:3"] * 2,
        "r.csv:4",
        *["r.csv:5"] * 2,
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "r.csv:1: the file is empty"),
        (HEAD, "r.csv:1: there are no readings below the headings"),
        ("a,b\n", "r.csv:1: the first row names the columns, such as `metric`, `date` and `value`"),
        ("metric,date\nnps,2026-11-01\n", "r.csv:1: a column `value` is missing"),
        ("metric,date,value,stage,stage\n", "r.csv:1: `stage` and `stage` are the same column"),
    ],
)
def test_a_table_without_readings_is_refused(given_rows: Given, text: str, words: str) -> None:
    with pytest.raises(BadData) as refused:
        given_rows(text)

    assert str(refused.value).splitlines()[0].startswith(words)


def test_newest_first_is_told_once(given_rows: Given) -> None:
    rows = "".join(f"nps,2026-{month:02}-01,1,,,,\n" for month in range(10, 4, -1))

    with pytest.raises(BadData) as refused:
        given_rows(HEAD + rows)

    assert [trouble.at for trouble in refused.value.troubles] == ["r.csv:3"]
    assert "the rows of `nps` stand newest first" in str(refused.value)


def test_times_with_zones_are_compared_in_utc(given_rows: Given) -> None:
    later = "nps,2026-11-01T08:00+09:00,1,,,,\nnps,2026-10-31T23:30Z,2,,,,\n"

    assert len(given_rows(HEAD + later).series[0]) == 2
    with pytest.raises(BadData, match="comes after"):
        given_rows(HEAD + later.replace("23:30Z", "22:30Z"))
    with pytest.raises(BadData, match="already has a reading"):
        given_rows(HEAD + later.replace("23:30Z", "23:00Z"))


def test_parquet_is_told_of_by_row_too(shop: Journey, tmp_path: Path) -> None:
    arrow, parquet = need_module("pyarrow"), need_module("pyarrow.parquet")
    days = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 30)]
    table = {"metric": ["nps", "cast", "nps"], "date": days, "value": [3.0, 4.0, float("nan")]}
    path = tmp_path / "r.parquet"
    parquet.write_table(arrow.table(table), path)

    with pytest.raises(BadData) as refused:
        read_readings(path, shop, today=TODAY)

    assert [trouble.row for trouble in refused.value.troubles] == [2, 3, 3]


def test_the_scopes_that_are_too_wide_are_those_of_the_rule() -> None:
    assert all(
        metering._TOO_WIDE[place] == wrong_instrument.WIDER[place] for place in metering._TOO_WIDE
    )


# What readings answer

CELLS = st.one_of(
    st.sampled_from(
        ["csat", "nps", "2026-11-01", "2026-10-01T09:00Z", "0.5", "1", "chat", "vip", ""]
    ),
    st.text(alphabet=st.sampled_from(list('a1,"\n;%-/|:.가\x00\x1b`{}')), max_size=6),
)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=7), max_size=6), join=st.sampled_from(",;\t")
)
def test_no_table_makes_reading_fail_but_with_words(
    shop: Journey, tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], join: str
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "r.csv"
    lines = [HEAD.replace(",", join), *(join.join(row) + "\n" for row in rows)]
    path.write_text("".join(lines), encoding="utf-8", newline="")

    said = refusal(path, shop)

    assert all(printable(line) == line for line in said)
    assert said or read_readings(path, shop, today=TODAY).series


def refusal(path: Path, journey: Journey) -> list[str]:
    try:
        read_readings(path, journey, today=TODAY)
    except BadData as error:
        return [*error.say("en").splitlines(), *error.say("ko").splitlines()]
    return []


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))


@given(st.lists(DAYS, min_size=1, unique=True), DAYS, DAYS)
def test_the_reading_at_a_day_is_the_last_one_up_to_it(
    days: list[date], start: date, end: date
) -> None:
    series = Series("m", WHOLE, tuple(Reading("m", day, 1.0) for day in sorted(days)))

    found = series.at(end)

    assert (found.day if found else None) == max((day for day in days if day <= end), default=None)
    base = max((day for day in days if day <= start), default=start)
    wanted = sorted(day for day in days if base <= day <= end)
    assert [reading.day for reading in series.since(start, end)] == wanted


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["vip", "regular", "other"]), DAYS),
        st.tuples(st.integers(-50, 50), st.integers(0, 9)),
        min_size=1,
    )
)
def test_slices_are_joined_by_how_many_were_asked(
    cells: dict[tuple[str, date], tuple[int, int]],
) -> None:
    parts = sorted({who for who, _ in cells})
    series = tuple(
        Series(
            "m",
            Slice(customer=who),
            tuple(
                Reading("m", day, float(value), n, Slice(customer=who))
                for (one, day), (value, n) in sorted(cells.items())
                if one == who
            ),
        )
        for who in parts
    )

    overall = Readings("r", series).overall("m")

    wanted: dict[date, Fraction] = {}
    for day in sorted({day for _, day in cells}):
        last = [
            [cells[who, d] for d in sorted({d for w, d in cells if w == who}) if d <= day]
            for who in parts
        ]
        if all(map(bool, last)) and any(each[-1][1] for each in last):
            total = sum(each[-1][1] for each in last)
            wanted[day] = Fraction(sum(each[-1][0] * each[-1][1] for each in last), total)
    if len(parts) == 1:
        assert overall == series[0]
    else:
        found = {reading.day: reading.value for reading in overall or ()}
        assert found == {day: pytest.approx(float(mean)) for day, mean in wanted.items()}


def test_the_whole_is_known_only_where_slices_can_be_joined() -> None:
    def of(slice: Slice, n: int | None) -> Series:
        return Series("m", slice, (Reading("m", TODAY, 2.0, n, slice),))

    whole = of(WHOLE, None)
    assert Readings("r", (of(Slice("a"), 1), whole)).overall("m") == whole
    assert Readings("r", (of(Slice("a"), 1), of(Slice("b"), None))).overall("m") is None
    joined = Readings("r", (of(Slice(customer="x"), 5), of(Slice("a"), 1), of(Slice("b"), 3)))
    assert joined.latest("m", TODAY) == Reading("m", TODAY, 2.0, 4, is_mean=True)
    assert joined.latest("m", TODAY, Slice("b")) == Reading("m", TODAY, 2.0, 3, Slice("b"))
    assert joined.latest("none", TODAY) is None
    assert Metric(id="m").id == "m"
