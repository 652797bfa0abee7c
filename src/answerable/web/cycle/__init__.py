"""Where people of an institution make the account: entering, submitting, clearing, following."""
