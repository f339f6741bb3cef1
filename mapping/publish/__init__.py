"""What is written: pages, Turtle, JSON-LD and dumps, in a tree that replaces the one before it whole."""
