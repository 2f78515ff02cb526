"""Boards and other bodies: each with its remit, its lines and no others, and its reports."""
