//! The program: parses nothing itself, hands its arguments to [`ocop::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    ocop::cli::main(std::env::args_os())
}
