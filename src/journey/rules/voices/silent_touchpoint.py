"""Where customers ask for help or send things back, somebody listens."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.model.voice import Voice
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words

PHASES = ("contact", "return")
"""The phases in which customers have something to say."""


def find(context: Context) -> Iterator[Finding]:
    """Find the touchpoints of contact and return at which no voice is heard or caused."""
    # A child has the places of its parent, which count already.
    speaking = {
        place for voice in context.journey.voc for place in (*voice.heard_at, *voice.caused_at)
    }
    for stage in context.journey.stages:
        if stage.phase not in PHASES:
            continue
        for point in stage.touchpoints:
            if point.outcome or point.id in speaking or context.is_internal(point):
                continue
            path = ("stages", stage.id, "touchpoints", point.id)
            values = {"touchpoint": point.id}
            yield Finding("silent-touchpoint", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Make a touchpoint one of contact or return, and let nobody say anything there."""
    context = Context(journey, today=date.min)
    options = [
        point
        for point in journey.touchpoints
        if not point.outcome and not context.is_internal(point)
    ]
    if not options:
        return None
    silent = choose(options).id

    def elsewhere(voice: Voice) -> Voice:
        places = {
            name: tuple(place for place in getattr(voice, name) if place != silent)
            for name in ("heard_at", "caused_at")
        }
        return voice.model_copy(update=places)

    moved = with_stage(journey, journey.stage_of(silent).id, phase=choose(PHASES))
    return moved.model_copy(update={"voc": tuple(map(elsewhere, journey.voc))})


RULE = Rule(
    id="silent-touchpoint",
    severity=Severity.ADVICE,
    statement=Sentence(
        "At every touchpoint of contact and return that customers come to, outcomes aside, some "
        "voice is heard or caused.",
        "결과를 제외하고, 고객이 오는 고객센터 문의와 취소·교환·반품의 모든 고객 접점에는 들리거나 "
        "생기는 VOC 유형이 있습니다.",
    ),
    why=Sentence(
        "Customers come here because something went wrong; silence means that nobody writes down "
        "what they say.",
        "고객이 여기까지 오는 것은 무언가 잘못되었기 때문입니다. 조용하다면 아무도 고객의 말을 "
        "적지 않는 것입니다.",
    ),
    message=Words(
        Sentence(
            "no voice is heard or caused at {touchpoint}",
            "{touchpoint}에서 들리거나 생기는 VOC 유형이 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "name it in the `heard_at` of what customers say there, or in the `caused_at` of what "
            "comes from there",
            "고객이 거기서 말하는 VOC 유형의 `heard_at`이나, 거기서 생기는 VOC 유형의 "
            "`caused_at`에 이 고객 접점을 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  help:
    phase: contact
    touchpoints:
      chat: Chat
      phone: Phone  # <-
      solved: {outcome: positive}
voc:
  broken: {kind: complaint, heard_at: chat}
""",
    good="""\
journey: shop
stages:
  help:
    phase: contact
    touchpoints:
      chat: Chat
      phone: Phone
      solved: {outcome: positive}
voc:
  broken: {kind: complaint, heard_at: [chat, phone]}
""",
    find=find,
    reads=(
        *SPACE,
        "customers.types.*.internal",
        "stages.*.phase",
        "voc.*.heard_at",
        "voc.*.caused_at",
    ),
    mutate=mutate,
)
