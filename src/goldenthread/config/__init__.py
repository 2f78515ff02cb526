"""Settings, addresses and the way in for a web server. It knows every room and no room knows it."""
