"""Tables are read from CSV and Parquet, and everything wrong with them is told by row."""

import csv
import io
import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.files.tables import separated as separated_module
from journey.files.tables.cells import KnownNames, Moment, Picker
from journey.files.tables.reading import read_rows
from journey.files.tables.rows import Column, Row, Rows
from journey.problems.errors import BadData, MissingExtra, MissingFile, UnreadableFile
from journey.problems.trouble import MOST_TROUBLES, Trouble, first_of_many
from journey.words.sentences import Sentence, printable
from tests.needs import need_module

COLUMNS = (
    Column("metric", ("지표",), needed=True),
    Column("date", ("날짜",), needed=True),
    Column("value", ("값",), needed=True),
    Column("n", ("표본 수",)),
    Column("stage", ("단계",)),
    Column("customer"),
)
clock = datetime.fromisoformat
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def written(content: str | bytes, name: str = "t.csv") -> Path:
        path = Path(name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def read(path: Path) -> Rows:
    return read_rows(path, COLUMNS)


def said(rows: Rows | Picker, language: str = "en") -> list[str]:
    return [trouble.say(language) for trouble in rows.troubles]


def held(rows: Rows) -> list[tuple[int, dict[str, object]]]:
    return [(row.number, dict(row.cells)) for row in rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_file_itself_says_how_it_is_separated_and_encoded(
    write: Write, separator: str, encoding: str, end: str
) -> None:
    lines = ["지표,날짜,값", "csat,2026-11-01,4.5", "", "nps,2026-11-02,31"]
    text = end.join(lines).replace(",", separator) + end

    rows = read(write(text.encode(encoding)))

    assert said(rows) == []
    assert held(rows) == [
        (2, {"metric": "csat", "date": "2026-11-01", "value": "4.5"}),
        (4, {"metric": "nps", "date": "2026-11-02", "value": "31"}),
    ]
    assert rows.rows[0].called("metric") == "지표"


def test_a_note_of_excel_on_the_separator_is_obeyed(write: Write) -> None:
    rows = read(write("sep=|\nmetric|date|value\ncsat|2026-11-01|1,5\n"))

    assert held(rows) == [(3, {"metric": "csat", "date": "2026-11-01", "value": "1,5"})]


def test_a_row_is_named_by_the_line_on_which_it_begins(write: Write) -> None:
    text = 'metric,date,value,customer\na,1,2,"x\ny\n\nz"\n\n,,,\nb,1,2,\n'

    rows = read(write(text))

    assert [row.at for row in rows] == ["t.csv:2", "t.csv:8"]
    assert rows.rows[0].cells["customer"] == "x\ny\n\nz"


ODD = st.text(alphabet=st.sampled_from(list('a가 ,;\t"\n\r\u2028\x85\x1c\v=-')), max_size=12)


@given(st.lists(st.tuples(ODD, ODD, ODD), max_size=5), st.sampled_from([",", ";", "\t"]))
def test_what_the_standard_library_writes_is_read_back(
    table: list[tuple[str, str, str]], separator: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([("metric", "date", "value"), *table])

    rows = separated_module.from_csv(out.getvalue(), "t", COLUMNS)

    wanted = [
        dict(zip(("metric", "date", "value"), row, strict=True))
        for row in table
        if any(cell.strip() for cell in row)
    ]
    found = [
        {name: row.cells.get(name, "") for name in ("metric", "date", "value")} for row in rows
    ]
    assert [{k: v if v.strip() else "" for k, v in row.items()} for row in wanted] == found
    assert rows.troubles == ()


@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_no_bytes_make_reading_raise(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "t.csv"
    for start in (b"", b"metric,date,value\n", b"PAR1", b"\xff\xfe"):
        path.write_bytes(start + content)

        rows = read(path)

        for language in ("en", "ko"):
            assert all(trouble.say(language) for trouble in rows.troubles)


@pytest.mark.parametrize(
    ("content", "en", "ko"),
    [
        (b"", "t.csv:1: the file is empty", "t.csv:1: 파일이 비어 있습니다"),
        (b" \n\r\n", "t.csv:1: the file is empty", "t.csv:1: 파일이 비어 있습니다"),
        (
            b"\xef\xbb\xbf\n,,\n",
            "t.csv:1: the file has no row",
            "t.csv:1: 파일에 행이 없습니다",
        ),
        (
            "csat,2026-11-01,4\n",
            (
                "t.csv:1: the first row names the columns, such as `metric`, `date` and `value`; "
                "here it is `csat`, `2026-11-01` and `4`"
            ),
            (
                "t.csv:1: 첫 행에는 `metric`, `date`, `value`처럼 열 이름을 씁니다. "
                "지금은 `csat`, `2026-11-01`, `4`입니다"
            ),
        ),
        (
            "metirc,date\n",
            (
                "t.csv:1: no column named `metirc` is known; did you mean `metric`?\n"
                "t.csv:1: a column `value` is missing; there are `metirc` and `date`"
            ),
            (
                "t.csv:1: 알 수 없는 열입니다: `metirc`. 혹시 `metric`인가요?\n"
                "t.csv:1: `value` 열이 없습니다. 있는 열: `metirc`, `date`"
            ),
        ),
        (
            "metric,date,value,stgae\n",
            "t.csv:1: no column named `stgae` is known; did you mean `stage`?",
            "t.csv:1: 알 수 없는 열입니다: `stgae`. 혹시 `stage`인가요?",
        ),
        (
            "metric,date,value,날짜\n",
            "t.csv:1: `날짜` and `date` are the same column, `date`; leave one of them out",
            "t.csv:1: `날짜`와 `date`는 같은 열(`date`)입니다. 하나만 남기세요",
        ),
        (
            "metric,date,value\ncsat,2026-11-01\ncsat,2026-11-02,1\nx,y,z,w\nx,y,z,\n",
            (
                "t.csv:2: 2 cells where the heading has 3; an empty cell still needs its separator\n"
                "t.csv:4: 4 cells where the heading has 3; put quotes around a text that holds `,`"
            ),
            (
                "t.csv:2: 칸이 2개뿐인데 열 이름은 3개입니다. 빈 칸에도 구분 기호를 쓰세요\n"
                "t.csv:4: 칸이 4개인데 열 이름은 3개입니다. `,`이(가) 든 글은 따옴표로 묶으세요"
            ),
        ),
        (
            'metric,date,value\na,b,c\n"csat,2026-11-01,1\nx,y,z\n',
            (
                "t.csv:3: a quote that opens in this row is never closed; close it, or write it "
                'twice: ""'
            ),
            't.csv:3: 이 행에서 연 따옴표를 닫지 않았습니다. 닫거나, 글 속의 따옴표라면 ""처럼 두 번 쓰세요',
        ),
        (
            'metric,date,value\n"a"b,c,d\nx,y\n',
            (
                't.csv:2: something follows a closing quote; a quote inside a text is written twice: ""\n'
                "t.csv:3: 2 cells where the heading has 3; an empty cell still needs its separator"
            ),
            (
                't.csv:2: 닫는 따옴표 뒤에 글자가 더 있습니다. 글 속의 따옴표는 ""처럼 두 번 쓰세요\n'
                "t.csv:3: 칸이 2개뿐인데 열 이름은 3개입니다. 빈 칸에도 구분 기호를 쓰세요"
            ),
        ),
        (
            "지표,날짜,값\n만족도,2026-11-01,4\n".encode("cp949"),
            "t.csv:1: this line looks like CP949, as Excel in Korea saves CSV: save it as “CSV UTF-8”",
            "t.csv:1: 이 행은 CP949(완성형) 같습니다. Excel에서 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
        ),
        (
            b"metric,date,value\r\na,b,c\r\n\xff\xff,b,c\r\n",
            "t.csv:3: this line is not UTF-8: save the table as “CSV UTF-8”",
            "t.csv:3: 이 행은 UTF-8이 아닙니다. 표를 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
        ),
        (
            b"\xff\xfem\x00e",
            "t.csv:1: the file begins as UTF-16 but breaks off inside a letter: save it as “CSV UTF-8”",
            "t.csv:1: UTF-16으로 시작하지만 글자 중간에서 깨집니다. ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
        ),
        (
            b"metric,date\n\x00,b\n",
            "t.csv:2: this line holds a zero byte, so this is no CSV file: save the table as “CSV UTF-8”",
            "t.csv:2: 이 행에 0바이트가 있어 CSV 파일이 아닙니다. 표를 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
        ),
        (
            b"PK\x03\x04xlsx",
            "t.csv:1: this is an Excel workbook: save the sheet as “CSV UTF-8”",
            "t.csv:1: Excel 통합 문서입니다. 시트를 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
        ),
        (
            f"metric,date,value\na,b,{'x' * 100_001}\nc,d\n",
            (
                "t.csv:2: a cell of more than 100000 letters; is a quote before it never closed?\n"
                "t.csv:3: 2 cells where the heading has 3; an empty cell still needs its separator"
            ),
            (
                "t.csv:2: 칸 하나가 100000자보다 깁니다. 앞에서 연 따옴표를 닫지 않은 것 같습니다\n"
                "t.csv:3: 칸이 2개뿐인데 열 이름은 3개입니다. 빈 칸에도 구분 기호를 쓰세요"
            ),
        ),
        (
            f'metric,date,value\na,b,"{"x" * 140_000}\nc,d\n',
            "t.csv:2: a cell of more than 100000 letters; is a quote before it never closed?",
            "t.csv:2: 칸 하나가 100000자보다 깁니다. 앞에서 연 따옴표를 닫지 않은 것 같습니다",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_row_with_a_cure(
    write: Write, content: str | bytes, en: str, ko: str
) -> None:
    rows = read(write(content))

    assert "\n".join(said(rows)) == en
    assert "\n".join(said(rows, "ko")) == ko


def test_columns_that_mean_nothing_are_left_alone_and_listed(write: Write) -> None:
    rows = read(write("memo,metric,date,value,,담당\nhello,a,b,c,d,e\n"))

    assert said(rows) == []
    assert rows.ignored == ("memo", "담당")
    assert held(rows) == [(2, {"metric": "a", "date": "b", "value": "c"})]


@pytest.mark.parametrize("heading", ["단계명", "단계별", "표본 수량"])
def test_a_longer_korean_heading_is_another_column(write: Write, heading: str) -> None:
    rows = read(write(f"metric,date,value,{heading}\na,b,c,d\n"))

    assert said(rows) == []
    assert rows.ignored == (heading,)


def test_a_table_of_too_many_rows_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(separated_module, "MOST_ROWS", 2)

    rows = read(write("metric,date,value\na,b,c\na,b,c\na,b,c\na,b,c\n"))

    assert len(rows) == 2
    assert said(rows) == ["t.csv:4: more than 2 rows; nothing from here on was read"]


def test_a_file_that_is_too_large_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.files.tables.reading.MAX_BYTES", 1024 * 1024)

    rows = read(write(b"metric,date,value\n" + b"a,b,c\n" * 200_000))

    assert said(rows) == [
        "t.csv: the file is larger than 1 MiB; give a part of it, such as the latest months"
    ]


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read(tmp_path / "none.csv")
    with pytest.raises(UnreadableFile):
        read(tmp_path)
    with pytest.raises(UnreadableFile):
        read_rows("a\0b", COLUMNS)


def test_troubles_are_told_by_row_and_very_many_are_counted() -> None:
    told = [Trouble(f"f:{n}", Sentence("x", "x"), {}) for n in range(60, 0, -1)]

    short = first_of_many("f", told)

    assert [trouble.row for trouble in short] == [*range(1, MOST_TROUBLES + 1), 0]
    assert str(BadData(short)).endswith("f: 10 more cannot be used")
    assert BadData(short).say("ko").endswith("f: 쓸 수 없는 것이 10개 더 있습니다")


# Parquet


def parquet(path: str, columns: dict[str, Any], **options: Any) -> Path:
    arrow = need_module("pyarrow")
    need_module("pyarrow.parquet").write_table(arrow.table(columns), path, **options)
    return Path(path)


def test_parquet_gives_the_same_rows_as_csv(write: Write) -> None:
    arrow = need_module("pyarrow")
    day, time = date(2026, 11, 1), datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    path = parquet(
        "t.parquet",
        {
            " 지표 ": arrow.array(["csat", None, "nps"]).dictionary_encode(),
            "date": arrow.array([time, None, time], arrow.timestamp("ns", tz="Asia/Seoul")),
            "value": arrow.array([Decimal("4.50"), None, Decimal("3.10")]),
            "n": arrow.array([12, None, 3], arrow.int16()),
            "memo": [day, None, day],
        },
    )

    rows = read(path)
    picker = Picker(rows)

    assert said(rows) == []
    assert rows.ignored == ("memo",)
    assert [row.number for row in rows] == [1, 3]
    found = [
        (
            picker.text(row, "metric"),
            picker.moment(row, "date"),
            picker.number(row, "value"),
            picker.whole(row, "n"),
        )
        for row in rows
    ]
    moment = Moment(day, clock("2026-11-01T00:30"), zoned=True)
    assert found == [("csat", moment, 4.5, 12), ("nps", moment, 3.1, 3)]


def test_what_is_wrong_with_a_parquet_file_is_told(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrow = need_module("pyarrow")
    broken = write(b"PAR1nonsense", "t.parquet")
    assert "t.parquet: this Parquet file cannot be read" in said(read(broken))[0]
    assert said(read(write("metric,date,value\n", "t.parquet"))) == [
        "t.parquet: the file's name says Parquet, but it holds something else"
    ]
    strange = parquet("s.parquet", {"metric": [b"\xff"], "date": [True], "value": ["x" * 100_001]})
    assert said(read(strange)) == [
        "s.parquet:1: column `value` holds a text of more than 100000 letters"
    ]
    far = arrow.array([2**60], arrow.timestamp("ms"))
    rows = read(parquet("f.parquet", {"metric": ["a"], "date": far, "value": [1]}))
    assert said(rows)[0].startswith("f.parquet:1: column `date` holds what cannot be read: ")
    monkeypatch.setattr("journey.files.tables.columnar.MOST_ROWS", 1)
    assert said(read(parquet("m.parquet", {"metric": ["a", "b"]}))) == [
        "m.parquet: 2 rows; at most 1 is read, so give a part, such as the latest months"
    ]


def test_fewer_rows_than_a_parquet_file_tells_of_are_told(write: Write) -> None:
    days = [date(2026, 11, 1)] * 80
    path = parquet("t.parquet", {"metric": ["csat"] * 80, "date": days, "value": [0.5] * 80})
    whole = path.read_bytes()
    # In the footer, the number of all rows is the first field of 64 bits: 80, then 81.
    footer = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    path.write_bytes(whole[:footer] + whole[footer:].replace(b"\x16\xa0\x01", b"\x16\xa2\x01", 1))

    assert said(read(path)) == [
        "t.parquet: this Parquet file is broken: of 81 rows that it tells of, 80 can be read"
    ]


def test_no_flipped_bytes_of_a_parquet_file_make_reading_raise(write: Write) -> None:
    path = parquet(
        "t.parquet",
        {
            "metric": ["csat", "nps"] * 40,
            "date": [date(2026, 11, 1)] * 80,
            "value": [0.5, 1.5] * 40,
        },
    )
    whole = path.read_bytes()
    chance = random.Random(7)

    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.choice([None, chance.randrange(len(content))])])

        rows = read(path)

        assert rows.troubles or len(rows) == 80 or rows.rows


def test_parquet_without_its_package_says_what_to_install(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"journey-funnel\[parquet\]"):
        read(write(b"PAR1", "t.parquet"))


# Values


def row(number: int = 2, **cells: object) -> Row:
    return Row("t.csv", number, cells, {})


def picked(method: str, cell: object) -> object:
    picker = Picker(Rows("t.csv"))
    value = getattr(picker, method)(row(value=cell), "value")
    return said(picker) or value


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("0.34", 0.34),
        (" -3 ", -3.0),
        ("+.5e-2", 0.005),
        ("−1", -1.0),
        ("1.", 1.0),
        (7, 7.0),
        (Decimal("1.5"), 1.5),
    ],
)
def test_numbers_are_read(cell: object, wanted: float) -> None:
    assert picked("number", cell) == wanted


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("34%", "`value` is a plain number: write `0.34` for `34%`"),
        ("34,5 %", "`value` is a plain number: write `0.345` for `34,5 %`"),
        ("0,34", "`value` has a decimal point, no comma: write `0.34` for `0,34`"),
        ("1,234,567", "`value` has no commas between thousands: write `1234567` for `1,234,567`"),
        ("NaN", "`value` is `NaN`, which says nothing: leave the row out"),
        ("-inf", "`value` is `-inf`, which says nothing: leave the row out"),
        ("1e999", "`value` is `1e999`, which says nothing: leave the row out"),
        (float("nan"), "`value` is `nan`, which says nothing: leave the row out"),
        ("5 min", "`value` is a number such as 0.34, but this is `5 min`"),
        ("٣", "`value` is a number such as 0.34, but this is `٣`"),
        (True, "`value` is a number such as 0.34, but this is `True`"),
        (b"1", "`value` is a number such as 0.34, but this is `b'1'`"),
        (10**400, "which says nothing: leave the row out"),
    ],
)
def test_what_is_no_number_is_told_with_a_cure(cell: object, words: str) -> None:
    told = picked("number", cell)

    assert isinstance(told, list)
    assert told[0].startswith("t.csv:2: ")
    assert told[0].endswith(words)


@pytest.mark.parametrize("cell", ["-1", "1.5", "many", -1, 0.5])
def test_a_count_is_a_whole_number(cell: object) -> None:
    assert picked("whole", cell) == [
        f"t.csv:2: `value` is a whole number, 0 or more, but this is `{cell}`"
    ]


def test_counts_are_read() -> None:
    assert [picked("whole", cell) for cell in ("0", "12", 3.0, "4.0", None)] == [0, 12, 3, 4, None]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("2026-11-01", Moment(date(2026, 11, 1))),
        ("2026-11-01 09:30", Moment(date(2026, 11, 1), clock("2026-11-01T09:30"))),
        (
            "2026-11-01T08:30:15.5+09:00",
            Moment(date(2026, 11, 1), clock("2026-10-31T23:30:15.500"), zoned=True),
        ),
        ("2026-11-01T08:30Z", Moment(date(2026, 11, 1), clock("2026-11-01T08:30"), zoned=True)),
        (
            "2026-11-01T08:30+0900",
            Moment(date(2026, 11, 1), clock("2026-10-31T23:30"), zoned=True),
        ),
        (date(2026, 11, 1), Moment(date(2026, 11, 1))),
        (
            datetime(2026, 11, 1, 8, tzinfo=UTC),
            Moment(date(2026, 11, 1), clock("2026-11-01T08:00"), zoned=True),
        ),
    ],
)
def test_dates_and_times_are_read(cell: object, wanted: Moment) -> None:
    assert picked("moment", cell) == wanted


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2026/11/01", "`value` is a date such as 2026-11-01: write `2026-11-01` for `2026/11/01`"),
        (
            "2026. 11. 1.",
            "`value` is a date such as 2026-11-01: write `2026-11-01` for `2026. 11. 1.`",
        ),
        (
            "2026년 11월 1일",
            "`value` is a date such as 2026-11-01: write `2026-11-01` for `2026년 11월 1일`",
        ),
        ("2026-1-1", "`value` is a date such as 2026-11-01: write `2026-01-01` for `2026-1-1`"),
        ("2026-02-30", "`value` is `2026-02-30`, and there is no such day or time"),
        ("2026. 2. 30.", "`value` is `2026. 2. 30.`, and there is no such day or time"),
        ("2026-02-03T25:00", "`value` is `2026-02-03T25:00`, and there is no such day or time"),
        (
            "0001-01-01T00:00+09:00",
            "`value` is `0001-01-01T00:00+09:00`, and there is no such day or time",
        ),
        (
            "46327",
            "`value` is `46327`, a day as Excel counts them: format the column as yyyy-mm-dd",
        ),
        ("11/01/2026", "`value` is a date such as 2026-11-01, but this is `11/01/2026`"),
        ("20261101", "`value` is a date such as 2026-11-01, but this is `20261101`"),
        ("", '`value` is a date such as 2026-11-01, but this is `""`'),
    ],
)
def test_what_is_no_date_is_told_with_a_cure(cell: str, words: str) -> None:
    assert picked("moment", cell) == [f"t.csv:2: {words}"]


