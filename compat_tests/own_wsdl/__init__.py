"""Contracts that an operator brings: published, spoken and compared."""
