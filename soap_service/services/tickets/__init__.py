"""svcTickets: tickets, their conversations, notes and attachments."""
