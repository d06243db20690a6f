"""What every app stands on. `__version__` is that of the whole site: CHANGELOG.md says what each brought."""

__version__ = "1.1"
