"""Accept headers as real clients send them, and odd ones, with the file that each is to get."""

from __future__ import annotations

HTML, TURTLE, JSON_LD = "index.html", "index.ttl", "index.jsonld"

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
COMUNICA = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,"
    "application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,image/svg+xml;q=0.3,text/html;q=0.2,application/xhtml+xml;q=0.18"
)
RDFLIB = (
    "application/rdf+xml, text/rdf+n3, text/turtle, text/n3, application/n-triples, application/trig, application/n-quads,"
    " application/ld+json, application/trix, */*;q=0.1"
)
RAPPER = "application/rdf+xml, text/rdf;q=0.6, */*;q=0.1"
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"

ACCEPTS: list[tuple[str | None, str]] = [
    # People, and programs that do not say.
    (None, HTML),
    ("*/*", HTML),
    ("", HTML),
    (BROWSER, HTML),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8", HTML),
    ("text/html", HTML),
    ("application/xhtml+xml", HTML),
    ("text/*", HTML),
    ("application/json, text/plain, */*", HTML),
    # Readers of RDF.
    ("text/turtle", TURTLE),
    ("TEXT/Turtle", TURTLE),
    ("text/turtle;charset=utf-8", TURTLE),
    ("application/x-turtle", TURTLE),
    ("text/n3", TURTLE),
    ("application/ld+json", JSON_LD),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON_LD),
    ("application/json", JSON_LD),
    (RDFLIB, TURTLE),
    (COMUNICA, JSON_LD),
    (RAPPER, TURTLE),
    (JENA, TURTLE),
    ("application/rdf+xml, */*;q=0.1", TURTLE),
    ("application/rdf+xml", TURTLE),
    ("application/n-triples", TURTLE),
    ("text/turtle, text/html", TURTLE),
    # q-values.
    ("text/turtle;q=0.8, text/html;q=0.9", HTML),
    ("text/turtle;q=0.9, text/html;q=0.8", TURTLE),
    ("text/turtle;q=0.85,application/ld+json;q=0.9,text/html;q=0.89", JSON_LD),
    ("application/ld+json;q=0.5, text/turtle;q=0.55, text/html;q=0.501", TURTLE),
    ("application/ld+json;q=0.5,text/turtle;q=0.5", TURTLE),
    ("text/turtle;q=0.001, text/html;q=0", TURTLE),
    ("text/turtle;q=0, */*", HTML),
    ("text/html;q=0, */*", TURTLE),
    ("text/html;q=0, text/turtle;q=0, */*;q=0.1", JSON_LD),
    ("text/*;q=0.3, text/html;q=0.1", TURTLE),
    ("text/turtle;q=1.000;version=1, text/html;q=0.999", TURTLE),
    (" text/turtle ; q=0.2 ,\ttext/html ; Q=0.3 ", HTML),
    ("application/rdf+xml, text/html;q=0.5", HTML),
    # Nonsense: whatever helps most.
    ("image/png", HTML),
    ("text/html;q=0", HTML),
    ("*/*;q=0", HTML),
    ("text/turtleneck", HTML),
    ("x-text/turtle", HTML),
    ("text/turtle;q=high, text/html;q=0.9", TURTLE),
    (",;=q,,;;", HTML),
    ("*", HTML),
]
