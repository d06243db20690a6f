"""Words that stand nowhere but in our pages, so that whoever finds one in a browser's files knows where it is from."""

TITLE = "Quillwort"
ADDRESS = "vernalix"
TEXT = "Osmundine"
PAGES = 4
