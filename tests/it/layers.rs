//! The rules of the house that a compiler does not know, read from the source as plain text.
//!
//! Who may name whom, which crates and doors of the system belong to which layer, how long a
//! function and a file may be. The rules are the tables below; nothing else here decides.

use std::fmt;
use std::path::{Path, PathBuf};

#[path = "layers/scan.rs"]
mod scan;
use scan::Source;

/// Each layer and the layers it may name.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("commands", &["domain", "store"]),
    ("queries", &["domain", "store"]),
    ("paper", &["domain"]),
    ("import", &["domain"]),
    ("export", &["domain"]),
    ("devices", &["domain", "paper"]),
    ("screens", &["domain"]),
    (VIEWS, &["screens", "domain", "look", "paper"]),
    ("look", &["domain"]),
    ("tui", &["screens"]),
    ("office", &["domain", "store", "import", "export", "paper"]),
    ("config", &["domain"]),
    ("runtime", EVERY_LAYER),
    ("cli", EVERY_LAYER),
    (ROOT, EVERY_LAYER),
];

/// `src/screens/**/view.rs`: the drawing half of a screen, a layer of its own.
const VIEWS: &str = "view";
/// `src/main.rs` and `src/lib.rs`.
const ROOT: &str = "root";
const EVERY_LAYER: &[&str] = &[
    "domain", "store", "commands", "queries", "paper", "import", "export", "devices", "screens", "look", "tui",
    "office", "config", "runtime", "cli",
];
/// Layers of which another may name the front, never a module inside: `(who, whose)`.
const FRONT_ONLY: &[(&str, &str)] = &[("cli", "runtime"), ("runtime", "cli")];

/// Paths that belong to some layers alone: the path, who may name it, what to do instead.
const DOORS: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["store"], "ask store for it: the only SQL is there"),
    ("crossterm", &["tui"], "take a Press; only tui knows the terminal"),
    ("ratatui", &["look", "tui", VIEWS], "draw in the screen's view.rs"),
    ("escpos", &["devices", "paper"], "paper makes the bytes, devices send them"),
    ("argon2", &["commands", "store", "runtime", "cli"], "hash PINs behind a command"),
    ("SystemTime::now", &["runtime"], "take `now` as an argument; only runtime reads a clock"),
    ("Utc::now", &["runtime"], "take `now` as an argument; only runtime reads a clock"),
    ("Local::now", &["runtime"], "take `now` as an argument; only runtime reads a clock"),
    ("Instant::now", &["runtime", "tui"], "take the instant as an argument"),
    ("getrandom", &["runtime", "cli"], "take the random bytes as an argument"),
    ("Uuid::now_v7", &["runtime", "cli"], "take the id as an argument"),
    ("Uuid::new_v4", &["runtime", "cli"], "take the id as an argument"),
    ("std::env", &["cli", "config", "runtime", ROOT], "take the value as an argument"),
    (
        "std::fs",
        &["store", "import", "export", "devices", "office", "tui", "runtime", "cli", "config"],
        "take the bytes as an argument",
    ),
    ("std::net", &["devices", "export", "runtime"], "leave wires to devices and export"),
    // Store has two: the proof reads, checks and replays side by side, begun and ended inside one call.
    ("std::thread", &["runtime", "tui", "devices", "store"], "return an effect; runtime has the threads"),
    ("std::process", &["cli", "runtime", "devices", ROOT], "return the status; cli ends the program"),
    ("std::io::stdin", &["cli", "runtime", "tui"], "take a reader as an argument"),
    ("std::io::stdout", &["cli", "tui"], "take a writer as an argument"),
];

/// The crates the domain may name; every other dependency is refused there.
const DOMAIN_CRATES: &[&str] = &[
    "serde",
    "serde_json",
    "rust_decimal",
    "chrono",
    "uuid",
    "unicode_normalization",
    "unicode_segmentation",
    "unicode_width",
    "sha2",
    "thiserror",
    "memchr",
];

/// Words that stand nowhere outside tests.
const WORDS: &[(&str, &str)] = &[
    (".unwrap()", "return an error, or give a value for the other case"),
    (".expect(", "return an error, or give a value for the other case"),
    ("todo!(", "do it now or leave it out"),
    ("unimplemented!(", "do it now or leave it out"),
    ("dbg!(", "leave it out"),
];
const FUNCTION_LINES_MAX: usize = 60;
const FILE_LINES_MAX: usize = 400;

/// A rule broken at a place, with the way out.
#[derive(PartialEq)]
struct Violation {
    file: String,
    line: usize,
    rule: String,
    instead: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.file, self.line, self.rule, self.instead)
    }
}

