class BulkRefused(Exception):
    """What was to be done with many at once was done with none. Each problem names its venue."""

    def __init__(self, problems: list[str]):
        super().__init__(" ".join(problems))
        self.problems = problems
