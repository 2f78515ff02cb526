"""Judging: a rule becomes bands with edges, a figure is looked up in them, and the rating says why."""
