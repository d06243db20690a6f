"""What becomes stale, and what is removed at once: after an editor's change here (`signal_handlers`) and on other
machines (`pg_notify`); `connect` begins both as the settings say."""
