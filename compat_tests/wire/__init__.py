"""The rules of the wire, tried on a real server process through raw sockets."""
