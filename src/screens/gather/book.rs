//! What is gathered becomes a document: asked about, booked, set aside.

use super::{Errand, Gather, GatherLine, Part};
use crate::domain::command::{Command, LotLine, MoveGoods, SendGoods};
use crate::domain::half_move::{Gathered, HalfMove};
use crate::domain::ids::PointCode;
use crate::domain::lang::Lang;
use crate::domain::moves::PointName;
use crate::domain::query::{Answer, GoneLot, Query};
use crate::domain::refusal::{Refusal, Term};
use crate::domain::text::clean;
use crate::screens::pane::Pane;
use crate::screens::question::Question;
use crate::screens::typing::Line;
use crate::screens::update::Pending;
use crate::screens::{App, Effect, words};

impl Errand {
    /// Returns what is gathered for it, as it is kept.
    const fn half_move(self, gathered: Gathered) -> HalfMove {
        match self {
            Self::Carry => HalfMove::Carry(gathered),
            Self::Send => HalfMove::Send(gathered),
        }
    }
}

impl Gather {
    /// Asks whether what is gathered goes as it stands.
    pub(super) fn confirm(&mut self, app: &mut App) {
        let lang = app.lang();
        if self.part == Part::Line && !self.take_line(app) {
            return;
        }
        if self.lines.is_empty() {
            return app.warn(words::moves::no_lines_hint(lang, self.errand).to_owned());
        }
        match self.errand {
            Errand::Carry => {
                if let Some(at) = self.lines.iter().position(|line| line.row.place == self.to) {
                    (self.part, self.selected) = (Part::Goods, at);
                    return app.warn(words::moves::there_already(lang, &self.lines[at].row.pack.name));
                }
            }
            Errand::Send => {
                if self.point().is_none() {
                    self.part = Part::Code;
                    return app.warn(words::moves::point_first(lang).to_owned());
                }
            }
        }
        self.part = Part::Goods;
        app.panes.push(Pane::Question(Question::Gathered(self.errand)));
    }

    /// Returns the point goods are sent to, once its code can be read.
    fn point(&self) -> Option<PointName> {
        let code = PointCode::new(clean(self.code.text()).to_uppercase()).ok()?;
        Some(PointName { code, name: clean(self.name.text()) })
    }

    /// Returns what is gathered, as lots in places.
    fn lot_lines(&self) -> Vec<LotLine> {
        let line = |l: &GatherLine| LotLine { lot: l.row.lot.id.clone(), place: l.row.place, quantity: l.quantity };
        self.lines.iter().map(line).chain(self.waiting.iter().cloned()).collect()
    }

    /// Returns it as it is kept.
    pub(super) fn half_move(&self) -> HalfMove {
        let text = |line: &Line| clean(line.text());
        let gathered = Gathered {
            from: self.from,
            to: self.to,
            code: text(&self.code),
            name: text(&self.name),
            note: text(&self.note),
            lines: self.lot_lines(),
        };
        self.errand.half_move(gathered)
    }

    /// Goes on with what was kept; its lots are found once it is told what lies in the shop.
    fn resumed(mut self, kept: &HalfMove) -> Self {
        let (HalfMove::Carry(gathered) | HalfMove::Send(gathered)) = kept else { return self };
        (self.part, self.from, self.to) = (Part::Goods, gathered.from, gathered.to);
        self.code.insert(&gathered.code);
        self.name.insert(&gathered.name);
        self.note.insert(&gathered.note);
        self.waiting.clone_from(&gathered.lines);
        self
    }

    /// Makes the command.
    fn command(&self) -> Option<Command> {
        let lines = self.lot_lines();
        Some(match self.errand {
            Errand::Carry => Command::MoveGoods(MoveGoods { to: self.to, lines }),
            Errand::Send => Command::SendGoods(SendGoods { to: self.point()?, note: clean(self.note.text()), lines }),
        })
    }

