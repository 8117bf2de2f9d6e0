//! `cargo licit explain`: what a diagnostic's code means.

use licit_format::diagnostic::Code;

/// Prints the explanation of a code.
pub(crate) fn run(code: &str) -> Result<bool, String> {
    let wanted = code.to_uppercase();
    match Code::ALL.iter().find(|known| known.id() == wanted) {
        Some(code) => {
            println!("{code}: {}\n\n{}", code.title(), code.explanation());
            Ok(true)
        }
        None => Err(format!(
            "there is no code `{code}`; codes are {} to {}",
            Code::ALL.first().map_or("", |code| code.id()),
            Code::ALL.last().map_or("", |code| code.id()),
        )),
    }
}
