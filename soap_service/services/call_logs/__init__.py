"""svcCallLogs: the telephone calls that agents noted."""
