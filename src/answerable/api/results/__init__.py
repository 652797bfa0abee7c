"""What was delivered, spent and met: reports, their rows, figures, findings, search, comparison."""
