"""What makes a template easy to read costs a reader's browser nothing, and what is shown as it is stays so."""

from core.template_whitespace import without_whitespace


def test_indentation_is_left_out():
    assert without_whitespace("<b>\n    One  two \n    <i>three</i>\n</b>\n") == "<b> One  two <i>three</i> </b> "


def test_what_is_shown_as_it_is_stays_as_it_is():
    shown = "<pre>\n  {\n    1\n  }\n</pre>"
    assert without_whitespace(f"<div>\n  {shown}\n  <p>\n</div>") == f"<div>{shown}<p></div>"


def test_line_ends_go_beside_blocks_and_are_spaces_in_sentences():
    template = '<ul>\n<li class="{{ kind }}">\nOne\n<a href="/">two</a>\n<b>three</b>\n</li>\n</ul>\n'
    assert without_whitespace(template) == '<ul><li class="{{ kind }}">One <a href="/">two</a> <b>three</b></li></ul>'


def test_a_comment_at_the_end_of_a_line_joins_it_to_the_next():
    assert without_whitespace("{% if a %}one{% endif %}{##}\n    .") == "{% if a %}one{% endif %}{##}."
    assert (
        without_whitespace("{% comment %}Why.{% endcomment %}\n<b>a</b>") == "{% comment %}Why.{% endcomment %}<b>a</b>"
    )


def test_pages_are_made_of_templates_without_indentation(client, front_page):
    page = client.get("/").content.decode()
    assert "\n " not in page
