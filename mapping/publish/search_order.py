"""The search index put in an order of its own: pagefind lists filters, and the values of each, in another order every time.

Its files are CBOR, compressed, behind a word that says so. A filter is ``[name, [[value, pages], …]]``; the meta file
lists the filters as ``[name, file]``; the entry names the meta file. Each is named by a hash of what it holds, so a new
order means new names, from the filters up.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import cbor2

_WORD: Final = b"pagefind_dcd"
_FILTERS: Final = 3
"""Where the meta file lists them."""
_ENTRY: Final = "pagefind-entry.json"


def put_in_order(bundle: Path) -> None:
    """Write the filters of an index, what lists them and what names that anew. Raises ValueError for what is no index."""
    names = {file.stem: _rewrite(file, _sorted_filter) for file in sorted(bundle.glob("filter/*.pf_filter"))}
    entry = json.loads((bundle / _ENTRY).read_bytes())
    for language in entry["languages"].values():
        meta = bundle / f"pagefind.{language['hash']}.pf_meta"
        language["hash"] = _rewrite(meta, partial(_sorted_meta, names)).removeprefix("pagefind.")
    (bundle / _ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _sorted_filter(found: Any) -> Any:
    name, values = found
    return [name, sorted(values)]


def _sorted_meta(names: dict[str, str], meta: Any) -> Any:
    meta[_FILTERS] = sorted([name, names[file]] for name, file in meta[_FILTERS])
    return meta


def _rewrite(file: Path, change: Callable[[Any], Any]) -> str:
    """Change what a file holds, give the file the name that goes with it, and return that name without its ending."""
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_WORD):
        raise ValueError(f"{file.name} is no file of pagefind's")
    body = _WORD + cbor2.dumps(change(cbor2.loads(data.removeprefix(_WORD))))
    name = f"{file.stem.rpartition('_')[0]}_{hashlib.sha256(body).hexdigest()[:10]}"
    file.unlink()
    file.with_name(f"{name}{file.suffix}").write_bytes(gzip.compress(body, mtime=0))
    return name
