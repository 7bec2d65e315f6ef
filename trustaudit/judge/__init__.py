"""Judging: rules, three-valued conditions, verdicts, flags and the score. Pure and deterministic."""
