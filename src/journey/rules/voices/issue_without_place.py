"""Of everything that customers say, it is known where they say it or where it comes from."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Voice, VoiceKind
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the voices that are neither heard nor caused anywhere."""
    for voice in context.voices:
        if not voice.heard_at and not voice.caused_at:
            path = ("voc", voice.id)
            yield Finding("issue-without-place", path, values={"voice": voice.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let customers say something nowhere."""
    kinds: tuple[VoiceKind, ...] = ("complaint", "question", "wish", "praise")
    id = "v" + max((voice.id for voice in journey.voc), key=len, default="")
    return journey.model_copy(update={"voc": (*journey.voc, Voice(id=id, kind=choose(kinds)))})


RULE = Rule(
    id="issue-without-place",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every class of voice names a touchpoint at which it is heard or caused.",
        "모든 VOC 유형에는 들리거나 생기는 고객 접점이 있습니다.",
    ),
    why=Sentence(
        "What has no place on the journey is nobody's to mend, and the next customer meets it "
        "again.",
        "여정 어디의 일인지 모르면 아무도 고치지 않고, 다음 고객이 또 겪습니다.",
    ),
    message=Words(
        Sentence(
            "voice {voice} is neither heard nor caused at any touchpoint",
            "VOC 유형 {voice}에 들리는 고객 접점도, 생기는 고객 접점도 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write under `heard_at` where customers say it, under `caused_at` where it comes from",
            "고객이 말하는 곳은 `heard_at`에, 원인이 생기는 곳은 `caused_at`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  use:
    phase: use
    touchpoints: {parcel: Parcel arrives}
voc:
  broken: {kind: complaint, caused_at: parcel}
  late: {kind: complaint}  # <-
""",
    good="""\
journey: shop
stages:
  use:
    phase: use
    touchpoints: {parcel: Parcel arrives}
voc:
  broken: {kind: complaint, caused_at: parcel}
  late: {kind: complaint, heard_at: parcel}
""",
    find=find,
    reads=("voc.*.heard_at", "voc.*.caused_at", "voc.*.parent"),
    mutate=mutate,
)
