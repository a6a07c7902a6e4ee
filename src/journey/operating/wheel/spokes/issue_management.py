"""The spoke of issues: what customers say again and again, how urgent that is, what relieves it."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "issues",
    Sentence("Issue management", "이슈 관리"),
    Sentence(
        "What customers say is sorted into types with a cause, a priority and relief.",
        "고객의 소리를 유형으로 나누고, 원인과 우선순위와 대응을 둡니다.",
    ),
    (
        Question(
            "issues.types",
            Sentence(
                "Are voices sorted into types of which you know where they are heard and what "
                "causes them?",
                "VOC를 유형으로 나누고, 어디서 들리고 무엇이 원인인지 알고 있나요?",
            ),
            (
                Sentence(
                    "Each call is a case of its own; nothing is sorted.",
                    "문의 하나하나로 끝나고, 분류하지 않습니다.",
                ),
                Sentence(
                    "There are categories from the help desk, most of it under “other”.",
                    "상담 시스템의 분류는 있지만, 대부분 '기타'입니다.",
                ),
                Sentence(
                    "Types say where they are heard; causes are guessed.",
                    "어디서 들리는지는 알지만, 원인은 짐작합니다.",
                ),
                Sentence(
                    "Most types name their cause and the team it comes from.",
                    "유형 대부분에 원인과, 원인이 나온 팀이 있습니다.",
                ),
                Sentence(
                    "Every type has a place and a cause, and the list changes with what is heard.",
                    "모든 유형에 접점과 원인이 있고, 들리는 소리에 따라 목록을 고칩니다.",
                ),
            ),
        ),
        Question(
            "issues.priority",
            Sentence(
                "Is it decided by pain rather than by noise which issue comes first?",
                "목소리 크기가 아니라 고객의 아픔으로 무엇을 먼저 할지 정하나요?",
            ),
            (
                Sentence(
                    "Whoever shouts loudest comes first.",
                    "가장 크게 말하는 쪽이 먼저입니다.",
                ),
                Sentence(
                    "The newest comes first, until the next one.",
                    "가장 최근 일이 먼저고, 다음 일이 생기면 밀립니다.",
                ),
                Sentence(
                    "Frequency is counted; how much it hurts is not.",
                    "건수는 세지만, 얼마나 아픈지는 보지 않습니다.",
                ),
                Sentence(
                    "Severity and frequency give most types their priority.",
                    "유형 대부분의 우선순위를 심각도와 빈도로 정합니다.",
                ),
                Sentence(
                    "Every type has one, and what is urgent leads to a change or a reasoned no.",
                    "모든 유형에 우선순위가 있고, 급한 것은 개선이나 이유 있는 반려로 이어집니다.",
                ),
            ),
        ),
        Question(
            "issues.relief",
            Sentence(
                "Does each issue have an action that helps at once, and a day on which it is "
                "looked at again?",
                "이슈마다 바로 도울 액션 아이템과, 다시 살펴볼 날이 정해져 있나요?",
            ),
            (
                Sentence(
                    "Everyone improvises, every time.",
                    "매번 각자 알아서 대응합니다.",
                ),
                Sentence(
                    "Experienced people know what helps; it is in their heads.",
                    "경험 많은 사람만 알고, 머릿속에 있습니다.",
                ),
                Sentence(
                    "The frequent ones have a known answer; nobody asks whether it still works.",
                    "잦은 이슈는 정해진 대응이 있지만, 아직 통하는지는 묻지 않습니다.",
                ),
                Sentence(
                    "Most have an action and are looked at again now and then.",
                    "대부분 액션 아이템이 있고, 이따금 다시 살펴봅니다.",
                ),
                Sentence(
                    "Each has an action and a rhythm, and no review is overdue.",
                    "모든 이슈에 액션 아이템과 검토 주기가 있고, 밀린 검토가 없습니다.",
                ),
            ),
        ),
    ),
)
