"""Every sentence of the library is right with none, one and two of what it counts."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import journey
from journey.words.sentences import Sentence

SOURCES = sorted(Path(journey.__file__).parent.rglob("*.py"))
SLOT = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
KINDS = {"customers", "customer", "value"}
"""What stands before a plural and is no number: `vip` customers."""

VERBS = "am|are|have|were|do|leave|make|say|lead|come|go|need|occur|take|stand|read|mean|want|use"
SINGULAR = (
    "is|has|was|does|leaves|makes|says|leads|comes|goes|needs|occurs|takes|stands|reads|means"
)


def sentences() -> Iterator[tuple[str, str, str]]:
    """Yield where each sentence is written, and what it says in both languages."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Sentence":
                continue
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if len(texts) == 2 and all(isinstance(text, str) for text in texts):
                yield f"{path.stem}:{node.lineno}", str(texts[0]), str(texts[1])


ALL = sorted(sentences())
COUNTED = {noun.casefold() for _, en, _ in ALL for noun in re.findall(r"([A-Za-z]+)\{\w+:s\}", en)}
"""The nouns that sentences count."""

NOUNS = "|".join(sorted(COUNTED, key=len, reverse=True))


WORD = r"(?:(?!of|the|counts|hands?\b)[a-z]+ )?"
"""A word between a number and what it counts."""


def counts(template: str) -> set[str]:
    """Return which values of a sentence are numbers of something."""
    forms = {name for name, form in SLOT.findall(template) if form == "s" or "|" in form}
    before = rf"\{{(\w+)(?::plain)?\}} {WORD}(?:{NOUNS})s?\b"
    return forms | {name for name in re.findall(before, template) if name not in KINDS}


def lists(template: str) -> set[str]:
    """Return which values of a sentence may be several names."""
    return {
        name
        for name, form in SLOT.findall(template)
        if form in ("", "plain")
        and (name.endswith("s") or name == "missing")
        and name not in counts(template)
    }


def said(en: str, ko: str, language: str, many: int) -> str:
    names = tuple("abc"[:many])
    values: dict[str, object] = {name: "x" for name, _ in SLOT.findall(en + ko)}
    values |= dict.fromkeys(lists(en) | lists(ko), names)
    values |= dict.fromkeys((name for name in counts(en) if name not in lists(en)), many)
    values |= dict.fromkeys((n for n in counts(en) if re.search(rf"\{{{n}\}} [a-z]", en)), many)
    return Sentence(en, ko).say(language, values)


def wrong(text: str, many: int) -> str | None:
    """Return what is wrong in an English text that speaks of none, one or two of everything."""
    if many == 1:
        patterns = [
            rf"(?<![\d.,–-])\b1 {WORD}(?:{NOUNS})s\b",
            rf"(?<![\d.,–-])(?<!and )\b1 {WORD}(?:{NOUNS}) (?:{VERBS})\b",
            rf"^`a` (?:{VERBS})\b|[,:;] `a` (?:{VERBS})\b",
        ]
    else:
        patterns = [
            rf"(?<![\d.,–-])\b{many} {WORD}(?:{NOUNS}) (?:{SINGULAR})\b",
            rf"(?<![\d.,–-])\b{many} (?:{NOUNS})\b(?![-s]| types?\b| definitions?\b)",
            rf"(?<![\d.,–-])\b{many} {WORD}(?:{NOUNS})s (?:{SINGULAR})\b",
            rf"`b` (?:{SINGULAR})\b" if many == 2 else "(?!)",
        ]
    found = (re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    return next((each[0] for each in found if each), None)


def tell(many: int, language: str) -> None:
    """Print every sentence, to be read with `pytest -s`."""
    lines = (f"{where}: {said(en, ko, language, many)}" for where, en, ko in ALL)
    sys.stdout.write("\n".join(lines) + "\n")


def test_every_sentence_is_found() -> None:
    assert len(ALL) > 1000
    assert {"touchpoint", "transition", "finding", "day"} <= COUNTED


@pytest.mark.parametrize("many", [0, 1, 2])
def test_every_english_sentence_agrees_with_what_it_counts(many: int) -> None:
    tell(many, "en")
    found = {
        where: (slip, text)
        for where, en, ko in ALL
        if counts(en) or lists(en)
        for text in [said(en, ko, "en", many)]
        if (slip := wrong(text, many))
    }

    assert found == {}


@pytest.mark.parametrize("many", [0, 1, 2])
def test_every_korean_sentence_is_whole_whatever_it_counts(many: int) -> None:
    tell(many, "ko")
    texts = {where: said(en, ko, "ko", many) for where, en, ko in ALL}

    broken = (
        r"\{(?:"
        + "|".join(sorted({name for _, _, ko in ALL for name, _ in SLOT.findall(ko)}))
        + r")(?::\w+)?\}"
    )
    assert {where: text for where, text in texts.items() if re.search(broken, text)} == {}
    assert [where for where, _, ko in ALL if any("|" in form for _, form in SLOT.findall(ko))] == []
