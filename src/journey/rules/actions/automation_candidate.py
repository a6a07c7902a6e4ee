"""What takes many hours, and need not stay with people, is automated."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_action
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the projects and processes that take more hours than they need to."""
    limit = context.settings.thresholds.automation_hours
    for stage in context.journey.stages:
        for action in stage.actions:
            hours = action.hours_per_month
            if action.human or hours is None or hours <= limit:
                continue
            if action.maturity in ("process", "project"):
                yield Finding(
                    "automation-candidate",
                    ("stages", stage.id, "actions", action.id, "hours_per_month"),
                    "project" if action.maturity == "project" else "",
                    values={
                        "action": action.id,
                        "hours": f"{hours:.12g}",
                        "limit": f"{limit:.12g}",
                    },
                )


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let an action item take all the hours of several people."""
    actions = list(journey.actions)
    if not actions:
        return None
    maturity = choose(("process", "project"))
    changes = {"human": False, "hours_per_month": 1e6, "maturity": maturity}
    return with_action(journey, choose(actions).id, **changes)


RULE = Rule(
    id="automation-candidate",
    severity=Severity.ADVICE,
    statement=Sentence(
        "An action item that takes many hours a month (over 20, unless configured otherwise) is "
        "automated, or says that it must stay with people.",
        "한 달에 많은 시간(따로 정하지 않으면 20시간 초과)이 드는 액션 아이템은 자동화되었거나, "
        "사람이 해야 한다고 밝힙니다.",
    ),
    why=Sentence(
        "Hours that go into routine are missing where customers need a person.",
        "반복되는 일에 쓰는 시간만큼 고객에게 사람이 필요한 곳에서 손이 모자랍니다.",
    ),
    message=Words(
        Sentence(
            "the process {action} takes {hours:plain} hour{hours:s} a month, more than "
            "{limit:plain}: it "
            "is worth automating",
            "프로세스인 액션 아이템 {action}에 한 달에 {hours:plain}시간(기준 "
            "{limit:plain}시간)이 들어 자동화할 만합니다",
        ),
        project=Sentence(
            "the project {action} takes {hours:plain} hour{hours:s} a month, more than "
            "{limit:plain}: it "
            "is worth making a process first, and automating then",
            "신규 프로젝트인 액션 아이템 {action}에 한 달에 {hours:plain}시간(기준 "
            "{limit:plain}시간)이 들어 먼저 프로세스로 만들고 그다음에 자동화할 만합니다",
        ),
    ),
    cure=Words(
        Sentence(
            "automate it and write `maturity: automated`, or `human: true` if it must stay with "
            "people",
            "자동화하고 `maturity: automated`를 쓰거나, 사람이 해야 한다면 `human: true`를 쓰세요",
        ),
        project=Sentence(
            "make it a process and write `maturity: process`, or `human: true` if it must stay "
            "with people",
            "프로세스로 만들고 `maturity: process`를 쓰거나, 사람이 해야 한다면 `human: true`를 "
            "쓰세요",
        ),
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {parcel: Parcel}
    actions:
      note: {title: Thank-you note, maturity: process, hours_per_month: 30}  # <-
      call: {title: Welcome call, maturity: project, hours_per_month: 40}  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {parcel: Parcel}
    actions:
      note: {title: Thank-you note, maturity: automated, hours_per_month: 1}
      call: {title: Welcome call, maturity: project, hours_per_month: 40, human: true}
""",
    find=find,
    reads=(
        "stages.*.actions.*.maturity",
        "stages.*.actions.*.human",
        "stages.*.actions.*.hours_per_month",
    ),
    mutate=mutate,
)
