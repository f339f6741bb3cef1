"""What changed since the last publication: the log, the feed drawn from it, tombstones, and the page for people.

A build asks ``read_changes`` first of all; when all its documents are in the new tree, ``publish_changes`` puts the rest
beside them. Without a date of publication a site gets no feed, since nothing in it may be invented; once it has one, a
build that changes something needs a date.
"""

from .compare import content_hash
from .log import Log
from .notes import Standing, lastmod, notes, published
from .write import NewTree, publish_changes, read_changes

__all__ = ["Log", "NewTree", "Standing", "content_hash", "lastmod", "notes", "publish_changes", "published", "read_changes"]
