"""The register's questions as somebody would write them by hand in SQL: the rows and the numbers that a page shows.

`%(day)s` is today. Works on SQLite and PostgreSQL.
"""

HELD = """
    FROM venues_venue v
    LEFT JOIN venues_ward w ON w.id = v.ward_id
    LEFT JOIN venues_accreditation a ON a.venue_id = v.id AND a.valid_from <= %(day)s AND a.valid_to >= %(day)s
        AND NOT EXISTS (SELECT 1 FROM venues_statusevent e WHERE e.accreditation_id = a.id AND e.kind <> 'issued'
                        AND e."on" <= %(day)s)
    LEFT JOIN venues_level l ON l.id = a.level_id
"""
PUBLIC = """
    EXISTS (SELECT 1 FROM venues_accreditation b WHERE b.venue_id = v.id AND b.valid_from <= %(day)s
        AND (v.closed_on IS NULL OR v.closed_on > b.valid_from)
        AND (NOT EXISTS (SELECT 1 FROM venues_statusevent e WHERE e.accreditation_id = b.id AND e.kind = 'issued')
             OR EXISTS (SELECT 1 FROM venues_statusevent e WHERE e.accreditation_id = b.id AND e.kind = 'issued'
                        AND e."on" <= %(day)s))
        AND (NOT EXISTS (SELECT 1 FROM venues_statusevent e WHERE e.accreditation_id = b.id
                         AND e.kind NOT IN ('issued', 'reinstated') AND e."on" <= b.valid_from)
             OR EXISTS (SELECT 1 FROM venues_statusevent e WHERE e.accreditation_id = b.id AND e.kind = 'reinstated'
                        AND e."on" <= %(day)s)))
"""
COUNTED = f"SELECT v.ward_id, count(*), count(a.id) {HELD} WHERE {{where}} GROUP BY v.ward_id"
ONE_PAGE = f"""
    SELECT v.reference, v.name, v.kind, v.address_line_1, v.postcode, w.name, l.name, a.valid_to {HELD}
    WHERE {{where}} ORDER BY {{order}}, v.reference LIMIT 20 OFFSET %(skip)s
"""
NAMES = "SELECT name FROM venues_venue"
AWAY = "(v.easting - 532400) * (v.easting - 532400) + (v.northing - 181300) * (v.northing - 181300)"
ENDED = (
    "a.id IS NULL AND EXISTS (SELECT 1 FROM venues_accreditation o WHERE o.venue_id = v.id AND o.valid_to < %(day)s)"
)
VENUE = """
    SELECT * FROM venues_venue v LEFT JOIN venues_accreditation a ON a.venue_id = v.id
    LEFT JOIN venues_statusevent e ON e.accreditation_id = a.id WHERE v.reference = %(reference)s
"""
CHECK = """
    SELECT * FROM venues_accreditation a
    JOIN venues_venue v ON v.id = a.venue_id JOIN venues_level l ON l.id = a.level_id
    LEFT JOIN venues_statusevent e ON e.accreditation_id = a.id WHERE a.number = %(number)s
"""
WHOLE = "SELECT * FROM venues_venue v LEFT JOIN venues_accreditation a ON a.venue_id = v.id ORDER BY v.id"


def listed(where: str = "1 = 1", order: str = "v.name", *, public: bool = True) -> list[str]:
    """What one page of the list takes: the numbers in each ward, and the rows. Officers see those not public too."""
    where = f"{where} AND {PUBLIC}" if public else where
    return [COUNTED.format(where=where), ONE_PAGE.format(where=where, order=order)]
