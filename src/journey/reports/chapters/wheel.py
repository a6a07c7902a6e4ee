"""The Wheel of Operation: how well the organisation is able to look after its customers."""

from collections.abc import Iterator

from journey.operating.wheel.spokes import SPOKES
from journey.operating.wheel.verdict import points
from journey.operating.wheel.wheel import NextStep, Wheel
from journey.pictures.parts.wheel import wheel_picture
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Illustration, Item, Listing, Prose, Tile, Tiles
from journey.words.figures import percent
from journey.words.sentences import Sentence

_TITLE = Sentence("How we roll", "우리는 잘 굴러가는가")
_SIZE = Sentence("Size", "크기")
_ROUNDNESS = Sentence("Roundness", "균형도")
_OF_FOUR = Sentence("of 4", "4점 만점")
_EVEN = Sentence("100 % is a circle", "100 %이면 완전한 원")
_PEOPLE = Sentence("{count} person answered on {date:plain}", "{date:plain} {count}명 답함")
_PEOPLES = Sentence("{count} people answered on {date:plain}", "{date:plain} {count}명 답함")
_NOBODY = Sentence(
    "Nobody was asked: this is what the journey file itself shows. Give answers with --answers.",
    "아직 아무도 답하지 않았습니다. 여정 파일이 보여 주는 근거만 있습니다. --answers로 답을 "
    "더하세요.",
)
_NEXT = Sentence("What to do next", "다음에 할 일")
_NOW = Sentence("now: {now}", "지금: {now}")
_AIM = Sentence("aim for: {then}", "목표: {then}")
_APART = Sentence("Where opinion and file are far apart", "답과 파일의 근거가 다른 곳")
_DISAGREE = Sentence("Where people disagree", "사람마다 답이 다른 곳")


def write(desk: Desk) -> Chapter:
    """Write how large and how round the wheel is, and what to do about the flattest spokes."""
    wheel = desk.wheel
    lead = desk.say(wheel.says)
    blocks = tuple(_brief(desk, wheel) if desk.is_brief else _blocks(desk, wheel))
    return Chapter("wheel", desk.say(_TITLE), lead, blocks)


def _brief(desk: Desk, wheel: Wheel) -> Iterator[Block]:
    items = tuple(
        Item(_spoke(desk, each.spoke), tag=points(each.score)) for each in wheel.steps[:2]
    )
    if items:
        yield Listing("", items)


def _blocks(desk: Desk, wheel: Wheel) -> Iterator[Block]:
    shape, latest = wheel.shape, wheel.latest
    if shape.size is not None:
        tiles = [Tile(desk.say(_SIZE), points(shape.size), desk.say(_OF_FOUR))]
        if shape.roundness is not None:
            tiles.append(Tile(desk.say(_ROUNDNESS), percent(shape.roundness), desk.say(_EVEN)))
        yield Tiles(tuple(tiles))
    if latest is None:
        yield Prose(desk.say(_NOBODY), "quiet")
    else:
        count = len(latest.people)
        yield Prose(desk.say(_PEOPLE if count == 1 else _PEOPLES, count=count, date=latest.date))
    if desk.kind == "monthly":
        shown = wheel_picture(wheel, desk.journey, language=desk.language)
        desk.pictures["wheel"] = shown
        yield Illustration("wheel")
    steps = tuple(_step(desk, each) for each in wheel.steps)
    if steps:
        yield Listing(desk.say(_NEXT), steps)
    for heading, found in ((_APART, wheel.contradictions), (_DISAGREE, wheel.disagreements)):
        items = tuple(
            Item(
                _about(desk, getattr(each, "question", "") or getattr(each, "about", "")),
                desk.say(each.says),
            )
            for each in found
        )
        if items:
            yield Listing(desk.say(heading), items)


def _step(desk: Desk, each: NextStep) -> Item:
    said = [desk.say(_AIM, then=each.then)]
    if each.now is not None:
        said.insert(0, desk.say(_NOW, now=each.now))
    note = _spoke(desk, each.spoke)
    return Item(_about(desk, each.question), desk.sentences(said), note, points(each.scored))


def _spoke(desk: Desk, id: str) -> str:
    return next((each.title.say(desk.language) for each in SPOKES if each.id == id), id)


def _about(desk: Desk, id: str) -> str:
    """Name a spoke or a question."""
    for spoke in SPOKES:
        for question in spoke.questions:
            if question.id == id:
                return question.text.say(desk.language)
    return _spoke(desk, id)
