"""``python -m mapping`` is the command ``referat``."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
