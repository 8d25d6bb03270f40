"""Superset's settings for the comparison: on this machine alone, and no answer is kept."""

import os

SECRET_KEY = "served to a benchmark on its own machine"  # noqa: S105 - protects nothing: the workspace is generated
SQLALCHEMY_DATABASE_URI = f"sqlite:///{os.environ['PEERS_FOLDER']}/superset.db"
PREVENT_UNSAFE_DB_CONNECTIONS = False
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG = FILTER_STATE_CACHE_CONFIG = EXPLORE_FORM_DATA_CACHE_CONFIG = CACHE_CONFIG
