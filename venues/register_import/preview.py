"""What an officer is shown of a comparison: the first rows of each kind, and the counts of all."""

from dataclasses import dataclass
from datetime import date

from venues.register_import.outcomes import ColumnFaults, ImportPlan, InRegister, Outcome, faults_by_column

SHOWN = 100  # rows of each kind on the page
FAULTY_SHOWN = 40  # rows with faults: each has fields of its own, and Django takes a thousand in one form


@dataclass
class ImportPreview:
    """`digest`: another one if the import would do something else. `left_out`: rows by number, each in one line."""

    digest: str
    day: date
    faulty: list[Outcome]
    faulty_count: int
    faults: int
    faults_by_column: list[ColumnFaults]
    doubtful: list[Outcome]
    doubtful_count: int
    public: list[Outcome]
    public_count: int
    private: list[Outcome]
    private_count: int
    created: int
    updated: int
    unchanged: int
    given: int
    missing: list[InRegister]
    missing_count: int
    left_out: list[tuple[int, str]]
    ready_count: int


def preview_of(plan: ImportPlan, left_out: list[tuple[int, str]]) -> ImportPreview:
    faulty = [outcome for outcome in plan.outcomes if outcome.entry.faults]
    ready = plan.ready
    doubtful = [outcome for outcome in ready if outcome.doubt or outcome.entry.warnings]
    public = [outcome for outcome in ready if outcome.public_from and outcome.what != "unchanged"]
    private = [outcome for outcome in ready if not outcome.public_from]
    return ImportPreview(
        digest=plan.digest,
        day=plan.day,
        faulty=faulty[:FAULTY_SHOWN],
        faulty_count=len(faulty),
        faults=sum(len(outcome.entry.faults) for outcome in faulty),
        faults_by_column=faults_by_column(faulty),
        doubtful=doubtful[:SHOWN],
        doubtful_count=len(doubtful),
        public=public[:SHOWN],
        public_count=len(public),
        private=private[:SHOWN],
        private_count=len(private),
        created=plan.count("create"),
        updated=plan.count("update"),
        unchanged=plan.count("unchanged"),
        given=sum(outcome.gives for outcome in plan.outcomes),
        missing=plan.missing[:SHOWN],
        missing_count=len(plan.missing),
        left_out=left_out,
        ready_count=len(ready),
    )
