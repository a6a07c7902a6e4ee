"""Tell of a wheel: its verdict, a bar to each spoke, what does not agree, and what to do."""

from collections.abc import Iterator

from journey.model.journey import Journey
from journey.operating.wheel.spoke import MOST
from journey.operating.wheel.spokes import QUESTION, SPOKE, SPOKES
from journey.operating.wheel.text_evidence import Missed, evidence
from journey.operating.wheel.text_spokes import asked, comparison, fine, spokes
from journey.operating.wheel.verdict import points
from journey.operating.wheel.wheel import Contradiction, Disagreement, NextStep, Wheel
from journey.words.blocks import Item, Listing, Section, Telling, Tile, Tiles
from journey.words.names import Names
from journey.words.sentences import Sentence

SHOWN = 3
"""How many of each kind are shown, where not all are asked for."""

_TITLE = Sentence("{title:all}: Wheel of Operation", "{title:all}: 운영 휠")
_PEOPLE = Sentence(
    "{count} {noun:plain} answered on {date:plain}: {names:all}",
    "{date:plain}, {count}명이 답함: {names:all}",
)
_LATE = Sentence(
    "Later than {today:plain}, and not counted: {names:all}",
    "{today:plain} 이후라서 세지 않음: {names:all}",
)
_NOBODY = Sentence(
    "Ask people, too: `journey wheel --questions` prints the form, and `--answers` takes what they "
    "say.",
    "사람들에게도 물어보세요. `journey wheel --questions`로 양식을 받고, 답은 `--answers`로 "
    "더하세요.",
)
_SHAPE = Sentence("How large and how round", "크기와 균형도")
_SIZE = Sentence("Size", "크기")
_ROUNDNESS = Sentence("Roundness", "균형도")
_OF_FOUR = Sentence("of {most}", "{most}점 만점")
_OF_ONE = Sentence("1 is a circle", "1이면 완전한 원")
_KNOWN = Sentence("{known} of {all} spokes are known", "영역 {all}개 중 {known}개")
_BY_FILE = Sentence("by the file {figure:plain}", "파일 기준 {figure:plain}")
_FLATTEST = Sentence("Flattest: {names:all}", "가장 낮은 영역: {names:all}")
_CONTRADICTIONS = Sentence("Where people and file differ", "답변과 파일이 다른 곳")
_ON_PAPER = Sentence(
    "Where the file shows more: do people know of it, or is it only on paper?",
    "파일에 더 많다면: 사람들이 모르는 것인지, 문서에만 있는 것인지 확인하세요.",
)
_DISAGREEMENTS = Sentence(
    "Where people differ: talk about what each has seen",
    "사람마다 다르게 본 곳: 각자 무엇을 보았는지 이야기해 보세요",
)
_QUOTE = Sentence("{person:plain}: “{words:plain}”", "{person:plain}: “{words:plain}”")
_STEPS = Sentence("What to do next", "다음에 할 일")
_NOW = Sentence("now: {anchor}", "지금: {anchor}")
_THEN = Sentence("aim: {anchor}", "목표: {anchor}")


def tell_wheel(
    wheel: Wheel, journey: Journey, language: str = "en", *, compare: bool = False
) -> Telling:
    """Tell of a wheel: the verdict first, then its spokes, then what to talk about and to do.

    Args:
        wheel: What `assess` returned of the journey.
        journey: The journey, whose titles are shown.
        language: `en` or `ko`.
        compare: Whether to set the first and the latest day beside each other.
    """
    names = Names(journey, language)
    missed = Missed(names)
    told = [
        _shape(wheel, names),
        spokes(wheel, names),
        *([comparison(wheel.whole, names)] if compare and wheel.whole else []),
        Section("contradictions", tuple(_contradictions(wheel, names, missed))),
        Section("disagreements", tuple(_disagreements(wheel, names))),
        Section("steps", tuple(_steps(wheel, names, missed))),
        evidence(wheel, names, missed),
    ]
    title = names.say(_TITLE, title=names.title(journey))
    sections = tuple(section for section in told if section.blocks)
    return Telling(title, tuple(_lead(wheel, names)), sections)


