"""How estates are served: what their towns recorded, the state on a day, and how many are covered."""
