"""What customers complain of, ask and wish is relieved by somebody."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Voice, VoiceKind
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the voices, praise aside, that have no action item."""
    for voice in context.voices:
        if voice.action is None and voice.kind != "praise":
            path = ("voc", voice.id)
            yield Finding("issue-without-action", path, values={"voice": voice.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let customers say something about which nobody does anything."""
    kinds: tuple[VoiceKind, ...] = ("complaint", "question", "wish")
    id = "v" + max((voice.id for voice in journey.voc), key=len, default="")
    return journey.model_copy(update={"voc": (*journey.voc, Voice(id=id, kind=choose(kinds)))})


RULE = Rule(
    id="issue-without-action",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every class of voice except praise has an action item that relieves it.",
        "칭찬을 제외한 모든 VOC 유형에는 이를 덜어 주는 액션 아이템이 있습니다.",
    ),
    why=Sentence(
        "Where nobody knows what to do about it, each customer who calls has to wait until "
        "somebody thinks of something.",
        "무엇을 할지 정해 두지 않으면 고객은 문의할 때마다 누군가 방법을 떠올릴 때까지 기다립니다.",
    ),
    message=Words(
        Sentence("voice {voice} has no action item", "VOC 유형 {voice}에 액션 아이템이 없습니다")
    ),
    cure=Words(
        Sentence(
            "write `action:` and the action item that helps these customers now",
            "지금 이 고객을 돕는 액션 아이템을 `action:`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  use:
    phase: use
    touchpoints: {parcel: Parcel arrives}
    actions: {replace: Send another one}
voc:
  broken: {kind: complaint, heard_at: parcel, action: replace}
  late: {kind: complaint, heard_at: parcel}  # <-
  lovely: {kind: praise, heard_at: parcel}
""",
    good="""\
journey: shop
stages:
  use:
    phase: use
    touchpoints: {parcel: Parcel arrives}
    actions: {replace: Send another one, trace: Find out where it is}
voc:
  broken: {kind: complaint, heard_at: parcel, action: replace}
  late: {kind: complaint, heard_at: parcel, action: trace}
  lovely: {kind: praise, heard_at: parcel}
""",
    find=find,
    reads=("voc.*.kind", "voc.*.action", "voc.*.parent"),
    mutate=mutate,
)
