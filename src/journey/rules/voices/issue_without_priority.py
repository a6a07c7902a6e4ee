"""Of everything that customers say, it is known what comes first."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Voice
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the voices, praise aside, whose priority is neither decided nor can be worked out."""
    for voice in context.voices:
        if voice.kind != "praise" and context.priority(voice) is None:
            path, values = ("voc", voice.id), {"voice": voice.id}
            case = _missing(voice)
            yield Finding("issue-without-priority", path, case, values=values, key=True)


def _missing(voice: Voice) -> str:
    if voice.severity is None:
        return "both" if voice.per_month is None else "severity"
    return "frequency"


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let customers say something of which it is unknown how much, or how often, it hurts."""
    severity, per_month = choose(((None, None), (3, None), (None, 30.0)))
    id = "v" + max((voice.id for voice in journey.voc), key=len, default="")
    voice = Voice(id=id, severity=severity, per_month=per_month)
    return journey.model_copy(update={"voc": (*journey.voc, voice)})


RULE = Rule(
    id="issue-without-priority",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every class of voice except praise has a priority, or a severity and a frequency that "
        "give it one. A severity of 5 needs no frequency: it is always high.",
        "칭찬을 제외한 모든 VOC 유형에는 우선순위가 있거나, 우선순위를 알 수 있는 심각도와 빈도가 "
        "있습니다. 심각도 5는 빈도가 없어도 언제나 우선순위가 높습니다.",
    ),
    why=Sentence(
        "Without one, those who shout are helped before those who are hurt.",
        "우선순위가 없으면 가장 아픈 고객보다 목소리가 큰 고객을 먼저 돕게 됩니다.",
    ),
    message=Words(
        severity=Sentence(
            "nothing says how urgent voice {voice} is: it has neither `priority` nor `severity`",
            "VOC 유형 {voice}이(가) 얼마나 급한지 알 수 없습니다: `priority`도 `severity`도 "
            "없습니다",
        ),
        frequency=Sentence(
            "nothing says how urgent voice {voice} is: it has neither `priority` nor `per_month`",
            "VOC 유형 {voice}이(가) 얼마나 급한지 알 수 없습니다: `priority`도 `per_month`도 "
            "없습니다",
        ),
        both=Sentence(
            "nothing says how urgent voice {voice} is: it has no `priority`, no `severity` and "
            "no `per_month`",
            "VOC 유형 {voice}이(가) 얼마나 급한지 알 수 없습니다: `priority`, `severity`, "
            "`per_month`가 모두 없습니다",
        ),
    ),
    cure=Words(
        severity=Sentence(
            "write how much it hurts, `severity:` from 1 to 5; or decide its `priority`",
            "얼마나 심각한지 `severity:`에 1부터 5까지로 쓰거나, `priority`를 직접 정하세요",
        ),
        frequency=Sentence(
            "write how often it is heard each month, `per_month:`; or decide its `priority`",
            "한 달에 몇 번 들리는지 `per_month:`에 쓰거나, `priority`를 직접 정하세요",
        ),
        both=Sentence(
            "write `severity:` from 1 to 5, and `per_month:`; or decide its `priority`",
            "`severity:`(1부터 5까지)와 `per_month:`를 쓰거나, `priority`를 직접 정하세요",
        ),
    ),
    bad="""\
journey: shop
voc:
  broken: {kind: complaint, severity: 4, per_month: 120}
  late: {kind: complaint, severity: 2}  # <-
  rude: {kind: complaint}  # <-
  video: {kind: wish, per_month: 15}  # <-
""",
    good="""\
journey: shop
voc:
  broken: {kind: complaint, severity: 4, per_month: 120}
  late: {kind: complaint, severity: 2, per_month: 300}
  rude: {kind: complaint, priority: high}
  burnt: {kind: complaint, severity: 5}
  video: {kind: wish, severity: 1, per_month: 15}
""",
    find=find,
    reads=("voc.*.kind", "voc.*.priority", "voc.*.severity", "voc.*.per_month", "voc.*.parent"),
    mutate=mutate,
)
