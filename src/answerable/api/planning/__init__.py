"""Plans: beginning, writing, versions, what decided them, and how two of them differ."""
