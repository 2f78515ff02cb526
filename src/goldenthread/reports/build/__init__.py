"""Builders: one file a kind of report, each turning a picture into blocks."""
