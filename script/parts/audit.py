"""Which of our pinned packages have known faults: by an advisory source on the network, or by advisories in files.

Ends with 0 where there are none, 1 where there are some, 3 where no source could be reached: then nothing is known.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PIP_AUDIT = "pip-audit==2.10.1"
OWN_SOURCE = os.environ.get("ADVISORY_SOURCE", "")  # address of a server that answers as OSV's: asked alone
SOURCES = [["-s", "osv", "--osv-url", OWN_SOURCE]] if OWN_SOURCE else [["-s", "osv"], ["-s", "pypi"]]
NONE, SOME, UNKNOWN = 0, 1, 3
UNREACHED = (
    "No advisory source could be reached, so nothing is known of faults found since these packages were pinned. "
    "Run this again where the network lets you, or name advisories in files (OSV format): script/audit FILE …"
)


def pinned(text: str) -> dict[str, str]:
    """The packages of a list or a lock, by the name that Python compares, with their versions."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([A-Za-z0-9.]+)", text, re.MULTILINE)
    return {comparable(name): version for name, version in found}


def comparable(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def is_affected(version: str, affected: dict) -> bool:
    """Whether one `affected` of an advisory (OSV schema 1.7) means this version."""
    if version in affected.get("versions", ()):
        return True
    for span in affected.get("ranges", ()):
        is_in = False
        for event in span["events"]:
            ((kind, at),) = event.items()
            reached = at == "0" or Version(version) >= Version(at)
            if kind == "introduced" and reached:
                is_in = True
            if (kind == "fixed" and reached) or (kind == "last_affected" and Version(version) > Version(at)):
                is_in = False
        if is_in:
            return True
    return False


def mended_in(affected: dict) -> str:
    fixed = [event["fixed"] for span in affected.get("ranges", ()) for event in span["events"] if "fixed" in event]
    return max(fixed, key=Version, default="")


def found_in_files(pins: dict[str, str], files: list[Path]) -> list[dict]:
    found = []
    for advisory in (json.loads(file.read_text(encoding="utf-8")) for file in files):
        for affected in advisory["affected"]:
            name = comparable(affected["package"]["name"])
            is_ours = affected["package"]["ecosystem"] == "PyPI" and name in pins
            if is_ours and is_affected(pins[name], affected):
                says = {"fault": advisory["id"], "about": advisory.get("summary", ""), "mended": mended_in(affected)}
                found.append({"package": name, "version": pins[name], **says})
    return found


def found_on_network(lock: Path, uv: str) -> list[dict] | None:
    """None where no source answered for all of the packages."""
    for source in SOURCES:
        command = [uv, "tool", "run", "--from", PIP_AUDIT, "pip-audit", "-r", str(lock), "--disable-pip", "-f", "json"]
        ended = subprocess.run([*command, *source], capture_output=True, text=True)
        try:
            told = json.loads(ended.stdout)["dependencies"]
        except (ValueError, KeyError):
            continue
        if not any("skip_reason" in each for each in told):
            return [
                {"package": each["name"], "version": each["version"], "fault": fault["id"],
                 "about": fault["description"], "mended": (fault["fix_versions"] or [""])[-1]}
                for each in told for fault in each["vulns"]
            ]  # fmt: skip
    return None


def told(found: list[dict]) -> str:
    lines = []
    for each in found:
        way_out = f"script/renew {each['package']}=={each['mended']}" if each["mended"] else "not mended yet: read it"
        about = " ".join(each["about"].split())[:90]
        lines.append(f"{each['package']} {each['version']}: {each['fault']}. {about}\n    {way_out}")
    return "\n".join(lines)


def main(uv: str, files: list[str]) -> int:
    lock = ROOT / "requirements.lock"
    pins = pinned(lock.read_text(encoding="utf-8"))
    found = found_in_files(pins, [Path(file) for file in files]) if files else found_on_network(lock, uv)
    if found is None:
        print(UNREACHED, file=sys.stderr)
        return UNKNOWN
    print(told(found) or f"None of the {len(pins)} packages has a known fault.")
    return SOME if found else NONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
