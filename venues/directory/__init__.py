"""The public register: finding a venue, reading about it, and what the scheme asks of venues."""
