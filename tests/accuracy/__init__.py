"""How well minutes of many layouts are read: hand-made gold, and the measure of the reader against it."""
