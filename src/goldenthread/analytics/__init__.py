"""Questions over whole tables, each one plain SQL text that every database answers alike."""
