"""The questions of the Wheel of Operation as a form to fill in, and as a schema for editors."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from journey.operating.wheel.spoke import MOST, Question
from journey.operating.wheel.spokes import SPOKES
from journey.words.sentences import LANGUAGES, Sentence
from journey.words.terminal import wrap

_HEAD = (
    Sentence(
        "Wheel of Operation: how well are we able to look after our customers?",
        "운영 휠: 우리는 고객을 얼마나 잘 돌볼 수 있나요?",
    ),
    Sentence(
        "One file for each person and day. Put a number from 0 to 4 behind each question; leave "
        "empty what you do not know.",
        "한 사람이 하루에 파일 하나를 채웁니다. 질문마다 0에서 4까지 쓰고, 모르면 비워 두세요.",
    ),
    Sentence(
        "To say what you have in mind, write: agreed: {score: 3, evidence: …}",
        "근거를 남기려면 이렇게 씁니다: agreed: {score: 3, evidence: …}",
    ),
)
_WHO = Sentence("who answers", "답하는 사람")
_ROLE = Sentence("what you do; may stay empty", "하는 일 (비워도 됩니다)")


def form_of(day: date) -> str:
    """Write the questionnaire as a file to fill in, in English and Korean, dated with a day."""
    return "\n".join(_form(day)) + "\n"


def _form(day: date) -> Iterator[str]:
    for sentence in _HEAD:
        yield from _noted(sentence.en, "")
        yield from _noted(sentence.ko, "")
    yield f"person:   # {_WHO.en} / {_WHO.ko}"
    yield f"role:     # {_ROLE.en} / {_ROLE.ko}"
    yield f"date: {day.isoformat()}"
    yield "answers:"
    for spoke in SPOKES:
        yield ""
        yield f"  # {spoke.title.en} / {spoke.title.ko}"
        for language in LANGUAGES:
            yield from _noted(spoke.about.say(language), "  ")
        yield f"  {spoke.id}:"
        for question in spoke.questions:
            yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield ""
    for language in LANGUAGES:
        yield from _noted(question.text.say(language), "    ")
    for language in LANGUAGES:
        for score, anchor in enumerate(question.anchors):
            yield from _noted(f"  {score}  {anchor.say(language)}", "    ", "     ")
    yield f"    {question.key}:"


def _noted(text: str, indent: str, hang: str = "") -> Iterator[str]:
    """Write a text as comments of at most 100 columns."""
    for number, line in enumerate(wrap(text, 98 - len(indent) - len(hang))):
        yield f"{indent}# {hang if number else ''}{line}"


def answers_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of answers, by which editors complete and explain.

    Source: JSON Schema draft 2020-12.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers for a Wheel of Operation",
        "type": "object",
        "required": ["person", "date", "answers"],
        "additionalProperties": False,
        "properties": {
            "person": {"type": "string", "minLength": 1, "description": _WHO.en},
            "role": {"type": ["string", "null"], "description": _ROLE.en},
            "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "answers": {
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {
                    spoke.id: {
                        "type": ["object", "null"],
                        "description": f"{spoke.title.en}. {spoke.about.en}",
                        "additionalProperties": False,
                        "properties": {
                            question.key: _answer_schema(question) for question in spoke.questions
                        },
                    }
                    for spoke in SPOKES
                },
            },
        },
    }


def _answer_schema(question: Question) -> dict[str, Any]:
    score = {"type": ["integer", "null"], "minimum": 0, "maximum": MOST}
    anchors = " ".join(f"{number}: {each.en}" for number, each in enumerate(question.anchors))
    return {
        "description": f"{question.text.en} {anchors}",
        "oneOf": [
            score,
            {
                "type": "object",
                "required": ["score"],
                "additionalProperties": False,
                "properties": {"score": score, "evidence": {"type": ["string", "null"]}},
            },
        ],
    }
