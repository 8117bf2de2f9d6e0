//! Costs that do not depend on time stay within their budgets. `cargo xtask compare` measures the others. If a change
//! lowers a cost, lower its budget in the same commit; raise one only with a reason.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Lines of generated code per operation, over the four examples.
const LINES_OF_AN_OPERATION: usize = 56;

/// Crates that an application compiles for the runtime, without TLS.
const CRATES_OF_THE_RUNTIME: usize = 94;

#[test]
fn generated_code_has_few_lines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated-examples/src");
    let (mut lines, mut operations) = (0, 0);
    for module in fs::read_dir(folder).expect("the examples") {
        let Ok(files) = fs::read_dir(module.expect("an entry").path()) else {
            continue;
        };
        for file in files {
            let text = fs::read_to_string(file.expect("an entry").path()).expect("a module");
            lines += text.lines().count();
            operations += text.matches("rt::operation!").count();
        }
    }
    assert!(operations > 300, "{operations} operations");
    let of_one = lines.div_ceil(operations);
    assert!(
        of_one <= LINES_OF_AN_OPERATION,
        "{lines} lines for {operations} operations: {of_one} for each"
    );
}

#[test]
fn the_runtime_has_few_dependencies() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--prefix", "none"])
        .args(["-p", "licit-runtime", "-e", "normal"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("text");
    let words = text.lines().map(str::split_whitespace);
    let mut crates: Vec<String> = words
        .filter_map(|mut words| Some(format!("{} {}", words.next()?, words.next()?)))
        .collect();
    crates.sort();
    crates.dedup();
    assert!(
        crates.len() <= CRATES_OF_THE_RUNTIME,
        "{} crates: {}",
        crates.len(),
        crates.join(", ")
    );
}