#[test]
fn the_source_keeps_the_rules_of_the_house() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = dependencies(&std::fs::read_to_string(root.join("Cargo.toml")).unwrap());
    let mut found = Vec::new();
    for file in rust_files(&root.join("src")) {
        let name = file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        found.extend(check(&name, &std::fs::read_to_string(&file).unwrap(), &crates));
    }
    let lines: Vec<String> = found.iter().map(Violation::to_string).collect();
    assert!(found.is_empty(), "\n{}\n", lines.join("\n"));
}

/// Returns the names of the dependencies as code spells them.
fn dependencies(manifest: &str) -> Vec<String> {
    let table = manifest.split("\n[dependencies]").nth(1).unwrap_or_default();
    let lines = table.lines().take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_")).collect()
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
    files
}

/// Checks one file under every rule.
fn check(file: &str, text: &str, crates: &[String]) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut tell = |line: usize, rule: String, instead: &str| {
        found.push(Violation { file: file.to_owned(), line, rule, instead: instead.to_owned() });
    };
    if !text.starts_with("//! ") {
        tell(1, "the file does not open with `//!`".into(), "say what it is for and what is left out");
    }
    if file.ends_with("/mod.rs") {
        tell(1, "a mod.rs".into(), "name it after its folder: `foo.rs` beside `foo/`");
    }
    let Some(layer) = layer_of(file) else {
        tell(1, "no layer lives here".into(), "move it, or add the layer to the table in tests/it/layers.rs");
        return found;
    };
    if file.ends_with("/tests.rs") || file.contains("/tests/") {
        return found;
    }
    let source = Source::read(text);
    for (line, path) in source.paths() {
        check_path(layer, &module_of(file), &path, crates, &mut |rule, instead| tell(line, rule, instead));
    }
    for (word, instead) in WORDS {
        source.lines_with(word).into_iter().for_each(|line| tell(line, format!("`{word}` outside tests"), instead));
    }
    for (line, name, length) in source.functions().into_iter().filter(|(.., length)| *length > FUNCTION_LINES_MAX) {
        let rule = format!("`{name}` has {length} lines of code, at most {FUNCTION_LINES_MAX}");
        tell(line, rule, "give a part of it a name");
    }
    if source.length() > FILE_LINES_MAX {
        let rule = format!("{} lines without tests, at most {FILE_LINES_MAX}", source.length());
        tell(FILE_LINES_MAX + 1, rule, "split it by noun");
    }
    found.dedup();
    found
}

/// Returns the layer a file belongs to, if there is one.
fn layer_of(file: &str) -> Option<&'static str> {
    let inside = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    if matches!(inside, "main" | "lib") {
        return Some(ROOT);
    }
    let modules: Vec<&str> = inside.split('/').collect();
    let name = if modules[0] == "screens" && modules[1..].contains(&"view") { VIEWS } else { modules[0] };
    LAYERS.iter().map(|(layer, _)| *layer).find(|layer| *layer == name && *layer != ROOT)
}

/// Returns the modules a file is in, outermost first.
fn module_of(file: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    if matches!(inside, "main" | "lib") { Vec::new() } else { inside.split('/').map(str::to_owned).collect() }
}

