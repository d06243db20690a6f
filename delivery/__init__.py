"""Everything between a request and Django: knows Django and Wagtail's signals, and no page type of ours.

`page_cache` sends finished pages, `upstream` asks Django for the rest with a deadline and a circuit breaker,
`invalidation` makes stale what an editor changes, here and on other machines, and `prerender` makes every public page
before anybody asks and writes the static mirror. `local_cache` and `fragments` are for what cannot be cached whole, and
`query_trace` says whether that is still true; `expiry` says until when a page is, `generation` since which change.
"""
