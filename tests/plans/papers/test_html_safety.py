"""What reaches a page is safe, whatever the file held."""

import re

import pytest

from plans.papers import read_paper
from plans.papers.nodes import Run, render, safe_href

ALLOWED = re.compile(r'</?(?:strong|em)>|<br>|<a href="(?:https?://|mailto:|tel:)[^"<>]*">|</a>')


def html_of(page: str, name: str = "paper.html") -> str:
    (paper,) = read_paper(page.encode(), name)
    parts = []
    for block in paper.blocks:
        if block.kind == "table":
            parts += [cell for row in block.rows for cell in row]
        elif block.kind == "list":
            parts += [item.html for item in block.items]
        else:
            parts.append(block.html)
    return "\n".join(parts)


ATTACKS = [
    "<p>Hello <script>alert(1)</script>",
    "<p>Hello <img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>Hello <b onmouseover=alert(1)>you</b>",
    "<p>Hello <a href='javascript:alert(1)'>you</a>",
    "<p>Hello <a href=' java\tscript:alert(1)'>you</a>",
    "<p>Hello <a href='data:text/html,<script>alert(1)</script>'>you</a>",
    "<p>Hello <a href='//evil.example'>you</a> <a href='vbscript:x'>me</a>",
    "<p>Hello <a href='https://example.org/\"onclick=\"alert(1)'>you</a>",
    "<p>Hello <svg onload=alert(1)><text>you</text></svg>",
    "<p>Hello <iframe src='https://example.org'></iframe><style>p{}</style>",
    "<p>Hello &lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>Hello <<b>script>alert(1)</<b>script>",
    "<p>Hello <math><mtext><script>alert(1)</script></mtext></math>",
    "<table><tr><td>Hello<td><a href='javascript:x'>you</a><tr><td>1<td>2</table>",
    "<ul><li>Hello <font color=red>you</font><li><u>me</u></ul>",
    "<p>Hello <b>you <i>and</b> me</i> <strong><p>again",
]


@pytest.mark.parametrize("page", ATTACKS)
def test_only_the_allowed_tags_reach_the_page(page):
    html = html_of(page)
    assert "Hello" in html
    rest = ALLOWED.sub("", html)
    assert "<" not in rest and ">" not in rest.replace("&gt;", "")


@pytest.mark.parametrize("page", ATTACKS)
def test_the_same_holds_for_markdown_and_plain_text(page):
    for name in ("paper.md", "paper.txt"):
        rest = ALLOWED.sub("", html_of(page, name))
        assert "<" not in rest and ">" not in rest.replace("&gt;", "")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:a@example.org", True),
        ("tel:+442079460000", True),
        (" https://example.org ", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("/relative", False),
        ("#here", False),
        ("https://example.org/a b", False),
        ("https://" + "a" * 3000, False),
        ("", False),
    ],
)
def test_only_whole_web_mail_and_phone_addresses_are_links(address, kept):
    assert bool(safe_href(address)) is kept


def test_marks_are_balanced_and_white_space_is_single():
    runs = [Run("  a "), Run("b", strong=True), Run(" \t c", strong=True, em=True), Run("\n"), Run(" d<", href="tel:1")]
    assert render(runs) == ('a <strong>b</strong> <strong><em>c</em></strong><br><a href="tel:1">d&lt;</a>')


def test_unclosed_and_crossed_tags_give_balanced_html():
    html = html_of("<p>one <b>two <i>three</b> four<p>five</i> six <a href='https://example.org'>seven<p>eight")
    for tag in ("strong", "em", "a"):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>")
