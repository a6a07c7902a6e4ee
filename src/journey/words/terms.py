"""The field's terms in English and Korean, wherever the library says them."""

from journey.words.sentences import Sentence

OUTCOME_SIGNS = {"positive": "✓", "neutral": "○", "negative": "×"}
"""How each polarity of outcomes is marked, so that colour need not tell."""


FIGURES: dict[str, Sentence] = {
    "customers-reachable": Sentence(
        "customers who are in some reachable state", "어떤 상태로든 도달할 수 있는 고객 정의"
    ),
    "customers-defined": Sentence(
        "customers who are defined: by pair, or by type and situation",
        "쌍으로, 또는 유형과 상황으로 정의된 고객 정의",
    ),
    "phases": Sentence("expected phases with a stage or a reason", "단계나 이유가 있는 기대 국면"),
    "pairs-specific": Sentence(
        "stage × customer pairs with an action item of their own",
        "맞춤 액션 아이템이 있는 단계 × 고객",
    ),
    "pairs-addressed": Sentence(
        "stage × customer pairs with any action item", "액션 아이템이 있는 단계 × 고객"
    ),
    "touchpoints-owned": Sentence("touchpoints with an owner", "담당 팀이 있는 고객 접점"),
    "touchpoints-measured": Sentence("touchpoints with a metric", "지표가 있는 고객 접점"),
    "touchpoints-observed": Sentence(
        "touchpoints with an event in the data", "데이터 이벤트가 있는 고객 접점"
    ),
    "touchpoints-heard": Sentence(
        "contact and return touchpoints with an issue type", "VOC 유형이 있는 문의·반품 접점"
    ),
    "moments-measured": Sentence("moments of truth with a metric", "지표가 있는 진실의 순간"),
    "moments-recovered": Sentence(
        "moments of truth with a recovery", "회복 경로가 있는 진실의 순간"
    ),
    "issues-prioritised": Sentence("issue types with a priority", "우선순위가 있는 VOC 유형"),
    "issues-answered": Sentence("issue types with an action item", "액션 아이템이 있는 VOC 유형"),
    "issues-placed": Sentence("issue types with a place", "발생·접수 접점이 있는 VOC 유형"),
    "issues-explained": Sentence("issue types with a cause", "원인이 있는 VOC 유형"),
    "improvements-closed": Sentence(
        "shipped improvements of which everybody was told", "모두에게 알린 적용된 개선 과제"
    ),
    "goals-guarded": Sentence("metric goals with a guardrail", "가드레일 지표가 있는 지표 목표"),
}
"""Every figure that a project may hold to a least percentage, in their order."""


PARTS: dict[str, Sentence] = {
    "Journey": Sentence("a journey", "여정"),
    "Mission": Sentence("the mission", "미션"),
    "Meaning": Sentence("a meaning of the mission", "미션의 의미"),
    "UnusedPhase": Sentence("an unused phase", "쓰지 않는 국면"),
    "Team": Sentence("a team", "팀"),
    "Channel": Sentence("a channel", "채널"),
    "Customers": Sentence("`customers`", "`customers`"),
    "CustomerType": Sentence("a customer type", "고객 유형"),
    "Situation": Sentence("a situation", "고객 상황"),
    "Definition": Sentence("a customer definition", "고객 정의"),
    "Promise": Sentence("a promise", "약속"),
    "Exclusion": Sentence("an exclusion", "제외 항목"),
    "LifecycleStep": Sentence("a step of the lifecycle", "생애 주기 단계"),
    "Metric": Sentence("a metric", "지표"),
    "Goal": Sentence("a goal", "목표"),
    "Closure": Sentence("the closing of a goal", "목표 종료"),
    "Activation": Sentence("`activation`", "`activation`"),
    "Band": Sentence("a band", "활성화 등급"),
    "Feedback": Sentence("a collection of feedback", "피드백 수집"),
    "Stage": Sentence("a stage", "단계"),
    "Touchpoint": Sentence("a touchpoint", "고객 접점"),
    "Action": Sentence("an action item", "액션 아이템"),
    "EventTrigger": Sentence("a trigger", "시작 조건"),
    "Since": Sentence("`since`", "`since`"),
    "Maturing": Sentence("`maturing`", "`maturing`"),
    "Savings": Sentence("`saves`", "`saves`"),
    "Efforts": Sentence("`effort`", "`effort`"),
    "Offer": Sentence("an offer", "유료 상품"),
    "Transition": Sentence("a transition", "전이"),
    "Policy": Sentence("a policy", "정책"),
    "Voice": Sentence("a voice", "VOC 유형"),
    "Cause": Sentence("a cause", "원인"),
    "Improvement": Sentence("an improvement", "개선 과제"),
    "Decision": Sentence("a decision", "결정"),
    "Told": Sentence("`told`", "`told`"),
    "Effect": Sentence("an effect", "효과"),
    "Review": Sentence("a review meeting", "검토 회의"),
    "Guide": Sentence("a guide", "안내"),
    "Waiver": Sentence("a waiver", "예외 승인"),
}
"""For each class of parts, what to call one."""

