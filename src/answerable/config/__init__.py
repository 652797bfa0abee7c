"""Settings, addresses, database, command line: where the rooms are joined."""
