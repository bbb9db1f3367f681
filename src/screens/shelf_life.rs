//! Hạn tối thiểu: how long goods must still keep when they come, for all goods and for OCOP sets.

use chrono::NaiveDate;

use super::field::{choose, edit};
use super::pane::{Flow, Pane};
use super::press::Press;
use super::ticket::card_of;
use super::typing::{Line, Mode};
use super::update::{Mood, Pending};
use super::{App, words};
use crate::domain::command::Command;
use crate::domain::ids::SkuCode;
use crate::domain::lang::Lang;
use crate::domain::refusal::{Refusal, Term};
use crate::domain::shelf_life::{Share, ShelfLife, ShelfLifeRule, ShelfLifeRules};

pub mod view;

/// A field of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Which set.
    Set,
    /// Which share must be left.
    Share,
    /// How many days must be left.
    Days,
}

/// A rule while it is typed.
#[derive(Debug, Clone)]
pub struct RuleForm {
    /// The field with the focus.
    pub part: Part,
    /// Whether it is a new rule of a set, so that the set is typed too.
    pub is_new: bool,
    /// The set's number; empty for all goods.
    pub set: Line,
    /// The share.
    pub share: Line,
    /// The days.
    pub days: Line,
}

/// The rules, one of them perhaps being typed.
#[derive(Debug, Clone, Default)]
pub struct ShelfLifePane {
    /// The chosen rule; the one after the last is new.
    pub picked: usize,
    /// What is typed.
    pub form: Option<RuleForm>,
}

impl RuleForm {
    fn of(rule: Option<&ShelfLifeRule>) -> Self {
        let field = |text: String| {
            let mut line = Line::new(Mode::Off);
            line.insert(&text);
            line
        };
        let text = |number: Option<String>| field(number.unwrap_or_default());
        Self {
            part: if rule.is_none() { Part::Set } else { Part::Share },
            is_new: rule.is_none(),
            set: text(rule.and_then(|r| r.group_item).map(|g| g.to_string())),
            share: text(rule.and_then(|r| r.share).map(|s| s.to_string())),
            days: text(rule.and_then(|r| r.days).map(|d| d.to_string())),
        }
    }

    const fn line(&mut self) -> &mut Line {
        match self.part {
            Part::Set => &mut self.set,
            Part::Share => &mut self.share,
            Part::Days => &mut self.days,
        }
    }

    const fn before(&self) -> Part {
        match self.part {
            Part::Set => Part::Set,
            Part::Share if self.is_new => Part::Set,
            Part::Share | Part::Days => Part::Share,
        }
    }

    /// Reads what is typed, or says in which language what cannot be read.
    fn rule(&self, lang: Lang) -> Result<ShelfLifeRule, &'static str> {
        let typed = |line: &Line| line.text().trim().to_owned();
        let (set, share, days) = (typed(&self.set), typed(&self.share), typed(&self.days));
        let group_item = match set.as_str() {
            "" if self.is_new => return Err(words::shelf_life::set_needed(lang)),
            "" => None,
            set => Some(set.parse().map_err(|_| words::shelf_life::set_needed(lang))?),
        };
        let share = if share.is_empty() { None } else { Some(Share::parse(&share)) };
        let share = share.transpose().map_err(|_| words::shelf_life::bad_share(lang))?;
        let days = if days.is_empty() { None } else { Some(days.parse::<u16>()) };
        let days = days.transpose().map_err(|_| words::shelf_life::bad_days(lang))?;
        if share.is_none() && days.is_none() {
            return Err(words::shelf_life::say_something(lang));
        }
        Ok(ShelfLifeRule { group_item, share, days })
    }
}

impl ShelfLifePane {
    /// Takes a key: Enter edits the chosen rule and goes through its fields, Del takes it back.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        if self.form.is_some() {
            self.form_key(app, press);
            return Flow::Stay;
        }
        let rules = app.shelf_life_rules();
        let all = rules.all();
        let chosen = all.get(self.picked).copied();
        match press {
            Press::Esc => return Flow::Close,
            Press::Enter if !app.is_manager() => {
                let what = Term::new(words::shelf_life::right(Lang::Vi), words::shelf_life::right(Lang::En));
                app.refuse(&Refusal::NotAllowed { what });
            }
            Press::Enter => self.form = Some(RuleForm::of(chosen)),
            Press::Delete => {
                if let Some(rule) = self.can_take_back(app) {
                    let back = ShelfLifeRule { share: None, days: None, ..rule };
                    app.run(Command::SetShelfLifeRule(back), Pending::Other);
                }
            }
            press => drop(choose(&mut self.picked, all.len() + 1, press)),
        }
        Flow::Stay
    }

    /// Returns the chosen rule when it can be taken back: what was there before anybody set one cannot.
    pub fn can_take_back(&self, app: &App) -> Option<ShelfLifeRule> {
        let rules = app.shelf_life_rules();
        let chosen = rules.all().get(self.picked).copied().cloned();
        chosen.filter(|rule| rule.group_item.is_some() || !rules.is_usual())
    }

    fn form_key(&mut self, app: &mut App, press: &Press) {
        let Some(form) = &mut self.form else { return };
        match (press, form.part) {
            (Press::Esc, _) => self.form = None,
            (Press::Up | Press::BackTab, _) => form.part = form.before(),
            (Press::Enter | Press::Tab | Press::Down, Part::Set) => form.part = Part::Share,
            (Press::Enter | Press::Tab | Press::Down, Part::Share) => form.part = Part::Days,
            (Press::Enter, Part::Days) => match form.rule(app.lang()) {
                Ok(rule) => app.run(Command::SetShelfLifeRule(rule), Pending::Other),
                Err(text) => app.warn(text.to_owned()),
            },
            (press, _) => drop(edit(form.line(), press)),
        }
    }
}

impl App {
    /// Opens the rules.
    pub(super) fn open_shelf_life(&mut self) {
        self.panes.push(Pane::ShelfLife(Box::default()));
    }

    /// Returns how long goods must keep.
    pub(super) fn shelf_life_rules(&self) -> ShelfLifeRules {
        self.till.as_ref().map(|t| t.shelf_life.clone()).unwrap_or_default()
    }

    /// Tells how long goods of a pack keep, by the shop's rule for them.
    pub(super) fn shelf_life(&self, sku: &SkuCode, made: Option<NaiveDate>, expires: NaiveDate) -> ShelfLife {
        let set = card_of(&self.shelf, sku).and_then(|card| card.group_item);
        let usual = ShelfLifeRule::USUAL;
        let rule = self.till.as_ref().map_or(&usual, |t| t.shelf_life.of(set));
        rule.judge(made, expires, self.now.date())
    }

    /// A rule is set: its fields close.
    pub(super) fn shelf_life_set(&mut self) {
        for pane in &mut self.panes {
            if let Pane::ShelfLife(rules) = pane {
                rules.form = None;
            }
        }
        self.tell(Mood::Good, words::shelf_life::is_set(self.lang()).to_owned());
    }
}
