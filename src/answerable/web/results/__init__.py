"""Pages of results: a report, its sections, registers, money, findings, and two reports side by side."""
