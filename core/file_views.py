"""Files that somebody sent us, handed on so that nothing in them can run on this site."""

import posixpath
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as wagtail_serve

from core.shown_files import is_editor, may_fetch, rendition_at
from core.site_request import SiteRequest
from delivery.methods import require_safe

# A file opened by itself runs and loads nothing, whatever is in it.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


def file_response(request: SiteRequest, file: Any, mime: str, name: str, as_attachment: bool = False) -> FileResponse:
    """A file, in pieces. Always asked for anew, so that one that is withdrawn is gone."""
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # packed already: packing again would cost time and lose the length
    return inert(FileResponse(file, content_type=mime, filename=name, as_attachment=as_attachment))


def inert(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = FILE_POLICY
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def picture(request: SiteRequest, path: str) -> HttpResponseBase:
    """A picture in one of its sizes, for whoever may have it. Documents have an address of their own."""
    response = picture_at(path, lambda image: may_fetch(request, image))
    # Another picture has another name; what an editor alone may see is left nowhere.
    response["Cache-Control"] = "private, no-store" if is_editor(request) else "public, max-age=3600"
    return response


def picture_at(path: str, is_allowed: Callable[[Model], bool]) -> FileResponse:
    """The size of a picture at `path` of the storage. Raises Http404, also where the picture is not allowed."""
    found = rendition_at(posixpath.normpath(path).lstrip("/"))
    if found is None or not is_allowed(found.image):
        raise Http404
    try:
        return FileResponse(found.file.storage.open(found.file.name))
    except (FileNotFoundError, IsADirectoryError) as problem:
        raise Http404 from problem


@require_safe
def document(request: SiteRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """What something public leads to: Wagtail's own answer, which asks who may see its collection.

    Without `Content-Encoding: None`, and inert.
    """
    return document_at(request, document_id, document_filename, lambda found: may_fetch(request, found))


def document_at(
    request: SiteRequest, document_id: int, document_filename: str, is_allowed: Callable[[Model], bool]
) -> HttpResponseBase:
    """Raises Http404, also where the document is not allowed."""
    found = get_object_or_404(get_document_model(), pk=document_id)
    is_private = bool(found.collection.get_view_restrictions())  # then Wagtail lets people sign in
    if not is_private and not is_allowed(found):
        raise Http404
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response = wagtail_serve(request, document_id, document_filename)
    if response.get("Content-Encoding") == "None":
        del response["Content-Encoding"]
    return inert(response) if isinstance(response, FileResponse) else response
