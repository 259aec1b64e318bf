//! giaoban: arguments, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    giaoban::commands::main()
}