PHASES: dict[str, Sentence] = {
    "pre_purchase": Sentence("Before purchase", "구매 전"),
    "purchase": Sentence("Purchase", "구매"),
    "delivery": Sentence("Delivery", "배송"),
    "use": Sentence("Use", "사용"),
    "contact": Sentence("Contact centre", "고객센터 문의"),
    "return": Sentence("Return, exchange, cancellation", "취소·교환·반품"),
    "loyalty": Sentence("Loyalty", "유지·재구매"),
    "exit": Sentence("Exit", "이탈"),
}

KINDS: dict[str, Sentence] = {
    "forward": Sentence("forward", "진행"),
    "back": Sentence("back", "복귀"),
    "retry": Sentence("retry", "재시도"),
    "fail": Sentence("failure", "실패"),
    "claim": Sentence("claim", "클레임"),
    "exit": Sentence("exit", "이탈"),
}

OUTCOMES: dict[str, Sentence] = {
    "positive": Sentence("positive outcome", "긍정적 결과"),
    "neutral": Sentence("neutral outcome", "중립적 결과"),
    "negative": Sentence("negative outcome", "부정적 결과"),
}

MATURITY: dict[str, Sentence] = {
    "project": Sentence("project", "신규 프로젝트"),
    "process": Sentence("process", "프로세스"),
    "automated": Sentence("automated", "자동화"),
}

VOICES: dict[str, Sentence] = {
    "complaint": Sentence("complaint", "불만"),
    "question": Sentence("question", "문의"),
    "wish": Sentence("wish", "요청"),
    "praise": Sentence("praise", "칭찬"),
}

STATUSES: dict[str, Sentence] = {
    "proposed": Sentence("proposed", "제안"),
    "agreed": Sentence("agreed", "합의"),
    "doing": Sentence("under way", "진행 중"),
    "shipped": Sentence("shipped", "적용"),
    "verified": Sentence("verified", "효과 확인"),
    "rejected": Sentence("rejected", "반려"),
}
"""How far an improvement has come, in the order in which they come."""

GUIDES: dict[str, Sentence] = {
    "": Sentence("guide", "안내"),
    "policy": Sentence("policy", "정책"),
    "manual": Sentence("manual", "매뉴얼"),
    "training": Sentence("training", "교육 자료"),
    "announcement": Sentence("announcement", "공지"),
}
"""What a guide is; what it is called where the file does not say."""

INSTRUMENTS: dict[str, Sentence] = {
    "csat": Sentence("CSAT", "CSAT(만족도)"),
    "ces": Sentence("CES", "CES(노력도)"),
    "nps": Sentence("NPS", "NPS(추천도)"),
    "other": Sentence("other figure", "기타 수치"),
}
"""The instrument by which a metric is read."""

UNITS: dict[str, Sentence] = {
    "ratio": Sentence("a ratio", "비율"),
    "score": Sentence("a score", "점수"),
    "count": Sentence("a count", "건수"),
    "minutes": Sentence("in minutes", "분"),
    "hours": Sentence("in hours", "시간"),
    "days": Sentence("in days", "일"),
    "money": Sentence("in money", "금액"),
}
"""What a metric counts in."""

DIRECTIONS: dict[str, Sentence] = {
    "higher": Sentence("higher is better", "높을수록 좋음"),
    "lower": Sentence("lower is better", "낮을수록 좋음"),
}
"""Which way a metric is better."""

SCOPES: dict[str, Sentence] = {
    "touchpoint": Sentence("a touchpoint", "고객 접점"),
    "stage": Sentence("a stage", "단계"),
    "journey": Sentence("the journey", "여정"),
    "relationship": Sentence("the whole relationship", "관계 전체"),
}
"""What a metric can speak of."""

COLLECTIONS: dict[str, Sentence] = {
    "survey": Sentence("survey", "설문"),
    "interview": Sentence("interview", "인터뷰"),
    "review": Sentence("reviews", "후기"),
    "call_notes": Sentence("notes of calls", "상담 기록"),
    "ticket": Sentence("tickets", "상담 티켓"),
}
"""How feedback is collected."""

FOLLOWED: dict[str, Sentence] = {
    "customer": Sentence("customer", "고객"),
    "order": Sentence("order", "주문"),
    "case": Sentence("case", "문의"),
    "account": Sentence("account", "계정"),
}
"""What one walk is of."""

