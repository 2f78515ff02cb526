"""Signing in and out, with plain accounts."""
