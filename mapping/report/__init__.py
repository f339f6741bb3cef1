"""What a run came to, as JSON for other programs: ``--report FILE``.

The file is written however the run ends, whole or not at all. ``docs/report.schema.json`` says what is in it.
"""

from .account import Account
from .form import Asked, report_schema

__all__ = ["Account", "Asked", "report_schema"]
