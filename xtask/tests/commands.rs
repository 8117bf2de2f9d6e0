//! Runs the program, which CI runs as it is built for this test.

use std::process::Command;

#[test]
fn an_unknown_command_prints_the_usage() {
    for arguments in [&[][..], &["apis"], &["api", "--chek"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let shown = String::from_utf8_lossy(&output.stderr);
        assert!(
            shown.starts_with("Usage: cargo xtask api [--check]"),
            "{shown}"
        );
    }
}
