"""Where an expression runs. Each engine holds relations and returns Arrow; none knows what a score is."""