    /// Says what Enter would do, as a question.
    fn ask(&self, lang: Lang) -> String {
        let count = self.lines.len();
        match (self.errand, self.point()) {
            (Errand::Carry, _) => words::moves::ask_carry(lang, count, words::stock::place_name(lang, self.to)),
            (Errand::Send, point) => {
                words::moves::ask_send(lang, count, &point.map(|p| words::moves::point(&p)).unwrap_or_default())
            }
        }
    }
}

impl App {
    /// Opens gathering where it was left.
    pub(in crate::screens) fn open_gather(&mut self, errand: Errand) {
        if errand == Errand::Send && !self.may_move(words::moves::send_right) {
            return;
        }
        self.sale.clear();
        let fresh = Gather::new(errand, self.settings.typing);
        let pane = match self.half_move(&fresh.half_move().key()) {
            Some(kept) => fresh.resumed(kept),
            None => fresh,
        };
        self.panes.push(Pane::Gather(Box::new(pane)));
        self.effects.push(Effect::Ask(Query::StockSheet { today: self.now.date(), as_of: None }));
    }

    /// Returns whether a manager is at the till; says so when not.
    pub(in crate::screens) fn may_move(&mut self, right: fn(Lang) -> &'static str) -> bool {
        if !self.is_manager() {
            self.refuse(&Refusal::NotAllowed { what: Term::new(right(Lang::Vi), right(Lang::En)) });
        }
        self.is_manager()
    }

    fn with_gather(&mut self, act: impl FnOnce(&mut Gather, &mut Self)) {
        let Some(at) = self.panes.iter().rposition(|pane| matches!(pane, Pane::Gather(_))) else { return };
        if let Pane::Gather(mut pane) = self.panes.remove(at) {
            act(&mut pane, self);
            self.keep_move(pane.half_move());
            self.panes.insert(at.min(self.panes.len()), Pane::Gather(pane));
        }
    }

    /// Hands what lies in the shop now to the page; asks where that went which was gathered and is gone.
    pub(in crate::screens) fn gather_told(&mut self, answer: &Answer) {
        let Answer::StockSheet { as_of: None, rows } = answer else { return };
        self.with_gather(|pane, app| {
            let lines = pane.take_rows(rows);
            if !lines.is_empty() {
                app.effects.push(Effect::Ask(Query::LotsGone { lines }));
            }
        });
    }

    /// Says which goods are no longer among what is gathered, and why.
    pub(in crate::screens) fn gone_told(&mut self, gone: &[GoneLot]) {
        if !gone.is_empty() {
            self.warn(words::moves::gone(self.lang(), gone));
        }
    }

    /// Asks whether what is gathered goes.
    pub(in crate::screens) fn confirm_gathered(&mut self) {
        self.with_gather(Gather::confirm);
    }

    /// Returns the question about what is gathered.
    pub(in crate::screens) fn ask_gathered(&self) -> String {
        let open =
            self.panes.iter().rev().find_map(|pane| if let Pane::Gather(open) = pane { Some(open) } else { None });
        open.map(|open| open.ask(self.lang())).unwrap_or_default()
    }

    /// Books what is gathered.
    pub(in crate::screens) fn book_gathered(&mut self) {
        self.with_gather(|pane, app| {
            if let Some(command) = pane.command() {
                app.run(command, Pending::Other);
            }
        });
    }

    /// Goods were carried: by the page or by a lot's form.
    pub(in crate::screens) fn goods_moved(&mut self, document: &str) {
        if !self.panes.iter().any(|pane| matches!(pane, Pane::LotForm(_))) {
            self.panes.retain(|pane| !matches!(pane, Pane::Gather(_)));
            self.forget_move(Errand::Carry.half_move(Gathered::default()));
        }
        self.lot_dealt_with(words::moves::moved(self.lang(), document));
    }

    /// Goods left: the file that the other point reads is offered at once.
    pub(in crate::screens) fn goods_sent(&mut self, document: String) {
        self.panes.retain(|pane| !matches!(pane, Pane::Gather(_)));
        self.forget_move(Errand::Send.half_move(Gathered::default()));
        self.lot_dealt_with(words::moves::sent(self.lang(), &document));
        self.transit_changed();
        self.open_transfer_file(document);
    }
}
