"""How texts and figures are set in every template."""
