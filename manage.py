#!/usr/bin/env python
"""Django's command line. Its tasks of its own: put `site/` on the import path, and hurry no file.

`site` is a folder, never a package: Python's standard library owns that name.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.embedded")
    from django.core.management import execute_from_command_line

    from core.upload_limits import lift_time_limits

    lift_time_limits()
    execute_from_command_line(sys.argv)
