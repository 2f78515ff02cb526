"""The scorecard: every measure of the council in one table, chosen and ordered as asked."""
