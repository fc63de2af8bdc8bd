"""svcTasks: what agents have to do, perhaps for a ticket or a call."""
