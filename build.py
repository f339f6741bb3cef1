"""``python build.py`` is the command ``referat``, for a checkout in which nothing is installed."""

from mapping.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
