"""The spoke of confidence: whether those who serve know their part, can do it, and are heard."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "confidence",
    Sentence("Confidence in the role", "역할 자신감"),
    Sentence(
        "Those who serve know what they answer for, are able to do it, and are heard themselves.",
        "일하는 사람이 자기 역할을 알고, 해낼 수 있으며, 내부고객으로서 존중받습니다.",
    ),
    (
        Question(
            "confidence.role",
            Sentence(
                "Does everybody know which moments of the customer they answer for?",
                "누구나 자신이 책임지는 고객의 순간을 알고 있나요?",
            ),
            (
                Sentence(
                    "Nobody could say who answers for what.",
                    "누가 무엇을 책임지는지 아무도 말하지 못합니다.",
                ),
                Sentence(
                    "It is known who did it last time.",
                    "지난번에 누가 했는지만 압니다.",
                ),
                Sentence(
                    "Teams have their areas; between them lies no man's land.",
                    "팀별 영역은 있지만, 그 사이는 비어 있습니다.",
                ),
                Sentence(
                    "Nearly every touchpoint and action has a team, and people know it.",
                    "거의 모든 접점과 액션 아이템에 담당 팀이 있고, 모두 압니다.",
                ),
                Sentence(
                    "Everyone can name their touchpoints, and is glad to be named for them.",
                    "누구나 자기 접점을 말할 수 있고, 담당인 것을 자랑스러워합니다.",
                ),
            ),
        ),
        Question(
            "confidence.able",
            Sentence(
                "Do people have the skill, the tools and the time to do their part well?",
                "자기 일을 잘 해낼 역량과 도구, 시간이 있나요?",
            ),
            (
                Sentence(
                    "They are thrown in at the deep end and burn out.",
                    "준비 없이 투입되고, 지쳐서 떠납니다.",
                ),
                Sentence(
                    "They get by, with workarounds of their own.",
                    "각자 편법으로 버팁니다.",
                ),
                Sentence(
                    "There is training at the start; tools and time are often short.",
                    "입사 교육은 있지만, 도구와 시간이 자주 모자랍니다.",
                ),
                Sentence(
                    "Most feel up to their work, and what is missing is being mended.",
                    "대부분 해낼 수 있다고 느끼고, 모자란 것은 고치는 중입니다.",
                ),
                Sentence(
                    "They master their work, grow in it, and would choose it again.",
                    "일에 능숙하고, 성장하며, 다시 선택해도 이 일을 하겠다고 합니다.",
                ),
            ),
        ),
        Question(
            "confidence.heard",
            Sentence(
                "Are colleagues treated as customers too: asked how they are, and answered?",
                "동료도 내부고객으로 대하며, 의견을 묻고 답을 주나요?",
            ),
            (
                Sentence(
                    "Nobody asks them.",
                    "아무도 묻지 않습니다.",
                ),
                Sentence(
                    "They are asked once a year and hear nothing of it.",
                    "일 년에 한 번 묻고, 결과는 알 수 없습니다.",
                ),
                Sentence(
                    "They may speak up; what comes of it depends on their boss.",
                    "말할 수는 있지만, 결과는 상사에게 달렸습니다.",
                ),
                Sentence(
                    "Most are asked regularly, and see some of it done.",
                    "대부분에게 정기적으로 묻고, 일부는 실제로 바뀝니다.",
                ),
                Sentence(
                    "Each group of colleagues is asked in a rhythm and told what came of it.",
                    "모든 동료 집단에 정기적으로 묻고, 결과를 알려 줍니다.",
                ),
            ),
        ),
    ),
)