fn check_path(
    layer: &str,
    module: &[String],
    path: &[String],
    crates: &[String],
    tell: &mut impl FnMut(String, &'static str),
) {
    let shown = path.join("::");
    if let Some([target, rest @ ..]) = from_root(module, path) {
        let may = LAYERS.iter().find(|(name, _)| *name == layer).map_or(&[][..], |(_, may)| may);
        let is_own = target == layer || (layer == VIEWS && target == "screens");
        if !is_own && !may.contains(&target.as_str()) {
            tell(format!("{layer} names {target} (`{shown}`)"), "turn the call round, or move what both need inwards");
        }
        let is_front_only = FRONT_ONLY.contains(&(layer, target.as_str()));
        if is_front_only && rest.len() > 1 && rest[0].starts_with(|c: char| c.is_lowercase()) {
            tell(format!("{layer} names the inside of {target} (`{shown}`)"), "name what stands in its front file");
        }
    }
    for (door, may, instead) in DOORS {
        let steps: Vec<&str> = door.split("::").collect();
        let is_named = path.windows(steps.len()).any(|window| window.iter().eq(steps.iter()));
        if is_named && !may.contains(&layer) {
            tell(format!("{layer} names `{door}`"), instead);
        }
    }
    let first = path.first().map_or("", String::as_str);
    let is_free = DOMAIN_CRATES.contains(&first) || DOORS.iter().any(|(door, ..)| *door == first);
    if layer == "domain" && path.len() > 1 && crates.iter().any(|name| name == first) && !is_free {
        tell(format!("domain names the crate {first}"), "keep to the pure crates of DOMAIN_CRATES");
    }
}

/// Returns the path as seen from the crate's root, if it passes there.
fn from_root<'a>(module: &[String], path: &'a [String]) -> Option<&'a [String]> {
    let supers = path.iter().take_while(|step| *step == "super").count();
    match path.first().map(String::as_str) {
        Some("crate") => path.get(1..),
        Some("ocop") if module.is_empty() => path.get(1..),
        Some("super") if supers == module.len() => path.get(supers..),
        _ => None,
    }
    .filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod self_test {
    use super::*;

    fn told(file: &str, text: &str) -> String {
        let crates = dependencies("[package]\n[dependencies]\ncsv = \"1\"\nserde = \"1\"\n[dev-dependencies]\nx = 1\n");
        check(file, text, &crates).iter().map(|v| format!("{v}\n")).collect()
    }

    /// Checks that a file breaks exactly this rule.
    fn breaks(file: &str, body: &str, rule: &str) {
        let told = told(file, &format!("//! A file.\n{body}\n"));
        assert!(told.lines().count() == 1 && told.contains(rule), "{body}\nexpected: {rule}\ntold: {told}");
    }

    #[test]
    fn each_kind_of_violation_is_found_and_told_with_its_place() {
        assert_eq!(
            told("src/domain/a.rs", "//! A file.\nuse crate::store::Tx;\n"),
            "src/domain/a.rs:2: domain names store (`crate::store::Tx`); turn the call round, or move what both need inwards\n"
        );
        breaks("src/screens/sale.rs", "use crate::{domain::money, look::Theme};", "screens names look");
        breaks("src/paper/slip.rs", "fn f() { super::super::store::open() }", "paper names store");
        breaks("src/cli/sell.rs", "use crate::runtime::outbox::Worker;", "cli names the inside of runtime");
        breaks("src/commands/sell.rs", "use rusqlite::Connection;", "commands names `rusqlite`");
        breaks("src/look/qr.rs", "fn f() { ratatui::crossterm::style::x() }", "look names `crossterm`");
        breaks("src/screens/sale.rs", "use ratatui::Frame;", "screens names `ratatui`");
        breaks(
            "src/store/sale.rs",
            "use std::time; fn f() { time::SystemTime::now(); }",
            "store names `SystemTime::now`",
        );
        breaks("src/domain/lot.rs", "use std::{fmt, fs::{self, File}};", "domain names `std::fs`");
        breaks("src/domain/lot.rs", "use csv::Reader;", "domain names the crate csv");
        breaks("src/tui/x.rs", "fn f() { x().unwrap() }", "`.unwrap()` outside tests");
        breaks("src/tui/x.rs", &format!("fn long() {{\n{}}}", "x();\n".repeat(60)), "`long` has 62 lines of code");
        let arms = |arm: &str| format!("fn table(a: A) {{\nmatch a {{\n{}}}\n}}", arm.repeat(80));
        breaks("src/tui/x.rs", &arms("A::B => {\nb();\n}\n"), "`table` has 244 lines of code");
        assert!(!told("src/tui/x.rs", &format!("//! A file.\n{}", arms("A::B => b(),\n"))).contains("lines of code"));
        breaks("src/tui/x.rs", &"// a\n".repeat(400), "402 lines without tests");
        breaks("src/screens/mod.rs", "", "a mod.rs");
        breaks("src/helpers.rs", "", "no layer lives here");
        assert!(told("src/tui/x.rs", "use std::io;\n").contains("does not open with `//!`"));
    }

    #[test]
    fn what_is_allowed_is_not_told() {
        for (file, body) in [
            ("src/screens/sale/view.rs", "use crate::{look, paper, screens::App};\nuse ratatui::Frame;"),
            ("src/cli/sell.rs", "use crate::runtime::Till; use crate::runtime::{Ledger};"),
            ("src/tui/x.rs", "fn f<'a>(x: &'a str) -> char { let _ = Instant::now(); '\"' } // crate::store"),
            ("src/domain/x.rs", "const X: &str = r#\"use rusqlite::\"x\".unwrap()\"#; /* std::fs /* */ std::env */"),
            ("src/domain/x.rs", "#[cfg(test)]\nmod tests {\n use std::fs;\n fn f() { x().unwrap(); }\n}"),
            ("src/domain/x.rs", "#[cfg(test)]\nuse crate::store::{Tx, Row};\nuse super::money;"),
            ("src/domain/a/tests.rs", "use std::fs;"),
        ] {
            assert_eq!(told(file, &format!("//! A file.\n{body}\n")), "", "{file}: {body}");
        }
        let commented = format!("//! A file.\nfn f() {{\n{}x();\n}}\n", "// why\n\n".repeat(100));
        assert_eq!(told("src/tui/x.rs", &commented), "");
    }
}
