"""What is said of suites, in English and Korean."""

from journey.walks.suite import Suite
from journey.words.sentences import Sentence

CRITERIA: dict[str, Sentence] = {
    "transitions": Sentence(
        "each transition, as each customer who can take it", "전이마다, 갈 수 있는 고객별로 모두"
    ),
    "arrows": Sentence("each transition, whoever takes it", "전이마다, 누가 가든 한 번씩"),
    "touchpoints": Sentence("each touchpoint, whoever comes", "고객 접점마다, 누가 오든 한 번씩"),
    "pairs": Sentence(
        "each touchpoint, as each customer who can be there",
        "고객 접점마다, 올 수 있는 고객별로 모두",
    ),
    "customers": Sentence(
        "each customer and colleague, somewhere",
        "내부고객을 포함한 고객 정의마다, 어디서든 한 번씩",
    ),
    "outcomes": Sentence(
        "each outcome, for each customer who begins and can end there",
        "결과마다, 거기서 끝날 수 있는 시작 고객별로 모두",
    ),
}
"""For each criterion, what it has to meet."""

_IN_A_ROW = Sentence(
    "each {count} transition{count:s} in a row, as each customer who can take them",
    "이어지는 전이 {count}개마다, 갈 수 있는 고객별로 모두",
)
_ANY_IN_A_ROW = Sentence(
    "each {count} transition{count:s} in a row, whoever takes them",
    "이어지는 전이 {count}개마다, 누가 가든 한 번씩",
)
_TOTALS = Sentence(
    "{walks} walk{walks:s}, {steps} step{steps:s}; {met} of {targets} target{targets:s} met: "
    "{what}.",
    "경로 {walks}개, {steps}걸음. 대상 {targets}개 중 {met}개 충족: {what}.",
)
_LEAST = Sentence(
    "At least {walks} walk{walks:s} and {steps} step{steps:s} are needed{proof}.",
    "적어도 경로 {walks}개와 {steps}걸음이 필요합니다{proof}.",
)
_BOTH = Sentence(": proven to be the fewest of both", ". 둘 다 가장 적다는 것이 증명되었습니다")
_WALKS = Sentence(
    ": the walks are proven to be the fewest", ". 경로 수가 가장 적다는 것이 증명되었습니다"
)
_STEPS = Sentence(
    ": the steps are proven to be the fewest", ". 걸음 수가 가장 적다는 것이 증명되었습니다"
)
_NONE = Sentence("", "")
_NOTHING = Sentence(
    "There is nothing to walk: no walk comes from an entry to an outcome.",
    "걸을 것이 없습니다. 유입에서 결과까지 이어지는 경로가 없습니다.",
)
OUT_OF_REACH = Sentence(
    "Out of reach: {count} target{count:s} that no walk here meets",
    "닿지 않는 대상 {count}개: 여기 어떤 경로도 지나지 않습니다",
)
REASONS: dict[str, Sentence] = {
    "unreachable": Sentence("nobody comes there", "아무도 오지 않음"),
    "trapped": Sentence("no outcome can be reached after it", "그 뒤로 결과에 이를 수 없음"),
    "too-long": Sentence(
        "a walk through it needs {steps} step{steps:s}", "지나려면 {steps}걸음이 필요함"
    ),
}
"""For each reason, why no walk meets a target."""


def totals(suite: Suite, language: str) -> str:
    """Say how large a suite is, what it meets, and how small it could be."""
    if not suite.walks and not suite.targets:
        return _NOTHING.say(language)
    met = len(suite.targets)
    return _TOTALS.say(
        language,
        {
            "walks": len(suite),
            "steps": suite.steps,
            "met": met,
            "targets": met + len(suite.out_of_reach),
            "what": criterion(suite),
        },
    )


def criterion(suite: Suite) -> Sentence:
    """Say what a suite has to meet."""
    if not suite.switch:
        return CRITERIA[suite.cover]
    found = _IN_A_ROW if suite.cover == "transitions" else _ANY_IN_A_ROW
    count = str(suite.switch + 1)
    return Sentence(found.en.replace("{count}", count), found.ko.replace("{count}", count))


def least(suite: Suite, language: str) -> str:
    """Say how many walks and steps there are at least, and whether these are no more."""
    if not suite.targets:
        return ""
    proof = {
        (True, True): _BOTH,
        (True, False): _WALKS,
        (False, True): _STEPS,
        (False, False): _NONE,
    }[suite.has_fewest_walks, suite.has_fewest_steps]
    values = {"walks": suite.least_walks, "steps": suite.least_steps, "proof": proof}
    return _LEAST.say(language, values)
