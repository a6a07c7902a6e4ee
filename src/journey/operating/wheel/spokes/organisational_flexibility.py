"""The spoke of flexibility: whether people, time and decisions go where the customer needs them."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "flexibility",
    Sentence("Organisational flexibility", "조직 유연성"),
    Sentence(
        "Teams work across their borders, decide near the customer, and move time to what is new.",
        "팀의 경계를 넘어 일하고, 고객 가까이에서 결정하며, 새로운 일에 시간을 옮깁니다.",
    ),
    (
        Question(
            "flexibility.crossing",
            Sentence(
                "When a customer's trouble touches two teams, do they solve it together without "
                "going through their bosses?",
                "고객 문제가 두 팀에 걸치면, 윗선을 거치지 않고 함께 해결하나요?",
            ),
            (
                Sentence(
                    "Each team proves that it is the other's fault.",
                    "서로 상대 팀 탓이라고 합니다.",
                ),
                Sentence(
                    "It goes up one ladder and down the other; that takes weeks.",
                    "윗선으로 올라갔다 내려오느라 몇 주가 걸립니다.",
                ),
                Sentence(
                    "People who know each other settle it between them.",
                    "서로 아는 사람끼리 알아서 풉니다.",
                ),
                Sentence(
                    "For most shared work it is written down who works with whom.",
                    "함께 하는 일 대부분에 누가 누구와 일하는지 정해져 있습니다.",
                ),
                Sentence(
                    "A joint team forms within days, solves it, and dissolves again.",
                    "며칠 안에 공동 팀을 꾸려 해결하고 다시 흩어집니다.",
                ),
            ),
        ),
        Question(
            "flexibility.authority",
            Sentence(
                "May whoever faces the customer decide what is right for them, within known "
                "limits?",
                "고객을 직접 응대하는 사람이 정해진 범위 안에서 스스로 결정할 수 있나요?",
            ),
            (
                Sentence(
                    "Every exception needs a signature.",
                    "예외 처리는 모두 결재를 받아야 합니다.",
                ),
                Sentence(
                    "A supervisor may decide, if one can be found.",
                    "관리자만 결정할 수 있는데, 연락이 닿아야 합니다.",
                ),
                Sentence(
                    "Small things may be decided; the limits are a matter of opinion.",
                    "작은 일은 결정할 수 있지만, 한도가 사람마다 다릅니다.",
                ),
                Sentence(
                    "Limits are written down and wide enough for most cases.",
                    "한도가 문서로 있고, 대부분의 경우에 충분합니다.",
                ),
                Sentence(
                    "They decide, tell it afterwards, and the limits widen with what is learned.",
                    "먼저 결정하고 나중에 공유하며, 경험이 쌓일수록 한도가 넓어집니다.",
                ),
            ),
        ),
        Question(
            "flexibility.room",
            Sentence(
                "Does the time that a process or an automation saves go to a new project for "
                "customers?",
                "프로세스화나 자동화로 아낀 시간이 고객을 위한 새 프로젝트로 가나요?",
            ),
            (
                Sentence(
                    "Nothing is ever saved: everybody is full to the brim.",
                    "아끼는 시간이 없고, 모두 일이 넘칩니다.",
                ),
                Sentence(
                    "What is saved is taken away as a cut.",
                    "시간을 아끼면 인원이나 예산이 줄어듭니다.",
                ),
                Sentence(
                    "Freed hours fill up with whatever comes along.",
                    "아낀 시간이 그때그때 생기는 일로 채워집니다.",
                ),
                Sentence(
                    "For most automated work it is decided beforehand what gets the hours.",
                    "자동화한 일 대부분은 아낀 시간을 어디에 쓸지 미리 정합니다.",
                ),
                Sentence(
                    "It is a cycle: each routine that matures starts the next project.",
                    "한 가지 일이 자리 잡으면 다음 프로젝트가 시작되는 순환이 돕니다.",
                ),
            ),
        ),
    ),
)
