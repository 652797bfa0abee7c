"""What holds for results: how files of the ledger are read, and why a row is not taken."""
