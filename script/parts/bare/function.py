"""A page of a few words from a function: as much as the application server can do with any application."""

BODY = b"<h1>Bare</h1>"
HEADERS = [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))]


def application(environ: dict, start_response) -> list[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
