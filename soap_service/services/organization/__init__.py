"""svcOrganization: brands, departments, groups, agents and what they may do."""
