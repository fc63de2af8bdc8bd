"""The old svcTickets of /Services, for clients from before Services2."""
