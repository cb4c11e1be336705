"""What it costs: each figure is measured beside its floor, in the same run, and printed with it."""
