"""The site as an application server runs it, writing down each request and its answer for a test to read.
Files whose name ends as the file “withheld” says do not come.

Nothing is compressed, so that a word of ours in a browser's cache can be found there as it is; unless a request asks
for the answer as it is, because its size matters.
"""

import json
import os
from pathlib import Path

from config.wsgi import application as site

RECORD = os.environ["REQUEST_RECORD"]
WITHHELD = Path(RECORD).with_name("withheld")


def application(environ, start_response):
    def answer(status, headers, *rest):
        kept = {"path": environ["PATH_INFO"], "method": environ["REQUEST_METHOD"], "status": int(status[:3])}
        kept["asked"] = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        kept["headers"] = headers
        with open(RECORD, "a", encoding="utf-8") as record:
            record.write(json.dumps(kept) + "\n")
        return start_response(status, headers, *rest)

    if WITHHELD.exists() and environ["PATH_INFO"].endswith(WITHHELD.read_text()):
        answer("503 Service Unavailable", [("Content-Length", "0"), ("Cache-Control", "no-store")])
        return []
    if "HTTP_X_AS_IT_IS" not in environ:
        environ.pop("HTTP_ACCEPT_ENCODING", None)
    return site(environ, answer)
