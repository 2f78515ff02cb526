"""Corporate performance management for councils and the partnerships they lead."""
