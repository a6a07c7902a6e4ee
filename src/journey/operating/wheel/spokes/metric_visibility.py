"""The spoke of metrics: whether figures are where the work is, trusted, and somebody's business."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "metrics",
    Sentence("Metric visibility", "지표 가시성"),
    Sentence(
        "Whoever works at a stage sees how it is going, believes the figure, and knows who acts.",
        "각 단계에서 일하는 사람이 지표를 보고, 믿고, 누가 움직일지 압니다.",
    ),
    (
        Question(
            "metrics.reach",
            Sentence(
                "Can those who work at a stage see how that stage is doing?",
                "각 단계에서 일하는 사람이 그 단계의 상태를 지표로 볼 수 있나요?",
            ),
            (
                Sentence(
                    "Figures are for the management; the team hears of them.",
                    "지표는 경영진만 보고, 팀은 전해 듣습니다.",
                ),
                Sentence(
                    "Sales and complaints are known as totals, not by stage.",
                    "매출과 불만 건수의 합계만 알고, 단계별로는 모릅니다.",
                ),
                Sentence(
                    "Some stages have a figure; whoever asks for it gets it.",
                    "일부 단계에 지표가 있고, 요청하면 받아 볼 수 있습니다.",
                ),
                Sentence(
                    "Almost every stage has a figure that its team sees without asking.",
                    "거의 모든 단계에 지표가 있고, 담당 팀이 언제든 봅니다.",
                ),
                Sentence(
                    "Every stage and every moment of truth has a figure in plain sight.",
                    "모든 단계와 진실의 순간에 지표가 있고, 누구나 볼 수 있습니다.",
                ),
            ),
        ),
        Question(
            "metrics.source",
            Sentence(
                "Is it known of each figure where it comes from and how often it is read?",
                "지표마다 어디서 나오고 얼마나 자주 확인하는지 알고 있나요?",
            ),
            (
                Sentence(
                    "Two people bring two different figures for the same thing.",
                    "같은 것을 두고 사람마다 다른 수치를 가져옵니다.",
                ),
                Sentence(
                    "One person knows where the figures come from.",
                    "수치의 출처를 아는 사람이 한 명뿐입니다.",
                ),
                Sentence(
                    "The main figures have a source; how often they are read is left to chance.",
                    "주요 지표는 출처가 있지만, 확인 주기는 정해져 있지 않습니다.",
                ),
                Sentence(
                    "Nearly all have a source and a rhythm; exceptions are known.",
                    "거의 모든 지표에 출처와 주기가 있고, 없는 것은 파악하고 있습니다.",
                ),
                Sentence(
                    "Each figure has one definition, one source and one rhythm, written down.",
                    "지표마다 정의와 출처, 주기가 하나로 정해져 기록되어 있습니다.",
                ),
            ),
        ),
        Question(
            "metrics.acted",
            Sentence(
                "When a figure moves, is it clear who looks into it and what they do?",
                "지표가 움직이면 누가 살펴보고 무엇을 할지 분명한가요?",
            ),
            (
                Sentence(
                    "A bad figure is explained away, or nobody notices.",
                    "나쁜 수치는 변명으로 끝나거나, 아무도 모릅니다.",
                ),
                Sentence(
                    "It is discussed at length, and no one takes it home.",
                    "오래 이야기하지만, 맡아 가는 사람이 없습니다.",
                ),
                Sentence(
                    "The CX team asks around until somebody feels responsible.",
                    "CX팀이 돌아다니며 맡을 사람을 찾습니다.",
                ),
                Sentence(
                    "Most figures have a team that answers for them and reports what it did.",
                    "지표 대부분에 담당 팀이 있고, 무엇을 했는지 알려 줍니다.",
                ),
                Sentence(
                    "Every figure has its team, and the reply to a fall is agreed beforehand.",
                    "모든 지표에 담당 팀이 있고, 떨어졌을 때의 대응이 미리 정해져 있습니다.",
                ),
            ),
        ),
    ),
)
