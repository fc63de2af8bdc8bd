"""The tables, by the product they come from."""
