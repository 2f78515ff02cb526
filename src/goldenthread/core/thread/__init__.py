"""The golden thread: what hangs from what, where it breaks, and what each priority carries."""
