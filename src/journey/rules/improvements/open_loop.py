"""When something gets better, colleagues and customers are told."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Improvement, Status, Told
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words

NOBODY = Told()


def find(context: Context) -> Iterator[Finding]:
    """Find the shipped improvements of which colleagues or customers were not told."""
    for improvement in context.journey.improvements:
        if improvement.status not in ("shipped", "verified"):
            continue
        told = improvement.told or NOBODY
        if told.internal is not None and told.customers is not None:
            continue
        case = ""
        if told.internal is not None:
            case = "customers"
        elif told.customers is not None:
            case = "internal"
        path = ("improvements", improvement.id)
        yield Finding("open-loop", path, case, values={"improvement": improvement.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Ship something, and do not tell everyone."""
    statuses: tuple[Status, ...] = ("shipped", "verified")
    day = date(1999, 12, 31)
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    told = choose((None, Told(), Told(internal=day), Told(customers=day)))
    quiet = Improvement(id=id, status=choose(statuses), told=told)
    return journey.model_copy(update={"improvements": (*journey.improvements, quiet)})


RULE = Rule(
    id="open-loop",
    severity=Severity.WARNING,
    statement=Sentence(
        "Colleagues and customers are told of every improvement that is shipped.",
        "적용된 모든 개선 과제는 동료와 고객에게 알립니다.",
    ),
    why=Sentence(
        "Customers who never hear that their word changed something do not speak again, and "
        "colleagues who do not know go on apologising for what is mended.",
        "자기 말로 무엇이 바뀌었는지 듣지 못한 고객은 다시 말하지 않고, 모르는 동료는 이미 고친 "
        "일을 계속 사과합니다.",
    ),
    message=Words(
        Sentence(
            "improvement {improvement} is shipped, but neither colleagues nor customers have been "
            "told",
            "개선 과제 {improvement}은(는) 적용되었지만 동료에게도 고객에게도 알리지 않았습니다",
        ),
        internal=Sentence(
            "improvement {improvement} is shipped, but colleagues have not been told",
            "개선 과제 {improvement}은(는) 적용되었지만 동료에게 알리지 않았습니다",
        ),
        customers=Sentence(
            "improvement {improvement} is shipped, but customers have not been told",
            "개선 과제 {improvement}은(는) 적용되었지만 고객에게 알리지 않았습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "tell both, and write the dates: `told: {{internal: …, customers: …}}`",
            "둘 다에게 알리고 날짜를 쓰세요: `told: {{internal: …, customers: …}}`",
        ),
        internal=Sentence(
            "tell those who serve, and write the date under `told` as `internal`",
            "응대하는 동료에게 알리고 `told` 아래 `internal`에 날짜를 쓰세요",
        ),
        customers=Sentence(
            "tell those who asked for it, and write the date under `told` as `customers`",
            "의견을 준 고객에게 알리고 `told` 아래 `customers`에 날짜를 쓰세요",
        ),
    ),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box: {from: broken, status: shipped, told: {internal: 2026-10-01}}  # <-
  tougher_glass: {from: broken, status: verified}  # <-
""",
    good="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    {from: broken, status: shipped, told: {internal: 2026-10-01, customers: 2026-10-04}}
  tougher_glass:
    {from: broken, status: verified, told: {internal: 2026-03-01, customers: 2026-03-01}}
""",
    find=find,
    reads=("improvements.*.status", "improvements.*.told"),
    mutate=mutate,
)
