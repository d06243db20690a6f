"""The 25 wards of the City: the code of the Office for National Statistics, the name, and where the name may stand.

Points are the middle (median) of the postcodes in each ward, in metres of the National Grid, worked out with the ward
boundaries of 2013. Contains OS data © Crown copyright and database right 2016; contains Royal Mail data © Royal Mail
copyright and database right; source: Office for National Statistics, licensed under the Open Government Licence v3.0.
An operator who loads ward shapes gets points from those.
"""

from venues.places.grid import GridPoint

WARDS: dict[str, tuple[str, GridPoint]] = {
    "E05009288": ("Aldersgate", GridPoint(532200, 181784)),
    "E05009289": ("Aldgate", GridPoint(533373, 181173)),
    "E05009290": ("Bassishaw", GridPoint(532438, 181500)),
    "E05009291": ("Billingsgate", GridPoint(533200, 180800)),
    "E05009292": ("Bishopsgate", GridPoint(533297, 181583)),
    "E05009293": ("Bread Street", GridPoint(532070, 181190)),
    "E05009294": ("Bridge", GridPoint(533000, 180800)),
    "E05009295": ("Broad Street", GridPoint(532900, 181422)),
    "E05009296": ("Candlewick", GridPoint(532816, 180900)),
    "E05009297": ("Castle Baynard", GridPoint(531440, 181119)),
    "E05009298": ("Cheap", GridPoint(532395, 181260)),
    "E05009299": ("Coleman Street", GridPoint(532700, 181589)),
    "E05009300": ("Cordwainer", GridPoint(532441, 181071)),
    "E05009301": ("Cornhill", GridPoint(533000, 181200)),
    "E05009302": ("Cripplegate", GridPoint(532343, 181839)),
    "E05009303": ("Dowgate", GridPoint(532650, 180820)),
    "E05009304": ("Farringdon Within", GridPoint(531800, 181349)),
    "E05009305": ("Farringdon Without", GridPoint(531220, 181445)),
    "E05009306": ("Langbourn", GridPoint(533100, 181000)),
    "E05009307": ("Lime Street", GridPoint(533200, 181200)),
    "E05009308": ("Portsoken", GridPoint(533608, 181300)),
    "E05009309": ("Queenhithe", GridPoint(532200, 180800)),
    "E05009310": ("Tower", GridPoint(533500, 180900)),
    "E05009311": ("Vintry", GridPoint(532400, 180900)),
    "E05009312": ("Walbrook", GridPoint(532696, 181149)),
}
