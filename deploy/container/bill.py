"""The bill of materials of the image, to stdout: of its Python packages and of every package of Debian. CycloneDX."""

import json
import subprocess
import sys
from pathlib import Path

FIELDS = "${binary:Package}\t${Version}\t${Architecture}\n"


def components(listed: str) -> list[dict[str, str]]:
    """What dpkg-query lists, as CycloneDX names it."""
    rows = [line.split("\t") for line in listed.splitlines()]
    return [
        {
            "type": "library",
            "name": name.partition(":")[0],
            "version": version,
            "purl": f"pkg:deb/debian/{name.partition(':')[0]}@{version.replace('+', '%2B')}?arch={architecture}",
        }
        for name, version, architecture in rows
    ]


def main(file: Path) -> None:
    bill = json.loads(file.read_text(encoding="utf-8"))
    listed = subprocess.run(["dpkg-query", "-W", "-f", FIELDS], check=True, capture_output=True, text=True).stdout
    bill["components"] += components(listed)
    json.dump(bill, sys.stdout, indent=1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
