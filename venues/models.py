"""The register of the Safety Thirst scheme. Nothing is kept here yet."""
