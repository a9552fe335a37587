"""Benchmarks as ratios: what the product needs against a bare denominator measured in the same run."""
