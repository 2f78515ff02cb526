"""How every page looks: the page around each screen, its parts, styles and the moment it shows."""
