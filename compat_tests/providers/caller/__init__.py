"""The caller of providers: each part by itself, and all together against servers of all manners."""
