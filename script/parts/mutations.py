# ruff: noqa: E501 - a row is a line
"""Faults that a test has to notice, each the change of one place. `script/mutate` puts them in, one after the other.

A row: the file; what stands there, once; what is put in its place; the test files that ought to notice.
"""

MUTATIONS = [
    # What every answer carries
    ("delivery/headers.py", '"geolocation", ', "", "delivery/test_headers.py"),
    ("delivery/headers.py", '"Cross-Origin-Resource-Policy": "same-origin"', '"Cross-Origin-Resource-Policy": "cross-origin"', "delivery/test_headers.py"),
    ("delivery/headers.py", '"Cross-Origin-Embedder-Policy": "require-corp"', '"Cross-Origin-Embedder-Policy": "unsafe-none"', "delivery/test_headers.py"),
    ("delivery/headers.py", '"X-DNS-Prefetch-Control": "off"', '"X-DNS-Prefetch-Control": "on"', "delivery/test_headers.py"),
    # Certificates
    ("venues/certificates/rate_limit.py", "MOST_WRONG = 30", "MOST_WRONG = 31", "venues/certificates/test_check.py"),
    ("venues/certificates/rate_limit.py", "MOST_WRONG = 30", "MOST_WRONG = 29", "venues/certificates/test_check.py"),
    ("venues/certificate_numbers.py", "2000 <= year <= 2099", "2000 <= year <= 2100", "venues/certificates/test_certificate_numbers.py"),
    ("venues/certificate_numbers.py", "0 <= serial < SERIALS", "0 <= serial <= SERIALS", "venues/certificates/test_certificate_numbers.py"),
    ("venues/certificate_numbers.py", "WEIGHTS = (9, 8, 7", "WEIGHTS = (9, 8, 8", "venues/certificates/test_certificate_numbers.py"),
    ("venues/certificate_numbers.py", '"23456789BCDEFGHJKMNPQRSTVWXYZ"', '"23456789BCDEFGHJKMNPQRSTVWXZY"', "venues/certificates/test_certificate_numbers.py"),
    ("venues/certificates/tokens.py", "LONGEST_TEXT = 60", "LONGEST_TEXT = 90", "venues/certificates/test_tokens.py"),
    # The status of an award
    ("venues/status.py", "SOON = timedelta(days=30)", "SOON = timedelta(days=29)", "venues/register/test_status.py"),
    ("venues/status.py", "if day > one.valid_to:\n", "if day >= one.valid_to:\n", "venues/register/test_status.py"),
    ("venues/status.py", "if day < starts:", "if day <= starts:", "venues/register/test_status.py"),
    ("venues/status.py", "stopped and stopped.kind == AwardEventKind.REPLACED", "False", "venues/register/test_status.py"),
    ("venues/status.py", "if event.on <= day]\n    stopped", "if event.on < day]\n    stopped", "venues/register/test_status.py"),
    ("venues/status.py", "max(one.valid_from, min(issued))", "one.valid_from", "venues/register/test_status.py"),
    ("venues/status.py", "<= until + DAY and", "<= until and", "venues/register/test_status.py"),
    # The register and the desk
    ("venues/desk/reminders.py", "STEPS = (0, 7, 30, 60, 90)", "STEPS = (0, 7, 30, 60, 91)", "venues/desk/test_reminders.py"),
    ("venues/desk/reminders.py", "TOO_LATE = 14", "TOO_LATE = 15", "venues/desk/test_reminders.py"),
    ("venues/references.py", ":04d", ":03d", "venues/register/test_references.py"),
    ("venues/directory/spelling.py", "CLOSE_ENOUGH = 0.72", "CLOSE_ENOUGH = 0.95", "venues/directory/test_spelling.py"),
    ("venues/directory/spelling.py", "SHORTEST = 3", "SHORTEST = 9", "venues/directory/test_spelling.py"),
    ("venues/register_import/grids.py", "MOST_ROWS = 25_000", "MOST_ROWS = 250_000", "venues/register_import/test_spreadsheet.py"),
    ("venues/register_import/spreadsheet.py", "MOST_UNPACKED = 200", "MOST_UNPACKED = 20_000", "venues/register_import/test_spreadsheet.py"),
    ("venues/places/pins.py", "MOST_NUMBERS = 3", "MOST_NUMBERS = 8", "venues/places/test_drawing.py"),
    # Plans and their papers
    ("plans/papers/keywords.py", "(?:asked|recommended|invited|requested)", "(?:recommended|invited|requested)", "plans/papers/test_contacts_and_asks.py"),
    ("plans/papers/recommendations.py", "asked += [(item, lead_in) for item in block.items]", "asked += [(item, lead_in) for item in block.items[:1]]", "plans/papers/test_contacts_and_asks.py"),
    ("plans/papers/recommendations.py", "_asked_in(blocks[index : index + 2])", "_asked_in(blocks[index : index + 1])", "plans/papers/test_contacts_and_asks.py"),
    ("plans/papers/recommendations.py", "and key(line) not in NOTHING", "", "plans/papers/test_contacts_and_asks.py"),
    ("plans/papers/tables.py", "MAX_COLUMNS = 60", "MAX_COLUMNS = 600", "plans/papers/test_anchors_and_tables.py"),
    ("core/upload_limits.py", "OF_A_PAPER = 20", "OF_A_PAPER = 21", "plans/papers/test_formats.py"),
    ("plans/papers/readers/file_formats.py", "MAX_WORD_TEXT_BYTES = 40", "MAX_WORD_TEXT_BYTES = 41", "plans/papers/test_formats.py"),
    ("plans/plan_state.py", "day > term_ends.last else", "day > term_ends.first else", "plans/test_dates_of_a_year.py"),
    ("plans/lineage.py", "change.basis == Basis.DECIDED and", "", "plans/test_lineage.py"),
    ("plans/lineage.py", "for key in (change.froms | change.tos) & states.keys():\n            states", "for key in change.froms & states.keys():\n            states", "plans/test_lineage.py"),
    ("plans/quarters.py", "(day.month + 2) // 3", "(day.month + 1) // 3", "plans/test_quarterly_changes.py"),
    ("plans/quarters.py", "if 1 <= year < date.max.year else None\n\n    @property\n    def address(self) -> str:\n        return f\"{self.year:04}-q", "if 0 <= year < date.max.year else None\n\n    @property\n    def address(self) -> str:\n        return f\"{self.year:04}-q", "plans/test_quarterly_changes.py"),
    ("plans/progress.py", "each.pk not in corrected", "True", "plans/test_progress.py"),
    ("plans/progress.py", "if each.date <= day]", "if each.date < day]", "plans/test_progress.py"),
    # Campaigns
    ("campaigns/season_dates.py", "day < self.starts_on", "day <= self.starts_on", "campaigns/test_season_dates.py"),
    ("campaigns/season_dates.py", "day > self.ends_on and", "day >= self.ends_on and", "campaigns/test_season_dates.py"),
    ("campaigns/season_dates.py", "self._first <= other._last and", "self._first < other._last and", "campaigns/test_season_dates.py"),
    ("campaigns/season_dates.py", "and not self.is_always_on:\n            return SeasonState.PAST", "and True:\n            return SeasonState.PAST", "campaigns/test_season_dates.py"),
    ("campaigns/social_limits.py", "LINK_LENGTH = 23", "LINK_LENGTH = 22", "campaigns/test_arithmetic.py campaigns/test_season_dates.py"),
    ("campaigns/social_limits.py", 'Network("X", 280', 'Network("X", 281', "campaigns/test_arithmetic.py campaigns/test_season_dates.py"),
    ("campaigns/social_limits.py", "return self.length <= self.most", "return self.length < self.most", "campaigns/test_arithmetic.py campaigns/test_season_dates.py"),
    ("campaigns/card_checks.py", "LEAST_CONTRAST = 4.5", "LEAST_CONTRAST = 1.4", "campaigns/test_cards.py"),
    ("campaigns/link_count_report.py", "LEAST_SHOWN = 10", "LEAST_SHOWN = 9", "campaigns/test_link_counts.py"),
    ("campaigns/ics.py", "ends_on + timedelta(days=1)", "ends_on", "campaigns/test_calendars.py"),
    # Support
    ("support_services/phone_numbers.py", 'r"09\\d*"', 'r"099\\d*"', "support_services/test_phone_numbers.py"),
    ("support_services/phone_numbers.py", '"105", ', "", "support_services/test_phone_numbers.py"),
    ("support_services/phone_numbers.py", "MOST_CHARACTERS = 40", "MOST_CHARACTERS = 4_000", "support_services/test_phone_numbers.py"),
    ("support_services/sensitivity.py", '"Cache-Control": "no-store"', '"Cache-Control": "private"', "support_services/test_sensitivity.py"),
    ("support_services/sensitivity.py", '"Referrer-Policy": "no-referrer"', '"Referrer-Policy": "same-origin"', "support_services/test_sensitivity.py"),
    ("support_services/quick_exit.py", 'response["Referrer-Policy"] = "no-referrer"', 'response["Referrer-Policy"] = "origin"', "support_services/test_quick_exit.py"),
    ("support_services/telltale_words.py", '"refuge", ', "", "support_services/test_sensitivity.py support_services/test_quick_exit.py"),
    ("support_services/hours.py", "spell.end > moment)", "spell.end >= moment)", "support_services/test_hours.py"),
    ("support_services/hours.py", "state is OpeningStatus.OPEN and before and", "False and", "support_services/test_hours.py"),
    ("support_services/exit_sites.py", "FEWEST = 3", "FEWEST = 2", "support_services/test_quick_exit.py"),
    # Search and roles
    ("home/search/query.py", "MAX_WORDS = 24", "MAX_WORDS = 25", "home/search/test_query.py"),
    ("home/search/query.py", "MAX_LENGTH = 200", "MAX_LENGTH = 260", "home/search/test_query.py"),
    ("home/search/synonyms.py", "MAX_ALTERNATIVES = 8", "MAX_ALTERNATIVES = 9", "home/search/test_synonyms.py"),
    ("home/search/synonyms.py", '(("ss", "us", "is"))', '(("ss", "us"))', "home/search/test_synonyms.py"),
    ("home/search/excerpts.py", "LENGTH = 240", "LENGTH = 400", "home/search/test_excerpts.py"),
    ("home/roles.py", '{Service: "view check"}', '{Service: "view check change"}', "home/test_roles.py"),
    ("home/roles.py", 'Reminder), "view add")', 'Reminder), "view add change")', "home/test_roles.py"),
    # What all stand on
    ("core/sanitise.py", "return bool(parts.hostname)", "return True", "core/test_sanitise.py"),
    ("core/open_data/files.py", '"@", ', "", "core/test_open_data.py"),
    ("core/open_data/files.py", "or text.lstrip().startswith(RUN_AS_FORMULA)", "", "core/test_open_data.py"),
    ("core/charts.py", "AimState.ABOVE if value > target.value else AimState.WITHIN", "AimState.ABOVE if value >= target.value else AimState.WITHIN", "core/test_charts.py"),
    ("core/upload_limits.py", "MOST_PIXELS = 40_000_000", "MOST_PIXELS = 400_000_000", "core/test_picture_reading.py"),
    ("core/upload_validation.py", 'endswith("vbaproject.bin")', 'endswith("vbaproject")', "core/test_upload_validation.py"),
    ("core/british_dates.py", "FURTHEST_AHEAD = 100", "FURTHEST_AHEAD = 1_000", "core/test_british_dates.py"),
    ("core/backup/manifest.py", "elif found[name] != known", "elif found[name] is known", "core/test_backup.py"),
    # Delivery
    ("delivery/upstream/client.py", "MAX_FAILURES = 2", "MAX_FAILURES = 3", "delivery/page_cache/test_middleware.py"),
    ("delivery/prerender/static_mirror.py", "MOST_LOST = 0.10", "MOST_LOST = 0.99", "delivery/prerender/test_static_mirror.py"),
    ("delivery/health.py", "OLDEST_BAKER = 5 * 60", "OLDEST_BAKER = 5_000 * 60", "delivery/test_health.py"),
    ("delivery/clock.py", "if day > today:", "if False:", "core/test_time_travel.py"),
]  # fmt: skip

# Those that no test has to notice, by file and what is put in, each with why. They count as explained.
EXPLAINED: dict[tuple[str, str], str] = {}
