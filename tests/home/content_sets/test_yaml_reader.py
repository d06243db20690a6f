"""YAML and Markdown as people write them: words stay words, and what cannot be read is told in a sentence."""

from itertools import pairwise

import pytest

from home.content_sets.markdown_text import NoSuchLink, html_of, markdown_of, plain_anchor
from home.content_sets.yaml_reader import ContentMistakes, read_yaml

# What people write, as files of other sites have it: rewritten, one slip to a line.
SLIPS = [
    ("title: no\n", "no"),  # not false
    ("title: NO\n", "NO"),  # Norway
    ("title: 2024-05-01\n", "2024-05-01"),  # a date stays as it was typed
    ("title: 020 7946 0018\n", "020 7946 0018"),
    ("title: 0800\n", "0800"),  # not a number in base eight
    ("title: 22:30\n", "22:30"),  # not a number in base sixty
    ("title: 1.10\n", "1.10"),  # not 1.1
    ("title: 1e3\n", "1e3"),
    ("title: ~\n", ""),
    ("title: null\n", ""),
    ("title: 'Don''t'\r\n", "Don't"),  # a file from Windows
    ("title: “Curly”\n", "“Curly”"),
    ("title: y\n", "y"),
    ("title:\n", ""),
    ("title: 1,4,5,34\n", "1,4,5,34"),
    ("title: Report No. 2#3\n", "Report No. 2#3"),
    ("# a remark\ntitle: Words\n", "Words"),
]


@pytest.mark.parametrize(("text", "value"), SLIPS)
def test_words_stay_words(text, value):
    assert read_yaml(text, "x.yaml") == {"title": value}


UNREADABLE = [
    ("title: Part 2: the plan\n", "line 1: Has a second colon in its value."),
    ("a: 1\n\tb: 2\n", "line 2: Has a tab."),
    ("a: News of June — part #2 (28 new)\n", "line 1: What follows # would be lost."),
    ('a: ""quoted"" words\n', "or has words after a quotation mark."),
    ("a: 1\nsome words\n", "Has no colon after its name."),
    ("a: 1\na: 2\n", "line 2: “a” stands twice."),
    ("a: &x 1\nb: *x\n", "line 1: Starts with * or &."),
    ("a: *bold* words\n", "line 1: Starts with * or &."),
    ("a: !!python/object/apply:os.system [ls]\n", "line 1: Starts with !."),
    ("a: !important\n", "line 1: Starts with !."),
    ("a: @home\n", "line 1: Begins with @."),
    ("a: `code`\n", "line 1: Begins with `."),
    ('a: "C:\\people"\n', "line 1: Has a backslash in double quotation marks."),
    ('a: "open\nb: 2\n', "A quotation mark is opened and never closed."),
    ("a: 1\n---\nb: 2\n", "Has “---” in the middle."),
    ("", "The file is empty."),
    ("# only a remark\n", "The file is empty."),
    ("a: \x07bell\n", "Has a character that cannot be shown."),
    ("a: " + "[" * 5000, "Goes deeper than any content does."),
    ("? [a, b]\n: c\n", "Has a name that is more than one word of text."),
]


@pytest.mark.parametrize(("text", "said"), UNREADABLE)
def test_what_cannot_be_read_is_told_in_a_sentence(text, said):
    with pytest.raises(ContentMistakes) as caught:
        read_yaml(text, "x.yaml")
    assert said in str(caught.value)


def test_a_thousand_million_laughs_are_refused_at_once():
    levels = [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi")]
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(levels)
    with pytest.raises(ContentMistakes, match="Starts with"):
        read_yaml(bomb, "x.yaml")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One\ntwo.\n\nThree.", "<p>One two.</p><p>Three.</p>"),
        ("**Bold**, *leaning*.", "<p><b>Bold</b>, <i>leaning</i>.</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n1. b", "<ol><li>a</li><li>b</li></ol>"),
        ("Call [999](tel:999).", '<p>Call <a href="tel:999">999</a>.</p>'),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
        (r"2\*3\_4", "<p>2*3_4</p>"),
    ],
)
def test_markdown_is_rich_text_and_back(markdown, html):
    assert html_of(markdown, plain_anchor) == html
    assert html_of(markdown_of(html, lambda key: "", plain_anchor), plain_anchor) == html


def test_html_in_a_set_is_cleaned_and_a_script_is_words():
    assert html_of("<p onclick='x'>Hi<script>alert(1)</script></p>", plain_anchor).startswith("<p>Hi")
    assert "<script" not in html_of("Hi <script>alert(1)</script>", plain_anchor)
    assert html_of("[x](javascript:alert(1))", plain_anchor) == "<p>[x](javascript:alert(1))</p>"
    with pytest.raises(NoSuchLink):
        html_of("[x](ftp://old.example/)", plain_anchor)


def test_long_words_are_wrapped_and_read_back():
    html = "<p>" + "word and " * 80 + "end</p>"
    markdown = markdown_of(html, lambda key: "", plain_anchor)
    assert max(map(len, markdown.splitlines())) <= 100 and html_of(markdown, plain_anchor) == html
