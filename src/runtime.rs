//! Threads, clock and the outbox worker: performs, never decides.

pub mod clock;
pub mod desk;
pub mod home;
pub mod job;
pub mod practice;
pub mod printer;
