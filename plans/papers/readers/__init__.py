"""One reader for each format of a paper; all give the same nodes."""
