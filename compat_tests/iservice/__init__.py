"""The rules of iService, called through bound handlers without a server."""
