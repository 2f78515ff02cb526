"""The trail: what happened, and the one way in which anything is kept."""
