"""Makes small PDFs for tests: words at places, in the letters that every reader of PDF has."""

from dataclasses import dataclass, field


@dataclass
class PdfFile:
    pages: list[str] = field(default_factory=list)

    def page(self, *drawn: str) -> None:
        """A page of things drawn by `words`, `rule` and `picture`."""
        self.pages.append("\n".join(drawn))

    @property
    def data(self) -> bytes:
        count = len(self.pages)
        kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(count))
        fonts = " ".join(
            f"/F{number} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>"
            for number, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
        )
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            f"<< /Font << {fonts} >> /XObject << /Im1 {4 + 2 * count} 0 R >> >>",
        ]
        for place, drawn in enumerate(self.pages):
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 3 0 R "
                f"/Contents {5 + 2 * place} 0 R >>"
            )
            objects.append(f"<< /Length {len(drawn.encode('latin-1'))} >>\nstream\n{drawn}\nendstream")
        objects.append(
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            "/Length 1 >>\nstream\nx\nendstream"
        )
        return _file(objects)


def words(text: str, x: float = 72, y: float = 700, size: float = 11, bold: bool = False, hidden: bool = False) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{2 if bold else 1} {size} Tf {3 if hidden else 0} Tr {x} {y} Td ({escaped}) Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S"


def picture() -> str:
    """A picture as large as the page."""
    return "q 595 0 0 842 0 0 cm /Im1 Do Q"


def _file(objects: list[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()
