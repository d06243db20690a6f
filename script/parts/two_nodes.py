"""Two machines of the site, a load balancer, PostgreSQL and a bucket; one is killed while visitors read."""

import contextlib
import json
import logging
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import boto3
from asked import words_of
from asker import Asker, Tally, ask_many
from moto.server import ThreadedMotoServer
from rehearsal import shown
from stack import HOST, ROOT, Postgres, Stack, run, wait_until

HERE = "10.77.0.1"  # this end of the bridge: the load balancer and the bucket
BUCKET = {"MEDIA_S3_BUCKET": "files", "MEDIA_S3_KEY_ID": "key", "MEDIA_S3_SECRET": "secret"}
BALANCER = """
pid {var}/balancer.pid;
error_log {var}/balancer.log crit;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {var}/body; proxy_temp_path {var}/proxy; fastcgi_temp_path {var}/unused;
    uwsgi_temp_path {var}/unused; scgi_temp_path {var}/unused;
    ssl_certificate {var}/one/certificate.pem;
    ssl_certificate_key {var}/one/key.pem;
    upstream machines {{ {servers} }}
    server {{
        listen 127.0.0.1:{port} ssl;
        location / {{
            proxy_pass https://machines;
            proxy_set_header Host {host}:{inner};
            proxy_ssl_server_name on;
            proxy_ssl_name {host};
            proxy_connect_timeout 1s;
            proxy_read_timeout 5s;
            proxy_next_upstream error timeout http_502 http_503;
        }}
    }}
}}
"""
SAY = """
from home.models import StandardPage
page = StandardPage.objects.get(slug="about")
page.title = "{title}"
page.save_revision().publish()
"""
WITHDRAW = "from wagtail.models import Page; Page.objects.get(slug='accessibility').specific.unpublish()"
DRAW = """
from io import BytesIO
from PIL import Image
from django.core.files.base import ContentFile
from core.models import SiteImage
from home.models import StandardPage
drawn = BytesIO()
Image.new("RGB", (300, 200)).save(drawn, "PNG")
image = SiteImage.objects.create(title="Drawn", file=ContentFile(drawn.getvalue(), name="drawn.png"))
page = StandardPage.objects.get(slug="accessibility")
page.body.append(("picture", {"picture": image}))
image.contextual_alt_text, image.decorative = "A drawing", False
page.save_revision().publish()
print("at", image.get_rendition("width-100").url)
"""


class Node:
    """One machine: a network of its own, with nginx, the site and the baker in it."""

    def __init__(self, var: Path, number: int, ports: int, bucket: str):
        self.space, self.cable = f"scp-{number}", f"scp-cable{number}"
        self.address = f"10.77.0.{10 + number}"
        self.stack = Stack(var, ports, ("ip", "netns", "exec", self.space), MEDIA_S3_ENDPOINT=bucket, **BUCKET)
        self.visitor = Asker(ports, HOST, self.address)

    def connect(self) -> None:
        ip("netns", "add", self.space)
        ip("link", "add", self.cable, "type", "veth", "peer", "name", "eth0", "netns", self.space)
        ip("link", "set", self.cable, "master", "scp-bridge", "up")
        ip("-n", self.space, "addr", "add", f"{self.address}/24", "dev", "eth0")
        for device in ("eth0", "lo"):
            ip("-n", self.space, "link", "set", device, "up")

    def start(self) -> None:
        self.stack.start("site", "baker", "nginx")

    def shell(self, code: str) -> str:
        return self.stack.manage("shell", "-v0", "-c", code)

    def vanish(self) -> None:
        """Its cable is pulled, so that nothing says that it has gone; then all its programs are killed."""
        ip("link", "set", self.cable, "down")
        pids = run(["ip", "netns", "pids", self.space]).stdout.split()
        self.stack.wanted.clear()
        for pid in pids:
            subprocess.run(["kill", "-KILL", pid], check=False)

    def return_(self) -> None:
        ip("link", "set", self.cable, "up")
        self.start()

    def has(self, path: str, words: str) -> bool:
        try:
            said = self.visitor.ask(path)
        except OSError:
            return False
        return said.status == 200 and words in said.body


def ip(*words: str) -> None:
    run(["ip", *words])


@contextlib.contextmanager
def bridge():
    ip("link", "add", "scp-bridge", "type", "bridge")
    try:
        ip("addr", "add", f"{HERE}/24", "dev", "scp-bridge")
        ip("link", "set", "scp-bridge", "up")
        yield
    finally:
        for number in (1, 2):
            subprocess.run(["ip", "netns", "del", f"scp-{number}"], stderr=subprocess.DEVNULL)
        ip("link", "del", "scp-bridge")


