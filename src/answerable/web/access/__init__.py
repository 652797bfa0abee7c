"""The door: who comes in, as whom, and what the database is told of it."""
