"""Who there is: the council, its units, posts, places and bodies, and who holds which post."""
