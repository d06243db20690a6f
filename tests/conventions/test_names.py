"""A name is found by whoever looks for it: one name for one class, and the word of the trade leads to its file."""

import ast
from collections import defaultdict

import pytest

PRODUCT = (
    *("accounts/", "campaigns/", "core/", "delivery/", "home/", "plans/", "site/", "starter/", "support_services/"),
    "venues/",
)
# Names that Django and Wagtail look for, so that many classes bear them.
GIVEN_BY_FRAMEWORK = {"Meta", "Command", "BoundPanel"}
MOST_FILES = 12  # a word that stands in more files than this leads nowhere

# What somebody types into a search box, and the file that must be among the few found.
TRADE_WORDS = {
    "access log": "support_services/log_filter.py",
    "advisory lock": "core/management/commands/run_scheduler.py",
    "audit log": "venues/desk/audit.py",
    "bank holiday": "support_services/bank_holidays.py",
    "bar chart": "core/charts.py",
    "brute force": "core/attempt_limits.py",
    "breadcrumb": "core/navigation.py",
    "CDN": "delivery/prerender/cdn_purge.py",
    "circuit breaker": "delivery/upstream/client.py",
    "client IP": "core/client_ip.py",
    "conditional request": "core/open_data/serving.py",
    "Content Security Policy": "site/config/csp.py",
    "contrast": "campaigns/card_checks.py",
    "CSV injection": "core/open_data/files.py",
    "deadline": "delivery/upstream/client.py",
    "decompression bomb": "core/upload_validation.py",
    "deduplicate": "venues/register_import/matching.py",
    "did you mean": "home/search/spelling.py",
    "digital signature": "venues/certificates/tokens.py",
    "embargo": "campaigns/views.py",
    "ETag": "core/open_data/serving.py",
    "EXIF": "core/picture_reading.py",
    "facets": "home/search/facets.py",
    "fragment cache": "delivery/fragments.py",
    "full-text search": "home/search/index.py",
    "health check": "delivery/health.py",
    "heartbeat": "delivery/heartbeats.py",
    "highlighting": "home/search/excerpts.py",
    "iCalendar": "campaigns/ics.py",
    "idempotent": "home/management/commands/create_starter_site.py",
    "invalidate": "delivery/invalidation/signal_handlers.py",
    "in-process cache": "delivery/local_cache.py",
    "key rotation": "venues/certificates/keys.py",
    "lifecycle": "venues/status.py",
    "migration lock": "core/migration_lock.py",
    "national grid": "venues/places/grid.py",
    "open badge": "venues/certificates/open_badges.py",
    "opening hours": "support_services/hours.py",
    "orphan": "campaigns/orphaned_files.py",
    "permissions": "home/roles.py",
    "QR code": "venues/certificates/qr.py",
    "quick exit": "support_services/quick_exit.py",
    "ranking": "home/search/ranking.py",
    "rate limit": "venues/certificates/rate_limit.py",
    "reminder": "venues/desk/reminders.py",
    "rollover": "campaigns/rollover.py",
    "scheme year": "venues/models/scheme_years.py",
    "serialize": "core/open_data/datasets.py",
    "short link": "campaigns/link_counts.py",
    "signposting": "support_services/finder.py",
    "sitemap": "home/sitemaps.py",
    "state machine": "plans/plan_state.py",
    "statutory partner": "plans/models/partners.py",
    "streaming response": "core/progress_stream.py",
    "throttle": "venues/certificates/rate_limit.py",
    "upload validation": "core/upload_validation.py",
    "wallet card": "support_services/wallet_card.py",
    "XSS": "core/sanitise.py",
}


@pytest.fixture(scope="module")
def product(texts) -> dict[str, str]:
    return {
        path: text
        for path, text in texts.items()
        if path.startswith(PRODUCT) and path.endswith(".py") and "/migrations/" not in path
    }


def test_each_class_has_a_name_of_its_own(product):
    where = defaultdict(list)
    for path, text in product.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and node.name not in GIVEN_BY_FRAMEWORK:
                where[node.name].append(f"{path}:{node.lineno}")
    twice = {name: places for name, places in where.items() if len(places) > 1}
    assert not twice, f"Give one of each the word that tells it from the other: {twice}"


@pytest.mark.parametrize("word", TRADE_WORDS)
def test_a_word_of_the_trade_leads_to_its_file(product, word):
    found = [path for path, text in product.items() if word.casefold() in text.casefold()]
    assert TRADE_WORDS[word] in found, (
        f"Say “{word}” in the first line of {TRADE_WORDS[word]}. Now it leads to {found}."
    )
    assert len(found) <= MOST_FILES, f"“{word}” leads to {len(found)} files, so to none: {found}"
