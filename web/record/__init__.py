"""The public record at the edge: signing it, asking witnesses, the page that goes with an export."""
