"""History: what is sealed, what a change would alter, and which rows hold on a day."""
