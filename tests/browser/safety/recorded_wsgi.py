"""The site as an application server runs it, writing down each request and its answer for a test to read.

Nothing is compressed, so that a word of ours in a browser's cache can be found there as it is; unless a request asks
for the answer as it is, because its size matters.
"""

import json
import os

from config.wsgi import application as site

RECORD = os.environ["REQUEST_RECORD"]


def application(environ, start_response):
    def answer(status, headers, *rest):
        kept = {"path": environ["PATH_INFO"], "method": environ["REQUEST_METHOD"], "status": int(status[:3])}
        kept["asked"] = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        kept["headers"] = headers
        with open(RECORD, "a", encoding="utf-8") as record:
            record.write(json.dumps(kept) + "\n")
        return start_response(status, headers, *rest)

    if "HTTP_X_AS_IT_IS" not in environ:
        environ.pop("HTTP_ACCEPT_ENCODING", None)
    return site(environ, answer)