POLICIES: dict[str, Sentence] = {
    "existence": Sentence(
        "every walk has to visit {first} at least {times} time{times:s}",
        "모든 경로는 {first}을(를) {times}번 이상 지나야 합니다",
    ),
    "absence": Sentence(
        "no walk may visit {first} {times} time{times:s} or more",
        "어떤 경로도 {first}을(를) {times}번 이상 지나면 안 됩니다",
    ),
    "exactly": Sentence(
        "every walk has to visit {first} exactly {times} time{times:s}",
        "모든 경로는 {first}을(를) 정확히 {times}번 지나야 합니다",
    ),
    "init": Sentence(
        "every walk has to begin with {first}", "모든 경로는 {first}에서 시작해야 합니다"
    ),
    "end": Sentence("every walk has to end with {first}", "모든 경로는 {first}에서 끝나야 합니다"),
    "responded_existence": Sentence(
        "a walk that visits {first} also has to visit {second}, before or after",
        "{first}을(를) 지나는 경로는 앞이든 뒤든 {second}도 지나야 합니다",
    ),
    "co_existence": Sentence(
        "a walk has to visit both {first} and {second}, or neither",
        "경로는 {first}과(와) {second}을(를) 둘 다 지나거나 둘 다 지나지 않아야 합니다",
    ),
    "response": Sentence(
        "{second} has to come after {first}{bound}",
        "{first} 뒤에는 {bound}{second}이(가) 와야 합니다",
    ),
    "precedence": Sentence(
        "{first} has to come before {second}{bound}",
        "{second} 앞에는 {bound}{first}이(가) 와야 합니다",
    ),
    "succession": Sentence(
        "{second} has to come after {first}{bound}, and may come only then",
        "{first} 뒤에는 {bound}{second}이(가) 와야 하고, {second}은(는) 그때만 올 수 있습니다",
    ),
    "alternate_response": Sentence(
        "{second} has to come after each {first}{bound}, before the next {first}",
        "{first} 뒤에는 다음 {first}이(가) 오기 전에 {bound}{second}이(가) 와야 합니다",
    ),
    "alternate_precedence": Sentence(
        "{first} has to come before each {second}{bound}, once more for each",
        "{second} 앞에는 매번 새로 {bound}{first}이(가) 와야 합니다",
    ),
    "alternate_succession": Sentence(
        "{first} and {second} have to take turns{bound}, {first} first",
        "{first}과(와) {second}은(는) {first}부터 {bound}번갈아 와야 합니다",
    ),
    "chain_response": Sentence(
        "{second} has to come right after {first}",
        "{first} 바로 뒤에는 {second}이(가) 와야 합니다",
    ),
    "chain_precedence": Sentence(
        "{first} has to come right before {second}",
        "{second} 바로 앞에는 {first}이(가) 와야 합니다",
    ),
    "chain_succession": Sentence(
        "{second} has to come right after {first}, and may come only there",
        "{first} 바로 뒤에는 {second}이(가) 와야 하고, {second}은(는) 거기에만 올 수 있습니다",
    ),
    "not_co_existence": Sentence(
        "no walk may visit both {first} and {second}",
        "어떤 경로도 {first}과(와) {second}을(를) 함께 지나면 안 됩니다",
    ),
    "not_succession": Sentence(
        "{second} may never come after {first}", "{first} 뒤에는 {second}이(가) 오면 안 됩니다"
    ),
    "not_chain_succession": Sentence(
        "{second} may never come right after {first}",
        "{first} 바로 뒤에는 {second}이(가) 오면 안 됩니다",
    ),
}
"""For each DECLARE template, what it demands of walks."""

ONCE: dict[str, Sentence] = {
    "existence": Sentence(
        "every walk has to visit {first}", "모든 경로는 {first}을(를) 지나야 합니다"
    ),
    "absence": Sentence("no walk may visit {first}", "어떤 경로도 {first}을(를) 지나면 안 됩니다"),
    "exactly": Sentence(
        "every walk has to visit {first} exactly once",
        "모든 경로는 {first}을(를) 정확히 한 번 지나야 합니다",
    ),
}
"""The same of the templates that count, where they count to one."""

CURE = Sentence("cure", "해결")
"""What stands before what to do."""

WALK = Sentence("walk", "경로")
"""What stands before a walk that shows it."""

NOTE = Sentence("note", "참고")
"""What stands before what else there is to know."""

BOUND = Sentence(" within {steps} step{steps:s}", "{steps}걸음 안에 ")
"""How soon, where a policy says so."""

UNBOUND = Sentence("", "")
"""How soon, where a policy does not say."""

SEVERITIES: dict[str, Sentence] = {
    "error": Sentence("error", "오류"),
    "warning": Sentence("warning", "경고"),
    "advice": Sentence("advice", "조언"),
    "off": Sentence("off", "꺼짐"),
}
