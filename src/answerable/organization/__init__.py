"""Who: entities and fiscal periods."""
