"""Superset as it is measured: a store of its own in a folder, and a SQLite file as what it charts."""

import os

SECRET_KEY = "only for measuring: " + "x" * 42
SQLALCHEMY_DATABASE_URI = f"sqlite:///{os.environ['SUPERSET_HOME']}/superset.db"
PREVENT_UNSAFE_DB_CONNECTIONS = False
TALISMAN_ENABLED = False
