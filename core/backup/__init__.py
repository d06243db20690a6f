"""A copy of everything the site cannot make again: the database, editors' files and the original papers."""
