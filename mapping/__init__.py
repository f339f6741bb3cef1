"""Minutes in, a folder of static files out. The map of the house; CONTRIBUTING.md tells it at length.

The command: ``cli`` and ``arguments``; ``progress``, ``summary``, ``ending`` and ``report`` tell what came of a run
(``results``).

``pipeline`` is the table of contents of a build:

- ``gather``: every file understood (``understood``), one at a time (``meetings``), by ``read``, ``describe`` and ``check``;
  then all joined by ``link`` and checked again;
- ``assembly``: every meeting and every joined document put in the new tree (``units``), taken over from the site before or
  written (``writing``) by ``publish``; the files that gather them all (``gathered``); what tells of the whole tree (``finish``).

What carries a build: ``cache``, ``packing``, ``fingerprint`` and ``last`` (nothing is done twice), ``workers``, ``cluster`` and
``cluster_worker`` (who does the work).

What all speak of: ``model`` (one meeting), ``briefs``, ``collection`` and ``knowledge`` (many), ``problems``, ``uris``,
``names``, ``slugs``, ``vocabulary``. What is known beforehand: ``profiles``, ``register``, ``settings``, ``places``,
``danish``. Files of minutes: ``inputs`` and ``recognise``.

Beside a build: ``fetch`` brings minutes, ``serve`` previews a site, ``verify`` walks one.
"""
