"""Pictures and papers in an S3-compatible bucket, for sites of several machines. The bucket is private: whatever is in
it goes through this site, which asks who asks. No address of the bucket is ever given to anybody.
"""

from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

# Seconds, and one more try: a bucket that does not answer must not hold a reader longer than a database may.
PATIENCE = Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2}, signature_version="s3v4")


class BucketStorage(S3Storage):
    """Files with an address of this site, below MEDIA_URL. A name is never used twice."""

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "client_config": PATIENCE,
            "file_overwrite": False,
            "default_acl": None,
        }

    def _save(self, name: str, content: Any) -> str:
        """Raises OSError, as a disk does, so that an editor is told at the field."""
        try:
            return super()._save(name, content)
        except (BotoCoreError, ClientError) as problem:
            raise OSError(f"The bucket did not take the file ({type(problem).__name__}).") from problem

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        return settings.MEDIA_URL + filepath_to_uri(name)


class PrivateBucketStorage(BucketStorage):
    """Files that are kept but have no address: only code that checks who asks may read them."""

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        raise ValueError("Private files have no address.")
