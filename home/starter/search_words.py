"""Words that search treats as the same, from the first day."""

from home.models import SynonymGroup
from home.search.starter_synonyms import STARTER_SYNONYMS


def make_search_words() -> list[SynonymGroup]:
    return SynonymGroup.objects.bulk_create(SynonymGroup(terms="\n".join(group)) for group in STARTER_SYNONYMS)
