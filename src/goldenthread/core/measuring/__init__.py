"""Measuring: a figure over its periods, against its target, and which way it moves."""
