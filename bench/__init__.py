"""How quick it is, beside what others take for the like and what nothing could beat: `make bench`."""
