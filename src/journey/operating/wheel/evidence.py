"""What a journey itself shows of how its team works, question by question."""

from dataclasses import dataclass
from typing import NamedTuple

from journey.coverage.figures import Figure
from journey.operating.wheel.spoke import MOST
from journey.words.sentences import Sentence

FIGURES: dict[str, Sentence] = {
    "goals-agreed": Sentence(
        "goals that were agreed with the teams, with a date", "팀과 합의한 날짜가 있는 목표"
    ),
    "meanings-served": Sentence(
        "meanings of the mission that a goal serves", "목표가 있는 미션의 의미"
    ),
    "goals-concluded": Sentence(
        "goals whose date has passed that were closed", "기한이 지난 목표 가운데 닫은 것"
    ),
    "goals-learned": Sentence(
        "closed goals of which it is written what was learned", "닫은 목표 가운데 배운 점이 있는 것"
    ),
    "stages-measured": Sentence("stages with a metric", "지표가 있는 단계"),
    "metrics-sourced": Sentence("metrics with a source", "출처가 있는 지표"),
    "metrics-rhythmic": Sentence("metrics that are read in a rhythm", "확인 주기가 있는 지표"),
    "metrics-owned": Sentence("metrics that a team answers for", "담당 팀이 있는 지표"),
    "teams-joined": Sentence(
        "teams that share an action item with another team", "다른 팀과 함께하는 액션이 있는 팀"
    ),
    "time-passed-on": Sentence(
        "automated action items that say what their freed hours go to",
        "아낀 시간을 쓸 곳이 정해진 자동화 액션 아이템",
    ),
    "stages-reviewed": Sentence("stages that were reviewed in time", "제때 검토한 단계"),
    "issues-reviewed": Sentence("issue types that were reviewed in time", "제때 검토한 VOC 유형"),
    "urgent-followed": Sentence(
        "urgent issue types that led to an improvement or a reasoned no",
        "개선 과제나 이유 있는 반려로 이어진 급한 VOC 유형",
    ),
    "causes-told": Sentence(
        "issue types whose causing team is told", "원인 팀이 알고 있는 VOC 유형"
    ),
    "guides-current": Sentence("guides that were reviewed in time", "제때 검토한 안내"),
    "meetings-held": Sentence("review meetings that were held in time", "제때 연 검토 회의"),
    "feedback-read": Sentence(
        "collections of feedback that a team reads in a rhythm",
        "담당 팀이 주기적으로 읽는 피드백 수집",
    ),
    "touchpoints-listening": Sentence(
        "touchpoints that matter where somebody listens", "귀를 열고 있는 중요한 고객 접점"
    ),
    "improvements-rooted": Sentence(
        "improvements that name the voices they come from", "어떤 VOC에서 나왔는지 밝힌 개선 과제"
    ),
    "improvements-decided": Sentence(
        "improvements that did not wait too long for a decision",
        "결정이 늦어지지 않은 개선 과제",
    ),
    "improvements-proven": Sentence(
        "shipped improvements that do not lack a measured effect",
        "효과 측정이 빠지지 않은 적용된 개선 과제",
    ),
    "actions-owned": Sentence("action items with an owner", "담당 팀이 있는 액션 아이템"),
    "colleagues-asked": Sentence(
        "types of internal customers who are asked for feedback", "피드백을 묻는 내부고객 유형"
    ),
}
"""The figures that only a wheel needs, in their order; the others are those of coverage."""


@dataclass(frozen=True)
class QuestionEvidence:
    """What a journey shows of one question.

    Attributes:
        question: The question's id.
        figures: What was counted; those of which there is nothing to count, or of
            which that is uncertain, show nothing.
    """

    question: str
    figures: tuple[Figure, ...] = ()

    @property
    def score(self) -> float | None:
        """The mean share of the figures, from 0 to 4; None where the journey shows nothing."""
        shares = [each.share for each in self.figures if each.share is not None]
        return MOST * sum(shares) / len(shares) if shares else None

    @property
    def lacking(self) -> tuple[Figure, ...]:
        """The figures from which something is missing, in their order."""
        return tuple(each for each in self.figures if each.missing)


class Evidence(NamedTuple):
    """What a journey shows of one spoke.

    Attributes:
        spoke: The spoke's id.
        proofs: One for each of its questions, in their order.
    """

    spoke: str
    proofs: tuple[QuestionEvidence, ...]

    @property
    def score(self) -> float | None:
        """The mean of what its questions show, from 0 to 4; None where none shows anything."""
        known = [proof.score for proof in self.proofs if proof.score is not None]
        return sum(known) / len(known) if known else None
