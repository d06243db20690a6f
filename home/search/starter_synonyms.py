"""Groups of terms a new site starts with. Editors change them under Snippets; nothing here is read after that."""

STARTER_SYNONYMS = (
    ("ASB", "anti-social behaviour", "antisocial behaviour"),
    ("CCG", "clinical commissioning group", "ICB", "integrated care board"),
    ("CSP", "community safety partnership"),
    ("DV", "domestic violence", "domestic abuse"),
    ("HWB", "health and wellbeing board"),
    ("IOM", "integrated offender management"),
    ("MOPAC", "Mayor's Office for Policing and Crime"),
    ("NTE", "night-time economy", "night time economy"),
    ("SCP", "Safer City Partnership"),
    ("SV", "serious violence"),
    ("VAWG", "violence against women and girls"),
    # The papers spell it both ways, and keep their spelling.
    ("refocus", "refocusing", "refocussing", "refocused", "refocussed"),
    ("counter terrorism", "counter-terrorism", "counterterrorism"),
    ("cyber crime", "cyber-crime", "cybercrime"),
    ("organisation", "organization"),
    ("prioritise", "prioritize", "prioritisation", "prioritization"),
)
