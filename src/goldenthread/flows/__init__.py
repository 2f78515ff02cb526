"""Flows move: one function for each journey, in which several records change together or not at all."""
