"""svcNews: news items of brands, for the members of roles, in their days."""