@contextlib.contextmanager
def bucket(port: int):
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(HERE, port, verbose=False)
    server.start()
    address = f"http://{HERE}:{port}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=address, **keys).create_bucket(Bucket="files")
    yield address
    server.stop()


def main(ports: int) -> int:
    inner, outer = ports, ports + 6
    with tempfile.TemporaryDirectory(prefix="nodes-") as folder, bridge(), bucket(ports + 7) as address:
        var = Path(folder)
        nodes = [Node(var / name, number, inner, address) for number, name in ((1, "one"), (2, "two"))]
        balancer = None
        try:
            for node in nodes:
                print(f"Preparing {node.address} …", flush=True)
                node.stack.var.mkdir()
                node.connect()
                node.stack.prepare(is_first=node is nodes[0])
                node.start()
            servers = " ".join(f"server {node.address}:{inner} max_fails=1 fail_timeout=5s;" for node in nodes)
            words = {"var": var, "servers": servers, "port": outer, "host": HOST, "inner": inner}
            (var / "balancer.conf").write_text(BALANCER.format(**words))
            balancer = subprocess.Popen(["nginx", "-c", str(var / "balancer.conf"), "-g", "daemon off;"])
            for node in nodes:
                wait_until(lambda: node.has("/health/ready", '"ready": true'), 90, f"{node.address}, ready,")  # noqa: B023
            wrong = [check for check in checks(nodes, outer) if not shown(*check)]
        finally:
            for node in nodes:
                node.stack.stop_all()
            if balancer:
                balancer.terminate()
                balancer.wait()
    print(f"\n{len(wrong)} of the checks failed." if wrong else "\nEverything is as it should be, and taken down.")
    return 1 if wrong else 0


def checks(nodes: list[Node], balanced: int):
    """(what, what was seen, whether it is right)"""
    one, two = nodes
    wait_until(lambda: two.has("/about/", "<h1"), 30, "The second machine's page")
    one.shell(SAY.format(title="Said on the first machine"))
    seconds = wait_until(lambda: two.has("/about/", "Said on the first machine"), 30, "The news")
    yield "published on one machine, read on the other", f"{seconds:.2f} s", seconds <= 1
    one.shell(WITHDRAW)
    seconds = wait_until(lambda: two.visitor.ask("/accessibility/").status == 404, 30, "The withdrawal")
    yield "withdrawn on one machine, gone on the other", f"{seconds:.2f} s", seconds <= 1
    mirrored = two.stack.var / "mirror" / "current" / "accessibility" / "index.html"
    yield "and from its mirror", mirrored.exists(), not mirrored.exists()
    picture = one.shell(DRAW).split("at ")[1].strip()
    said = two.visitor.ask(picture)
    yield "a picture kept by one machine comes from the other", said.status, said.status == 200
    yield from one_vanishes(nodes, balanced)
    postgres = Postgres()
    postgres.stop()
    answers = [node.visitor.ask(path).status for node in nodes for path in ("/", "/support/", "/accessibility/")]
    right = answers[0:2] + answers[3:5] == [200] * 4 and 200 not in (answers[2], answers[5])
    yield "without PostgreSQL both have their pages, and none withdrawn", answers, right
    postgres.start()
    seconds = wait_until(lambda: all(node.has("/search/?q=plan", "<h1") for node in nodes), 60, "The database's return")
    yield "with it back, both are their own again", f"{seconds:.1f} s", seconds <= 10


def one_vanishes(nodes: list[Node], balanced: int):
    one, two = nodes
    current = one.stack.var / "mirror" / "current"
    expected = words_of(current, json.loads((current / "manifest.json").read_text())["critical"])
    tally = Tally()

    def read():
        found = ask_many(balanced, HOST, expected, at_least=1000, seconds=12)
        tally.seconds, tally.failures, tally.wrong = found.seconds, found.failures, found.wrong

    reading = threading.Thread(target=read)
    reading.start()
    time.sleep(3)
    two.vanish()
    reading.join()
    said = f"{len(tally.seconds)} asked, {len(tally.failures)} failed, {len(tally.wrong)} wrong"
    said += f", p50 {tally.at(0.5):.0f} ms, p99 {tally.at(0.99):.0f} ms, slowest {tally.at(1):.0f} ms"
    yield "one machine vanishes while pages are read", said, not (tally.failures or tally.wrong)
    one.shell(SAY.format(title="Said while it was away"))
    two.return_()
    seconds = wait_until(lambda: two.has("/about/", "Said while it was away"), 90, "Its return")
    yield "back, it has what was published meanwhile", f"{seconds:.1f} s after its start", True


if __name__ == "__main__":
    assert Path.cwd() == ROOT
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8440))
