"""The register as open data: files, a read-only API, and a feed of what changed. Only what is named here is public."""
