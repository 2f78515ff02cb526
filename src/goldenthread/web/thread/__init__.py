"""The golden thread: from each promise down to the work, and from any item back up."""
