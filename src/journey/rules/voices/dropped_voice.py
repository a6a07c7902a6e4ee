"""What matters most to customers is improved, or it is said why not."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.facts.dropped import dropped
from journey.model.journey import Journey
from journey.model.voice import Improvement, Voice
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the urgent voices, praise aside, from which nothing has come, and no reason either."""
    for voice, names in dropped(context):
        values = {"voice": voice.id, "improvements": names}
        case = "rejected" if names else ""
        yield Finding("dropped-voice", ("voc", voice.id), case, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let something urgent be said, and come to nothing."""
    id = "v" + max((voice.id for voice in journey.voc), key=len, default="")
    urgent = choose((Voice(id=id, priority="high"), Voice(id=id, severity=5)))
    changes: dict[str, object] = {"voc": (*journey.voc, urgent)}
    if choose((False, True)):
        new = "i" + max((one.id for one in journey.improvements), key=len, default="")
        rejected = Improvement(id=new, from_=(id,), status="rejected")
        changes["improvements"] = (*journey.improvements, rejected)
    return journey.model_copy(update=changes)


RULE = Rule(
    id="dropped-voice",
    severity=Severity.WARNING,
    statement=Sentence(
        "From every class of voice of high priority, praise aside, comes an improvement, or a "
        "rejected one with the reason. A severity of 5 is always high.",
        "칭찬을 제외하고 우선순위가 높은 모든 VOC 유형에서는 개선 과제가 나오거나, 이유를 밝히고 "
        "반려한 개선 과제가 있습니다. 심각도 5는 언제나 우선순위가 높습니다.",
    ),
    why=Sentence(
        "Customers who were hurt badly, or often, and see nothing change stop telling us, and go.",
        "크게 또는 자주 불편을 겪은 고객은 아무것도 바뀌지 않으면 말하기를 그만두고 떠납니다.",
    ),
    message=Words(
        Sentence(
            "voice {voice} has a high priority, but no improvement comes from it",
            "VOC 유형 {voice}은(는) 우선순위가 높지만 여기서 나온 개선 과제가 없습니다",
        ),
        rejected=Sentence(
            "voice {voice} has a high priority, but all that came from it was rejected without a "
            "reason: {improvements}",
            "VOC 유형 {voice}은(는) 우선순위가 높지만 여기서 나온 개선 과제가 모두 이유 없이 "
            "반려되었습니다: {improvements}",
        ),
    ),
    cure=Words(
        Sentence(
            "add an improvement with `from: {voice:plain}`, or a rejected one that says the "
            "`reason`",
            "`from: {voice:plain}`인 개선 과제를 더하거나, 하지 않기로 했다면 `status: rejected`와 "
            "`reason`을 쓰세요",
        ),
        rejected=Sentence(
            "write the `reason` under {improvements}, or propose another improvement",
            "{improvements}에 `reason`을 쓰거나, 다른 개선 과제를 더하세요",
        ),
    ),
    bad="""\
journey: shop
voc:
  broken: {kind: complaint, severity: 4, per_month: 120}  # <-
  lost: {kind: complaint, priority: high}  # <-
  late: {kind: complaint, severity: 2, per_month: 10}
improvements:
  drones: {from: lost, status: rejected}
""",
    good="""\
journey: shop
voc:
  broken: {kind: complaint, severity: 4, per_month: 120}
  lost: {kind: complaint, priority: high}
  late: {kind: complaint, severity: 2, per_month: 10}
improvements:
  padded_box: {from: broken, status: agreed}
  drones: {from: lost, status: rejected, reason: Not allowed over the city}
""",
    find=find,
    reads=(
        "voc.*.kind",
        "voc.*.priority",
        "voc.*.severity",
        "voc.*.per_month",
        "voc.*.parent",
        "improvements.*.from",
        "improvements.*.status",
        "improvements.*.reason",
    ),
    mutate=mutate,
)
