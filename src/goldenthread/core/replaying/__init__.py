"""Replaying: what others published, judged again and counted again."""
