# What is public, each name with the module that it is imported from when first asked for.

from journey.testing.driving.departure import Departure as Departure
from journey.testing.driving.departure import NoSuchWalk as NoSuchWalk
from journey.testing.driving.departure import NothingToDrive as NothingToDrive
from journey.testing.driving.driver import AsyncDriver as AsyncDriver
from journey.testing.driving.driver import Driver as Driver
from journey.testing.driving.driver import NotADriver as NotADriver
from journey.testing.driving.driver import Refused as Refused
from journey.testing.driving.machine import JourneyMachine as JourneyMachine
from journey.testing.driving.machine import drive as drive
from journey.testing.driving.machine import machine as machine
from journey.testing.driving.record import Record as Record
from journey.testing.generating.breaking import Broken as Broken
from journey.testing.generating.breaking import broken as broken
from journey.testing.generating.building import journeys as journeys
from journey.testing.generating.files import Written as Written
from journey.testing.generating.files import documents as documents
from journey.testing.generating.logs import Deviation as Deviation
from journey.testing.generating.logs import Event as Event
from journey.testing.generating.logs import EventLog as EventLog
from journey.testing.generating.logs import event_logs as event_logs
from journey.testing.generating.walks import customers as customers
from journey.testing.generating.walks import walks as walks

__all__: list[str]
