"""What makes a template easy to read costs a reader's browser nothing, and what is shown as it is stays so."""

from core.template_whitespace import without_indentation, without_whitespace


def test_indentation_is_left_out_and_lines_stay():
    assert (
        without_indentation("<ul>\n    <li>\n      One  two \n    </li>\n</ul>\n")
        == "<ul>\n<li>\nOne  two\n</li>\n</ul>\n"
    )


def test_what_is_shown_as_it_is_stays_as_it_is():
    shown = "<pre>\n  {\n    1\n  }\n</pre>"
    assert without_indentation(f"<div>\n  {shown}\n  <p>\n</div>") == f"<div>\n{shown}\n<p>\n</div>"


def test_line_ends_go_beside_blocks_and_stay_in_sentences():
    template = '<ul>\n<li class="{{ kind }}">\nOne\n<a href="/">two</a>\n<b>three</b>\n</li>\n</ul>\n'
    assert without_whitespace(template) == '<ul><li class="{{ kind }}">One\n<a href="/">two</a>\n<b>three</b></li></ul>'


def test_pages_are_made_of_templates_without_indentation(client, front_page):
    page = client.get("/").content.decode()
    assert "\n " not in page
