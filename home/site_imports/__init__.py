"""An existing site moves in: its export (WordPress), its sitemap or a table of its pages becomes drafts and redirects.

`reading` reads the file, in a process of its own; `loading` makes the drafts; `manage.py import_site` is the way in.
`docs/operators/moving-a-site.md` says what comes along and what needs a hand.
"""
