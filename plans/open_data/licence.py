"""On what terms the partnership's own data may be used."""

from core.open_data import Licence

LICENCE = Licence(
    name="Open Government Licence v3.0",
    url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    note="It does not cover words quoted from papers. Those belong to whoever published them.",
)
