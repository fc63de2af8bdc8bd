"""Load: many writers at the same tickets, and lists of any length."""
