"""svcKB: folders and articles of the knowledge base."""
