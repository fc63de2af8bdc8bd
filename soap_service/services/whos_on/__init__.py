"""svcWhosOn: the visitors of the web site, and asking them to chat; a proposal of ours."""