def mixed(*cells: str) -> list[str]:
    picker = Picker(Rows("t.csv"))
    for number, cell in enumerate(cells, 2):
        picker.moment(row(number, date=cell), "date")
    return said(picker)


def test_times_with_a_zone_beside_times_without_are_told_once_with_both_rows() -> None:
    assert mixed("2026-11-01T09:00Z", "2026-11-02T09:00+09:00") == []
    assert mixed("2026-11-01", "2026-11-02T09:00") == []
    assert mixed("2026-11-01", "2026-11-02T09:00Z", "2026-11-03", "2026-11-04T09:00Z") == [
        (
            "t.csv:3: `2026-11-02T09:00Z` has a time zone, but `2026-11-01` in t.csv:2 has none; "
            "give one to all or to none"
        )
    ]
    assert mixed("2026-11-02T09:00Z", "2026-11-01", "2026-11-03") == [
        (
            "t.csv:3: `2026-11-01` has no time zone, but `2026-11-02T09:00Z` in t.csv:2 has one; "
            "give one to all or to none"
        )
    ]


def named(cell: object, names: Sequence[str]) -> object:
    picker = Picker(Rows("t.csv"))
    known = KnownNames(Sentence("metric", "지표"), tuple(names), {"첫 응답": "first_reply"})
    return picker.name(row(metric=cell), "metric", known) or said(picker) + said(picker, "ko")


