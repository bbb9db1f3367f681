//! `ocop run`: commands as JSON Lines in, outcomes as JSON Lines out, in order, each flushed.

mod malformed;

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::who::Who;
use super::{CliError, Place, open_desk};
use crate::commands::CommandError;
use crate::domain::command::{Actor, Command, Paper};
use crate::domain::ids::{CommandId, StaffId};
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::refusal::{Refusal, Term};
use crate::runtime;
use crate::runtime::Desk;
use crate::store::Fault;

#[derive(Debug, clap::Args)]
#[command(after_long_help = every_command())]
pub(super) struct Args {
    /// Tệp lệnh; không có thì đọc từ đầu vào chuẩn · the file of commands, else standard input.
    file: Option<PathBuf>,
    #[command(flatten)]
    who: Who,
    /// Để giấy của các lệnh chờ máy in của quầy; không có thì không in gì · let the till print what the commands print.
    ///
    /// Quầy mở trong 10 phút thì phiếu và báo cáo được in, quá thì người bán in lại; két không bao giờ tự mở sau.
    /// Không có --print: lệnh vẫn ghi sổ (bản in lại vẫn được đếm), không giấy nào chờ; lệnh chỉ để in hay mở két
    /// trả lời "not_printed".
    ///
    /// A till opened within ten minutes prints the receipts and reports, later staff print them again; no drawer
    /// opens afterwards. Without --print the commands are written down all the same (a reprint is still counted),
    /// nothing waits for the printer, and what only prints or opens the drawer answers "not_printed".
    #[arg(long)]
    print: bool,
    /// Dừng ở dòng bị từ chối đầu tiên · stop at the first refused line.
    #[arg(long)]
    stop: bool,
}

/// Lists every command with one line a newcomer may copy.
fn every_command() -> String {
    let mut out = String::from("Các lệnh · the commands:\n");
    for rules in Command::TABLE {
        let (vi, en) = rules.help;
        out.push_str(&format!("\n  {} – {vi} · {en}\n    {}\n", rules.name, rules.example));
    }
    out.push_str(
        "\nMọi dòng có thể thêm \"id\" (làm một lần, nhắc lại không làm nữa – kể cả in, mở két, giữ đơn);\n\
         sổ tập nhận thêm \"at\" (không lùi) và \"staff\".\n\
         Any line may add an \"id\" (done once, however often it is said, also what only prints or keeps a ticket);\n\
         a practice ledger also takes \"at\" (never going back) and \"staff\".\n",
    );
    out
}

