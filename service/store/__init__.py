"""What is kept: articles with their versions and reports, feedback, keys, sessions and saved views."""

from service.store.database import Store, StoreError

__all__ = ["Store", "StoreError"]
