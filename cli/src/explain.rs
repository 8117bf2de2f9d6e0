//! `cargo licit explain`: prints the meaning of a diagnostic code.

use crate::terminal::outln;
use licit_format::diagnostic::{Code, Excerpt};

/// Prints the explanation of a code.
pub(crate) fn run(code: &str) -> Result<bool, String> {
    let id = code.to_uppercase();
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
            "unknown code `{code}`; codes range from {} to {}",
            Code::ALL.first().map_or("", |code| code.id()),
            Code::ALL.last().map_or("", |code| code.id()),
        )),
    }
}

fn indented(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}
