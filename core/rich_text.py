"""What editors may do in rich text. Three sets: a phrase, a text of ours, and the words of a paper."""

# A sentence in a note or a card: it may stress a word or link.
PHRASE = ["bold", "italic", "link"]

# A text of ours: paragraphs and lists. Headings are blocks, so that the outline of a page is never skewed.
TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]

# Words as published: what the paper has, no links of ours to pages that may move.
AS_PUBLISHED = ["bold", "italic", "ol", "ul", "link", "superscript", "subscript"]
