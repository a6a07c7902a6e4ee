"""What a key that nothing knows was most probably meant to be."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from journey.model.anatomy import known_keys
from journey.model.parts import Part
from journey.model.texts import nfc
from journey.words.spelling import nearest

_MEANINGS = {
    "journey": "id name 여정 이름",
    "title": "name label heading 이름 제목 명칭",
    "languages": "language locales locale lang langs 언어",
    "mission": "vision purpose 미션 사명",
    "means": "meanings values principles 의미",
    "teams": "departments groups owners 팀 부서",
    "channels": "media mediums medium 채널 매체",
    "channel": "media medium 채널 매체",
    "customers": "users audience clients actors 고객 고객정의",
    "types": "segments segment personas persona customertypes 유형 고객유형 세그먼트 페르소나",
    "situations": "scenarios scenario contexts context states 상황 고객상황 시나리오",
    "definitions": "details pairs 정의",
    "definition": "description describes meaning 정의 설명",
    "excluded": "excludes exclude exclusions impossible except 제외",
    "lifecycle": "lifecycles 생애주기",
    "internal": "employee staff colleague 내부 내부고객",
    "share": "portion percentage 비중 비율",
    "metrics": "kpis kpi measures indicators measurements 지표",
    "metric": "kpi measure indicator 지표",
    "source": "origin datasource 출처",
    "goals": "objectives targets okrs okr aims 목표",
    "guardrail": "guard balance countermetric 가드레일 균형지표",
    "target": "goal 목표값",
    "activation": "engagement tiers 활성화 활성화등급",
    "bands": "tiers levels grades 등급",
    "feedback": "surveys feedbacks 피드백",
    "stages": "phases funnel 단계 퍼널",
    "phase": "stage 국면",
    "touchpoints": "nodes points moments contacts steps 접점 고객접점 터치포인트",
    "actions": "tasks actionitems todos todo activities 액션 액션아이템",
    "action": "task actionitem 액션 액션아이템",
    "transitions": "edges edge flows flow steps arrows links paths path connections "
    "전이 흐름 경로 연결",
    "entry": "begins begin start starts entries entrance entrypoint enter 유입 진입 시작",
    "outcome": "result results end ends ending final polarity 결과",
    "control": "controlledby 통제 주도",
    "event": "tracking eventname 이벤트",
    "emotion": "feeling feelings mood sentiment 감정",
    "moment_of_truth": "mot critical 진실의순간 결정적순간",
    "owner": "responsible accountable assignee team 담당 담당자 담당팀 책임자",
    "reviewed": "checked lastreview lastreviewed reviewedon 검토일",
    "review_every": "reviewcycle reviewinterval 검토주기",
    "at": "touchpoint touchpoints where 접점 고객접점",
    "for": "who customer customers segment audience 대상 고객",
    "when": "trigger condition on 시점 조건 언제",
    "every": "rhythm frequency interval repeat 주기",
    "within": "deadline sla due 기한",
    "maturity": "level 성숙도",
    "offer": "product paid 상품 상품화",
    "becomes": "then become turnsinto changesto 변화",
    "rate": "probability chance conversion percent percentage 확률 전환율 비율",
    "takes": "duration time lasts 소요 소요시간",
    "kind": "type category sort 종류 유형",
    "policies": "constraints rules invariants 정책",
    "voc": "voices voice issues issue complaints customervoice 고객의소리 이슈",
    "heard_at": "heard where 들은곳",
    "caused_at": "origin causedby 원인접점",
    "cause": "rootcause 원인",
    "severity": "impact seriousness 심각도",
    "per_month": "frequency volume count 빈도",
    "improvements": "changes fixes initiatives 개선 개선과제",
    "status": "state progress 상태",
    "decided": "approved decision 결정",
    "effect": "result results outcome 효과",
    "reviews": "meetings meeting 회의 검토회의",
    "guides": "manuals documents trainings documentation 안내 매뉴얼",
    "waivers": "exceptions ignores ignore suppressions 예외 예외승인",
    "reason": "because why rationale 이유 사유",
    "until": "expires expiry validuntil 기한 만료",
}
"""For each key, other words for it, without spaces and signs."""

_PLAIN = re.compile(r"[\W_]+")
_COLONLESS = re.compile(r"([\w-]+)(?:\s*[:：]\s*|\s+|(?=[{\[]))(\S.*)", re.DOTALL)


@cache
def _keys_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, words in _MEANINGS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), key)
    return found


def meanings_of(word: str) -> tuple[str, ...]:
    """Return the keys for which a word is another word."""
    return _keys_by_word().get(_plain(word), ())


@cache
def _plain_keys(model: type[Part]) -> dict[str, str]:
    return {_plain(key): key for key in sorted(known_keys(model))}


def _plain(word: str) -> str:
    return _PLAIN.sub("", nfc(word)).casefold()


def guess_key(word: str, model: type[Part], written: Collection[str] = ()) -> str:
    """Return the key that a word most probably meant, or nothing.

    Args:
        word: What stands as a key.
        model: The class of the part that it stands in.
        written: Keys that the part has already, and so were not meant by a word of like meaning.

    >>> from journey.model.journey import Journey
    >>> guess_key("stagse", Journey), guess_key("edges", Journey), guess_key("담당", Journey)
    ('stages', 'transitions', 'owner')
    """
    plain = _plain(word)
    known = _plain_keys(model)
    if plain in known:
        return known[plain]
    if (found := _COLONLESS.match(word)) and found[1] in known_keys(model):
        return found[1]
    for key in meanings_of(word):
        if key in known_keys(model) and key not in written:
            return key
    near = _near(word, model)
    return "" if near in written else near


def with_colon(text: str, model: type[Part], value: object = None) -> str:
    """Write a key and its value with the colon that they lack, or return nothing.

    Args:
        text: What stands as a key, or as a part.
        model: The class of the part that the key is meant for.
        value: What stands under the key.

    >>> from journey.model.funnel import Stage
    >>> with_colon("phase use", Stage), with_colon("actions {act", Stage, "Act}")
    ('phase: use', 'actions: {act: Act}')
    """
    found = _COLONLESS.fullmatch(text)
    if not found or found[1] not in known_keys(model) or not isinstance(value, str | None):
        return ""
    return f"{found[1]}: {found[2]}" + (f": {value}" if value else "")


@lru_cache(maxsize=1024)
def _near(word: str, model: type[Part]) -> str:
    return nearest(word, sorted(known_keys(model))) or ""