def _lead(wheel: Wheel, names: Names) -> Iterator[str]:
    yield names.say(wheel.says)
    if wheel.flattest:
        flattest = ", ".join(names.say(SPOKE[id].title) for id in wheel.flattest)
        yield names.say(_FLATTEST, names=flattest)
    if latest := wheel.latest:
        values = {"date": latest.date, "count": len(latest.people)}
        noun = "person" if len(latest.people) == 1 else "people"
        yield names.say(_PEOPLE, **values, noun=noun, names=", ".join(latest.people))
    else:
        yield names.say(_NOBODY)
    if wheel.left_out:
        yield names.say(_LATE, today=wheel.today, names=", ".join(wheel.left_out))


def _shape(wheel: Wheel, names: Names) -> Section:
    shape, by_file = wheel.shape, wheel.evidence_shape
    tiles = []
    for label, of, figure, shown in (
        (_SIZE, _OF_FOUR, shape.size, by_file.size),
        (_ROUNDNESS, _OF_ONE, shape.roundness, by_file.roundness),
    ):
        notes = [names.say(of, most=MOST)]
        if wheel.latest is not None and shown is not None:
            notes.append(names.say(_BY_FILE, figure=fine(shown)))
        if label is _SIZE and shape.known < len(SPOKES):
            notes.append(names.say(_KNOWN, known=shape.known, all=len(SPOKES)))
        if figure is not None or label is _SIZE:
            tiles.append(Tile(names.say(label), fine(figure), names.sentences(notes)))
    return Section("shape", (Tiles(tuple(tiles), names.say(_SHAPE)),))


def _contradictions(wheel: Wheel, names: Names, missed: Missed) -> Iterator[Listing]:
    found = wheel.contradictions
    items = tuple(_contradiction(each, wheel, names, missed) for each in found)
    note = names.say(_ON_PAPER) if any(each.gap < 0 for each in found) else ""
    if items:
        yield Listing(names.say(_CONTRADICTIONS), items, most=SHOWN, note=note)


def _contradiction(each: Contradiction, wheel: Wheel, names: Names, missed: Missed) -> Item:
    lacking = each.proof.lacking if each.gap > 0 else ()
    details = (*map(missed.counted, lacking), *_quotes(each.question, wheel, names))
    return Item(asked(each.question, names), names.say(each.says), details=details)


def _quotes(question: str, wheel: Wheel, names: Names) -> Iterator[str]:
    for each in wheel.latest.answers if wheel.latest else ():
        if words := each.evidence_of(question):
            yield names.say(_QUOTE, person=each.person, words=" ".join(words.split()))


def _disagreements(wheel: Wheel, names: Names) -> Iterator[Listing]:
    items = tuple(_disagreement(each, wheel, names) for each in wheel.disagreements)
    if items:
        yield Listing(names.say(_DISAGREEMENTS), items, most=SHOWN)


def _disagreement(each: Disagreement, wheel: Wheel, names: Names) -> Item:
    quotes = _quotes(each.about, wheel, names) if each.about in QUESTION else ()
    return Item(asked(each.about, names), names.say(each.says), details=tuple(quotes))


def _steps(wheel: Wheel, names: Names, missed: Missed) -> Iterator[Listing]:
    items = tuple(_step(each, names, missed) for each in wheel.steps)
    if items:
        yield Listing(names.say(_STEPS), items)


def _step(step: NextStep, names: Names, missed: Missed) -> Item:
    said = [names.say(_NOW, anchor=step.now)] if step.now is not None else []
    said.append(names.say(_THEN, anchor=step.then))
    return Item(
        names.say(SPOKE[step.spoke].title),
        names.say(QUESTION[step.question].text),
        tag=points(step.score),
        details=(*said, *map(missed.named, step.proof.lacking)),
    )
