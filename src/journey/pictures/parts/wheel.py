"""A wheel as a picture: people's opinion with what the file shows, or two days over each other."""

from journey.model.journey import Journey
from journey.model.texts import say
from journey.operating.wheel.spoke import MOST
from journey.operating.wheel.spokes import SPOKES
from journey.operating.wheel.wheel import Round, Shape, Wheel
from journey.pictures.chart import Chart
from journey.pictures.parts.radar import wheel_chart
from journey.words.sentences import Sentence, joined, printable

_TITLE = Sentence("{journey:all}: Wheel of Operation", "{journey:all}: 운영 휠")
_SHAPE = Sentence(
    "size {size:plain} of {most}, roundness {round:plain}",
    "크기 {size:plain} / {most}, 균형도 {round:plain}",
)
_ROUND = Sentence(
    "{date:plain}, {people} {noun:plain}: {shape}", "{date:plain}, {people}명: {shape}"
)
_FILE = Sentence("what the file shows: {shape}", "파일에서 확인되는 것: {shape}")
_KNOWN = Sentence("({known} of {all} spokes)", "(영역 {all}개 중 {known}개)")
_UNKNOWN = Sentence("nothing known", "알 수 없음")


def wheel_picture(
    wheel: Wheel, journey: Journey, *, compare: bool = False, language: str = "en"
) -> Chart:
    """Make a chart of a wheel: the latest round and what the file shows, over each other.

    Args:
        wheel: What `assess` returned of the journey.
        journey: The journey, whose title is shown.
        compare: Whether to lay the first and the latest round over each other instead; where there
            is one round at most there is nothing to compare it with.
        language: `en` or `ko`.
    """
    shown = list(wheel.rounds[-1:])
    if compare and len(wheel.rounds) > 1:
        shown = [wheel.rounds[-1], wheel.rounds[0]]
    series = {_label(each, language): [tally.score for tally in each.spokes] for each in shown}
    if len(shown) < 2 and (wheel.evidence_shape.known or not shown):
        label = _FILE.say(language, {"shape": _shape(wheel.evidence_shape)})
        series[label] = [each.score for each in wheel.evidence]
    title = say(journey.title, language, journey.id)
    return wheel_chart(
        [spoke.title.say(language) for spoke in SPOKES],
        series,
        name=f"{journey.id}-wheel",
        title=_TITLE.say(language, {"journey": printable(title)}),
        subtitle=wheel.says.say(language),
        most=MOST,
        language=language,
    )


def _label(each: Round, language: str) -> str:
    values = {
        "date": each.date,
        "people": len(each.people),
        "noun": "person" if len(each.people) == 1 else "people",
        "shape": _shape(each.shape),
    }
    return _ROUND.say(language, values)


def _shape(shape: Shape) -> Sentence:
    if shape.size is None:
        return _UNKNOWN
    even = "–" if shape.roundness is None else f"{shape.roundness:.2f}"
    values = {"size": f"{shape.size:.2f}", "most": MOST, "round": even}
    said = _SHAPE.filled(values)
    if shape.known == len(SPOKES):
        return said
    return joined([said, _KNOWN.filled({"known": shape.known, "all": len(SPOKES)})], " ")
