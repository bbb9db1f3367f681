//! What every program counts with: times, ratios, the state of the machine and of its memory.
#![allow(dead_code, reason = "each program takes what it needs")]

use std::time::{Duration, Instant};

/// Tries of one kind.
#[derive(Default)]
pub struct Tally(Vec<Duration>);

impl Tally {
    pub fn time<T>(&mut self, what: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let out = what();
        self.0.push(begun.elapsed());
        out
    }
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// Returns a percentile in microseconds.
    pub fn at(&self, percent: usize) -> f64 {
        let mut times = self.0.clone();
        times.sort_unstable();
        times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e6
    }
    /// Prints a line and returns the ratio of the medians.
    pub fn tell(&self, what: &str, floor: &Self) -> f64 {
        let ratio = self.at(50) / floor.at(50);
        println!(
            "{what}: {} tries, p50 {:.0} us p99 {:.0} us, floor p50 {:.0} us p99 {:.0} us, ratio {ratio:.2} (p99 {:.2})",
            self.len(),
            self.at(50),
            self.at(99),
            floor.at(50),
            floor.at(99),
            self.at(99) / floor.at(99),
        );
        ratio
    }
}

/// What a figure is held to.
pub enum Goal {
    AtMost(f64),
    AtLeast(f64),
}

/// Prints one row for the README's table: what, measured, goal, the state of the machine.
pub fn row(what: &str, measured: f64, unit: &str, goal: Goal) {
    let (sign, goal, met) = match goal {
        Goal::AtMost(goal) => ("≤", goal, measured <= goal),
        Goal::AtLeast(goal) => ("≥", goal, measured >= goal),
    };
    let met = if met { "" } else { " (missed)" };
    println!("| {what} | {measured:.2}{unit} | {sign} {goal}{unit}{met} | load {} |", load());
}

fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("?").to_owned()
}

/// Returns a line of `/proc/PID/status` in MB: `VmRSS`, `VmHWM`.
pub fn memory(pid: u32, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let kb = status.lines().find(|l| l.starts_with(line)).and_then(|l| l.split_whitespace().nth(1));
    kb.and_then(|kb| kb.parse().ok()).map_or(f64::NAN, |kb: f64| kb / 1024.0)
}
