"""Search of public pages.

Pure, one question each: words (what was asked), synonyms (what means the same), harm_words (is somebody hurt),
suggestions (what might have been meant), excerpts (the words around a match). With the database: passages (what a
page says, in pieces), finding (which pages, in which order). `view` puts them together. Nothing asked is ever kept.
"""
