"""Risks: the matrix, the registers, and what moved since last quarter."""
