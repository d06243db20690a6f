"""All public pages before anybody asks: made (`crawler`), written as files that stand alone (`static_mirror`), and
purged from the caches in front of the site where they are others now (`cdn_purge`)."""
