"""Units: the organisation as a list, and each part of it with all that it answers for."""
