"""Orphaned files: archives and cards that were replaced, and belong to no edition any more, are found and removed."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core.files.storage import storages

from campaigns.packs import CARDS, PACKS, pack_name_for

SPARED = timedelta(hours=1)  # somebody may be fetching it, or have made it ahead of a draft that is saved in a moment


def wanted(editions: Iterable) -> Iterator[str]:
    """What is to stay: what the editions hand out, and archives made ahead of what their drafts will hand out."""
    for edition in editions:
        yield edition.pack_name
        yield edition.card_name
        if edition.has_unpublished_changes or not edition.live:
            yield pack_name_for(edition.get_latest_revision_as_object())


def remove_leftovers(editions: Iterable, now: datetime) -> list[str]:
    """Delete every archive and card that none of `editions`, which are all there are, wants. Returns their names."""
    kept, store, removed = set(wanted(editions)), storages["private"], []
    for folder in (PACKS, CARDS):
        if not store.exists(folder):
            continue
        for file in store.listdir(folder)[1]:
            name = str(PurePosixPath(folder) / file)
            if name not in kept and now - store.get_modified_time(name) > SPARED:
                store.delete(name)
                removed.append(name)
    return removed
