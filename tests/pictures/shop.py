"""A small shop, and the texts of its picture."""

import xml.etree.ElementTree as ET

from journey import Journey, reads

SVG = "{http://www.w3.org/2000/svg}"
SHOP = """\
journey: shop
languages: [en, ko]
title: {en: Shop, ko: 가게}
teams: {cx: {en: CX team, ko: CX팀}}
channels: {web: {en: Web, ko: 웹}}
customers:
  types: {guest: {title: {en: Guest, ko: 손님}}, vip: {title: VIP}}
  situations: {looking: {title: {en: Looking, ko: 탐색}}, waiting: {title: {en: Waiting, ko: 대기}}}
stages:
  look:
    phase: pre_purchase
    title: {en: Look, ko: 둘러보기}
    owner: cx
    channel: web
    touchpoints:
      page: {title: {en: Page, ko: 상세}, entry: {any/looking: 300 per month}}
    actions: {greet: {en: Greet, ko: 인사}}
  buy:
    phase: purchase
    owner: cx
    touchpoints:
      cart: {title: {en: Cart, ko: 장바구니}, moment_of_truth: true}
      failed: {title: {en: Failed, ko: 실패}}
      paid: {title: {en: Paid, ko: 결제}, outcome: positive}
      gone: {title: {en: Gone, ko: 이탈}, outcome: negative}
transitions:
  - page -> cart: {rate: 0.3, takes: 4 minutes}
  - cart -> page: {kind: back}
  - cart -> failed: {kind: fail}
  - failed -> cart: {kind: retry}
  - cart -> paid: {for: vip, becomes: waiting}
  - cart -> paid: {for: guest}
  - page -> gone: {kind: exit}
"""


def shop() -> Journey:
    found = reads(SHOP).journey
    assert found is not None
    return found


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
