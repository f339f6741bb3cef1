"""Measurements of Referat, and the made-up minutes they are made on. Not part of the wheel; run from the root of a checkout."""
