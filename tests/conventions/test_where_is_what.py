"""The table from a change request to its file leads to files that are there."""

import re

ROW = re.compile(r"^\| ([^|*]+) \| `([^`]+)` \|$", re.MULTILINE)


def test_every_row_leads_to_a_file(root):
    rows = ROW.findall((root / "docs/developers/where-is-what.md").read_text(encoding="utf-8"))
    assert len(rows) >= 60
    gone = {request: path for request, path in rows if not (root / path).is_file()}
    assert not gone, f"These have moved: {gone}"


def test_every_folder_of_the_architecture_is_there(root):
    text = (root / "docs/developers/architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w-]+/)+(?:[\w.-]+)?)`", text.partition("## Which way")[0])
    assert named
    assert [path for path in named if not any((base / path).exists() for base in (root, root / "docs"))] == []
