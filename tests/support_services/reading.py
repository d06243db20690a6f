"""What a page says to a reader."""

import re


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return in_one_piece(response)


def in_one_piece(answer) -> str:
    """What it says, without the spans that keep days and numbers together."""
    return re.sub(r'<span class="nb">(.*?)</span>', r"\1", answer.content.decode())
