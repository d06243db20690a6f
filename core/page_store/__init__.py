"""Finished public pages, kept in front of Django: fast as files, and there when all behind them is down.

Read them in this order: `generation` says whether what is kept is still true, `finished` is one finished answer,
`shelf` keeps them on the disk, `asking` asks Django without waiting for ever, `waking` loads it, `front` is the door
that visitors meet, `changes` makes old what an editor changes, `baking` fills the shelf and `mirror` writes a copy of
it all.
"""
