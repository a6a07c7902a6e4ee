"""Something is done for those who have gone quiet."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.goals import Activation, Band
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the low bands for which nothing is done."""
    activation = context.journey.activation
    for band in activation.bands[:-1] if activation else ():
        if not band.actions:
            path = ("activation", "bands", band.id)
            yield Finding("idle-band", path, values={"band": band.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Take the action items of a low band away."""
    activation = journey.activation or Activation()
    bands = activation.bands
    if len(bands) < 2:
        bands = (Band(id="low", below=1), Band(id="high"))
    idle = choose(bands[:-1]).id
    bands = tuple(
        band.model_copy(update={"actions": ()}) if band.id == idle else band for band in bands
    )
    changed = activation.model_copy(update={"bands": bands})
    return journey.model_copy(update={"activation": changed})


RULE = Rule(
    id="idle-band",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every band of activation but the highest has an action item.",
        "가장 높은 등급을 뺀 활성화 등급마다 액션 아이템이 있습니다.",
    ),
    why=Sentence(
        "Customers who use less and less leave without a word unless somebody comes to them.",
        "점점 덜 쓰는 고객은 누군가 다가가지 않으면 말없이 떠납니다.",
    ),
    message=Words(
        Sentence(
            "nothing is done for the customers in band {band}",
            "활성화 등급 {band}의 고객을 위한 액션 아이템이 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "name under `actions` the action items that bring them back",
            "이들을 다시 활발하게 할 액션 아이템을 `actions`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
metrics: {visits: Visits per month}
activation:
  metric: visits
  bands:
    asleep: {below: 1}  # <-
    active: {}
stages:
  leave:
    phase: exit
    actions: {win_back: Write to them by hand}
""",
    good="""\
journey: shop
metrics: {visits: Visits per month}
activation:
  metric: visits
  bands:
    asleep: {below: 1, actions: [win_back]}
    active: {}
stages:
  leave:
    phase: exit
    actions: {win_back: Write to them by hand}
""",
    find=find,
    reads=("activation.bands.*.actions",),
    mutate=mutate,
)
