"""Rules and facts: plain Python, worked out on paper, given the figures."""
