//! Threads, clock and the outbox worker: performs, never decides.
