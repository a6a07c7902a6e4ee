"""Where it matters, somebody listens."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find where no feedback is collected and no voice is heard, though it matters there."""
    journey, space = context.journey, context.space
    listening = {id for voice in context.voices for id in voice.heard_at}
    listening.update(id for feedback in journey.feedback for id in feedback.at)
    asked = 0  # who is asked wherever they are
    for feedback in journey.feedback:
        if not feedback.at:
            asked |= space.universe.set_of(feedback.for_)
    for stage in journey.stages:
        helps = stage.phase in ("contact", "return")
        for point in stage.touchpoints:
            if not (helps or point.moment_of_truth) or point.id in listening:
                continue
            if not space.reached[space.number_of(point.id)] & asked:
                path = ("stages", stage.id, "touchpoints", point.id)
                values = {"touchpoint": point.id}
                yield Finding("deaf-touchpoint", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Stop listening at a moment of truth."""
    points = tuple(journey.touchpoints)
    if not points:
        return None
    id = choose(points).id
    voc = tuple(
        voice.model_copy(update={"heard_at": tuple(at for at in voice.heard_at if at != id)})
        for voice in journey.voc
    )
    feedback = tuple(
        feedback for feedback in journey.feedback if feedback.at and id not in feedback.at
    )
    changed = journey.model_copy(update={"voc": voc, "feedback": feedback})
    return with_touchpoint(changed, id, moment_of_truth=True)


RULE = Rule(
    id="deaf-touchpoint",
    severity=Severity.ADVICE,
    statement=Sentence(
        "At moments of truth, in contact and in return, feedback is collected or a voice is heard.",
        "진실의 순간과 고객센터 문의, 취소·교환·반품 국면의 고객 접점에서는 피드백을 수집하거나 "
        "고객의 소리를 듣습니다.",
    ),
    why=Sentence(
        "Customers who are not asked where it matters say it to others, or just leave.",
        "중요한 곳에서 아무도 묻지 않으면 고객은 남에게 말하거나 말없이 떠납니다.",
    ),
    message=Words(
        Sentence(
            "no feedback is collected and no voice is heard at {touchpoint}",
            "{touchpoint}에는 피드백 수집도, 들리는 VOC 유형도 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "name it in the `at` of an entry of `feedback`, or in the `heard_at` of a voice under "
            "`voc`",
            "`feedback`에 있는 피드백 수집의 `at`이나 `voc`에 있는 VOC 유형의 `heard_at`에 이 고객 "
            "접점을 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: Cart
      pay: {moment_of_truth: true}  # <-
  help:
    phase: contact
    touchpoints:
      chat: Chat  # <-
""",
    good="""\
journey: shop
feedback: {after_pay: {kind: survey, at: [pay]}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: Cart
      pay: {moment_of_truth: true}
  help:
    phase: contact
    touchpoints:
      chat: Chat
voc: {declined: {title: My card was declined, heard_at: [chat]}}
""",
    find=find,
    reads=(
        *SPACE,
        "stages.*.phase",
        "stages.*.touchpoints.*.moment_of_truth",
        "feedback.*.at",
        "feedback.*.for",
        "voc.*.heard_at",
        "voc.*.parent",
    ),
    mutate=mutate,
)
