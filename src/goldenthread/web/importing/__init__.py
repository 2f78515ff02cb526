"""Import: a file is sent, what was found is shown, then what would change, and then it is applied."""
