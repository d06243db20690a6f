"""On what terms the partnership's own data may be used."""

from core.open_data import Licence

LICENCE = Licence(
    name="Open Government Licence v3.0",
    url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    note="The licence covers our own data and words. Words quoted from papers belong to those who published them.",
)
