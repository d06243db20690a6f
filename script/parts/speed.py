"""Pages a second: a kept page, beside one from wagtail-cache and beside nginx with the same bytes as a file.

All in one run on one machine, two workers and 16 connections, so that the ratios mean something elsewhere too.
wagtail-cache keeps a page of a few words in local memory; ours is a real one, compressed. Whoever asks has the same
processors as whoever answers, and the faster the answers, the more of them it takes: so the server's own CPU is printed
as well.
"""

import gzip
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import MAKE_BARE, ROOT, Server, cpu, environment, free_port, run, wait_for

SECONDS = 6
TIMES_CACHED, OF_A_FILE, OF_A_FILE_BEHIND_NGINX, SLOWEST = 12, 0.4, 0.95, 5.0
PAGE = "/plans/"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="speed-") as var:
        bare = environment(var, "bare.settings", ROOT / "script" / "parts") | {"CACHED": "yes"}
        ours = environment(var, "config.settings.embedded", ROOT / "site", ROOT)
        print("\nMaking both sites …", flush=True)
        run([sys.executable, "-c", MAKE_BARE], bare)
        mirror = ["bake", "--to", str(Path(var) / "mirror")]
        for command in (
            ["migrate", "-v0"],
            ["create_starter_site", "-v0"],
            ["collectstatic", "--noinput", "-v0"],
            mirror,
        ):
            run([sys.executable, "manage.py", *command], ours)
        servers = []
        try:
            cached, kept = (
                start("bare.wsgi:application", bare, servers),
                start("config.wsgi:application", ours, servers),
            )
            function = start("bare.function:application", bare, servers)
            nginx = start_nginx(Path(var), kept, servers)
            return 0 if compare(cached, kept, function, nginx) else 1
        finally:
            for server in servers:
                server.process.terminate()
            for server in servers:
                server.process.wait(timeout=20)


def compare(cached: Server, kept: Server, function: Server, nginx: Server) -> bool:
    rates = {
        "the server with a bare function": ask(function, "/"),
        "wagtail-cache, local memory": ask(cached, "/"),
        "kept page": ask(kept, PAGE),
        "nginx, the same bytes as a file": ask(nginx, "/file/"),
        "kept page through nginx's cache": ask(nginx, PAGE),
        "the mirror's page through nginx": ask(nginx, f"/mirror{PAGE}"),
    }
    print(f"{'2 workers, 16 connections':40}{'pages/s':>10}{'p99 ms':>10}{'CPU µs':>10}")
    for name, (rate, slowest, took) in rates.items():
        print(f"{name:40}{rate:10.0f}{slowest:10.2f}{took:10.0f}")
    bare, plain, page, file, behind, mirrored = (rate for rate, _, _ in rates.values())
    (_, _, for_plain), (_, slowest, for_page) = rates["wagtail-cache, local memory"], rates["kept page"]
    best = max(behind, mirrored) / file
    figures = [
        ("times wagtail-cache", page / plain, TIMES_CACHED, page / plain >= TIMES_CACHED),
        ("the same, by the server's own CPU", for_plain / for_page, None, True),
        ("the most this server can do, the same", bare / plain, None, True),
        ("of nginx with a file", page / file, OF_A_FILE, page / file >= OF_A_FILE),
        ("the same, from nginx's cache", behind / file, None, True),
        ("the same, from cache or mirror", best, OF_A_FILE_BEHIND_NGINX, best >= OF_A_FILE_BEHIND_NGINX),
        ("ms at most for 99 of 100", slowest, SLOWEST, slowest <= SLOWEST),
    ]
    for name, seen, wanted, is_good in figures:
        mark = f"   wanted {wanted}{'' if is_good else '   NOT KEPT TO'}" if wanted else ""
        print(f"{name:40}{seen:10.2f}{mark}")
    return all(is_good for *_, is_good in figures)


def start(application: str, env: dict, servers: list[Server]) -> Server:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "16",
               "--no-access-log", "--log-level", "critical", "--port", str(port), application]  # fmt: skip
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def ask(server: Server, path: str) -> tuple[float, float, float]:
    """Pages a second, the milliseconds that 99 of 100 took at most, and microseconds of the server's CPU for each;
    every answer a 200."""
    address = f"http://127.0.0.1:{server.port}{path}"
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}", "--latency", "-H", "Accept-Encoding: gzip", address]
    subprocess.run([*command[:3], "-d1", *command[4:]], capture_output=True, check=True)
    before = cpu(server)
    said = subprocess.run(command, capture_output=True, check=True, text=True, env=os.environ).stdout
    took = cpu(server) - before
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{address} did not answer every time:\n{said}")
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    in_ms = float(slowest[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slowest[2]]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    return rate, in_ms, took / (rate * SECONDS) * 1e6


if __name__ == "__main__":
    sys.exit(main())
