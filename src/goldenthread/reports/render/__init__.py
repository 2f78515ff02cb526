"""Renderers: one file a format, each turning a report into bytes."""
