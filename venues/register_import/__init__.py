"""An officer's own sheet, from upload to public: read, matched, compared, applied whole or not at all, undone."""
