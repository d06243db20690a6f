"""Pages in other languages: their pieces, how a translation begins, and its way to a translator and back."""
