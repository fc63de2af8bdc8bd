"""svcLiveChat: customers who wait, agents who accept, and what they say to each other."""
