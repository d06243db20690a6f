"""Links that lead out of this site: gathered from what is public, asked politely, and what came of it kept.

Polite: one question to a host in two seconds or what its robots.txt asks for, HEAD before GET, no body read, each
address once a week. Only addresses of the public internet are asked, whatever an editor typed or a site redirects to.
"""

import ipaddress
import json
import re
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests
from django.conf import settings
from django.db.models import Model
from requests.adapters import HTTPAdapter
from wagtail.models import Page, Site

from core.public_pages import open_to_all
from home.models import OutsideLink
from plans.models import PublicSource
from support_services.models import Service

ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
PAUSE = 2.0  # seconds between two questions to one host
LONGEST_PAUSE = 30.0
SECONDS = (5, 10)  # to connect, to answer
MOST_HOPS = 5
AGAIN_AFTER = timedelta(days=6)
MOST_ROBOTS = 64 * 1024  # bytes
REFUSES_HEAD = {400, 403, 404, 405, 406, 500, 501}
REFUSES_PROGRAMS = {401, 403, 405, 406, 429, 451, 503, 999}  # of people we know nothing: the site is there
# Where a site leads who asks for what it has no more, or only for members, though it answers that all is well.
SIGN_IN = re.compile(r"/(account/|accounts/)?(v?code)?(log-?in|log-?on|sign-?in|signin)\b", re.IGNORECASE)
NOT_FOUND = re.compile(r"(\b404\b|page-?_?not-?_?found|notfound|not-found)", re.IGNORECASE)
FIRST_PAGE = re.compile(r"/?(index\.\w+|home/?|default\.aspx?)?", re.IGNORECASE)
# The site sent only a part of its chain of certificates: most browsers find the rest.
INCOMPLETE_CHAIN = "unable to get local issuer certificate"


class NotPublic(requests.RequestException):
    """The address leads into a private network."""


class PublicOnly(HTTPAdapter):
    """Asked before each hop, so that no redirect leads into the network of this machine."""

    def send(self, request, *args, **kwargs):
        host = urlsplit(request.url).hostname or ""
        for *_, (address, *_) in socket.getaddrinfo(host, None):
            if not ipaddress.ip_address(str(address).partition("%")[0]).is_global:
                raise NotPublic(f"{host} is in a private network")
        return super().send(request, *args, **kwargs)


@dataclass
class LinkChecker:
    """`wait` and `clock` in seconds. `adapter` decides where it may go."""

    adapter: HTTPAdapter = field(default_factory=PublicOnly)
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self):
        self.session = requests.Session()
        self.session.trust_env, self.session.max_redirects = False, MOST_HOPS
        self.session.headers["User-Agent"] = f"CommunitySafetyLinkCheck/1 (+{settings.WAGTAILADMIN_BASE_URL})"
        for scheme in ("https://", "http://"):
            self.session.mount(scheme, self.adapter)
        self.robots: dict[str, RobotFileParser | None] = {}
        self.asked_at: dict[str, float] = {}

    def trouble_with(self, address: str) -> str | None:
        """What is wrong, in a few words; empty if it answers; None where its owner wants no programs to ask."""
        parts = urlsplit(address)
        try:
            rules = self.rules_of(f"{parts.scheme}://{parts.netloc}")
            if rules is None or not rules.can_fetch(self.session.headers["User-Agent"], address):
                return None
            code, landed = self.ask_twice(address, rules)
        except NotPublic:
            return "leads into a private network"
        except requests.TooManyRedirects:
            return "leads round in a circle"
        except (requests.RequestException, OSError, ValueError) as problem:
            if INCOMPLETE_CHAIN in str(problem):
                return None
            return f"does not answer ({in_short(problem)})"
        if code in REFUSES_PROGRAMS:
            return None
        if code >= 400:
            return f"answers {code}"
        return where_it_leads(address, landed)

    def ask_twice(self, address: str, rules: RobotFileParser) -> tuple[int, str]:
        """Many sites refuse HEAD in a way of their own, or hang up, and answer GET."""
        try:
            code, landed = self.ask("HEAD", address, rules)
        except (NotPublic, requests.exceptions.SSLError, requests.ConnectTimeout, requests.TooManyRedirects):
            raise
        except (requests.ConnectionError, requests.Timeout):
            code, landed = self.ask("GET", address, rules)
        return self.ask("GET", address, rules) if code in REFUSES_HEAD else (code, landed)

    def ask(self, method: str, address: str, rules: RobotFileParser | None = None) -> tuple[int, str]:
        host = urlsplit(address).netloc
        pause = float((rules and rules.crawl_delay(self.session.headers["User-Agent"])) or PAUSE)
        if host in self.asked_at:
            self.wait(max(0.0, self.asked_at[host] + min(pause, LONGEST_PAUSE) - self.clock()))
        try:
            with self.session.request(method, address, timeout=SECONDS, stream=True, allow_redirects=True) as answer:
                return answer.status_code, answer.url
        finally:
            self.asked_at[host] = self.clock()

    def rules_of(self, site: str) -> RobotFileParser | None:
        """Of a host, asked once. None where it cannot say: then nothing is asked of it now."""
        if site not in self.robots:
            rules: RobotFileParser | None = RobotFileParser()
            with self.session.get(f"{site}/robots.txt", timeout=SECONDS, stream=True) as answer:
                if answer.status_code >= 500:
                    rules = None
                else:
                    text = answer.raw.read(MOST_ROBOTS, decode_content=True) if answer.ok else b""
                    rules.parse(text.decode("utf-8", "replace").splitlines())  # type: ignore[union-attr]
            self.asked_at[urlsplit(site).netloc] = self.clock()
            self.robots[site] = rules
        return self.robots[site]


