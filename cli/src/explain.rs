//! `cargo licit explain`: prints the meaning of a diagnostic code.

use crate::terminal::outln;
use licit_format::diagnostic::{Code, Excerpt};
use licit_format::diff::Code as ChangeCode;

/// Prints the explanation of a code.
pub(crate) fn run(code: &str) -> Result<bool, String> {
    let id = code.to_uppercase();
    if let Some(code) = ChangeCode::from_id(&id) {
        change(code);
        return Ok(true);
    }
    match Code::ALL.iter().find(|known| known.id() == id) {
        Some(code) => {
            outln!("{code}: {}\n\n{}", code.title(), code.explanation());
            outln!("\nWhy: {}", code.consequence());
            if let Some(example) = code.example() {
                let file = match example.of {
                    Excerpt::Document => ", in the OpenAPI document",
                    Excerpt::Overlay => ", in the overlay",
                    _ => "",
                };
                outln!("\nWrong{file}:\n\n{}", indented(example.wrong));
                outln!("\nRight{file}:\n\n{}", indented(example.right));
            }
            if let Some(reason) = code.why_no_example() {
                outln!("\nNo example: {reason}");
            }
            Ok(true)
        }
        None => Err(format!(
            "unknown code `{code}`; codes range from {} to {}, and of changes from {} to {}",
            Code::ALL.first().map_or("", |code| code.id()),
            Code::ALL.last().map_or("", |code| code.id()),
            ChangeCode::ALL.first().map_or("", |code| code.id()),
            ChangeCode::ALL.last().map_or("", |code| code.id()),
        )),
    }
}

/// Prints the explanation of a change that `diff` reports.
fn change(code: ChangeCode) {
    outln!("{code}: {}\n\n{}", code.title(), code.explanation());
    let reach = code.reach().sentence();
    let severity = code.severity().title();
    outln!("\nSeverity: {severity}. {reach}");
}

fn indented(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}
