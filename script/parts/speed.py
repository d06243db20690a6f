"""Pages a second: a kept page, beside one from wagtail-cache and beside nginx with the same bytes as a file.

All in one run on one machine, two workers and 16 connections, so that the ratios mean something elsewhere too. Each is
asked in turn, several times over, forwards and backwards, so that a machine that grows slower is unfair to none. A
ratio is the middle one of all rounds, each with what was asked in the same round: whatever else the machine did then
slowed both.

The reference for a cached page is the project that `wagtail start` makes, with wagtail-cache as its manual says, on the
server that the project itself names, gunicorn: the choice of a server is part of what is compared. What it does on our
server is printed too, and so is what that server does at most. Whoever asks has the same processors as whoever
answers, and the faster the answers, the more of them it takes: so the servers' own CPU is printed as well.
"""

import gzip
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import ROOT, Server, cpu, environment, free_port, run, wait_for

SECONDS, ROUNDS = 2, 11
TIMES_CACHED, OF_A_FILE, OF_A_FILE_BEHIND_NGINX, SLOWEST = 12, 0.4, 0.95, 5.0
PAGE = "/plans/"
GRANIAN = """granian --interface wsgi --http 1 --no-ws --workers 2 --blocking-threads 16
--no-access-log --log-level critical --port {port}"""
GUNICORN = "gunicorn --workers 2 --log-level critical --bind 127.0.0.1:{port}"
FUNCTION, KEPT = "our server with a bare function", "kept page"
CACHED, CACHED_HERE = "wagtail-cache, local memory, gunicorn", "wagtail-cache, local memory, our server"
FILE, BEHIND = "nginx, the same bytes as a file", "kept page through nginx's cache"
MIRROR = "the mirror's page through nginx"


CACHED_SETTINGS = """
from .base import *

SECRET_KEY, ALLOWED_HOSTS = "only-for-the-benchmark", ["127.0.0.1"]
INSTALLED_APPS = ["wagtailcache", *INSTALLED_APPS]
MIDDLEWARE = [
    "wagtailcache.cache.UpdateCacheMiddleware", *MIDDLEWARE, "wagtailcache.cache.FetchFromCacheMiddleware"
]
"""


class Speed(NamedTuple):
    """Pages a second, the milliseconds that 99 of 100 took at most, and microseconds of the servers' CPU for each."""

    rate: float
    p99: float
    cpu: float


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="speed-") as var:
        print("\nMaking both sites …", flush=True)
        ours = make_ours(Path(var))
        cached = make_cached(Path(var) / "cached")
        bare = environment(var, "bare.settings", ROOT / "script" / "parts")
        servers = []
        try:
            kept = start(GRANIAN, "config.wsgi:application", ours, servers)
            nginx = start_nginx(Path(var), kept, servers)
            pages = {
                FUNCTION: (start(GRANIAN, "bare.function:application", bare, servers), "/"),
                CACHED: (start(GUNICORN, "cached.wsgi:application", cached, servers), "/"),
                CACHED_HERE: (start(GRANIAN, "cached.wsgi:application", cached, servers), "/"),
                KEPT: (kept, PAGE),
                BEHIND: (nginx, PAGE),
                FILE: (nginx, "/file/"),
                MIRROR: (nginx, f"/mirror{PAGE}"),
            }
            return 0 if compare(measure(pages)) else 1
        finally:
            for server in servers:
                server.process.terminate()
            for server in servers:
                server.process.wait(timeout=20)


def make_ours(var: Path) -> dict:
    """The site with its starter content, and a mirror of it. Returns its environment."""
    ours = environment(str(var), "config.settings.embedded", ROOT / "site", ROOT)
    for command in ("migrate", "create_starter_site", "collectstatic --noinput", f"bake --to {var}/mirror"):
        run([sys.executable, "manage.py", *command.split()], ours)
    return ours


def make_cached(folder: Path) -> dict:
    """A project just made by Wagtail, as for production, that keeps its pages with wagtail-cache."""
    folder.mkdir()
    run([sys.executable, "-m", "wagtail.bin.wagtail", "start", "cached", str(folder)], dict(os.environ))
    (folder / "cached" / "settings" / "local.py").write_text(CACHED_SETTINGS)
    env = environment(str(folder), "cached.settings.production", folder)
    for command in ("migrate", "collectstatic --noinput"):
        run([sys.executable, str(folder / "manage.py"), *command.split()], env)
    return env


def measure(pages: dict[str, tuple[Server, str]]) -> list[dict[str, Speed]]:
    """What each page did in each round."""
    rounds = []
    for number in range(ROUNDS):
        print(f"Round {number + 1} of {ROUNDS} …", flush=True)
        names = list(pages) if number % 2 == 0 else list(reversed(pages))
        seen = {name: ask(*pages[name]) for name in names}
        rounds.append({name: seen[name] for name in pages})
    return rounds


