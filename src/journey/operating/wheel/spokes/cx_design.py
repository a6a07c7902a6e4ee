"""The spoke of design: customers, funnel and action items, written down and kept true."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "design",
    Sentence("CX design", "CX 설계"),
    Sentence(
        "Customers are defined, their way is drawn from first sight to goodbye, and each stage has "
        "its actions.",
        "고객을 정의하고, 첫 만남부터 이탈까지의 길을 그리며, 단계마다 할 일이 있습니다.",
    ),
    (
        Question(
            "design.customers",
            Sentence(
                "Are your customers defined by who they are and by what they face?",
                "고객을 유형과 상황의 두 축으로 정의했나요?",
            ),
            (
                Sentence(
                    "A customer is a customer; everyone pictures another one.",
                    "고객은 그냥 고객이고, 사람마다 떠올리는 모습이 다릅니다.",
                ),
                Sentence(
                    "Segments exist for advertising; nobody uses them in service.",
                    "광고용 고객 구분은 있지만, 서비스에서는 쓰지 않습니다.",
                ),
                Sentence(
                    "Types are defined; the situations they are in are not.",
                    "고객 유형은 정의했지만, 상황은 정의하지 않았습니다.",
                ),
                Sentence(
                    "Both are defined; a few pairs are still an open question.",
                    "둘 다 정의했고, 답하지 못한 조합이 조금 남아 있습니다.",
                ),
                Sentence(
                    "Every pair is defined or ruled out with a reason, and all teams use the "
                    "same names.",
                    "모든 조합이 정의되거나 이유와 함께 제외되었고, 모든 팀이 같은 이름을 씁니다.",
                ),
            ),
        ),
        Question(
            "design.funnel",
            Sentence(
                "Is the whole way of a customer drawn, and looked at again on time?",
                "고객이 지나는 길 전체를 그려 두고, 제때 다시 살펴보나요?",
            ),
            (
                Sentence(
                    "There is no picture of it.",
                    "그려 둔 것이 없습니다.",
                ),
                Sentence(
                    "A workshop once drew it; the picture is in somebody's slides.",
                    "예전 워크숍에서 그린 것이 누군가의 발표 자료에 있습니다.",
                ),
                Sentence(
                    "It is drawn up to the purchase; claims and goodbyes are missing.",
                    "구매까지만 그렸고, 클레임과 이탈은 빠져 있습니다.",
                ),
                Sentence(
                    "All phases are there; now and then a stage is out of date.",
                    "모든 국면이 있지만, 가끔 단계 하나가 낡아 있습니다.",
                ),
                Sentence(
                    "All phases are there, each change goes in, and no review is overdue.",
                    "모든 국면이 있고, 바뀔 때마다 고치며, 밀린 검토가 없습니다.",
                ),
            ),
        ),
        Question(
            "design.actions",
            Sentence(
                "Does every customer find, at every stage they come to, something you do for them?",
                "고객이 지나는 단계마다 그 고객을 위한 액션 아이템이 있나요?",
            ),
            (
                Sentence(
                    "We act when somebody complains.",
                    "불만이 들어와야 움직입니다.",
                ),
                Sentence(
                    "Some stages have actions, from habit, for everyone alike.",
                    "일부 단계에서 하던 대로, 모두에게 똑같이 합니다.",
                ),
                Sentence(
                    "Most stages have actions; hardly any is for a customer in particular.",
                    "대부분의 단계에 액션 아이템이 있지만, 맞춤은 거의 없습니다.",
                ),
                Sentence(
                    "Nobody is left without an action, and the important customers have their own.",
                    "액션 아이템이 없는 고객이 없고, 중요한 고객에게는 맞춤이 있습니다.",
                ),
                Sentence(
                    "Each customer who is different at a stage has an action of their own there.",
                    "단계마다 사정이 다른 고객에게 저마다 맞춤 액션 아이템이 있습니다.",
                ),
            ),
        ),
    ),
)
