"""Who may do what: keys, sign-ins, scopes and rates."""
