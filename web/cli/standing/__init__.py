"""Lists, objections, certificates."""
