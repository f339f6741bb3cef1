"""What harvesters and search engines find the site by: DCAT, VoID, sitemaps and the files under ``.well-known/``.

``Weighed`` stands before the tree and remembers what is written; ``Slices``, ``put_versions`` and ``tables`` add dumps to
it; then ``catalogue_documents``, ``catalogue_files`` and ``finding_files`` say what there is.
"""

from __future__ import annotations

from .counts import Counts
from .files import catalogue_documents, catalogue_files, finding_files
from .slices import Slices
from .source import Dates, Publisher, Source, dump_dates
from .versions import Version, put_versions, sums
from .weigh import Weighed, Weight

__all__ = [
    "Counts",
    "Dates",
    "Publisher",
    "Slices",
    "Source",
    "Version",
    "Weighed",
    "Weight",
    "catalogue_documents",
    "catalogue_files",
    "dump_dates",
    "finding_files",
    "put_versions",
    "sums",
]
