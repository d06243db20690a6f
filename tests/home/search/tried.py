"""The lists of searches, tried on a whole site. What was missed is printed at the end of the run."""

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from home.search.trial import TrialLine, tried
from tests.printed_at_the_end import printed_at_the_end


def every_list_tried() -> dict[str, list[TrialLine]]:
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    files = sorted((settings.BASE_DIR / "home/search/questions").glob("*.tsv"))
    lists = {file.name: tried(file.read_text(encoding="utf-8"), site, timezone.localtime()) for file in files}
    for name, lines in lists.items():
        missed = [line for line in lines if not line.is_right]
        printed_at_the_end(f"{name}: {len(lines) - len(missed)} of {len(lines)} found where they should be")
        for line in missed:
            printed_at_the_end(f"  {line.typed}: at place {line.place or 'none'}; first {line.first}")
    return lists
