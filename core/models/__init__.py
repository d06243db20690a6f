"""What every app stands on. Every page: BasePage. A fact with a date as printed: DatedFact."""

from core.models.alternates import AlternateKind, PageAlternate
from core.models.as_of import DatedFact, DatePrecision
from core.models.attempts import AttemptCount
from core.models.change_notes import ChangeKind, ChangeNote
from core.models.emergency import EmergencyWords
from core.models.four_eyes import Countersignature, FourEyesSettings
from core.models.held_files import HeldFile
from core.models.images import SiteImage, SiteRendition
from core.models.pages import BasePage
from core.models.partnership import PartnershipSettings
from core.models.releases import Release, ReleaseEffect, ReleaseItem
from core.models.security_log import SecurityEvent, SecurityEventKind, SecurityLogHead
from core.models.time_travel import TimeTravelMixin
from core.models.told_changes import ToldChanges
from core.models.users import SiteUser

__all__ = [
    "AlternateKind",
    "PageAlternate",
    "AttemptCount",
    "BasePage",
    "ChangeKind",
    "ChangeNote",
    "Countersignature",
    "DatePrecision",
    "DatedFact",
    "EmergencyWords",
    "HeldFile",
    "FourEyesSettings",
    "PartnershipSettings",
    "Release",
    "ReleaseEffect",
    "ReleaseItem",
    "TimeTravelMixin",
    "SecurityEvent",
    "SecurityEventKind",
    "SecurityLogHead",
    "SiteImage",
    "SiteRendition",
    "SiteUser",
    "ToldChanges",
]
