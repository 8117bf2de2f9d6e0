//! `cargo licit man`: writes manual pages, made from the help of each command.

use std::fs;
use std::path::Path;

use crate::command::{Definition, definitions};
use crate::terminal::noteln;

/// Writes a page for each command to a directory.
pub(crate) fn run(folder: &Path) -> Result<bool, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let mut count = 0;
    for definition in definitions() {
        let name = format!("cargo-licit-{}.1", definition.name.replace(' ', "-"));
        fs::write(folder.join(name), page(&definition)).map_err(failed)?;
        count += 1;
    }
    fs::write(folder.join("cargo-licit.1"), overview()).map_err(failed)?;
    noteln!(
        "{} pages written. Next: `man -M` with the directory above, or copy them to a directory `man1` of your \
         MANPATH",
        count + 1
    );
    Ok(true)
}

/// The page of a command: the help, whose paragraphs become sections.
fn page(definition: &Definition) -> String {
    let name = format!("cargo-licit-{}", definition.name.replace(' ', "-"));
    let mut page = head(&name, &definition.summary());
    let mut paragraphs = definition.help.split("\n\n");
    let description = paragraphs.next().unwrap_or_default();
    let rest: Vec<&str> = paragraphs.collect();
    for paragraph in &rest {
        if let Some(usage) = paragraph.strip_prefix("Usage: ") {
            page.push_str(".SH SYNOPSIS\n");
            page.push_str(&literal(usage));
        }
    }
    page.push_str(".SH DESCRIPTION\n");
    page.push_str(&prose(description));
    for paragraph in rest.iter().filter(|one| !one.starts_with("Usage: ")) {
        page.push_str(&section(paragraph));
    }
    page.push_str(EXIT_STATUS);
    page
}

/// A paragraph: options or an example below a heading, or text.
fn section(paragraph: &str) -> String {
    let mut lines = paragraph.lines();
    let first = lines.next().unwrap_or_default();
    let is_heading = first.ends_with(':') && !first.starts_with(' ');
    let (heading, body) = if is_heading {
        let heading = first.trim_end_matches(':').to_uppercase();
        (heading, lines.collect::<Vec<_>>().join("\n"))
    } else if first.starts_with("  ") {
        ("OPTIONS".to_owned(), paragraph.to_owned())
    } else {
        return format!(".PP\n{}", prose(paragraph));
    };
    format!(".SH \"{}\"\n{}", escaped(&heading), literal(&body))
}

fn overview() -> String {
    let mut page = head("cargo-licit", "typed SDKs for OAuth 2 providers");
    page.push_str(".SH SYNOPSIS\n");
    page.push_str(&literal("cargo licit <command> [options]"));
    page.push_str(".SH COMMANDS\n");
    for definition in definitions() {
        let name = definition.name.replace(' ', "-");
        page.push_str(".TP\n.BR cargo-licit-");
        page.push_str(&escaped(&name).replace(' ', "\\ "));
        page.push_str(" (1)\n");
        page.push_str(&prose(&definition.summary()));
    }
    page.push_str(EXIT_STATUS);
    page
}

fn head(name: &str, summary: &str) -> String {
    format!(
        ".TH \"{}\" 1 \"\" \"licit {}\"\n.SH NAME\n{} \\- {}",
        name.to_uppercase(),
        env!("CARGO_PKG_VERSION"),
        escaped(name),
        prose(summary)
    )
}

const EXIT_STATUS: &str = ".SH \"EXIT STATUS\"\n\
    0 for success, 1 if a check fails or a command cannot be completed, and 2 for a wrong command line.\n\
    .B cargo licit call\nalso exits with 3 if the provider's reply is an error, and with 4 if there are no valid tokens.\n";

/// Text that is filled.
fn prose(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{}\n", escaped(line.trim())));
    lines.collect()
}

/// Text that is shown as it is.
fn literal(text: &str) -> String {
    let lines = text.lines().map(|line| format!("{}\n", escaped(line)));
    format!(".nf\n{}.fi\n", lines.collect::<String>())
}

/// Escapes what roff would interpret.
fn escaped(text: &str) -> String {
    let text = text
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .replace('…', "...");
    if text.starts_with(['.', '\'']) {
        format!("\\&{text}")
    } else {
        text
    }
}
