"""Services with the ways to reach them, and the pages that lead to them."""

from support_services.models.contact_points import ContactPoint, ServiceMark
from support_services.models.exit_settings import ExitSettings
from support_services.models.hub import SupportHubPage
from support_services.models.sensitivity import SensitivityMark
from support_services.models.services import Area, OnBill, Service
from support_services.models.topics import EmployersPage, NamedService, SupportTopicPage

__all__ = [
    "Area",
    "ContactPoint",
    "EmployersPage",
    "ExitSettings",
    "NamedService",
    "OnBill",
    "SensitivityMark",
    "Service",
    "ServiceMark",
    "SupportHubPage",
    "SupportTopicPage",
]
