//! What an idle till holds and does: resident memory, ticks of the processor, bytes written in six seconds.

use std::process::Command;
use std::time::Duration;

use ocop::config::Config;
use ocop::runtime::Desk;

#[path = "history.rs"]
mod history;
#[path = "pty.rs"]
mod pty;
#[path = "tally.rs"]
mod tally;

use history::Done;
use tally::Goal;

/// The argument that makes this program the till whose memory is looked at.
const HOLD: &str = "hold";
/// Long enough for a start to settle.
const SETTLE: Duration = Duration::from_secs(3);
const WATCH: Duration = Duration::from_secs(6);

fn main() -> Done {
    let mut args = std::env::args().skip_while(|a| a != HOLD).skip(1);
    if let Some(dir) = args.next() {
        return hold(&dir);
    }
    let folder = history::copy("memory")?;
    println!("an idle till with {} SKUs after {} sales", history::SKUS, history::SALES);
    let dir = folder.home.dir().to_str().ok_or("the folder's name is no text")?;
    let out = Command::new(std::env::current_exe()?).args([HOLD, dir]).output()?;
    let said = String::from_utf8(out.stdout)?;
    print!("{said}");
    let held: f64 = said.split_whitespace().nth(2).and_then(|n| n.parse().ok()).unwrap_or(f64::NAN);
    tally::row("ledger and shelf in memory", held, " MB", Goal::AtMost(40.0));
    match pty::till(&folder.home)? {
        pty::Start::Frame(till, _) => idle(&till),
        pty::Start::NoScreen(said) => {
            println!("idle: skipped, ocop opened no screen: {said}");
            Ok(())
        }
    }
}

/// Holds a desk and its shelf, and says what that takes.
fn hold(dir: &str) -> Done {
    let home = ocop::runtime::Home::find(Some(dir.into()));
    let desk = Desk::open(&home, Config::default())?;
    let state = desk.till_state()?;
    let before = tally::memory(std::process::id(), "VmRSS");
    let shelf = desk.shelf()?;
    let (now, most) = (tally::memory(std::process::id(), "VmRSS"), tally::memory(std::process::id(), "VmHWM"));
    println!("ledger, shelf: {now:.1} MB, of which {before:.1} MB before the shelf; {most:.1} MB at most");
    drop((state, shelf, desk));
    Ok(())
}

/// Watches the till do nothing.
fn idle(till: &pty::Running) -> Done {
    std::thread::sleep(SETTLE);
    while till.screen.try_recv().is_ok() {}
    let (ticks, wrote) = (ticks(till.pid())?, wrote(till.pid())?);
    std::thread::sleep(WATCH);
    let ticks = self::ticks(till.pid())? - ticks;
    let wrote = self::wrote(till.pid())? - wrote;
    let resident = tally::memory(till.pid(), "VmRSS");
    let most = tally::memory(till.pid(), "VmHWM");
    println!(
        "idle {} s: {ticks} ticks, {wrote} bytes written, {resident:.1} MB ({most:.1} MB at most)",
        WATCH.as_secs()
    );
    tally::row("idle till, resident", resident, " MB", Goal::AtMost(40.0));
    tally::row("idle till, ticks in 6 s", ticks as f64, "", Goal::AtMost(0.0));
    tally::row("idle till, bytes written in 6 s", wrote as f64, "", Goal::AtMost(0.0));
    Ok(())
}

/// Processor ticks used so far, of user and kernel.
fn ticks(pid: u32) -> Done<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, after) = stat.rsplit_once(')').ok_or("an odd /proc/PID/stat")?;
    Ok(after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum())
}

/// Bytes given to any file or terminal so far.
fn wrote(pid: u32) -> Done<u64> {
    let io = std::fs::read_to_string(format!("/proc/{pid}/io"))?;
    let line = io.lines().find_map(|l| l.strip_prefix("wchar: ")).ok_or("an odd /proc/PID/io")?;
    Ok(line.trim().parse()?)
}
