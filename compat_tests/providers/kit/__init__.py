"""Providers written with the kit, as real callers of every sort see them."""
