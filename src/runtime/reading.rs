//! Long questions, answered beside the ledger's thread: no sale waits for a list.
//!
//! The ledger's thread passes a question on and judges its answer when it comes back, so that nothing
//! the screens are told is older than a command they have seen done.

use std::path::Path;

use crate::domain::query::{Answer, Query};
use crate::queries;
use crate::store::{Fault, ReadOnly};

/// A question on its way, and how much had been done when it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub query: Query,
    /// How many commands had been done then.
    pub after: u64,
}

/// What a question came to.
#[derive(Debug)]
pub struct Reading {
    /// The question.
    pub question: Question,
    /// Its answer.
    pub answer: Result<Answer, Fault>,
}

impl Reading {
    /// Answers a question through a connection of its own, which is closed again: an idle till keeps none of its pages.
    pub fn of(ledger: &Path, question: Question) -> Self {
        let answer = ReadOnly::open(ledger).and_then(|l| queries::answer(l.reader(), &question.query));
        Self { question, answer }
    }
}

/// The questions that are out.
#[derive(Debug, Default)]
pub(super) struct Asked(Vec<Question>);

impl Asked {
    /// Notes a question; returns whether it must be passed on, for the same one may be out already.
    pub(super) fn note(&mut self, question: &Question) -> bool {
        let is_new = !self.0.contains(question);
        if is_new {
            self.0.push(question.clone());
        }
        is_new
    }
    /// Takes an answered question off.
    pub(super) fn answered(&mut self, question: &Question) {
        self.0.retain(|asked| asked != question);
    }
    /// Takes all of them off; of those asked twice only the newest.
    pub(super) fn all(&mut self) -> Vec<Question> {
        let mut out: Vec<Question> = Vec::new();
        for question in std::mem::take(&mut self.0) {
            out.retain(|before| before.query != question.query);
            out.push(question);
        }
        out
    }
    /// Returns whether the same was asked since.
    pub(super) fn has(&self, query: &Query) -> bool {
        self.0.iter().any(|asked| asked.query == *query)
    }
}
