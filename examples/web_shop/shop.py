"""A small web shop: accounts, carts, orders, cards, parcels, returns and a desk.

It knows nothing of journeys. Each page says in `<main id="…">` which page it is, and in its data
attributes whom the shop takes the visitor for.

It can be made with a fault, as a change of code might plant it:

- `lost_refund`: the refund of a VIP's defective item goes to the desk, and not to the VIP.
- `skipped_confirmation`: members buy with one click, and read nothing before they pay.
- `guests_cannot_return`: the fee of a return can be paid from an account alone.
"""

from dataclasses import dataclass, field
from typing import Literal

from flask import Flask, abort, request, session
from markupsafe import Markup, escape

Fault = Literal["lost_refund", "skipped_confirmation", "guests_cannot_return"]

VIP_ORDERS = 10
"""From so many orders in 12 months on, a member is a VIP."""

PRICE, RETURN_FEE = 39, 4


@dataclass
class Account:
    """A member, or a colleague on the desk."""

    orders: int = 0
    desk: bool = False


@dataclass
class Visit:
    """What the shop knows of one visitor."""

    account: Account | None = None
    page: str = "product_page"
    cart: int = 0
    paid: int = 0
    refunded: int = 0
    delivered: bool = False
    defect: bool = False
    fee_paid: bool = False

    @property
    def kind(self) -> str:
        """Return for whom the shop takes the visitor."""
        if self.account is None:
            return "guest"
        if self.account.desk:
            return "agent"
        return "vip" if self.account.orders >= VIP_ORDERS else "member"

    @property
    def situation(self) -> str:
        """Return in which situation the shop takes the visitor to be."""
        if self.account is not None and self.account.desk:
            return "on_shift"
        if self.defect:
            return "defective"
        return "waiting" if self.paid else "browsing"

    @property
    def pays_for_returns(self) -> bool:
        """Tell whether sending back costs the visitor something."""
        return not self.defect and self.kind != "vip"


@dataclass
class Store:
    """What the shop remembers."""

    visits: dict[str, Visit] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    accounts: dict[str, Account] = field(
        default_factory=lambda: {
            "mina": Account(orders=2),
            "vera": Account(orders=24),
            "ada": Account(desk=True),
        }
    )

    def arrival(self, name: str) -> Visit:
        """Return the visit of somebody who comes: a colleague to the desk, others to the shop.

        Who has a broken item at home comes for help.
        """
        account = self.accounts.get(name)
        if account is not None and account.desk:
            return Visit(account, "case")
        if name in self.broken:
            return Visit(account, "help", paid=PRICE, delivered=True, defect=True)
        return Visit(account)


BUTTONS: dict[str, tuple[str, ...]] = {
    "product_page": ("add", "leave"),
    "cart": ("checkout", "back"),
    "checkout": ("pay", "ask"),
    "payment_failed": ("retry", "ask", "leave"),
    "confirmation": ("confirm", "change"),
    "paid": ("cancel",),
    "parcel": ("keep", "complain", "send_back"),
    "case": ("close", "park"),
}
"""What a visitor can press on each page, where that depends on nothing else."""


def buttons(visit: Visit, fault: Fault | None) -> tuple[str, ...]:
    """Return what this visitor can press now."""
    if visit.page == "help":
        if visit.defect:
            return ("send_back", "exchange", *(() if visit.kind == "vip" else ("leave",)))
        return ("order",)
    if visit.page == "return_requested":
        if fault == "guests_cannot_return" and visit.kind == "guest":
            return ("sign_up",)
        return ("pay_fee",) if visit.pays_for_returns else ()
    return BUTTONS.get(visit.page, ())


def press(visit: Visit, button: str, card: str, fault: Fault | None) -> str:
    """Do what a button does, and return the page to show."""
    if button == "add":
        visit.cart += 1
    if button == "pay":
        if card == "declined":
            return "payment_failed"
        if fault == "skipped_confirmation" and visit.kind == "member":
            button = "confirm"
    if button == "confirm":
        visit.paid, visit.cart = visit.cart * PRICE, 0
    if button == "keep":
        visit.paid = 0
    if button == "complain":
        visit.defect = True
    if button == "exchange":
        visit.defect = False
    if button == "pay_fee":
        visit.fee_paid = True
    return PAGES[button]


PAGES = {
    "add": "cart",
    "back": "product_page",
    "checkout": "checkout",
    "pay": "confirmation",
    "ask": "help",
    "retry": "checkout",
    "confirm": "paid",
    "change": "checkout",
    "order": "checkout",
    "cancel": "cancel_requested",
    "keep": "kept",
    "complain": "help",
    "send_back": "return_requested",
    "exchange": "parcel",
    "pay_fee": "fee_paid",
    "close": "case_closed",
    "park": "case_parked",
    "leave": "left",
    "sign_up": "sign_up",
}
"""Which page a button leads to, where all goes well."""


def pay_back(visit: Visit, fault: Fault | None) -> str:
    """Pay the money back, once the item is back or the order is cancelled."""
    if fault == "lost_refund" and visit.defect and visit.kind == "vip":
        return "help"
    visit.refunded = visit.paid
    return "refunded"


def make_shop(store: Store, *, fault: Fault | None = None) -> Flask:
    """Return the shop as a WSGI application.

    Args:
        store: What it remembers; clear it to begin afresh.
        fault: The fault that is planted, if any.
    """
    app = Flask(__name__)
    app.secret_key = "for tests alone"

    def visit() -> Visit:
        return store.visits.setdefault(session.get("visit", ""), Visit())

    def shown() -> str:
        return render(visit(), buttons(visit(), fault))

    @app.post("/sessions")
    def begin() -> str:
        session["visit"] = str(len(store.visits) + 1)
        store.visits[session["visit"]] = store.arrival(request.form.get("account", ""))
        return shown()

    @app.get("/")
    def page() -> str:
        return shown()

    @app.post("/press/<button>")
    def pressed(button: str) -> str:
        now = visit()
        if button not in buttons(now, fault):
            abort(403)
        now.page = press(now, button, request.form.get("card", ""), fault)
        return shown()

    @app.post("/courier/delivered")
    def delivered() -> str:
        now = visit()
        if not now.paid:
            abort(409)
        now.delivered, now.page = True, "parcel"
        return shown()

    @app.post("/office/refund")
    def refund() -> str:
        now = visit()
        if not now.paid or (now.pays_for_returns and now.delivered and not now.fee_paid):
            abort(409)
        now.page = pay_back(now, fault)
        return shown()

    return app


def render(visit: Visit, offered: tuple[str, ...]) -> str:
    """Return a page."""
    forms = Markup("").join(
        Markup(
            '<form method="post" action="/press/{0}"><button name="{0}">{1}</button></form>'
        ).format(name, name.replace("_", " "))
        for name in offered
    )
    owed = visit.paid - visit.refunded
    return Markup(
        '<!doctype html><title>Shop</title><main id="{}" data-type="{}" data-situation="{}">'
        "<p>In the cart: {}. Paid: {} EUR. Sending back costs {} EUR.</p>{}</main>"
    ).format(
        escape(visit.page),
        visit.kind,
        visit.situation,
        visit.cart,
        owed,
        RETURN_FEE if visit.pays_for_returns else 0,
        forms,
    )
