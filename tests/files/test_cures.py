"""A cure that names a text is a promise: written in its place, the finding is gone, and none comes."""

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey import reads
from journey.files.yaml.ids import nearest_id
from journey.model.texts import is_id
from tests.files.slips import put
from tests.files.test_slips import told

SIGNS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="`|>"),
    min_size=1,
    max_size=20,
).map(str.strip)
LIKELY = st.from_regex(
    r"[A-Za-z0-9가-힣]{1,4}[ ./!()🎁:,@'\"-][A-Za-z0-9가-힣]{1,4}", fullmatch=True
)


BLOCK = put(
    "touchpoints: {p: {entry: a/s}, q: {entry: b/t}, good: {outcome: positive, entry: [a/t, b/s]}, "
    "bad: {outcome: negative}}",
    """touchpoints:
      p: {entry: a/s}
      q: {entry: b/t}
      good: {outcome: positive, entry: [a/t, b/s]}
      bad: {outcome: negative}""",
)


def written_in(cure: str) -> str:
    """The text that a cure says to write."""
    found = re.fullmatch(r"write (`+) ?(.*?) ?\1", cure)
    assert found, cure
    return found[2]


@pytest.mark.parametrize(
    ("name", "part", "meant"),
    [
        (
            "반품 접수",
            "{title: 반품 접수, entry: a/s}",
            "반품_접수: {title: 반품 접수, entry: a/s}",
        ),
        ("반품 접수", "", "반품_접수: {title: 반품 접수}"),
        ("sign up", "Sign up", "sign_up: Sign up"),
        ("결제.완료", "{}", "결제_완료: {title: 결제.완료}"),
        ("🎁선물", "{}", "선물: {title: 🎁선물}"),
        ("1차_문의", "{}", "제1차_문의: {title: 1차_문의}"),
        ("VIP(골드)", "{}", "VIP_골드: {title: VIP(골드)}"),
        ("p!", "{}", "p_2: {title: p!}"),
        ("sign up", "{entry: [a/s, b/t]}", "sign_up"),
    ],
)
def test_a_name_that_cannot_be_an_id_keeps_its_words_as_a_title(
    name: str, part: str, meant: str
) -> None:
    text = BLOCK.replace("      q:", f"      {name}: {part}\n      q:")

    assert [cure for *_, cure in told(text)] == [f"write `{meant}`"]


def named(names: list[str]) -> str:
    lines = "".join(f"      {json.dumps(name, ensure_ascii=False)}: {{}}\n" for name in names)
    arrow = json.dumps(" -> ".join(["p", *names]), ensure_ascii=False)
    text = BLOCK.replace("      q:", f"{lines}      q:")
    return text.replace("[p | q -> good | bad]", f"[p | q -> good | bad, {arrow}]")


@given(st.lists(SIGNS | LIKELY, min_size=1, max_size=20, unique=True))
def test_each_name_that_cannot_be_an_id_is_one_finding_and_its_cure_mends_it(
    names: list[str],
) -> None:
    names = [name for name in names if nearest_id(name) and not is_id(name)]
    assume(names and all("->" not in name for name in names))

    text = named(names)
    found = told(text)

    assert {rule for _, _, rule, _ in found} == {"wrong-type"}
    assert len(found) == len({json.dumps(name) for name in names})
    lines = text.splitlines()
    for line, _, _, cure in found:
        meant = written_in(cure)
        lines[line - 1] = "      " + (meant if meant.endswith("}") else f"{meant}: {{}}")
    lines[-1] = "transitions: [p | q -> good | bad]"
    assert not reads("\n".join(lines)).problems


@pytest.mark.parametrize(
    ("kind", "old", "use"),
    [
        ("teams: {", "owner: d", "owner: sales team"),
        ("types: {", "entry: a/s", "entry: sales team/s"),
        ("situations: {", "entry: [a/t,", "entry: [a/sales team,"),
        ("actions: {", "\ntransitions", "\npolicies: {z: {absence: bad@b}}\ntransitions"),
        (
            "touchpoints: {",
            "\ntransitions",
            "\npolicies: {z: {absence: sales team@b}}\ntransitions",
        ),
        ("touchpoints: {", "[p | q -> ", "[p -> sales team | q: {rate: 0.1}, p | q -> "),
        ("touchpoints: {", "[p | q -> ", "[{from: p, to: sales team}, p | q -> "),
    ],
)
def test_what_refers_to_such_a_name_brings_no_further_finding(
    kind: str, old: str, use: str
) -> None:
    text = put(old, use).replace(kind, f"{kind}sales team: x, ")

    assert [rule for _, _, rule, _ in told(text)] == ["wrong-type"]


def test_a_name_without_any_letter_has_no_nearest_id() -> None:
    assert [cure[:22] for *_, cure in told(put("types: {", "types: {'!?': x, "))] == [
        "use letters of any lan"
    ]
