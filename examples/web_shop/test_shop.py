"""The shop does what its journey says: `python -m pytest examples/web_shop`."""

from driver import SHOP, ShopDriver
from journey.testing import machine

TestShop = machine(SHOP, ShopDriver).TestCase
