"""Who there is: entities, people, roles, invitations, tokens, and the caller themselves."""
