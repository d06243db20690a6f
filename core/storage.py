from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files that are kept but have no address: only code that checks who asks may read them."""

    def url(self, name: str | None) -> str:
        raise ValueError("Private files have no address.")
