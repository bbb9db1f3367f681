//! What may be done: one file a command, one transaction each.
