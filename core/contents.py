"""What a version says, in a form in which two versions can be compared: who changed something is asked of it."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

# What a revision holds beside what readers see: where it stands, when it is published, who works on it.
PARTICULARS = {
    *("pk", "path", "depth", "numchild", "url_path", "content_type", "translation_key", "alias_of", "draft_title"),
    *("live", "has_unpublished_changes", "live_revision", "latest_revision", "latest_revision_created_at", "owner"),
    *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
    *("locked", "locked_at", "locked_by", "wagtail_admin_comments"),
}
NOTHING: tuple[Any, ...] = (None, "", [], {}, "[]", "<p></p>")
# What the text editor writes in its own way when it opens what was written elsewhere, such as an imported paper.
SAME_IN_RICH_TEXT = [
    (re.compile(r' data-block-key="[^"]*"'), ""),
    (re.compile(r"<(/?)strong>"), r"<\1b>"),
    (re.compile(r"<(/?)em>"), r"<\1i>"),
    (re.compile(r"<br ?/?>"), "<br/>"),
    (re.compile(r"&quot;|&#34;"), '"'),
    (re.compile(r"&#x27;|&#39;"), "'"),
    (re.compile(r"\s+"), " "),
]


def content_of(revision: Revision) -> dict[str, Any]:
    """What readers would see of this version, without what a form adds by itself when nothing is typed."""
    model = revision.content_type.model_class()
    kept = json.loads(json.dumps(revision.content, cls=DjangoJSONEncoder))  # one just made holds days, not their words
    return said_by(model, kept, PARTICULARS.union(getattr(model, "not_approved", ())))


def said_by(model: type[Model], kept: dict[str, Any], left_out: Iterable[str]) -> dict[str, Any]:
    """By the name of each field what it says; rows, which are models too, in the order in which readers see them."""
    rows = {relation.get_accessor_name(): relation for relation in get_all_child_relations(model)}
    said = {}
    for name, value in kept.items():
        if name in left_out:
            continue
        if name in rows:
            below, own = rows[name].related_model, {"pk", "sort_order", rows[name].field.name}
            in_order = sorted(value, key=lambda row: row.get("sort_order") or 0)
            said[name] = [said_by(below, row, own) for row in in_order]
        else:
            said[name] = in_plain(value)
    return {name: value for name, value in said.items() if value not in NOTHING}


def in_plain(value: Any) -> Any:
    """Without the keys that blocks and paragraphs are given."""
    if isinstance(value, dict):
        left_out = {"id"} if {"type", "value"} <= value.keys() else set()
        parts = {name: in_plain(part) for name, part in value.items() if name not in left_out}
        return {name: part for name, part in parts.items() if part not in NOTHING}
    if isinstance(value, list):
        return [in_plain(part) for part in value]
    if not isinstance(value, str):
        return value
    if value.startswith("[{"):  # a field of blocks, as a revision holds it
        return in_plain(blocks_in(value))
    for written, as_written_by_the_editor in SAME_IN_RICH_TEXT:
        value = written.sub(as_written_by_the_editor, value)
    return value.strip()


def blocks_in(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text[1:]  # words that only look so


def was_public(revision: Revision) -> bool:
    """Whether this very version stood in public before, as when a publication is undone: it has been approved."""
    published = {"revision": revision, "action__in": ["wagtail.publish", "wagtail.publish.scheduled"]}
    return any(kind.objects.filter(**published).exists() for kind in (PageLogEntry, ModelLogEntry))
