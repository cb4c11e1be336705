"""Articles and their variants, the index, ranking, freshness, gaps: not built yet."""
