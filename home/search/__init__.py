"""Search of all that is public.

Words: query (what was asked), dates, text (how words are compared), spelling, synonyms. What is known: documents,
page_documents, other_documents, library (all of it, with its index), phrases (known ways of asking), harm_kinds,
answers (the editors' best answers), venue_answers. Then answering puts a question to all of these, ranking and index
find the rest, and results or help_answers say what the page shows. Nothing asked is ever kept.
"""
