"""What is looked at in a text before it is published, and addresses from titles in any script."""

import pytest

from core.reading_age import age_of
from core.slugs import usable_slug
from core.text_checks import CheckedText, advice_on


def said(html: str) -> str:
    return " ".join(advice.message for advice in advice_on([CheckedText(html)]))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            '<p>To complain, <a href="/complain/">click here</a>.</p>',
            "The link “click here” does not say where it leads",
        ),
        ('<p>Find the form <a id="4" linktype="page">Here.</a></p>', "The link “Here.” does not say"),
        ('<p><a href="/x/"><b>Read more</b> »</a></p>', "does not say where it leads"),
        ('<p>See <a href="/x/"> </a></p>', "A link has no words"),
        ('<p><a href="https://example.org/a">https://example.org/a</a></p>', "is an address"),
        ("<p>Ring 020 7946 0018 at night.</p>", "The number 020 7946 0018 is not a link"),
        ("<p>Ring +44 20 7946 0018.</p>", "is not a link"),
        ("<p>We meet on 4 March at noon.</p>", "“4 March” has no year"),
        ("<p>By 31st October, please.</p>", "“31st October” has no year"),
        ("<p>We utilise posters in order to warn people.</p>", "“utilise” is jargon. You could say: use"),
    ],
)
def test_what_is_found(html, words):
    assert words in said(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p>Read <a href="/complain/">how to complain</a>.</p>',
        '<p>Ring <a href="tel:02079460018">020 7946 0018</a>.</p>',
        "<p>We meet on 4 March 2027, from 4 March to 6 March 2027.</p>",
        "<p>It cost £02 000 000 and the reference is A0207946001812345.</p>",
        "<p>You may march in May. This may be it.</p>",
        '<p><a href="/x/"><embed embedtype="image" alt="Our office" /></a></p>',
        "",
        "<p></p>",
    ],
)
def test_what_is_in_order(html):
    assert said(html) == ""


def test_only_links_that_nobody_can_tell_apart_keep_a_page_back():
    advice = advice_on([CheckedText('<p>We utilise <a href="/">this</a> on 4 March. Ring 020 7946 0018.</p>')])
    assert [each.is_refused for each in advice] == [True, False, False, False]


def test_a_hard_text_is_told_its_age_and_its_hardest_sentences():
    hard = "The partnership commissioned comprehensive multidisciplinary interventions addressing vulnerability. "
    text = f"<p>We keep you safe. {hard * 2}Call us at night. We will help you.</p>"
    assert "This reads at age" in said(text)
    assert "“The partnership commissioned" in said(text)
    assert "Call us at night" not in said(text)


def test_a_plain_text_is_not_told_its_age():
    assert said("<p>We keep you safe. You can call us at night. We will help you. It is free.</p>") == ""


def test_the_ruler_tells_short_words_from_long_ones():
    assert age_of("The cat sat on the mat.") < 5
    assert age_of("Coercive behaviour constitutes a criminal offence under contemporary legislation.") > 19
    assert age_of("People are being heard.") == age_of("Window and window win.")  # “people” has two syllables


@pytest.mark.parametrize(
    ("proposed", "title", "slug"),
    [
        ("--", "জরুরি সাহায্য", "jruri-sahayy"),
        ("-2026", "জরুরি 2026", "jruri-2026"),
        ("", "مساعدة عاجلة", "msdh-jlh"),
        ("", "Żółć i łódź", "zolc-i-lodz"),
        ("zolc-i-lodz", "Żółć i łódź", "zolc-i-lodz"),
        ("", "Помощь", "pomoshch"),
        ("", "紧急帮助", "jinjibangzhu"),
        ("---", "!!!", "page"),
        ("-", "ا", "page"),
        ("our--plans-", "Our plans", "our-plans"),
        ("what-the-editor-typed", "জরুরি সাহায্য", "what-the-editor-typed"),
        ("", "Plan 2022–25", "plan-202225"),
    ],
)
def test_an_address_can_be_used_whatever_the_script_of_the_title(proposed, title, slug):
    assert usable_slug(proposed, title) == slug
