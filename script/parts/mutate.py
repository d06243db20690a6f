"""Breaks a copy of the project in one place at a time and runs the tests that ought to notice. See script/mutate."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from mutations import EXPLAINED, MUTATIONS

ROOT = Path(__file__).resolve().parents[2]
WANTED = 0.95  # of all mutations, killed or explained
LONGEST = 900  # seconds for the tests of one of them; what then still runs was not seen to fail


class Mutation(NamedTuple):
    file: str
    old: str
    new: str
    tests: str

    @property
    def name(self) -> str:
        return f"{self.file}: {shortened(self.old)} → {shortened(self.new)}"

    def in_text(self, text: str) -> str:
        """The text with the fault in it. Raises ValueError where the place is not there, or is there twice."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.name}: it stands {text.count(self.old)} times in the file. Mend mutations.py.")
        return text.replace(self.old, self.new)


def shortened(text: str) -> str:
    words = " ".join(text.split()) or "nothing"
    return words if len(words) <= 50 else f"{words[:49]}…"


def copy_of_project(folder: Path) -> Path:
    """Every file that git knows or would take, with the same packages."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    return folder


def outcome(mutation: Mutation, copy: Path) -> str:
    """What its tests say of a copy with the fault in it: killed, survived, or that they could not be run."""
    file = copy / mutation.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(mutation.in_text(whole), encoding="utf-8")
    command = [".venv/bin/python", "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    command += [f"tests/{name}" for name in mutation.tests.split()]
    try:
        run = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return "not ended"
    finally:
        file.write_text(whole, encoding="utf-8")
    return {0: "survived", 1: "killed"}.get(run.returncode, f"not run: {run.stdout[-300:]}{run.stderr[-300:]}")


def run_all(mutations: list[Mutation], processes: int) -> dict[Mutation, str]:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as workers:
        copies: Queue[Path] = Queue()
        for number in range(processes):
            copies.put(copy_of_project(Path(folder) / str(number)))

        def one(mutation: Mutation) -> str:
            copy = copies.get()
            try:
                said = outcome(mutation, copy)
            finally:
                copies.put(copy)
            print(f"{said.split(':')[0]:9} {mutation.name}", flush=True)
            return said

        return dict(zip(mutations, workers.map(one, mutations), strict=True))


def main(words: list[str]) -> int:
    mutations = [Mutation(*row) for row in MUTATIONS]
    mutations = [each for each in mutations if all(word in each.name for word in words)]
    if not mutations:
        print(f"No mutation has {' '.join(words)} in its file or its words.")
        return 1
    answers = run_all(mutations, max(1, (os.cpu_count() or 2)))
    return tell(answers)


def tell(answers: dict[Mutation, str]) -> int:
    good = 0
    print(f"\n{len(answers)} mutations: {list(answers.values()).count('killed')} killed.")
    for mutation, said in answers.items():
        why = EXPLAINED.get((mutation.file, mutation.new)) if said == "survived" else None
        good += said == "killed" or why is not None
        if said != "killed":
            print(f"  {said} {mutation.name}")
            print(f"    explained: {why}" if why else f"    tests: {mutation.tests}")
    return 0 if good >= WANTED * len(answers) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
