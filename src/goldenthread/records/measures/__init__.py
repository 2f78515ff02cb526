"""What is measured: measures, their components, sets, targets and rules."""
