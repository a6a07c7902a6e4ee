"""What is told of the faults planted in the web shop."""

from shop import Fault

STORIES: dict[Fault, str] = {
    "lost_refund": """\
a VIP holding a defective item: help → return_requested: expected refunded,
  saw help
  no transition leads from `return_requested` to `help`""",
    "skipped_confirmation": """\
a member browsing: product_page → cart → checkout: expected confirmation,
  saw paid
  no transition leads from `checkout` to `paid`
  this breaks policy `read_before_paying`: `confirmation` has to come before
    `paid` (Nobody pays for what they have not read)""",
    "guests_cannot_return": """\
a guest holding a defective item: help → parcel (now waiting for an order) →
  return_requested: expected fee_paid, but the application does not let them
  go there: the page has no button `pay_fee`
  it is their only way on: a dead end""",
}
