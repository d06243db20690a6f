"""Finished public pages, kept in front of Django: fast as files, and there when all behind them is down.

Read them in this order: `generation` says whether what is kept is still true, `finished` is one finished answer,
`shelf` keeps them on the disk, `front` is the door that visitors meet, `this_second` spares it working out the same
answer again, `unavailable` is what it says when it has nothing, `keeping` is how a view asks that its answer be kept,
and `opening` puts it all together.

Around it: `delivery.upstream` asks Django, `delivery.invalidation` makes old what an editor changes, `delivery.prerender` fills the shelf
and writes a copy of it all, and `core.remembering` helps what cannot be kept whole.
"""
