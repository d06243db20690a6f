"""The pack of an edition: its files by name, its archive, and its card, made before anything is public."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import storages

from campaigns.archives import ArchiveMember, fingerprint, safe_names, write
from campaigns.share_images import DRAWN_AS, card, card_problems
from core.brand import Brand
from core.models import PartnershipSettings

LEAD = "campaign--picture"  # no title can be made into a name with two hyphens
CARD = "campaign--card.png"
PACKS, CARDS = "campaigns/packs", "campaigns/cards"  # folders of the private storage
SMALL_KINDS = {"webp": "image/webp", "png": "image/png"}


@dataclass(frozen=True)
class Served:
    """A file as it is handed out."""

    name: str
    mime: str
    open: Callable[[], IO[bytes] | File]


def named_assets(edition) -> list[tuple[str, Any]]:
    """The files of the pack with the names under which they are handed out, in the editors' order."""
    return with_names(edition.assets.select_related("file", "preview"))


def with_names(assets: Iterable) -> list[tuple[str, Any]]:
    """The assets of one edition that have a file, each with its name."""
    assets = [asset for asset in assets if asset.file]
    names = safe_names([(asset.title, asset.file.extension) for asset in assets])
    return list(zip(names, assets, strict=True))


def files_of(edition, day: date) -> Iterator[Served]:
    """Everything an edition hands out on `day`: files whose licence holds, their small pictures, picture and card."""
    for name, asset in named_assets(edition):
        if asset.is_offered_on(day):
            yield Served(name, asset.file.mime, asset.file.open_afresh)
            yield from small_of(asset.shown_by, name.rpartition(".")[0])
    if edition.picture:
        yield from small_of(edition.picture, LEAD)
    if edition.card_name:
        yield Served(CARD, "image/png", lambda: storages["private"].open(edition.card_name))


def small_of(picture, stem: str) -> Iterator[Served]:
    """The small versions of a picture, such as “poster-a4.320.webp”; a drawing is its own."""
    if picture is None:
        return
    if picture.is_drawing:
        yield Served(f"{stem}.drawing.svg", picture.mime, picture.open_afresh)
    for name in picture.small_names:
        kind = SMALL_KINDS[name.rpartition(".")[2]]
        yield Served(f"{stem}.{name}", kind, partial(picture.open_small, name))


def entries_of(edition) -> list[ArchiveMember]:
    return [
        ArchiveMember(
            name=name,
            sha256=asset.file.sha256,
            size=asset.file.size,
            open=asset.file.open_afresh,
            facts={
                "What it is": asset.title,
                "Format": asset.file.label,
                "For people who cannot see it": asset.alt_text,
                "Licence": asset.get_licence_display(),
                "Licence ends": asset.licence_ends_on.isoformat() if asset.licence_ends_on else "",
                "Credit": asset.credit,
            },
        )
        for name, asset in named_assets(edition)
    ]


def notes_of(edition) -> dict[str, str]:
    """The texts that lie beside the files."""
    licences = [f"{name}\n  {each.get_licence_display()}{until(each)}" for name, each in named_assets(edition)]
    words = [f"{block.value.channel_name}\n\n{block.value['text']}" for block in edition.words]
    words += [
        f"Post with {asset.title}\n\n{asset.post_words}" for _, asset in named_assets(edition) if asset.post_words
    ]
    heard = [f"{name}\n\n{asset.transcript}" for name, asset in named_assets(edition) if asset.transcript]
    notes = {
        "licence.txt": f"{edition.title}\n{edition.season}\n\nUse each file only as its licence says.\n\n"
        + "\n\n".join(licences)
    }
    if words:
        notes["words-to-copy.txt"] = "\n\n----\n\n".join(words)
    if heard:
        notes["transcripts.txt"] = "\n\n----\n\n".join(heard)
    return {name: text.replace("\r\n", "\n") + "\n" for name, text in notes.items()}


def until(asset) -> str:
    ends = f", until {asset.licence_ends_on.day} {asset.licence_ends_on:%B %Y}" if asset.licence_ends_on else ""
    return f"{ends}. Credit: {asset.credit}" if asset.credit else ends


def pack_name_for(edition) -> str:
    """Where the archive of these files, words and licences is or would be kept; empty without files."""
    entries = entries_of(edition)
    return f"{PACKS}/{fingerprint(entries, notes_of(edition))}.zip" if entries else ""


def make_pack(edition) -> Iterator[tuple[int, int]]:
    """Make the archive unless it is there already, yielding (bytes done, bytes of all). Sets its name and size.

    It is known by what is in it, so it can be made ahead of publishing, and publishing then takes no time.
    """
    entries, name = entries_of(edition), pack_name_for(edition)
    if not entries:
        edition.pack_name, edition.pack_size = "", 0
        return
    store, total = storages["private"], sum(entry.size for entry in entries)
    if not store.exists(name):
        with TemporaryFile() as made:
            for done in write(made, entries, notes_of(edition)):
                yield done, total
            made.seek(0)
            name = store.save(name, File(made))
    edition.pack_name, edition.pack_size = name, store.size(name)
    yield total, total


def make_card(edition) -> None:
    """The picture that shared links show, unless it is there already: it is known by what it is made from. Sets its
    name."""
    picture = edition.picture
    if picture is None or card_problems(picture.mime, picture.width, picture.height):
        edition.card_name = ""
        return
    brand = PartnershipSettings.brand_of_default()
    store, name = storages["private"], card_name_for(edition, brand)
    if not store.exists(name):
        with picture.open_afresh() as file:
            name = store.save(name, ContentFile(card(file, edition.title, str(edition.season), brand)))
    edition.card_name = name


def card_name_for(edition, brand: Brand) -> str:
    """Where the card of an edition that has a picture is or would be kept: it is known by what it is made from."""
    made_from = [DRAWN_AS, edition.picture.sha256, edition.title, str(edition.season), *brand.told]
    return f"{CARDS}/{sha256(chr(0).join(made_from).encode()).hexdigest()}.png"


def make_ready(edition) -> None:
    """Everything that readers may ask for, before the first of them can."""
    for _ in make_pack(edition):
        pass
    make_card(edition)
