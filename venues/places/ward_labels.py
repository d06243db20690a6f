"""The 25 wards of the City: the code of the Office for National Statistics, the name, and where the name may stand.

Points are in metres of the National Grid, worked out from the ward boundaries of 2013 (Open Government Licence v3.0:
contains OS data © Crown copyright and database right 2016). An operator who loads ward shapes gets points from those.
"""

from venues.places.grid import GridPoint

WARDS: dict[str, tuple[str, GridPoint]] = {
    "E05009288": ("Aldersgate", GridPoint(532201, 181807)),
    "E05009289": ("Aldgate", GridPoint(533388, 181253)),
    "E05009290": ("Bassishaw", GridPoint(532458, 181518)),
    "E05009291": ("Billingsgate", GridPoint(533112, 180662)),
    "E05009292": ("Bishopsgate", GridPoint(533276, 181584)),
    "E05009293": ("Bread Street", GridPoint(531970, 181250)),
    "E05009294": ("Bridge", GridPoint(532890, 180689)),
    "E05009295": ("Broad Street", GridPoint(532895, 181401)),
    "E05009296": ("Candlewick", GridPoint(532859, 180902)),
    "E05009297": ("Castle Baynard", GridPoint(531505, 181004)),
    "E05009298": ("Cheap", GridPoint(532196, 181317)),
    "E05009299": ("Coleman Street", GridPoint(532743, 181654)),
    "E05009300": ("Cordwainer", GridPoint(532457, 181064)),
    "E05009301": ("Cornhill", GridPoint(532966, 181181)),
    "E05009302": ("Cripplegate", GridPoint(532440, 181762)),
    "E05009303": ("Dowgate", GridPoint(532657, 180740)),
    "E05009304": ("Farringdon Within", GridPoint(531759, 181278)),
    "E05009305": ("Farringdon Without", GridPoint(531290, 181380)),
    "E05009306": ("Langbourn", GridPoint(533012, 181016)),
    "E05009307": ("Lime Street", GridPoint(533132, 181160)),
    "E05009308": ("Portsoken", GridPoint(533553, 181399)),
    "E05009309": ("Queenhithe", GridPoint(532069, 180861)),
    "E05009310": ("Tower", GridPoint(533687, 180881)),
    "E05009311": ("Vintry", GridPoint(532391, 180786)),
    "E05009312": ("Walbrook", GridPoint(532643, 181199)),
}
