"""Plans: the hierarchy from the promise to the service, and each plan with all that it holds."""
