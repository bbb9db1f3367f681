//! What may be asked: one file a question, read only.
