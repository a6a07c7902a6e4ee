"""The spoke of improvement: listening, deciding, changing, and proving that it helped."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "improvement",
    Sentence("Service improvement", "서비스 개선"),
    Sentence(
        "What is heard becomes a list of changes, each decided, carried out and proven.",
        "들은 것이 개선 과제가 되고, 결정하고 실행하고 효과를 확인합니다.",
    ),
    (
        Question(
            "improvement.listening",
            Sentence(
                "Is feedback collected where it matters, and read by somebody on fixed days?",
                "중요한 접점에서 피드백을 모으고, 누군가 정해진 날에 읽나요?",
            ),
            (
                Sentence(
                    "Nobody asks; we hear whoever calls.",
                    "묻지 않고, 걸려 오는 전화만 듣습니다.",
                ),
                Sentence(
                    "A survey runs; the answers pile up unread.",
                    "설문은 하지만, 답이 읽히지 않고 쌓입니다.",
                ),
                Sentence(
                    "One survey is read before the quarter's report.",
                    "분기 보고 전에 설문 하나를 읽습니다.",
                ),
                Sentence(
                    "Most important touchpoints are listened to; each collection has a reader.",
                    "중요한 접점 대부분에서 듣고, 수집마다 읽는 사람이 있습니다.",
                ),
                Sentence(
                    "No touchpoint that matters is deaf, and everything is read in its rhythm.",
                    "귀를 닫은 중요 접점이 없고, 모두 제 주기에 읽습니다.",
                ),
            ),
        ),
        Question(
            "improvement.backlog",
            Sentence(
                "Do voices become improvements that are decided within weeks, with a yes or a "
                "reasoned no?",
                "VOC가 개선 과제가 되고, 몇 주 안에 승인이나 이유 있는 반려로 결정되나요?",
            ),
            (
                Sentence(
                    "Ideas are voiced and forgotten.",
                    "의견이 나왔다가 잊힙니다.",
                ),
                Sentence(
                    "There is a list that only grows.",
                    "늘어나기만 하는 목록이 있습니다.",
                ),
                Sentence(
                    "What has a sponsor gets decided; the rest waits.",
                    "밀어주는 사람이 있는 것만 결정되고, 나머지는 기다립니다.",
                ),
                Sentence(
                    "Most proposals name the voices they come from and are decided in time.",
                    "제안 대부분이 어떤 VOC에서 나왔는지 밝히고, 제때 결정됩니다.",
                ),
                Sentence(
                    "Every proposal comes from a voice, is ranked by value and effort, and gets "
                    "its answer.",
                    "모든 제안이 VOC에서 나와, 가치와 노력으로 순위를 정하고, 답을 받습니다.",
                ),
            ),
        ),
        Question(
            "improvement.effect",
            Sentence(
                "Is it measured before and after whether a change helped?",
                "바꾸기 전과 후를 재서 효과가 있었는지 확인하나요?",
            ),
            (
                Sentence(
                    "Shipped is done.",
                    "적용하면 끝입니다.",
                ),
                Sentence(
                    "We ask those who built it whether it works.",
                    "만든 사람에게 잘 되는지 물어봅니다.",
                ),
                Sentence(
                    "The large changes are looked at afterwards, without a figure from before.",
                    "큰 변화는 나중에 살펴보지만, 이전 수치가 없습니다.",
                ),
                Sentence(
                    "Most changes have a figure from before and one from after.",
                    "변화 대부분에 이전 수치와 이후 수치가 있습니다.",
                ),
                Sentence(
                    "Every change is proven or taken back.",
                    "모든 변화의 효과를 확인하고, 없으면 되돌립니다.",
                ),
            ),
        ),
    ),
)
