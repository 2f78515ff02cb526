"""The pages: one folder a screen, each a small view, a frozen page and a template."""
