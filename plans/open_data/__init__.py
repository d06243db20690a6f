"""The plan and its record as open data: what is public, the sets made of it, and where they are served."""
