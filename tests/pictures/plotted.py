"""A shop with something for every chart, and what its charts show."""

import xml.etree.ElementTree as ET
from itertools import combinations

from journey import Journey, reads
from journey.pictures.fonts.typesetting import text_width
from tests.pictures.shop import SVG

CHARTS = ("bars", "emotions", "few_many", "matrix", "pareto", "value_effort")
TABLES = ("board", "customers", "feedback", "goals", "heatmap", "metrics")
VIEWS = (*CHARTS, *TABLES)
SHOP = """\
journey: shop
languages: [en, ko]
title: {en: Shop, ko: 가게}
teams: {cx: {en: CX team, ko: CX팀}, depot: {en: Depot, ko: 물류팀}}
customers:
  types:
    guest: {title: {en: Guest, ko: 손님}, definition: Anyone, share: 0.75}
    vip: {definition: The few, share: 0.25, revenue_share: 0.5}
    packer: {definition: Packs, internal: true}
  situations:
    looking: {title: {en: Looking, ko: 탐색}, definition: Looks around}
    waiting: {definition: Has paid}
    on_shift: {types: [packer]}
  definitions:
    vip/waiting:
      {needs: {en: To know the day, ko: 도착하는 날}, promise: {text: We call, action: call}}
  excluded:
    - {customer: guest/waiting, reason: {en: Paying makes a VIP, ko: 사면 VIP}, until: 2027-03-31}
    - {customer: packer/looking|waiting, reason: At home}
mission: {text: {en: Whole cups, ko: 온전한 잔}, means: {ease: {en: No trouble, ko: 편안함}, joy: Joy}}
metrics: {whole: {title: Whole, better: higher}, score: {title: {en: Score, ko: 점수}, kind: csat, unit: score, better: higher, scope: touchpoint, source: Survey, every: week}}
goals: {fewer: {title: Fewer broken, task: Test each box, by: 2026-06-30, serves: [ease], agreed: {date: 2026-01-05, by: [cx]}}}
feedback: {asked: {title: {en: One question, ko: 한 문항}, kind: survey, metric: score, owner: cx, review_every: 7 days}}
stages:
  look:
    phase: pre_purchase
    title: {en: Look, ko: 둘러보기}
    touchpoints:
      page: {entry: {guest|vip/looking: 300 per month}, emotion: {any: 1, vip: -1}}
      bench: {entry: {packer/on_shift: 10 per month}, emotion: -3}
  buy:
    phase: purchase
    touchpoints:
      cart: {title: {en: Cart, ko: 장바구니}, emotion: -2, moment_of_truth: true}
      bag: {}
      paid: {outcome: positive, emotion: 2}
  go:
    phase: exit
    touchpoints: {gone: {outcome: negative}}
    actions: {call: {title: Call them, for: vip, hours_per_month: 12}}
transitions:
  - page -> cart: {rate: 0.5}
  - page -> bag: {rate: 0.1}
  - page -> gone: {rate: 0.2, kind: exit}
  - cart -> page: {rate: 0.2, kind: back}
  - cart -> paid: {rate: 0.6, for: vip, becomes: waiting}
  - cart -> paid: {rate: 0.4, for: guest}
  - bag -> paid: {rate: 1}
  - bench -> gone: {rate: 1}
voc:
  broken:
    {title: Broken, kind: complaint, severity: 4, per_month: 100, caused_at: [cart, page],
     cause: {team: depot, text: Thin boxes}}
  glass: {title: Broken glass, parent: broken, severity: 5, per_month: 30, caused_at: [cart]}
  wrong: {title: Wrong one, parent: broken}
  slow: {title: Slow, kind: complaint, severity: 2, per_month: 60, cause: {team: cx, text: Few hands}}
  odd: {title: Odd, kind: question, severity: 2}
  lovely: {title: Lovely, kind: praise, severity: 5, per_month: 900}
improvements:
  box: {title: A better box, from: [broken], value: 5, effort: 2, status: verified, owner: depot,
        decided: {date: 2026-01-05, by: [cx]}, shipped: 2026-02-01,
        told: {internal: 2026-02-01, customers: 2026-02-03},
        effect: {voice: broken, before: 200, after: 100, date: 2026-05-01}}
  hands: {title: More hands, from: [slow], value: 2, effort: 5, status: rejected, reason: No money}
  half: {title: Half done, from: [glass], value: 3, effort: 3, status: shipped,
         decided: {date: 2026-01-05}, shipped: 2026-03-01, told: {internal: 2026-03-01},
         effect: {metric: whole, before: 0.9, after: 0.8}}
  idea: {title: An idea, status: agreed}
"""


def shop(text: str = SHOP) -> Journey:
    document = reads(text)
    assert document.journey is not None, document.problems
    return document.journey


def texts(svg: str) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


class Shown:
    """One text of a picture, and what it covers; texts that are turned cover nothing here."""

    def __init__(self, element: ET.Element) -> None:
        self.text = "".join(element.itertext())
        size, x = float(element.get("font-size", "0")), float(element.get("x", "0"))
        bold = element.get("font-weight") == "bold"
        width = text_width(self.text, size, bold=bold)
        left = x - {"middle": width / 2, "end": width}.get(element.get("text-anchor", ""), 0.0)
        y = float(element.get("y", "0"))
        self.turned = "rotate" in element.get("transform", "")
        self.box = (left, y - size * 0.72, left + width, y + size * 0.1)


def covered(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that stand on each other."""
    found = [Shown(element) for element in ET.fromstring(svg).iter(f"{SVG}text")]
    straight = [each for each in found if not each.turned and each.text.strip()]
    return [
        (one.text, other.text)
        for one, other in combinations(straight, 2)
        if min(one.box[2], other.box[2]) - max(one.box[0], other.box[0]) > 0.5
        and min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]) > 0.5
    ]


def outside(svg: str) -> list[str]:
    """Return the texts that leave the picture."""
    root = ET.fromstring(svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    found = [Shown(element) for element in root.iter(f"{SVG}text")]
    return [
        each.text
        for each in found
        if not each.turned
        and not (
            each.box[0] >= -0.5
            and each.box[1] >= -0.5
            and each.box[2] <= width + 0.5
            and each.box[3] <= height + 0.5
        )
    ]
