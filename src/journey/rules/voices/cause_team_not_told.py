"""Those whose work makes customers complain hear of it."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Cause, Voice
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the causes that name a team which is neither told nor decides.

    A voice that has its cause from its parent is not reported again.
    """
    deciding = {
        (voice, team)
        for improvement in context.journey.improvements
        if improvement.decided is not None
        for voice in improvement.from_
        for team in improvement.decided.by
    }
    for voice, own in zip(context.voices, context.journey.voc, strict=True):
        team = None if own.cause is None else own.cause.team
        if team is None or team in voice.with_ or team == voice.owner:
            continue
        if (voice.id, team) not in deciding:
            path = ("voc", voice.id, "cause")
            values = {"voice": voice.id, "team": team}
            yield Finding("cause-team-not-told", path, values=values, word=team)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let a team cause what it is not told of."""
    if not journey.teams:
        return None
    id = "v" + max((voice.id for voice in journey.voc), key=len, default="")
    voice = Voice(id=id, cause=Cause(team=choose(journey.teams).id))
    return journey.model_copy(update={"voc": (*journey.voc, voice)})


RULE = Rule(
    id="cause-team-not-told",
    severity=Severity.ADVICE,
    statement=Sentence(
        "The team that causes a class of voice is told of it, owns it, or helps to decide on an "
        "improvement that comes of it.",
        "VOC 유형의 원인이 된 팀은 이를 전달받거나, 담당하거나, 여기서 나온 개선 과제를 함께 "
        "결정합니다.",
    ),
    why=Sentence(
        "A team that never hears what its work does to customers goes on doing it.",
        "자기 일이 고객에게 어떤 불편을 주는지 듣지 못하는 팀은 그 일을 그대로 계속합니다.",
    ),
    message=Words(
        Sentence(
            "voice {voice} comes from the work of {team}, who are not told of it",
            "VOC 유형 {voice}의 원인이 된 팀 {team}에 이 VOC가 전달되지 않습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add {team} to the voice's `with`, or to `decided.by` of an improvement that comes of "
            "it",
            "{team}을(를) 이 VOC 유형의 `with`나, 여기서 나온 개선 과제의 `decided.by`에 더하세요",
        )
    ),
    bad="""\
journey: shop
teams: {cx: CX team, logistics: Logistics}
voc:
  broken: {kind: complaint, owner: cx, cause: {team: logistics, text: Thin boxes}}  # <-
  rude: {kind: complaint, owner: cx, cause: {team: cx}}
""",
    good="""\
journey: shop
teams: {cx: CX team, logistics: Logistics}
voc:
  broken: {kind: complaint, owner: cx, cause: {team: logistics, text: Thin boxes}, with: logistics}
  rude: {kind: complaint, owner: cx, cause: {team: cx}}
""",
    find=find,
    reads=(
        "voc.*.cause",
        "voc.*.with",
        "voc.*.owner",
        "voc.*.parent",
        "improvements.*.from",
        "improvements.*.decided",
    ),
    about=("team",),
    mutate=mutate,
)
