"""II Plans: what was promised."""
