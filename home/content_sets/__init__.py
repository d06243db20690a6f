"""Content sets: what a site says, as folders of YAML and Markdown that people can read, check, load and export.

`docs/operators/content-sets.md` says how a set is written. `loader` reads one into a site, `exporter` writes one.
"""
