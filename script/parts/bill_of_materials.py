"""The bill of materials of a lock, without the line and the address that each package was read from: those say nothing
of what runs, and change with the machine.
"""

import json
import sys

bill = json.load(sys.stdin)
for component in bill["components"]:
    for name in ("externalReferences", "description", "bom-ref"):
        component.pop(name, None)
bill.pop("dependencies", None)
bill.get("metadata", {}).pop("tools", None)
json.dump(bill, sys.stdout, indent=1)
print()
