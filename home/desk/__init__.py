"""The editors' desk: what is due for a person, on the admin's first page and in a weekly letter."""
