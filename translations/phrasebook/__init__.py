"""Support sentences in both languages that ship with the product, as approved pairs."""
