"""Somebody who edits through the front door of the editors' host: signs in and sends files, as a browser does."""

import re

from asker import Asker, Said

NAME, PASSWORD = "rehearsal", "a passphrase for rehearsals"
MAKE = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser({NAME!r}, password={PASSWORD!r})
"""
BOUNDARY = "a-line-that-no-file-has"


class Editor:
    def __init__(self, asker: Asker):
        self.asker, self.cookies = asker, {}

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, kind: str = "") -> Said:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers["Referer"] = f"https://{self.asker.host}:{self.asker.port}/admin/"
        if kind:
            headers["Content-Type"] = kind
        said = self.asker.ask(path, method, headers, body)
        for name, value in re.findall(r"(\S+?)=([^;]*);", said.headers.get("set-cookie", "")):
            self.cookies |= {name: value} if name in ("__Host-sessionid", "csrftoken") else {}
        return said

    def send(self, path: str, fields: dict[str, str], file: tuple[str, bytes] | None = None) -> Said:
        """Fill in the form at `path` and send it, with a file called (name, content)."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask(path).body)[1]
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in ({"csrfmiddlewaretoken": token} | fields).items()
        ]
        if file:
            said = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{file[0]}"\r\n\r\n'
            parts += [said.encode(), file[1], b"\r\n"]
        body = b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])
        return self.ask(path, "POST", body, f"multipart/form-data; boundary={BOUNDARY}")

    def sign_in(self) -> bool:
        said = self.send("/admin/login/", {"username": NAME, "password": PASSWORD})
        return said.status == 302

    def send_picture(self, name: str, content: bytes) -> Said:
        return self.send("/admin/images/add/", {"title": name, "collection": "1"}, (name, content))

    def send_document(self, name: str, content: bytes) -> Said:
        return self.send("/admin/documents/add/", {"title": name, "collection": "1"}, (name, content))

    def send_sheet(self, name: str, content: bytes) -> Said:
        years = re.search(r'<option value="(\d+)"', self.ask("/admin/register/import/").body)
        return self.send("/admin/register/import/", {"scheme_year": years[1] if years else ""}, (name, content))