def compare(rounds: list[dict[str, Speed]]) -> bool:
    print(f"{'2 workers, 16 connections; the middle of all rounds':52}{'pages/s':>10}{'p99 ms':>10}{'CPU µs':>10}")
    for name in rounds[0]:
        speed = Speed(*(median(column) for column in zip(*(each[name] for each in rounds), strict=True)))
        print(f"{name:52}{speed.rate:10.0f}{speed.p99:10.2f}{speed.cpu:10.0f}")

    def times(page: str, reference: str) -> float:
        return median(each[page].rate / each[reference].rate for each in rounds)

    best = max(times(BEHIND, FILE), times(MIRROR, FILE))
    figures = [
        ("times wagtail-cache", times(KEPT, CACHED), TIMES_CACHED, True),
        ("times wagtail-cache on our server", times(KEPT, CACHED_HERE), None, True),
        ("the same, by the servers' own CPU", median(r[CACHED_HERE].cpu / r[KEPT].cpu for r in rounds), None, True),
        ("the most our server can do, the same", times(FUNCTION, CACHED_HERE), None, True),
        ("of nginx with a file", times(KEPT, FILE), OF_A_FILE, True),
        ("the same, from nginx's cache", times(BEHIND, FILE), None, True),
        ("the same, from cache or mirror", best, OF_A_FILE_BEHIND_NGINX, True),
        ("ms at most for 99 of 100", median(r[KEPT].p99 for r in rounds), SLOWEST, False),
    ]
    all_kept_to = True
    for name, seen, wanted, more_is_better in figures:
        is_good = wanted is None or (seen >= wanted if more_is_better else seen <= wanted)
        mark = f"   wanted {wanted}{'' if is_good else '   NOT KEPT TO'}" if wanted else ""
        print(f"{name:52}{seen:10.2f}{mark}")
        all_kept_to = all_kept_to and is_good
    return all_kept_to


def start(server: str, application: str, env: dict, servers: list[Server]) -> Server:
    port = free_port()
    command = [sys.executable, "-m", *server.format(port=port).split(), application]
    process = subprocess.Popen(
        command, env=env, cwd=env["VAR_DIR"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    servers.append(Server(process, port))
    wait_for(servers[-1])
    return servers[-1]


def start_nginx(var: Path, kept: Server, servers: list[Server]) -> Server:
    """nginx in front of the kept page with the settings of deploy/nginx.conf that count here, in plain HTTP."""
    port, folder = free_port(), var / "nginx"
    (folder / "file").mkdir(parents=True)
    body = subprocess.run(["curl", "-s", f"http://127.0.0.1:{kept.port}{PAGE}"], capture_output=True, check=True).stdout
    (folder / "file" / "index.html").write_bytes(body)
    (folder / "file" / "index.html.gz").write_bytes(gzip.compress(body, 9))
    real = (ROOT / "deploy" / "nginx.conf").read_text()
    cache = "\n".join(re.findall(r"^\s+proxy_cache(?!_path|_bypass)\S* .*;", real, re.MULTILINE))
    (folder / "nginx.conf").write_text(f"""
user root; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log; events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; }} sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000;
    open_file_cache max=1000; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    proxy_cache_path {folder}/pages levels=1:2 keys_zone=pages:10m max_size=200m inactive=10s use_temp_path=off;
    upstream site {{ server 127.0.0.1:{kept.port}; keepalive 64; }}
    server {{
        listen 127.0.0.1:{port}; root {folder}; gzip_static on;
        location /file/ {{ }}
        location /mirror/ {{ alias {var}/mirror/current/; }}
        location / {{
            proxy_pass http://site; proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_set_header Host 127.0.0.1; {cache}
        }}
    }}
}}""")
    command = ["nginx", "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    servers.append(Server(process, port))
    wait_for(servers[-1])
    return servers[-1]


def ask(server: Server, path: str) -> Speed:
    """Every answer a 200."""
    address = f"http://127.0.0.1:{server.port}{path}"
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}", "--latency", "-H", "Accept-Encoding: gzip", address]
    subprocess.run([*command[:3], "-d1", *command[4:]], capture_output=True, check=True)
    before = cpu(server)
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    took = cpu(server) - before
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{address} did not answer every time:\n{said}")
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    in_ms = float(slowest[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slowest[2]]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    return Speed(rate, in_ms, took / (rate * SECONDS) * 1e6)


if __name__ == "__main__":
    sys.exit(main())
