"""The spoke of communication: who is told what, in which words, and who talks with whom."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "communication",
    Sentence("Communication", "커뮤니케이션"),
    Sentence(
        "Changes are told from the customer's view, guides are true, and teams meet over causes.",
        "변화를 고객 관점에서 알리고, 안내가 최신이며, 팀들이 원인을 두고 만납니다.",
    ),
    (
        Question(
            "communication.told",
            Sentence(
                "When the service changes, are colleagues and customers told what is different "
                "for the customer?",
                "서비스가 바뀌면, 고객에게 무엇이 달라지는지 동료와 고객에게 알리나요?",
            ),
            (
                Sentence(
                    "Colleagues learn of changes from customers.",
                    "동료들이 고객에게서 변화를 듣습니다.",
                ),
                Sentence(
                    "A release note goes round, in the words of those who built it.",
                    "만든 사람의 말로 쓴 변경 공지가 돕니다.",
                ),
                Sentence(
                    "Service staff are told in time; the customers who asked are not.",
                    "응대하는 동료에게는 제때 알리지만, 제안한 고객에게는 알리지 않습니다.",
                ),
                Sentence(
                    "Both are told of most changes, from the customer's view.",
                    "변화 대부분을 동료와 고객 모두에게 고객 관점에서 알립니다.",
                ),
                Sentence(
                    "Every loop is closed: whoever raised it hears what came of it.",
                    "의견을 낸 사람이 결과를 빠짐없이 듣습니다.",
                ),
            ),
        ),
        Question(
            "communication.guides",
            Sentence(
                "Are policies, manuals and training true today?",
                "정책과 매뉴얼, 교육 자료가 지금 실제와 맞나요?",
            ),
            (
                Sentence(
                    "There are none, or nobody trusts them.",
                    "없거나, 아무도 믿지 않습니다.",
                ),
                Sentence(
                    "Several versions go round; people ask their neighbour.",
                    "여러 판이 돌아다녀서 옆 사람에게 묻습니다.",
                ),
                Sentence(
                    "The important ones are mended after something went wrong.",
                    "중요한 것은 문제가 생긴 뒤에 고칩니다.",
                ),
                Sentence(
                    "Each has a keeper; most are checked when they should be.",
                    "문서마다 담당이 있고, 대부분 제때 확인합니다.",
                ),
                Sentence(
                    "Each has a keeper and a date, none is overdue, and changes go in on the day.",
                    "모두 담당과 검토일이 있고, 밀린 것이 없으며, 바뀐 날 바로 고칩니다.",
                ),
            ),
        ),
        Question(
            "communication.together",
            Sentence(
                "Do the teams whose work causes an issue hear of it, and meet regularly with "
                "those who hear the customer?",
                "이슈의 원인이 된 팀이 그 사실을 알고, 고객의 소리를 듣는 팀과 정기적으로 "
                "만나나요?",
            ),
            (
                Sentence(
                    "Customer care keeps its complaints to itself.",
                    "불만이 고객센터 안에만 머뭅니다.",
                ),
                Sentence(
                    "A report goes out; nobody knows who reads it.",
                    "보고서를 보내지만, 누가 읽는지 모릅니다.",
                ),
                Sentence(
                    "Meetings happen when there is a crisis.",
                    "큰일이 나야 회의가 열립니다.",
                ),
                Sentence(
                    "Regular meetings exist; most causing teams sit at the table.",
                    "정기 회의가 있고, 원인 팀이 대부분 참여합니다.",
                ),
                Sentence(
                    "Each causing team is told as a matter of course, and no meeting is skipped.",
                    "원인 팀에 당연히 알리고, 회의를 거르지 않습니다.",
                ),
            ),
        ),
    ),
)
