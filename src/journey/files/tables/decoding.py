"""Bytes of a table to its text, or which program wrote them and what to do about it."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from journey.words.sentences import Sentence

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_WORKBOOK = Sentence(
    "this is an Excel workbook: save the sheet as “CSV UTF-8”",
    "Excel 통합 문서입니다. 시트를 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
)
_CP949 = Sentence(
    "this line looks like CP949, as Excel in Korea saves CSV: save it as “CSV UTF-8”",
    "이 행은 CP949(완성형) 같습니다. Excel에서 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
)
_NOT_UTF8 = Sentence(
    "this line is not UTF-8: save the table as “CSV UTF-8”",
    "이 행은 UTF-8이 아닙니다. 표를 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
)
_WIDE = {"utf-32": (BOM_UTF32_LE, BOM_UTF32_BE), "utf-16": (BOM_UTF16_LE, BOM_UTF16_BE)}
_BROKEN_OFF = Sentence(
    "the file begins as {form:plain} but breaks off inside a letter: save it as “CSV UTF-8”",
    "{form:plain}으로 시작하지만 글자 중간에서 깨집니다. ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
)
_BINARY = Sentence(
    "this line holds a zero byte, so this is no CSV file: save the table as “CSV UTF-8”",
    "이 행에 0바이트가 있어 CSV 파일이 아닙니다. 표를 ‘CSV UTF-8(쉼표로 분리)’로 저장하세요",
)


class Undecodable(NamedTuple):
    """Why bytes are no text, and on which line."""

    line: int
    sentence: Sentence


def decoded(content: bytes) -> str | Undecodable:
    """Return the text of a file, without its mark of byte order."""
    if content.startswith((_ZIP, _OLD_EXCEL)):
        return Undecodable(1, _WORKBOOK)
    # The mark of UTF-32 begins as that of UTF-16 does.
    for form, marks in _WIDE.items():
        if content.startswith(marks):
            try:
                return content.decode(form)
            except UnicodeDecodeError:
                return Undecodable(1, _BROKEN_OFF.filled({"form": form.upper()}))
    if (zero := content.find(0)) >= 0:
        return Undecodable(_line(content, zero), _BINARY)
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        start = error.start + (len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0)
        return Undecodable(_line(content, start), _CP949 if is_cp949(content) else _NOT_UTF8)


def _line(content: bytes, index: int) -> int:
    # Line ends are those of a text: \n, \r\n, and \r alone.
    before = content[:index]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def is_cp949(content: bytes) -> bool:
    """Tell whether the bytes read as Korean: most letters beyond ASCII are Hangul."""
    try:
        text = content.decode("cp949")
    except UnicodeDecodeError:
        return False
    beyond = [char for char in text if not char.isascii()]
    return 2 * sum("가" <= char <= "힣" for char in beyond) > len(beyond)
