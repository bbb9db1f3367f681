//! How fast a year's ledger is proved: the chain beside bare SHA-256 of the same bytes, the replay beside
//! bare inserts of the same rows; and how much memory the whole proof takes.

use std::process::Command;

use ocop::store::{ReadOnly, verify};
use sha2::{Digest, Sha256};

#[path = "verify/bare.rs"]
mod bare;
#[path = "history.rs"]
mod history;
#[path = "tally.rs"]
mod tally;

use history::Done;
use tally::{Goal, Tally};

/// The argument that makes this program the proof whose memory is looked at.
const PROVE: &str = "prove";
const CHAINS: usize = 20;
const REPLAYS: usize = 5;

fn main() -> Done {
    let mut args = std::env::args().skip_while(|a| a != PROVE).skip(1);
    if let Some(path) = args.next() {
        return prove(&path);
    }
    let folder = history::copy("verify")?;
    let path = folder.home.ledger();
    println!("the proof of {} SKUs and {} sales", history::SKUS, history::SALES);
    let ledger = ReadOnly::open(&path)?;
    let bytes = bare::bytes(&path)?;
    let (mut chain, mut sha) = (Tally::default(), Tally::default());
    for _ in 0..CHAINS {
        chain.time(|| verify::chain(&ledger, &mut |_| {}))?.map_err(|bad| bad.why.1)?;
        sha.time(|| std::hint::black_box(Sha256::digest(&bytes)));
    }
    drop(bytes);
    let rows = bare::Rows::read(&path)?;
    let (mut replay, mut insert) = (Tally::default(), Tally::default());
    for _ in 0..REPLAYS {
        replay.time(|| verify::replay(&ledger))?.map_err(|bad| format!("{bad:?}"))?;
        insert.time(|| rows.insert())?;
    }
    drop(rows);
    chain.tell("chain / SHA-256 of the same bytes", &sha);
    replay.tell("replay with its chain / the same rows inserted", &insert);
    let said = Command::new(std::env::current_exe()?).args([PROVE.as_ref(), path.as_os_str()]).output()?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned().into());
    }
    let said = String::from_utf8(said.stdout)?;
    print!("{said}");
    let most: f64 = said.split_whitespace().nth(2).and_then(|n| n.parse().ok()).unwrap_or(f64::NAN);
    tally::row("chain, speed of bare SHA-256", sha.at(50) / chain.at(50), "×", Goal::AtLeast(0.4));
    tally::row("replay, speed of bare inserts", insert.at(50) / replay.at(50), "×", Goal::AtLeast(0.5));
    tally::row("whole proof, memory at most", most, " MB", Goal::AtMost(40.0));
    Ok(())
}

/// Proves a ledger whole and says what that took.
fn prove(path: &str) -> Done {
    let begun = std::time::Instant::now();
    let done = verify::verify(&ReadOnly::open(path.as_ref())?, &mut |_| {})?.map_err(|bad| format!("{bad:?}"))?;
    let most = tally::memory(std::process::id(), "VmHWM");
    let seconds = begun.elapsed().as_secs_f64();
    println!("whole proof: {most:.1} MB at most, {seconds:.2} s for {} entries and {} rows", done.entries, done.rows);
    Ok(())
}
