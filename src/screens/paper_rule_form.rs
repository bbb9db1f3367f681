//! Saying which paper is asked of which goods, from a day on.

use chrono::NaiveDate;

use super::field::{edit, edit_figures, neighbour};
use super::pane::Flow;
use super::press::Press;
use super::typing::{Line, Mode};
use super::update::Pending;
use super::{App, words};
use crate::domain::certificate::{CertificateKind, PaperRule, SETS};
use crate::domain::command::Command;
use crate::domain::lang::Lang;
use crate::domain::lot::typed_date;
use crate::domain::recognition::Stars;
use crate::domain::text::clean;
use words::paper_rules as said;

pub mod view;

/// The fields of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The paper; none: nothing is asked any more.
    Paper,
    /// What serves as well.
    Or,
    /// What serves for households and groups.
    Small,
    /// Of goods in which sets.
    Sets,
    /// Of goods with at least how many stars.
    Stars,
    /// The first day.
    From,
    /// The article or the paper that asks for it.
    Basis,
}

impl Part {
    /// Every field, in order.
    pub const ALL: [Self; 7] = [Self::Paper, Self::Or, Self::Small, Self::Sets, Self::Stars, Self::From, Self::Basis];

    fn neighbour(self, step: isize) -> Self {
        neighbour(&Self::ALL, self, step)
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct PaperRuleForm {
    /// The field with the focus.
    pub part: Part,
    /// The name of the row that is changed; none for a new one.
    rule: Option<String>,
    lines: [Line; 7],
}

impl PaperRuleForm {
    /// Starts with a row as it stands, or empty.
    pub fn new(rule: Option<&PaperRule>, lang: Lang, typing: Mode) -> Self {
        let kinds = |all: &[CertificateKind]| all.iter().map(|k| said::kind(lang, *k)).collect::<Vec<_>>().join(", ");
        let text = |part: Part, rule: &PaperRule| match part {
            Part::Paper => rule.paper.map(|kind| said::kind(lang, kind)).unwrap_or_default(),
            Part::Or => kinds(&rule.or),
            Part::Small => kinds(&rule.small),
            Part::Sets => rule.sets_written(),
            Part::Stars => rule.stars.map(|stars| stars.to_string()).unwrap_or_default(),
            Part::From => String::new(),
            Part::Basis => rule.basis.clone(),
        };
        let lines = Part::ALL.map(|part| {
            let mut line = Line::new(match part {
                Part::Paper | Part::Or | Part::Small | Part::Basis => typing,
                Part::Sets | Part::Stars | Part::From => Mode::Off,
            });
            line.insert(&rule.map(|rule| text(part, rule)).unwrap_or_default());
            line
        });
        Self { part: Part::Paper, rule: rule.map(|rule| rule.rule.clone()), lines }
    }

    /// Returns what is typed in a field.
    pub const fn line(&self, part: Part) -> &Line {
        &self.lines[part as usize]
    }

    /// Returns whether a row is changed, not added.
    pub const fn is_change(&self) -> bool {
        self.rule.is_some()
    }

    /// Returns the kinds typed in a field, or what of it is none.
    pub fn kinds(&self, part: Part) -> Result<Vec<CertificateKind>, String> {
        let typed = self.line(part).text().split([',', ';']).map(clean).filter(|name| !name.is_empty());
        typed.map(|name| CertificateKind::read(&name).ok_or(name)).collect()
    }

    /// Returns the sets typed, from 1 to 26; none of them for every set.
    pub fn sets(&self) -> Option<Vec<(u8, u8)>> {
        let typed = self.line(Part::Sets).text().split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        let set = |text: &str| text.trim().parse().ok().filter(|set| (1..=SETS).contains(set));
        typed
            .map(|part| match part.split_once(['-', '–']) {
                Some((first, last)) => Some((set(first)?, set(last)?)).filter(|(first, last)| first <= last),
                None => set(part).map(|set| (set, set)),
            })
            .collect()
    }

    /// Returns the first day: as typed, else today.
    pub fn from(&self, today: NaiveDate) -> Option<NaiveDate> {
        let typed = self.line(Part::From).text().trim();
        if typed.is_empty() { Some(today) } else { typed_date(typed, today) }
    }

    /// Takes a key; Enter goes to the next field and from the last one records.
    pub fn press(&mut self, app: &mut App, press: &Press) -> Flow {
        match (press, self.part) {
            (press, _) if app.is_done(press) => self.record(app),
            (Press::Esc, Part::Paper) => return Flow::Close,
            (Press::Esc | Press::BackTab | Press::Up, part) => self.part = part.neighbour(-1),
            (Press::Enter, Part::Basis) => self.record(app),
            (Press::Enter | Press::Tab | Press::Down, part) => self.part = part.neighbour(1),
            (press, Part::Stars) => drop(edit_figures(&mut self.lines[Part::Stars as usize], press)),
            (press, part) => drop(edit(&mut self.lines[part as usize], press)),
        }
        Flow::Stay
    }

    fn record(&mut self, app: &mut App) {
        match self.read(app) {
            Ok(rule) => app.run(Command::SetRequiredPapers(rule), Pending::Other),
            Err((part, text)) => {
                self.part = part;
                app.warn(text);
            }
        }
    }

    /// Reads the row, or says in which field what cannot be read.
    fn read(&self, app: &App) -> Result<PaperRule, (Part, String)> {
        let lang = app.lang();
        let kinds = |part| self.kinds(part).map_err(|name| (part, said::no_such_kind(lang, &name)));
        let paper = kinds(Part::Paper)?;
        let paper = match paper.as_slice() {
            [] if self.rule.is_none() => return Err((Part::Paper, said::which_paper(lang).to_owned())),
            [] => None,
            [one] => Some(*one),
            [..] => return Err((Part::Paper, said::one_paper(lang).to_owned())),
        };
        let sets = self.sets().ok_or_else(|| (Part::Sets, said::bad_sets(lang).to_owned()))?;
        let stars = match self.line(Part::Stars).text().trim() {
            "" => None,
            typed => {
                let stars = typed.parse().ok().filter(|stars| Stars::new(*stars).is_ok());
                Some(stars.ok_or_else(|| (Part::Stars, said::bad_stars(lang).to_owned()))?)
            }
        };
        let from = self.from(app.now.date()).ok_or_else(|| (Part::From, words::ocop::type_day(lang).to_owned()))?;
        let name = self.rule.clone().or_else(|| paper.map(|kind| app.paper_rule_name(kind)));
        Ok(PaperRule {
            rule: name.unwrap_or_default(),
            from: Some(from),
            paper,
            sets,
            stars,
            or: kinds(Part::Or)?,
            small: kinds(Part::Small)?,
            basis: clean(self.line(Part::Basis).text()),
        })
    }
}
