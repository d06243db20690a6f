"""Campaigns, their seasonal editions with packs of files, notices, and counts."""

from campaigns.models.alerts import Alert
from campaigns.models.campaigns import CampaignIndexPage, CampaignPage
from campaigns.models.counts import DailyTotal, ShortAddress
from campaigns.models.editions import CampaignEditionPage
from campaigns.models.pack_files import PackFile
from campaigns.models.rows import ChosenVenue, PackAsset, WayToAct

__all__ = [
    "Alert",
    "CampaignEditionPage",
    "CampaignIndexPage",
    "CampaignPage",
    "ChosenVenue",
    "DailyTotal",
    "PackAsset",
    "PackFile",
    "ShortAddress",
    "WayToAct",
]
