"""The spoke of goals: what a team aims for, for whose sake, and what became of it."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.words.sentences import Sentence

SPOKE = Spoke(
    "goals",
    Sentence("Goal management", "목표 관리"),
    Sentence(
        "Goals come from the mission, are agreed with those who carry them, and end in a lesson.",
        "목표가 미션에서 나오고, 맡은 사람과 합의되며, 배움으로 끝납니다.",
    ),
    (
        Question(
            "goals.agreed",
            Sentence(
                "Did those who have to reach a goal agree to it before it counted?",
                "목표를 달성할 사람들이, 목표가 정해지기 전에 함께 합의했나요?",
            ),
            (
                Sentence(
                    "Goals come down from above, or there are none.",
                    "목표가 위에서 내려오거나, 아예 없습니다.",
                ),
                Sentence(
                    "Goals are announced; objections are heard and change nothing.",
                    "목표를 통보하고, 의견은 듣지만 바뀌는 것은 없습니다.",
                ),
                Sentence(
                    "The team leads agree; whoever does the work hears of it later.",
                    "팀장끼리 합의하고, 실무자는 나중에 듣습니다.",
                ),
                Sentence(
                    "Most goals were talked through with those who carry them, with a date.",
                    "목표 대부분을 맡은 사람과 논의했고, 합의한 날짜가 남아 있습니다.",
                ),
                Sentence(
                    "Every goal has a date and the teams that agreed, and is reopened when "
                    "things change.",
                    "모든 목표에 합의한 날짜와 팀이 있고, 상황이 바뀌면 다시 논의합니다.",
                ),
            ),
        ),
        Question(
            "goals.meaning",
            Sentence(
                "Does each goal serve a meaning of the mission, with a second figure that must "
                "not suffer for it?",
                "목표마다 미션의 어떤 의미를 위한 것인지, 함께 지켜야 할 지표는 무엇인지 "
                "정해져 있나요?",
            ),
            (
                Sentence(
                    "A goal is a number to hit; nobody says what for.",
                    "목표는 맞춰야 할 숫자일 뿐, 무엇을 위한 것인지 모릅니다.",
                ),
                Sentence(
                    "The mission hangs on the wall; goals come from last year's figures.",
                    "미션은 벽에 걸려 있고, 목표는 작년 수치에서 나옵니다.",
                ),
                Sentence(
                    "Some goals name the meaning they serve; few have a guardrail.",
                    "일부 목표만 미션과 이어져 있고, 가드레일 지표는 드뭅니다.",
                ),
                Sentence(
                    "Most goals name their meaning and their guardrail.",
                    "목표 대부분에 미션의 의미와 가드레일 지표가 있습니다.",
                ),
                Sentence(
                    "Every meaning is served, and a reached goal with a hurt guardrail counts "
                    "as a warning.",
                    "미션의 모든 의미에 목표가 있고, 달성해도 가드레일이 무너지면 경고로 봅니다.",
                ),
            ),
        ),
        Question(
            "goals.followed",
            Sentence(
                "Is it known month by month how each goal stands, and what its end taught?",
                "목표의 현재 상태와, 끝난 목표에서 배운 점을 매달 확인하나요?",
            ),
            (
                Sentence(
                    "Goals are looked up when the year ends.",
                    "연말이 되어서야 목표를 다시 꺼내 봅니다.",
                ),
                Sentence(
                    "Somebody asks now and then; old goals stay open.",
                    "가끔 누가 물어보고, 지난 목표가 그대로 열려 있습니다.",
                ),
                Sentence(
                    "A monthly meeting reads the figures; what was learned is seldom written down.",
                    "매달 회의에서 수치는 읽지만, 배운 점은 거의 남기지 않습니다.",
                ),
                Sentence(
                    "Risks are seen before the date; most goals that ended are closed with a "
                    "lesson.",
                    "기한 전에 위험을 알아채고, 끝난 목표는 대부분 배운 점과 함께 닫습니다.",
                ),
                Sentence(
                    "No goal outlives its date, and what was learned shapes the next one.",
                    "기한을 넘겨 방치된 목표가 없고, 배운 점이 다음 목표를 바꿉니다.",
                ),
            ),
        ),
    ),
)
