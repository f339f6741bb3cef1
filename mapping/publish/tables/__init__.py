"""Tables: everything the minutes say as CSV, one file a class, with CSV on the Web metadata beside each.

Files are RFC 4180 in UTF-8, with a comma between cells and CRLF between rows; a cell with several values has ``|``
between them. What minutes print may begin as a spreadsheet's formula does; ``cells.guarded`` says what is done then.
``site/tables.toml`` names the tables and their columns.
"""

from __future__ import annotations

from .chunks import TableWriter, table_chunks
from .csvw import metadata_files
from .layout import Layout, read_layouts
from .tables import FOLDER, Tables, joined_chunks, open_tables

__all__ = [
    "FOLDER",
    "Layout",
    "TableWriter",
    "Tables",
    "joined_chunks",
    "metadata_files",
    "open_tables",
    "read_layouts",
    "table_chunks",
]
