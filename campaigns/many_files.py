"""Several files for a season's pack in one go, each with a title from its name."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaigns.models import CampaignEditionPage, PackAsset, PackFile

MOST = 20  # at once: each is read to its end first
LONGEST_TITLE = PackAsset._meta.get_field("title").max_length
BETWEEN_WORDS = re.compile(r"[\s_]+|(?<=\w)-(?=\w)")


@dataclass
class FilesAdded:
    titles: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)  # each names its file


def title_from_name(name: str) -> str:
    """“winter_poster-A4.pdf” is “Winter poster A4”."""
    words = BETWEEN_WORDS.sub(" ", PurePath(name).stem).strip(" .")
    return (words[:1].upper() + words[1:])[:LONGEST_TITLE].strip() or "File"


@transaction.atomic
def add_files(edition: CampaignEditionPage, files: list[UploadedFile], user) -> FilesAdded:
    """To the draft, as its newest version. What is refused keeps none of the others out."""
    added = FilesAdded()
    for given in files[:MOST]:
        file = PackFile(title=title_from_name(given.name or ""), file=given)
        try:
            file.full_clean()
        except ValidationError as problem:
            added.problems.append(f"{given.name}: {' '.join(problem.messages)}")
            continue
        file.save()
        edition.assets.add(PackAsset(title=file.title, file=file))
        added.titles.append(file.title)
    added.problems += [f"{given.name}: {MOST} files at once are the most. Add it next." for given in files[MOST:]]
    if added.titles:
        edition.save_revision(user=user)
    return added
