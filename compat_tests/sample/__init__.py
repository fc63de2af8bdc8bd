"""The sample service: the services behind the recorded exchanges, served by our own door."""