pub(super) fn run(place: &Place, args: &Args) -> Result<(), CliError> {
    let mut desk = open_desk(&place.home, place.config.clone())?;
    let actor = args.who.sign_in(&mut desk)?;
    let input: Box<dyn BufRead> = match &args.file {
        Some(path) => Box::new(BufReader::new(File::open(path)?)),
        None => Box::new(std::io::stdin().lock()),
    };
    let mut out = std::io::stdout().lock();
    let last_at = desk.ledger.head().at_ms.saturating_sub(AT_SLACK_MS);
    let paper = if args.print { Paper::Promise } else { Paper::None };
    let mut session = Session { desk, actor, last_at, paper };
    let mut refused = false;
    for (n, line) in (1u64..).zip(input.split(b'\n')) {
        let line = line?;
        let line = line.strip_prefix("\u{feff}".as_bytes()).filter(|_| n == 1).unwrap_or(&line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let (id, result) = session.line(line);
        let fault = matches!(result, Err(CommandError::Fault(_) | CommandError::Unknown(_)));
        refused |= result.is_err();
        let told = tell(n, id, &result);
        // When nobody reads the outcomes any more, nothing more is done.
        writeln!(out, "{told}").and_then(|()| out.flush()).map_err(|_| CliError::Status(3))?;
        if fault {
            return Err(CliError::Status(3));
        }
        if args.stop && result.is_err() {
            return Err(CliError::Status(1));
        }
    }
    if refused { Err(CliError::Status(1)) } else { Ok(()) }
}

/// Several commands at one given time come to lie milliseconds apart; the next run may begin at that time again.
const AT_SLACK_MS: i64 = 1_000;

struct Session {
    desk: Desk,
    actor: Actor,
    last_at: i64,
    paper: Paper,
}

/// What stands beside a command on its line.
#[derive(Default)]
struct Beside {
    id: Option<CommandId>,
    at: Option<Moment>,
    staff: Option<StaffId>,
}

impl Session {
    fn line(&mut self, line: &[u8]) -> (Option<Value>, Result<Value, CommandError>) {
        let mut map: Map<String, Value> = match serde_json::from_slice(line) {
            Ok(map) => map,
            Err(e) => return (None, Err(malformed(&e))),
        };
        let id = map.get("id").cloned();
        let result = beside(&mut map).and_then(|b| self.perform(map, b));
        (id, result)
    }
    fn perform(&mut self, map: Map<String, Value>, beside: Beside) -> Result<Value, CommandError> {
        let command: Command = serde_json::from_value(Value::Object(map)).map_err(|e| malformed(&e))?;
        let practice = self.desk.ledger.is_practice();
        if !practice && (beside.at.is_some() || beside.staff.is_some()) {
            return Err(Refusal::AtNotAllowed.into());
        }
        if let Some(at) = beside.at {
            if at.at_ms < self.last_at {
                return Err(Refusal::AtGoesBack.into());
            }
            self.last_at = at.at_ms;
        }
        let actor = beside.staff.map_or_else(|| self.actor.clone(), Actor::Staff);
        let at = beside.at.unwrap_or_else(runtime::now);
        let done = self.desk.run_promising(&actor, command, beside.id, at, self.paper)?;
        serde_json::to_value(done.outcome).map_err(|_| Fault::BadRow("journal").into())
    }
}

fn malformed(e: &serde_json::Error) -> CommandError {
    Refusal::Malformed { why: malformed::why(e) }.into()
}

/// Takes what is not the command itself off its line.
fn beside(map: &mut Map<String, Value>) -> Result<Beside, CommandError> {
    let bad = |vi, en| CommandError::from(Refusal::Malformed { why: Term::new(vi, en) });
    let text = |v: Value| v.as_str().map(str::to_owned);
    let mut out = Beside::default();
    if let Some(id) = map.remove("id") {
        let id = text(id).and_then(|s| CommandId::new(s).ok());
        out.id = Some(id.ok_or_else(|| bad("id gồm 1 đến 64 ký tự", "id: 1-64 characters"))?);
    }
    if let Some(at) = map.remove("at") {
        let at = text(at).and_then(|s| Moment::parse_rfc3339(&s));
        out.at = Some(at.ok_or_else(|| bad("at ghi như 2026-11-22T14:32:00+07:00", "at: 2026-11-22T14:32:00+07:00"))?);
    }
    // Some commands have a field of this name; only a line-level one that stands beside "do" and names a seller is taken.
    if map.get("do").is_some_and(|d| d != "set_pin")
        && let Some(staff) = map.remove("staff")
    {
        let staff = text(staff).and_then(|s| StaffId::new(s).ok());
        out.staff = Some(staff.ok_or_else(|| bad("staff là mã người bán", "staff is the code of a seller"))?);
    }
    Ok(out)
}

fn tell(line: u64, id: Option<Value>, result: &Result<Value, CommandError>) -> Value {
    let mut told = match result {
        Ok(Value::Object(outcome)) => {
            let mut map = Map::new();
            map.insert("ok".into(), Value::Bool(true));
            map.extend(outcome.clone());
            map
        }
        Ok(other) => Map::from_iter([("ok".to_owned(), Value::Bool(true)), ("did".to_owned(), other.clone())]),
        Err(CommandError::Refused(refusal)) => object(json!({
            "ok": false, "refused": refusal.code(), "say": refusal.say(Lang::Vi), "say_en": refusal.say(Lang::En),
        })),
        Err(e @ (CommandError::Fault(_) | CommandError::Unknown(_))) => object(json!({
            "ok": false, "failed": e.say(Lang::En), "say": e.say(Lang::Vi),
        })),
    };
    told.insert("line".into(), json!(line));
    if let Some(id) = id {
        told.insert("id".into(), id);
    }
    Value::Object(told)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => Map::from_iter([("value".to_owned(), other)]),
    }
}
