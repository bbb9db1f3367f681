//! What the report of a shift says.

use super::*;
use crate::paper::{preview, samples};

#[test]
fn x() {
    println!("{}", preview(&shift_report(&samples::shift(), Lang::Vi), 48).join("\n"));
}
