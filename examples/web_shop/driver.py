"""How each transition of the journey is done in the web shop, over HTTP."""

import logging
import threading
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from werkzeug.serving import make_server

from journey import Customer, State, Transition, load
from journey.testing import Refused
from shop import Fault, Store, make_shop

SHOP = load(Path(__file__).with_name("shop.journey.yaml"))

ACCOUNTS = {"member": "mina", "vip": "vera", "agent": "ada"}
"""Who of the shop's accounts stands for each type; guests have none."""


class Press(NamedTuple):
    """A customer presses a button of the page."""

    button: str
    card: str = ""


class Happens(NamedTuple):
    """Somebody else does something: the courier, the office."""

    path: str


DEEDS: dict[str, Press | Happens] = {
    "product_page -> cart": Press("add"),
    "product_page -> left": Press("leave"),
    "cart -> checkout": Press("checkout"),
    "cart -> product_page": Press("back"),
    "checkout -> confirmation": Press("pay", card="good"),
    "checkout -> payment_failed": Press("pay", card="declined"),
    "checkout -> help": Press("ask"),
    "payment_failed -> checkout": Press("retry"),
    "payment_failed -> help": Press("ask"),
    "payment_failed -> left": Press("leave"),
    "confirmation -> paid": Press("confirm"),
    "confirmation -> checkout": Press("change"),
    "paid -> parcel": Happens("/courier/delivered"),
    "paid -> cancel_requested": Press("cancel"),
    "cancel_requested -> refunded": Happens("/office/refund"),
    "parcel -> kept": Press("keep"),
    "parcel -> help": Press("complain"),
    "parcel -> return_requested": Press("send_back"),
    "help -> checkout": Press("order"),
    "help -> return_requested": Press("send_back"),
    "help -> parcel": Press("exchange"),
    "help -> left": Press("leave"),
    "return_requested -> fee_paid": Press("pay_fee"),
    "return_requested -> refunded": Happens("/office/refund"),
    "fee_paid -> refunded": Happens("/office/refund"),
    "case -> case_closed": Press("close"),
    "case -> case_parked": Press("park"),
}


class Page(HTMLParser):
    """What a page of the shop says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.id, self.customer, self.buttons = "", Customer("", ""), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note which page it is, for whom, and which buttons it has."""
        found = {name: value or "" for name, value in attrs}
        if tag == "main":
            self.id = found["id"]
            self.customer = Customer(found["data-type"], found["data-situation"])
        if tag == "button":
            self.buttons.add(found["name"])


class ShopDriver:
    """Walks the shop as a browser does: pages, buttons and a cookie.

    Args:
        fault: The fault that is planted in the shop, if any.
    """

    def __init__(self, fault: Fault | None = None) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.store = Store()
        self._server = make_server("127.0.0.1", 0, make_shop(self.store, fault=fault))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._wire = HTTPConnection("127.0.0.1", self._server.server_port, timeout=10)
        self._cookie = ""
        self._page: Page | None = None

    def reset(self) -> None:
        """Forget every visit, what is broken, and the cookie."""
        self.store.visits.clear()
        self.store.broken.clear()
        self._cookie, self._page = "", None

    def enter(self, touchpoint: str, customer: Customer) -> None:
        """Begin a visit, signed in where the customer has an account."""
        account = ACCOUNTS.get(customer.type, "")
        if customer.situation == "defective":
            self.store.broken.add(account)
        self._send("/sessions", account=account)

    def take(self, transition: Transition) -> None:
        """Press the button of this transition, or let happen what happens to customers."""
        deed = DEEDS[transition.arrow]
        if isinstance(deed, Happens):
            self._send(deed.path)
        elif self._page is None or deed.button not in self._page.buttons:
            raise Refused(f"the page has no button `{deed.button}`")
        else:
            self._send(f"/press/{deed.button}", card=deed.card)

    def observe(self) -> State:
        """Read from the page which page it is, and for whom."""
        assert self._page is not None
        return State(self._page.id, self._page.customer)

    def offers(self) -> set[str]:
        """Return where the buttons of the page lead."""
        assert self._page is not None
        return {
            arrow.split(" -> ")[1]
            for arrow, deed in DEEDS.items()
            if isinstance(deed, Press)
            and arrow.startswith(f"{self._page.id} -> ")
            and deed.button in self._page.buttons
        }

    def close(self) -> None:
        """Stop the shop."""
        self._wire.close()
        self._server.shutdown()
        self._server.server_close()

    def _send(self, path: str, **form: str) -> None:
        """Send a request, and read the page that it shows."""
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self._wire.request("POST", path, urlencode(form), headers)
        answer = self._wire.getresponse()
        text = answer.read().decode()
        for name, morsel in SimpleCookie(answer.headers.get("Set-Cookie", "")).items():
            self._cookie = f"{name}={morsel.value}"
        if answer.status == 403:
            raise Refused(f"{path} is forbidden")
        if answer.status != 200:
            raise RuntimeError(f"{path} answers {answer.status}")
        self._page = Page(text)
