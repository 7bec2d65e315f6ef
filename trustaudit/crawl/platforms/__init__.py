"""Shop software: by what it is known (`detect`), and what a walk through it needs differently (the adapters)."""
