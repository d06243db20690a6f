"""A backup that only its private key opens (age, age-encryption.org): all its files in one, sealed to a public key.

The machine that makes backups has the public key alone, so whoever breaks into it reads none of those it made before.
"""

import os
import shutil
import tarfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyrage

NAME = "everything.tar.age"


class KeyRefused(Exception):
    """Why a key cannot be used, in words."""


def make_key() -> tuple[str, str]:
    """A new pair: the public key, and the private one."""
    made = pyrage.x25519.Identity.generate()
    return str(made.to_public()), str(made)


def public_key(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as problem:
        raise KeyRefused(
            "This is no public key. One begins with “age1”: `manage.py make_backup_key` makes it."
        ) from problem


def private_key(text: str) -> pyrage.x25519.Identity:
    """From the text of a key file, in which other lines are remarks."""
    for line in text.splitlines():
        if line.strip().upper().startswith("AGE-SECRET-KEY-"):
            try:
                return pyrage.x25519.Identity.from_str(line.strip())
            except pyrage.IdentityError as problem:
                raise KeyRefused("The private key was not copied whole: its last letters do not fit.") from problem
    raise KeyRefused("This is no private key. One begins with “AGE-SECRET-KEY-”.")


def seal(folder: Path, key: pyrage.x25519.Recipient) -> None:
    """Put all that is in `folder` into one sealed file there, and take the plain files away. Raises OSError."""
    plain = sorted(folder.iterdir())
    reading, writing = os.pipe()
    packer = threading.Thread(target=_pack, args=(plain, writing))
    packer.start()
    with os.fdopen(reading, "rb") as packed, (folder / NAME).open("xb") as sealed:
        try:
            pyrage.encrypt_io(packed, sealed, [key])
        except pyrage.EncryptError as problem:
            raise OSError(f"it could not be sealed ({problem})") from problem
    packer.join()
    for each in plain:
        shutil.rmtree(each) if each.is_dir() else each.unlink()


def _pack(plain: list[Path], writing: int) -> None:
    broken = suppress(BrokenPipeError)  # whoever seals it says why it ended
    with broken, os.fdopen(writing, "wb") as pipe, tarfile.open(fileobj=pipe, mode="w|") as archive:
        for each in plain:
            archive.add(each, each.name)


def unseal(folder: Path, key: pyrage.x25519.Identity, into: Path) -> None:
    """Put the plain files of a sealed backup into `into`. Raises KeyRefused."""
    packed = into / "everything.tar"
    try:
        with (folder / NAME).open("rb") as sealed, packed.open("xb") as plain:
            _decrypt(sealed, plain, key)
        with tarfile.open(packed) as archive:
            archive.extractall(into, filter="data")
    finally:
        packed.unlink(missing_ok=True)


def _decrypt(sealed: BinaryIO, plain: BinaryIO, key: pyrage.x25519.Identity) -> None:
    try:
        pyrage.decrypt_io(sealed, plain, [key])
    except pyrage.DecryptError as problem:
        raise KeyRefused(
            "This key does not open this backup: it was made for another one. Nothing was changed."
        ) from problem
