"""The bands of use follow one another without a gap."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.goals import Activation, Band
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the bands that leave a gap or overlap, and an activation without bands."""
    activation = context.journey.activation
    if activation is None:
        return
    path: Path = ("activation", "bands")
    if not activation.bands:
        yield Finding("broken-bands", path, "none", key=True)
        return
    *lower, last = activation.bands
    before: Band | None = None
    for band in lower:
        values = {"band": band.id, "below": _figure(band)}
        if band.below is None:
            yield Finding("broken-bands", (*path, band.id), "open", values=values, key=True)
        elif before is not None and before.below is not None and band.below <= before.below:
            values |= {"before": before.id, "floor": _figure(before)}
            yield Finding("broken-bands", (*path, band.id, "below"), values=values)
        before = band
    if last.below is not None:
        values = {"band": last.id, "below": _figure(last)}
        yield Finding("broken-bands", (*path, last.id, "below"), "closed", values=values)


def _figure(band: Band) -> str:
    return "" if band.below is None else f"{band.below:.12g}"


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Put bands that leave a gap, that overlap, or none at all."""
    low, mid, high = Band(id="low", below=4), Band(id="mid", below=4), Band(id="high")
    bands = choose(((), (low,), (low, mid, high), (high, low), (low, mid)))
    activation = (journey.activation or Activation()).model_copy(update={"bands": bands})
    return journey.model_copy(update={"activation": activation})


RULE = Rule(
    id="broken-bands",
    severity=Severity.ERROR,
    statement=Sentence(
        "The bands of activation are contiguous: each but the last ends where the next begins, "
        "higher than the one before, and the last has no end.",
        "활성화 등급은 이어져 있습니다: 마지막을 뺀 등급마다 앞 등급보다 높은 곳에서 끝나 다음 "
        "등급으로 이어지고, 마지막 등급에는 끝이 없습니다.",
    ),
    why=Sentence(
        "A customer whom no band or two bands claim gets no care, or contradictory care.",
        "어느 등급에도 없거나 두 등급에 걸친 고객은 보살핌을 못 받거나 엇갈린 응대를 받습니다.",
    ),
    message=Words(
        Sentence(
            "band {band} ends below {below:plain}, but {before} before it already reaches "
            "{floor:plain}",
            "활성화 등급 {band}은(는) {below:plain} 미만인데 앞 등급 {before}이(가) 이미 "
            "{floor:plain}까지입니다",
        ),
        open=Sentence(
            "band {band} has no `below`, so the bands after it are never reached",
            "활성화 등급 {band}에 `below`가 없어 다음 등급에 아무도 들지 못합니다",
        ),
        closed=Sentence(
            "{band} is the last band and ends below {below:plain}: whoever is above has no band",
            "마지막 활성화 등급 {band}이(가) {below:plain} 미만에서 끝나 그 위의 고객에게는 등급이 "
            "없습니다",
        ),
        none=Sentence("`activation` has no bands", "`activation`에 활성화 등급이 없습니다"),
    ),
    cure=Words(
        Sentence(
            "write a `below` above {floor:plain}, or put the bands in order, lowest first",
            "`below`를 {floor:plain}보다 크게 쓰거나, 등급을 낮은 것부터 차례로 놓으세요",
        ),
        open=Sentence(
            "write under `below` the figure at which the next band begins",
            "다음 등급이 시작되는 값을 `below`에 쓰세요",
        ),
        closed=Sentence(
            "drop its `below`, or add a band without one after it",
            "`below`를 없애거나, 그 뒤에 `below`가 없는 등급을 더하세요",
        ),
        none=Sentence(
            "write `bands:`, lowest first, each but the last with a `below`; or drop `activation`",
            "`bands:`에 낮은 등급부터 쓰고 마지막을 뺀 등급에 `below`를 쓰거나, `activation`을 "
            "없애세요",
        ),
    ),
    bad="""\
journey: shop
metrics: {visits: Visits per month}
activation:
  metric: visits
  bands:
    asleep: Not seen lately  # <-
    casual: {below: 4}
    steady: {below: 3}  # <-
    active: {below: 9}  # <-
""",
    good="""\
journey: shop
metrics: {visits: Visits per month}
activation:
  metric: visits
  bands:
    asleep: {title: Not seen lately, below: 1}
    casual: {below: 4}
    steady: {below: 9}
    active: {}
""",
    find=find,
    reads=("activation.bands.*.below",),
    mutate=mutate,
)
