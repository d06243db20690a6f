"""Faults that come by the editors' door, or stop what comes by it, while visitors read."""

import io
import threading
import time
import zipfile

from asked import Asked
from asker import Asker
from editor import MAKE, Editor
from fault_row import SECONDS, Row
from flat_png import flat_png, noisy_png
from openpyxl import Workbook
from stack import ADMIN_HOST

BLANKS = bytes(100_000_000)
REFUSED = {  # what is sent, and words of the answer at its field
    "a picture of 196 million pixels": ("bomb.png", lambda: flat_png(14_000, 14_000), "pixels"),
    "a picture of 125 million pixels": ("bomb.png", lambda: flat_png(12_504, 10_000), "pixels"),
    "a Word file that unpacks to 100 MB": (
        "bomb.docx",
        lambda: packed("word/document.xml", BLANKS),
        "unpack",
    ),
    "a workbook that unpacks to 100 MB": ("bomb.xlsx", lambda: packed("xl/workbook.xml", BLANKS), "unpack"),
    "an archive that unpacks to 100 MB": ("bomb.zip", lambda: packed("a.txt", BLANKS), "unpack"),
    "a page called PDF": ("page.pdf", lambda: b"<!DOCTYPE html><script>x()</script>", "is not what"),
}
HOSTILE = [  # what four officers send at once: as few bytes as make their reader work as hard as it may
    ("far.xlsx", lambda: workbook_with_cell("A1000000000")),
    ("bomb.png", lambda: flat_png(12_504, 10_000)),
    ("slow.png", lambda: noisy_png(6_320, 6_320)),
    ("bomb.docx", lambda: packed("word/document.xml", BLANKS)),
]
SLOWEST_DESK = 2000  # milliseconds for 99 of 100 pages of the editors' site while they do
COUNT = """
from wagtail.documents.models import Document
from core.models import SiteImage
print("kept", SiteImage.objects.count() + Document.objects.count())
"""


def packed(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def workbook_with_cell(reference: str) -> bytes:
    book, saved, made = Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["Name", "Level"])
    book.save(saved)
    more = f'<row r="{reference[1:]}"><c r="{reference}" t="str"><v>x</v></c></row></sheetData>'.encode()
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in given.namelist():
            archive.writestr(part, given.read(part).replace(b"</sheetData>", more))
    return made.getvalue()


class EditorFaults(Asked):
    def editor(self) -> Editor:
        if "made" not in self.__dict__:
            self.made = self.stack.manage("shell", "-v0", "-c", MAKE)
        editor = Editor(Asker(self.stack.https, ADMIN_HOST))
        if not editor.sign_in():
            raise SystemExit("The editor could not sign in.")
        return editor

    def kept(self) -> str:
        return self.stack.manage("shell", "-v0", "-c", COUNT).strip()

    def decompression_bombs(self) -> Row:
        editor, before = self.editor(), self.kept()

        def send() -> list[str]:
            notes = []
            for what, (name, make, words) in REFUSED.items():
                say = editor.send_picture if name.endswith("png") else editor.send_document
                said = say(name, make())
                if said.status != 200 or words not in said.body:
                    notes.append(f"{what} was answered {said.status}, without “{words}”")
            return notes + ([] if self.kept() == before else ["something of it was kept"])

        return self.while_asked("decompression bombs, false files", send, recovered=self.is_fresh)

    def huge_uploads(self) -> Row:
        editor = self.editor()

        def send() -> list[str]:
            notes, before = [], self.kept()
            for size, right in ((16_000_000, (200,)), (60_000_000, (200,)), (120_000_000, (413, 0))):
                try:
                    said = editor.send_picture("large.png", b"\x89PNG\r\n\x1a\n" + bytes(size))
                    status, editor.asker.connection = said.status, None
                except OSError:
                    status = 0  # refused while it was still being sent
                if status not in right:
                    notes.append(f"{size // 1_000_000} MB was answered {status}")
            return notes + ([] if self.kept() == before else ["something of it was kept"])

        return self.while_asked("huge uploads of an editor", send, recovered=self.is_fresh)

    def hostile_uploads(self) -> Row:
        """Four officers send what is made to do harm, again and again, while a fifth goes on with her work."""
        officers, other, took, over = [self.editor() for _ in range(4)], self.editor(), [], threading.Event()
        hostile = [(name, make()) for name, make in HOSTILE]
        other.ask("/admin/pages/")  # all have been at work: what a program reads once in its life is read
        for name, content in hostile:
            self.send_as_what_it_is(officers[0], name, content)

        def keep_sending(officer: Editor) -> None:
            while not over.is_set():
                for name, content in hostile:
                    self.send_as_what_it_is(officer, name, content)

        def send() -> list[str]:
            senders = [threading.Thread(target=keep_sending, args=(officer,), daemon=True) for officer in officers]
            for sender in senders:
                sender.start()
            notes, ends = [], time.monotonic() + 3 * SECONDS
            while time.monotonic() < ends:
                began = time.monotonic()
                said = other.ask("/admin/pages/")
                took.append((time.monotonic() - began) * 1000)
                if said.status != 200:
                    notes.append(f"the fifth officer got {said.status}")
                time.sleep(0.05)
            over.set()
            for sender in senders:
                sender.join(60)
            slowest = sorted(took)[int(len(took) * 0.99)]
            said = f"99 of 100 of {len(took)} pages of the editors' site within {slowest:.0f} ms"
            print(f"    {said}", flush=True)
            return notes + ([] if slowest <= SLOWEST_DESK else [said])

        return self.while_asked("hostile uploads by four officers", send, recovered=self.is_fresh)

    def send_as_what_it_is(self, officer: Editor, name: str, content: bytes) -> None:
        ways = {"png": officer.send_picture, "docx": officer.send_document, "xlsx": officer.send_sheet}
        ways[name.rpartition(".")[2]](name, content)

    def media_disk_full(self) -> Row:
        editor, before = self.editor(), self.kept()

        def fill() -> list[str]:
            self.disk.fill()
            said = editor.send_picture("small.png", flat_png(400, 300))
            notes = [] if said.status == 200 and "could not be kept" in said.body else [f"the editor got {said.status}"]
            return notes + ([] if self.kept() == before else ["half of it was kept"])

        row = self.with_full_disk("disk of the media full", fill)
        said = editor.send_picture("small.png", flat_png(400, 300))
        row.notes += [] if said.status == 302 else [f"afterwards the editor got {said.status}"]
        return row
