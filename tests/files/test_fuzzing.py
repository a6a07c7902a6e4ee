"""Whatever a file holds, reading it ends in findings at places, never in an exception."""

import random
import re
from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from journey import check, reads
from journey.checking.rule import all_rules
from journey.files.yaml.reading import from_bytes

TODAY = date(2026, 11, 22)
PIECES = """
journey: shop|stages:|touchpoints:|transitions:|customers:|types:|situations:|phase: purchase|
a -> b|- a -> b: {for: vip}|- {from: a, to: b}|entry: any|{|}|[|]|: |, |- |? |&x |*x|!!int 3|!x|
"|'|||>|%YAML 1.1|---|...|#|\t|\r\n|\u2028|\x85|\ufeff|\x00|null|~|true|404|.inf|.nan|1e999|0o17|
<<: *x|any|vip/browsing|a|b|등록|2026-02-30|4 minutes|policies:|p: {response: [a, b]}|excluded:|
lifecycle: [a -> b]|languages: [en, ko]|{en: x, ko: y}|format: 2|emotion: {any: 9}|waivers: [{}]|
steps: [a, b]|id: x|every: day|since: {process: x}|voc: {v: {parent: v}}|activation: {bands: {}}
""".replace("\n", "").split("|")


def assert_ends_in_findings(content: bytes) -> None:
    document = from_bytes(content, "fuzz")

    for language in ("en", "ko"):
        report = check(document, today=TODAY, language=language)
        lines = max(1, len(re.split(r"\r\n|\r|\n", content.decode(errors="replace").rstrip())))
        assert all(d.span and 1 <= d.span.line <= lines and d.span.column >= 1 for d in report)
        assert all(d.message and d.cure for d in report)
    assert document.journey is not None or document.problems


@given(st.text())
@example("\ud800")
def test_any_text(text: str) -> None:
    document = reads(text)

    assert document.journey is not None or check(document, today=TODAY).diagnostics


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    assert_ends_in_findings(content)


@given(
    st.lists(st.tuples(st.sampled_from(["", "\n", "\n  ", "\n    ", " "]), st.sampled_from(PIECES)))
)
def test_any_heap_of_pieces(pieces: list[tuple[str, str]]) -> None:
    text = "".join(gap + piece for gap, piece in pieces)

    assert_ends_in_findings(text.encode(errors="replace"))


def mutated(text: str, chance: random.Random) -> str:
    """Delete, repeat, swap or insert something a few times."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([1, 1, 2, 5, 20, 200]))
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:start] + text[end:]
        elif kind == 1:
            text = text[:end] + text[start:]
        elif kind == 2:
            text = text[:start] + chance.choice(PIECES) + text[start:]
        elif kind == 3:
            text = text[:start] + chance.choice(PIECES) + text[end:]
        else:
            lines = text.split("\n")
            number = chance.randrange(len(lines))
            shift = chance.choice(["  ", "    ", "\t", ""])
            lines[number] = shift + lines[number].lstrip(" ")
            text = "\n".join(lines)
    return text


def seeds(examples: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.journey.yaml"))]
    rules = [text for rule in all_rules().values() for text in (rule.bad, rule.good) if text]
    return [*texts, *rules * 3]


def test_mutated_examples(examples: Path) -> None:
    texts = seeds(examples)
    for seed in range(300):
        chance = random.Random(seed)
        assert_ends_in_findings(mutated(chance.choice(texts), chance).encode(errors="replace"))
