//! Who counted opening stock with us, as the options name them: one for all, or producer by producer.

use crate::cli::{CliError, both};
use crate::domain::sheet::{CountedWith, OpeningDocument, SheetPreview};
use crate::domain::text::{clean, fold};

/// Reads the options against the producers of the sheet; each of those that are taken on must have somebody.
pub(super) fn counted_with(told: &[String], shown: &SheetPreview) -> Result<CountedWith, CliError> {
    let (mut rest, mut each) = (None, Vec::new());
    for told in told {
        match told.rsplit_once('=').map(|(whose, name)| (whose, clean(name))) {
            None if rest.is_some() => return Err(two_names(told)),
            None => rest = Some(clean(told)),
            Some((_, name)) if name.is_empty() => return Err(nobody(told)),
            Some((whose, name)) => {
                let document = shown.opening.iter().find(|d| is_theirs(d, whose));
                each.push((document.ok_or_else(|| unknown(whose, shown))?.producer.clone(), name));
            }
        }
    }
    let everyone = CountedWith::everyone(rest.unwrap_or_default());
    let with = each.into_iter().fold(everyone, |with, (producer, name)| with.also(producer, name));
    let open = shown.opening.iter().filter(|d| d.taken_before.is_none());
    match open.into_iter().find(|d| with.of(&d.producer).is_empty()) {
        Some(document) => Err(nobody(&document.producer_name)),
        None => Ok(with),
    }
}

fn is_theirs(document: &OpeningDocument, whose: &str) -> bool {
    let asked = fold(&clean(whose));
    asked == fold(&document.producer_name) || asked == fold(document.producer.as_str())
}

fn two_names(second: &str) -> CliError {
    CliError::Usage(both(
        &format!("--counted-with có hai tên chung, như \"{second}\"; ghi \"Chủ thể=Tên\" cho từng chủ thể"),
        &format!("--counted-with has two names for all, as \"{second}\"; write \"Producer=Name\" for each producer"),
    ))
}

fn nobody(whose: &str) -> CliError {
    CliError::Usage(both(
        &format!("chưa có người cùng đếm với {whose}; ghi --counted-with \"Chủ thể=Tên\", hoặc một tên chung"),
        &format!("nobody is named for {whose}; write --counted-with \"Producer=Name\", or one name for all"),
    ))
}

fn unknown(whose: &str, shown: &SheetPreview) -> CliError {
    let known: Vec<&str> = shown.opening.iter().map(|d| d.producer_name.as_str()).collect();
    let known = known.join(" | ");
    CliError::Usage(both(
        &format!("tệp không có tồn của chủ thể \"{}\"; có: {known}", whose.trim()),
        &format!("the sheet has no stock of producer \"{}\"; it has: {known}", whose.trim()),
    ))
}
