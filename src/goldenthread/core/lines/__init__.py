"""Lines: what a page or a paper says of each measure, item and risk."""
