"""Everything between a request and Django: knows Django and Wagtail's signals, and no page type of ours.

`page_cache` sends finished pages, `upstream` asks Django for the rest with a deadline and a circuit breaker,
`invalidation` makes stale what an editor changes, here and on other machines, and `prerender` makes every public page
before anybody asks and writes the static mirror. `local_cache`, `page_shell` and `fragments` are for what cannot be
cached whole; `expiry` says until when a page is true, `generation` since which change.
"""
