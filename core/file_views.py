"""Files that somebody sent us, handed on so that nothing in them can run on this site."""

import posixpath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as wagtail_serve

from core.site_request import SiteRequest

# A file opened by itself runs and loads nothing, whatever is in it.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


def handed_out(request: SiteRequest, file, mime: str, name: str, as_attachment: bool = False) -> FileResponse:
    """A file, in pieces. Always asked for anew, so that one that is withdrawn is gone."""
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # packed already: packing again would cost time and lose the length
    return inert(FileResponse(file, content_type=mime, filename=name, as_attachment=as_attachment))


def inert(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = FILE_POLICY
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def picture(request: SiteRequest, path: str) -> HttpResponseBase:
    """Where no web server in front of the site sends it. Documents have an address that asks who asks."""
    name = posixpath.normpath(path).lstrip("/")
    if name.lower().startswith(("documents", "..")):
        raise Http404
    try:
        response = FileResponse(default_storage.open(name))
    except (FileNotFoundError, IsADirectoryError) as problem:
        raise Http404 from problem
    response["Cache-Control"] = "public, max-age=3600"  # another picture has another name
    return response


@require_safe
def document(request: SiteRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Wagtail's own answer, which asks whether this reader may have it, without `Content-Encoding: None`; inert."""
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response = wagtail_serve(request, document_id, document_filename)
    if response.get("Content-Encoding") == "None":
        del response["Content-Encoding"]
    return inert(response) if isinstance(response, FileResponse) else response
