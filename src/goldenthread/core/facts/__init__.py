"""Facts: what each stage hands the next, one module a stage. Frozen, flat, and the only schema there is."""
