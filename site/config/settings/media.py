"""Where pictures and papers are kept: in folders of this machine, or in a bucket that several machines share."""

from config.env import env


def in_a_bucket() -> dict:
    """The storages of an S3-compatible bucket; none when MEDIA_S3_BUCKET is not set. Needs the rest when it is."""
    bucket = env.text("MEDIA_S3_BUCKET", default="")
    if not bucket:
        return {}
    options = {
        "bucket_name": bucket,
        "access_key": env.text("MEDIA_S3_KEY_ID"),
        "secret_key": env.text("MEDIA_S3_SECRET"),
        "endpoint_url": env.origin("MEDIA_S3_ENDPOINT"),
        "region_name": env.text("MEDIA_S3_REGION", default="us-east-1"),
    }
    return {
        "default": {"BACKEND": "core.bucket_storage.BucketStorage", "OPTIONS": options | {"location": "media"}},
        "private": {
            "BACKEND": "core.bucket_storage.PrivateBucketStorage",
            "OPTIONS": options | {"location": "private"},
        },
    }
