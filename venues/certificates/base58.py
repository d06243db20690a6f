"""Bytes as text as Bitcoin writes them, which multibase calls z."""

DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(plain: bytes) -> str:
    number, text = int.from_bytes(plain), ""
    while number:
        number, rest = divmod(number, 58)
        text = DIGITS[rest] + text
    return "1" * (len(plain) - len(plain.lstrip(b"\0"))) + text
