"""Which word stands for which, learned from the project's own sentence pairs: for finding things,
never for showing a translation."""
