"""Where it matters most, help has more than one door."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage, with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the moments of truth in contact and return that have exactly one channel."""
    for stage in context.journey.stages:
        if stage.phase not in ("contact", "return"):
            continue
        for point in stage.touchpoints:
            channels = set(stage.channels_of(point))
            if point.moment_of_truth and len(channels) == 1:
                part = ("stages", stage.id, "touchpoints", point.id)
                path = (*part, "channels") if point.channels else part
                values = {"touchpoint": point.id, "channel": channels.pop()}
                yield Finding(
                    "single-channel-moment-of-truth",
                    path,
                    values=values,
                    key=not point.channels,
                )


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Leave a moment of truth in contact or return with one channel."""
    points = tuple(journey.touchpoints)
    if not points or not journey.channels:
        return None
    id = choose(points).id
    stage = journey.stage_of(id)
    if stage.phase not in ("contact", "return"):
        journey = with_stage(journey, stage.id, phase=choose(("contact", "return")))
    channel = choose(journey.channels).id
    return with_touchpoint(journey, id, moment_of_truth=True, channels=(channel,))


RULE = Rule(
    id="single-channel-moment-of-truth",
    severity=Severity.ADVICE,
    statement=Sentence(
        "A moment of truth in contact or return has more than one channel.",
        "고객센터 문의와 취소·교환·반품 국면의 진실의 순간에는 채널이 둘 이상 있습니다.",
    ),
    why=Sentence(
        "When the only line is busy, the customers who need help most have nowhere to turn.",
        "하나뿐인 채널이 막히면 도움이 가장 필요한 고객이 갈 곳이 없습니다.",
    ),
    message=Words(
        Sentence(
            "the moment of truth {touchpoint} has only one channel, {channel}",
            "진실의 순간 {touchpoint}의 채널은 {channel} 하나뿐입니다",
        )
    ),
    cure=Words(
        Sentence(
            "write another beside it, at {touchpoint}: `channel: [{channel:plain}, …]`",
            "{touchpoint}에 다른 채널을 함께 쓰세요: `channel: [{channel:plain}, …]`",
        )
    ),
    bad="""\
journey: shop
channels: {phone: Phone, chat: Live chat}
stages:
  help:
    phase: contact
    channel: phone
    touchpoints:
      report: {title: Report a defect, moment_of_truth: true}  # <-
""",
    good="""\
journey: shop
channels: {phone: Phone, chat: Live chat}
stages:
  help:
    phase: contact
    channel: phone
    touchpoints:
      report: {title: Report a defect, moment_of_truth: true, channel: [phone, chat]}
""",
    find=find,
    reads=(
        "stages.*.phase",
        "stages.*.channels",
        "stages.*.touchpoints.*.channels",
        "stages.*.touchpoints.*.moment_of_truth",
    ),
    mutate=mutate,
)
