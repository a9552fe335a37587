"""A witness: a small server that another body runs, which cosigns a log's checkpoints as long as the log only grows."""
