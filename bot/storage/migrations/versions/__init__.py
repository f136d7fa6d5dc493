"""The revisions, oldest first by number. A revision that was released is never changed."""
