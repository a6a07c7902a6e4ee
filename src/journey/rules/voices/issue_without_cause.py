"""What makes customers say something is known."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.model.voice import Cause, Voice
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the voices with no cause, or with one that names neither a team nor what happens."""
    for voice, own in zip(context.voices, context.journey.voc, strict=True):
        cause = voice.cause
        if voice.kind == "praise":
            continue
        if not is_blank(cause):
            continue
        path: Path = ("voc", voice.id) if own.cause is None else ("voc", voice.id, "cause")
        case = "" if cause is None else "empty"
        yield Finding("issue-without-cause", path, case, values={"voice": voice.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let customers say something for no reason."""
    id = "v" + max((voice.id for voice in journey.voc), key=len, default="")
    voice = Voice(id=id, cause=choose((None, Cause(), Cause(text=" "))))
    return journey.model_copy(update={"voc": (*journey.voc, voice)})


RULE = Rule(
    id="issue-without-cause",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every class of voice but praise names its cause: the team that it comes from, or what "
        "happens.",
        "칭찬을 뺀 모든 VOC 유형에는 원인이 있습니다. 어느 팀에서 비롯되는지, 또는 무슨 일 "
        "때문인지입니다.",
    ),
    why=Sentence(
        "Without the cause, each customer is consoled and the next one has the same trouble.",
        "원인을 모르면 고객을 한 명씩 달랠 뿐, 다음 고객도 같은 일을 겪습니다.",
    ),
    message=Words(
        Sentence("voice {voice} has no cause", "VOC 유형 {voice}에 원인이 없습니다"),
        empty=Sentence(
            "the cause of voice {voice} names neither a team nor what happens",
            "VOC 유형 {voice}의 원인에 팀도 내용도 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write under `cause` the `team` that it comes from, or in `text` what happens",
            "`cause` 아래에 어느 팀에서 비롯되는지 `team`에, 또는 무슨 일 때문인지 `text`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
teams: {logistics: Logistics}
voc:
  broken: {kind: complaint, cause: Thin boxes}
  late: {kind: complaint, cause: {}}  # <-
  lost: {kind: complaint}  # <-
""",
    good="""\
journey: shop
teams: {logistics: Logistics}
voc:
  broken: {kind: complaint, cause: Thin boxes}
  late: {kind: complaint, cause: {team: logistics}}
  lost: {kind: complaint, cause: {team: logistics, text: Labels come off in the rain}}
""",
    find=find,
    reads=("voc.*.cause", "voc.*.parent"),
    mutate=mutate,
)
