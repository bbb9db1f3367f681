//! Questions of the screens: a long one is answered beside the ledger's thread, and here when nobody is there to do so.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Counter, Wires};
use crate::domain::query::{Answer, Query};
use crate::runtime::reading::{Question, Reading};
use crate::screens::Msg;
use crate::store::Fault;

/// Said of a list that cannot be made.
const UNREADABLE: (&str, &str) = (
    "không lập được danh sách này – vẫn bán hàng được; kiểm tra sổ bằng `ocop verify`",
    "this list cannot be made; selling goes on, look the ledger over with `ocop verify`",
);

impl<W: Wires> Counter<W> {
    /// Answers a question at once; a long one is passed on.
    pub(super) fn ask(&mut self, query: Query) {
        let mut query = query;
        if query.is_long() {
            let question = Question { query, after: self.deeds };
            if !self.asked.note(&question) {
                return;
            }
            let Some(back) = self.wires.ask(question) else { return };
            self.asked.answered(&back);
            query = back.query;
        }
        let answer = self.desk.answer(&query);
        self.tell_answer(answer);
    }
    /// Takes the answer to a long question. One that may be older than a command done since is asked again.
    pub fn read(&mut self, reading: Reading) {
        let Reading { question, answer } = reading;
        self.asked.answered(&question);
        if question.after == self.deeds {
            self.tell_answer(answer);
        } else if !self.asked.has(&question.query) {
            self.ask(question.query);
        }
    }
    fn tell_answer(&mut self, answer: Result<Answer, Fault>) {
        match answer {
            Ok(answer) => self.wires.tell(Msg::Answer(answer)),
            Err(fault) => self.fail(&fault),
        }
    }
    /// Answers here whatever was passed on: whoever read beside is gone, and nothing comes back any more.
    ///
    /// What made the reader stumble may be among it, and must not take the till along.
    pub fn reader_gone(&mut self) {
        for question in self.asked.all() {
            match catch_unwind(AssertUnwindSafe(|| self.desk.answer(&question.query))) {
                Ok(answer) => self.tell_answer(answer),
                Err(_) => {
                    let lang = self.desk.lang();
                    self.wires.tell(Msg::Failed(lang.pick(UNREADABLE.0, UNREADABLE.1).to_owned()));
                }
            }
        }
    }
}
