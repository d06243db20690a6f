"""All public pages before anybody asks: made (`baker`), written as files that stand alone (`mirror`), and told to the
caches in front of the site where they are others now (`edges`)."""
