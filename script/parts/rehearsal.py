"""Start all of production, look at it as its visitors, editors and machines would, and take it down again."""

import json
import re
import sys
import tempfile
import time
from pathlib import Path

from asker import Asker
from everywhere import published, withdrawn
from stack import ADMIN_HOST, HOST, Stack, wait_until

PUBLIC_HEADERS = ("content-security-policy", "strict-transport-security", "x-content-type-options", "referrer-policy",
                  "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy")  # fmt: skip

LONGEST_WAY = 1.0  # seconds from an editor's change to the last reader who gets the page as it was


def main(ports: int) -> int:
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as var:
        stack = Stack(Path(var), ports)
        try:
            print("Preparing the site, the mirror and the certificate …", flush=True)
            stack.prepare()
            started = time.monotonic()
            stack.start()
            visitor = Asker(ports, HOST)
            wait_until(lambda: is_the_sites_own(visitor, "/"), 60, "The first page")
            print(f"The first page came {time.monotonic() - started:.1f} s after the start,", end=" ", flush=True)
            wait_until(lambda: is_the_sites_own(visitor, "/search/?q=plan"), 60, "The first answer of Django")
            print(f"Django's first answer {time.monotonic() - started:.1f} s.\n")
            wrong = [check for check in checks(stack, visitor, Asker(ports, ADMIN_HOST)) if not shown(*check)]
        finally:
            stack.stop_all()
            print_logs_of_failures(stack)
    print(f"\n{len(wrong)} of the checks failed." if wrong else "\nEverything is as it should be, and taken down.")
    return 1 if wrong else 0


def shown(what: str, seen, is_right: bool) -> bool:
    print(f"{'ok  ' if is_right else 'WRONG'} {what:66} {seen}", flush=True)
    return is_right


def is_the_sites_own(asker: Asker, path: str) -> bool:
    """Not from the mirror, which is there before the site is."""
    try:
        said = asker.ask(path)
    except OSError:
        return False
    return said.status == 200 and "warning" not in said.headers


def checks(stack: Stack, visitor: Asker, editor: Asker):
    """(what, what was seen, whether it is right)"""
    for path in ("/", "/support/", "/contact/"):
        said = visitor.ask(path)
        yield f"{path} is there", said.status, said.status == 200
        missing = [name for name in PUBLIC_HEADERS if name not in said.headers]
        yield f"{path} has every header", missing or "all", not missing
        yield f"{path} sets no cookie", said.headers.get("set-cookie", "none"), "set-cookie" not in said.headers
    for path in ("/admin/", "/admin/login/", "/admin/pages/"):
        said = visitor.ask(path)
        yield f"{path} does not exist for the public", said.status, said.status == 404
    said = editor.ask("/admin/login/")
    yield "the editors' host has the editors' site", said.status, said.status == 200 and "password" in said.body
    said = visitor.ask("/health/ready")
    parts = json.loads(said.body)["parts"] if said.status == 200 else {"answer": said.status}
    yield "ready, asked on this machine", {k: v for k, v in parts.items() if v != "ok"} or "ok", said.status == 200
    said = visitor.ask("/health/live")
    yield "live", said.status, said.status == 200
    yield "a name that is not ours gets no answer", *refused(Asker(stack.https, "evil.example"))
    said = visitor.ask("/support/", "POST", body=b"x" * 100_000)
    yield "a request of 100 KB is refused", said.status, said.status == 413
    missing = [name for name in PUBLIC_HEADERS if name not in said.headers]
    yield "and with every header", missing or "all", not missing
    said = visitor.ask("/media/documents/paper.pdf")
    yield "no document has an address on the disk", said.status, said.status == 404
    said = visitor.ask("/robots.txt", headers={"Host": f"{HOST}:1", "X-Forwarded-Host": "evil.example"})
    is_ours = f"https://{HOST}:{stack.https}/sitemap.xml" in said.body
    yield "a port and a host that somebody made up are on no page", said.status, said.status == 200 and is_ours
    sheet = re.search(r'href="(/static/[^"]+\.css)"', visitor.ask("/").body)[1]
    said = visitor.ask(sheet, headers={"Accept-Encoding": "gzip"})
    how = (said.headers.get("content-encoding"), said.headers.get("cache-control"))
    yield "a style sheet comes compressed, from the disk, for a year", how, how[0] == "gzip" and "immutable" in how[1]
    missing = [name for name in PUBLIC_HEADERS if name not in said.headers]
    yield "and with every header", missing or "all", not missing
    seconds = published(stack)
    yield "what is published is read everywhere", f"{seconds:.2f} s", seconds <= LONGEST_WAY
    seconds = withdrawn(stack)
    yield "what is withdrawn is gone everywhere", f"{seconds:.2f} s", seconds <= LONGEST_WAY

    stack.stop("site")
    said = visitor.ask("/support/")
    is_old = said.status == 200 and "warning" in said.headers and "tel:999" in said.body
    yield "without the site, the hub comes from the mirror", said.status, is_old
    missing = [name for name in PUBLIC_HEADERS[:4] if name not in said.headers]
    yield "and as strict as ever", missing or "all", not missing and said.headers["cache-control"] == "no-store"
    said = visitor.ask("/no/such/page/")
    numbers = all(number in said.body for number in ("tel:999", "tel:101", "tel:08082000247"))
    yield "a page nobody knows gives the numbers", said.status, said.status == 503 and numbers
    stack.start("site")
    seconds = wait_until(lambda: is_the_sites_own(visitor, "/search/?q=plan"), 30, "The site's return")
    yield "with the site back, pages are its own again", f"{seconds:.1f} s", seconds < 15

    time.sleep(6)  # nginx writes its log every five seconds
    log = (stack.var / "nginx" / "access.log").read_text()
    tells = [word for word in ("support", "127.0.0.1", "Mozilla") if word in log]
    yield "the log names no page and no visitor", tells or f"{len(log.splitlines())} lines", bool(log) and not tells


def refused(asker: Asker) -> tuple[str, bool]:
    try:
        return str(asker.ask("/").status), False
    except OSError as problem:
        return type(problem).__name__, True


def print_logs_of_failures(stack: Stack) -> None:
    for name in stack.commands:
        log = stack.var / f"{name}.log"
        said = log.read_text() if log.exists() else ""
        if "Traceback" in said or "emerg" in said:
            print(f"\n{name} said:\n{said[-3000:]}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8440))
