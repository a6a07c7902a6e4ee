"""Two journey files, and the command line run on them."""

from click.testing import CliRunner, Result

from journey.cli import main
from tests.calling import APART

SOUND = """\
journey: shop
owner: cx
teams: {cx: CX team}
metrics: {nps: {title: NPS, source: Survey}}
unused_phases: {pre_purchase: a, use: b, contact: c, return: d, exit: e}
customers: {types: {guest: Anyone, agent: {definition: Serves, internal: true}}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    owner: cx
    metrics: [nps]
    touchpoints:
      cart: {title: 장바구니, entry: guest|agent}
      paid: {outcome: positive}
      gone: {outcome: negative}
    actions: {thank: {title: Thank them, when: Paid, within: 1 day}}
transitions:
  - cart -> paid | gone
"""


BROKEN = SOUND.replace("  - cart -> paid | gone", "  - cart -> payd")


def run(*arguments: object, input: str | bytes | None = None) -> Result:
    return CliRunner(**APART).invoke(main, [str(a) for a in arguments], input=input)
