"""What the 1EdTech schema of an AchievementCredential asks, version 3.0, for the properties that ours have.

Written anew from ob_v3p0_achievementcredential_schema.json, which no package carries: its names, required properties,
lists of values and patterns. Its descriptions and the properties that we do not use are left out.
"""

TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}


def types(*needed: str) -> dict:
    return {"allOf": [{"type": "array", "minItems": 1, "contains": {"enum": [name]}, "items": TEXT} for name in needed]}


def thing(required: list[str], is_open: bool = True, **properties) -> dict:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": is_open}


CRITERIA = thing([], id=TEXT, narrative=TEXT)
ACHIEVEMENT = thing(
    ["id", "type", "criteria", "description", "name"],
    id=TEXT,
    type=types("Achievement"),
    achievementType={"enum": ["Achievement", "Award", "Badge", "Certificate", "Certification", "License"]},
    criteria=CRITERIA,
    description=TEXT,
    name=TEXT,
)
IDENTITY = thing(
    ["type", "hashed", "identityHash", "identityType"],
    is_open=False,
    type={"enum": ["IdentityObject"]},
    hashed={"type": "boolean"},
    identityHash=TEXT,
    identityType={"enum": ["name", "systemId", "identifier"]},
    salt=TEXT,
)
SUBJECT = thing(
    ["type", "achievement"],
    id=TEXT,
    type=types("AchievementSubject"),
    achievement=ACHIEVEMENT,
    identifier={"type": "array", "items": IDENTITY},
    licenseNumber=TEXT,
)
PROFILE = thing(["id", "type"], id=TEXT, type=types("Profile"), name=TEXT, url=TEXT)
PROOF = thing(
    ["type"],
    type=TEXT,
    created=MOMENT,
    cryptosuite=TEXT,
    proofPurpose=TEXT,
    proofValue=TEXT,
    verificationMethod=TEXT,
)
ACHIEVEMENT_CREDENTIAL = {
    "$schema": "https://json-schema.org/draft/2019-09/schema",
    **thing(
        ["@context", "id", "type", "credentialSubject", "issuer", "validFrom"],
        id=TEXT,
        type={"allOf": [*types("VerifiableCredential")["allOf"], {"contains": {"enum": ["OpenBadgeCredential"]}}]},
        name=TEXT,
        credentialSubject=SUBJECT,
        issuer=PROFILE,
        validFrom=MOMENT,
        validUntil=MOMENT,
        proof={"type": "array", "items": PROOF},
        credentialStatus=thing(["id", "type"], id=TEXT, type=TEXT),
        credentialSchema={"type": "array", "items": thing(["id", "type"], id=TEXT, type=TEXT)},
    ),
}
ACHIEVEMENT_CREDENTIAL["properties"]["@context"] = {
    "type": "array",
    "minItems": 2,
    "items": [
        {"enum": ["https://www.w3.org/ns/credentials/v2"]},
        {
            "type": "string",
            "pattern": r"^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$",
        },
    ],
}
