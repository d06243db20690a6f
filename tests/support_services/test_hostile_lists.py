"""A list of services that would do harm is refused in words, and one that repeats itself stays small."""

import json
import zipfile

import pytest

from support_services.importing.files import listed
from tests.support_services.test_services_from_elsewhere import LISTENERS, PACKAGE, zipped


def spoilt_within(data: bytes) -> bytes:
    """A zip whose first part cannot be unpacked, and whose name, length and directory say nothing of it."""
    begins = data.index(b".csv") + len(b".csv")
    return data[:begins] + bytes(40) + data[begins + 40 :]


HOSTILE_LISTS = {
    "lists in lists": (b'{"contents":' + b"[" * 200_000, "services.json", "inside each other|not JSON"),
    "a cell as long as a book": (
        zipped(PACKAGE | {"notes.csv": "id\n" + "x" * 200_000}), "export.zip", "longer than a whole page"
    ),
    "not to be unpacked": (
        spoilt_within(zipped(PACKAGE, packing=zipfile.ZIP_DEFLATED)), "export.zip", "cannot be opened"
    ),
    "in no alphabet": (b'[{"name": "\xff"}]', "services.json", "UTF-8"),
    "a place that a thousand services are at, with a thousand numbers": (
        zipped({
            "services.csv": "id,name,description\n" + "".join(f"{n},S,D\n" for n in range(1_000)),
            "locations.csv": "id,name\nplace,P\n",
            "service_at_locations.csv": "service_id,location_id\n" + "".join(f"{n},place\n" for n in range(1_000)),
            "phones.csv": "id,location_id,number\n" + "".join(f"{n},place,020 7946 0123\n" for n in range(1_000)),
        }),
        "export.zip",
        "takes too much to read",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "words"), HOSTILE_LISTS.values(), ids=HOSTILE_LISTS)
def test_a_list_that_would_do_harm_is_refused_in_words(data, name, words):
    with pytest.raises(ValueError, match=words):
        listed(data, name)


def test_an_organisation_with_many_services_stays_as_large_as_its_file():
    many = {"name": "Good Ears", "description": "D", "services": [LISTENERS | {"id": str(n)} for n in range(400)]}
    file = json.dumps([many]).encode()
    assert len(json.dumps(listed(file, "services.json"))) < 2 * len(file)