def in_short(problem: Exception) -> str:
    kinds = {requests.Timeout: "too slow", requests.exceptions.SSLError: "its certificate is not good"}
    return next((words for kind, words in kinds.items() if isinstance(problem, kind)), "nobody there")


def where_it_leads(address: str, landed: str) -> str:
    """What is wrong with the page on which a link ends; empty where nothing is."""
    asked, end = urlsplit(address), urlsplit(landed)
    if SIGN_IN.search(end.path) and not SIGN_IN.search(asked.path):
        return "asks readers to sign in"
    if not is_same_site(end.hostname or "", asked.hostname or ""):
        return f"leads to {end.hostname}, another site"
    if NOT_FOUND.search(end.path) and not NOT_FOUND.search(asked.path):
        return "leads to a page that says “not found”"
    if FIRST_PAGE.fullmatch(end.path) and not (FIRST_PAGE.fullmatch(asked.path) or asked.query):
        return "leads to the first page of its site"
    return ""


def is_same_site(one: str, other: str) -> bool:
    """Whether both belong to one owner: the last two parts agree, or three where the last two are as org.uk."""
    parts = [name.lower().split(".") for name in (one, other)]
    length = 3 if len(parts[0]) > 2 and len(parts[0][-2]) <= 3 else 2
    return parts[0][-length:] == parts[1][-length:]


def links_there_are() -> dict[str, list[list]]:
    """Every address outside, with what leads there: kind, key and title."""
    ours = [settings.WAGTAILADMIN_BASE_URL, *(site.root_url for site in Site.objects.all())]
    own = {urlsplit(address).netloc for address in ours}
    found: dict[str, list[list]] = {}
    for kind, thing in public_things():
        for address in sorted(set(addresses_in(thing))):
            if urlsplit(address).netloc not in own:
                found.setdefault(address, []).append([kind, thing.pk, str(thing)])
    return found


def public_things() -> Iterable[tuple[str, Model]]:
    for page in open_to_all(Page.objects.all()).specific():
        yield "page", page
    for service in Service.objects.filter(live=True):
        yield "service", service
    for source in PublicSource.objects.filter(live=True):
        yield "source", source


def addresses_in(thing: Model) -> Iterable[str]:
    """Wherever in it they stand: fields, blocks, rows."""
    told = thing.serializable_data() if hasattr(thing, "serializable_data") else [getattr(thing, "address", "")]
    for match in ADDRESS.findall(json.dumps(told, default=str, ensure_ascii=False)):
        address = match.partition("#")[0].rstrip(".,;:!?")
        if address.endswith(")") and address.count(")") > address.count("("):  # it stood in brackets
            address = address.rstrip(".,;:!?)")
        if urlsplit(address).hostname:
            yield address.replace("&amp;", "&")


def check_links(now: datetime, checker: LinkChecker, most: int = 500) -> list[OutsideLink]:
    """Ask those that were not asked this week, the longest ago first. Returns what is broken now."""
    there_are = links_there_are()
    OutsideLink.objects.exclude(address__in=there_are).delete()
    known = {link.address: link for link in OutsideLink.objects.all()}
    links = [known.get(address) or OutsideLink(address=address) for address in there_are]
    for link in links:
        link.places = there_are[link.address]
        link.save()
    due = [link for link in links if not link.checked_at or link.checked_at <= now - AGAIN_AFTER]
    due.sort(key=lambda link: (link.checked_at is not None, link.checked_at or now, link.address))
    for link in due[:most]:
        keep_answer(link, checker.trouble_with(link.address), now)
    return list(OutsideLink.objects.broken())


def keep_answer(link: OutsideLink, trouble: str | None, now: datetime) -> None:
    link.checked_at = now
    if trouble:
        link.trouble, link.failures, link.failing_since = trouble[:200], link.failures + 1, link.failing_since or now
    elif trouble == "":
        link.trouble, link.failures, link.failing_since = "", 0, None
    link.save()
