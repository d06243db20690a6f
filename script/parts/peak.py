"""How much memory a process took at most, beyond what it had: the kernel's own figures, in megabytes."""

from pathlib import Path


def resident(pid: int | str, line: str = "VmRSS") -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith(line)) / 1024


def start_peak(pid: int | str) -> float:
    """Forget the peak so far. Returns what the process has now."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # proc(5): resets VmHWM
    return resident(pid)


def peak_since(pid: int | str, before: float) -> float:
    return resident(pid, "VmHWM") - before
