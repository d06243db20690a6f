"""Finished public pages, kept in front of Django: fast as files, and there when all behind them is down.

Read them in this order: `delivery.generation` says whether what is cached is still true, `response` is one cached
response, `disk` keeps them on the disk and in memory, `middleware` is what visitors meet, `fallback` is what it sends
when it has nothing, and `factory` puts it all together. A view asks that its answer be cached with
`delivery.decorators`.
"""
