"""Reports: the library of what went out, and making one."""
