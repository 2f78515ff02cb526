"""How figures were judged, by rule and by hand."""
