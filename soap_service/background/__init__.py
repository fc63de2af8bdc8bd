"""What is done beside the calls, by one process of an installation at a time."""