def test_names_are_looked_up_and_the_nearest_is_told() -> None:
    names = ["csat", "first_reply"]

    assert named(" csat", names) == "csat"
    assert named("CSTA", names) == [
        "t.csv:2: the journey has no metric `CSTA`; did you mean `csat`?",
        "t.csv:2: 여정에 없는 지표입니다: `CSTA`. 혹시 `csat`인가요?",
    ]
    assert named("첫 응답", names) == [
        "t.csv:2: the journey has no metric `첫 응답`; did you mean `first_reply`?",
        "t.csv:2: 여정에 없는 지표입니다: `첫 응답`. 혹시 `first_reply`인가요?",
    ]
    assert named("weather", names) == [
        "t.csv:2: the journey has no metric `weather`; known: `csat` and `first_reply`",
        "t.csv:2: 여정에 없는 지표입니다: `weather`. 있는 이름: `csat`, `first_reply`",
    ]
    assert named("csat", [])[0] == "t.csv:2: the journey has no metric `csat`, nor any other"  # type: ignore[index]
    assert named(1.5, names) == [
        "t.csv:2: `metric` is a text, but this is `1.5`",
        "t.csv:2: `metric`은 글이어야 하는데 `1.5`입니다",
    ]


def test_an_empty_cell_of_a_needed_column_is_told_in_the_words_of_the_file() -> None:
    picker = Picker(Rows("t.csv"))

    picker.needed(
        Row("t.csv", 4, {"date": "x"}, {"metric": "지표", "date": "날짜"}), ["metric", "date"]
    )

    assert said(picker) == ["t.csv:4: no `지표`; every row needs one"]


@given(
    st.sampled_from(["text", "number", "whole", "moment"]),
    st.text(max_size=30)
    | st.integers()
    | st.floats()
    | st.binary()
    | st.booleans()
    | st.decimals()
    | st.datetimes(timezones=st.none() | st.just(timezone(timedelta(hours=14))))
    | st.dates()
    | st.from_regex(
        r"[0-9-]{4,6}[-./][0-9]{1,2}[-./][0-9]{1,2}([T ][0-9:]{2,8}(Z|[+-][0-9:]{2,5})?)?"
    ),
)
def test_no_cell_makes_a_picker_raise(method: str, cell: object) -> None:
    picker = Picker(Rows("t.csv"))

    value = getattr(picker, method)(row(value=cell), "value")

    assert (value is None) == bool(picker.count)
    for language in ("en", "ko"):
        assert all(printable(words) == words for words in said(picker, language))
