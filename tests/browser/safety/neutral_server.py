"""Stand-ins for the weather and the trains: other sites on this machine that note what reaches them."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><html lang=en><title>Weather</title><link rel=icon href='data:,'><h1>Sunny spells</h1>"


@dataclass
class Visit:
    host: str
    path: str
    headers: dict[str, str]


class Quietly(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that does not wait for the answer is what some tests are about."""


@dataclass
class NeutralSites:
    """Several sites, told apart by host name, behind one port. Each answers after `delay` seconds.

    With `first_is_silent`, whichever is asked first never does.
    """

    port: int
    names: tuple[str, ...] = ("weather.localhost", "trains.localhost", "tides.localhost")
    delay: float = 0
    first_is_silent: bool = False
    visits: list[Visit] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        return [f"http://{name}:{self.port}/" for name in self.names]

    @property
    def embedding_page(self) -> str:
        """The address of somebody else's page that shows one of ours in a frame."""
        return f"http://intranet.localhost:{self.port}/frame?"

    def forget(self) -> None:
        self.delay = 0
        self.first_is_silent = False
        self.visits.clear()

    def start(self) -> None:
        self.server = Quietly(("127.0.0.1", self.port), self._handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        sites = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                host = self.headers["Host"].split(":")[0]
                path, _, framed = self.path.partition("?")
                sites.visits.append(Visit(host, path, dict(self.headers)))
                if sites.first_is_silent and len(sites.visits) == 1:
                    time.sleep(60)
                time.sleep(sites.delay)
                page = PAGE + (f"<iframe src='{framed}' width=360 height=640></iframe>".encode() if framed else b"")
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *args):
                pass

        return Handler
