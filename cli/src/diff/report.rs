//! The forms of the report.

use std::fmt::Write as _;

use licit_format::diff::{Change, Code, Comparison, Location, Severity};

use crate::command::{Diff, DiffFormat};
use crate::terminal::{self, command_data, command_property, out};

/// A change with its old and its new location.
type Located<'c> = (&'c Change, Option<Location>, Option<Location>);

/// Prints the changes of one spec. JSON is one list for all specs.
pub(super) fn print(found: &Comparison, options: &Diff) {
    match options.format {
        DiffFormat::Human => {
            if !found.changes().is_empty() {
                terminal::out_report(&found.render(terminal::has_colours_on_output()));
            }
        }
        DiffFormat::Json => {}
        DiffFormat::GitHub => out!("{}", annotations(found, options.fail_on)),
        DiffFormat::Markdown => out!("{}", markdown(found)),
    }
}

/// Returns how many changes there are of each severity.
pub(super) fn summary(found: &Comparison) -> String {
    let accepted = match found.accepted().len() {
        0 if found.changes().is_empty() => return "no changes".into(),
        0 => None,
        1 => Some("1 accepted change".to_owned()),
        count => Some(format!("{count} accepted changes")),
    };
    let counts = Severity::ALL.iter().map(|severity| {
        let count = found.count(*severity);
        let changes = if count == 1 { "change" } else { "changes" };
        format!("{count} {changes} {}", breaking(*severity, count))
    });
    counts.chain(accepted).collect::<Vec<_>>().join(", ")
}

fn breaking(severity: Severity, count: usize) -> &'static str {
    match (severity, count) {
        (Severity::Tokens, 1) => "breaks granted tokens",
        (Severity::Tokens, _) => "break granted tokens",
        (Severity::Callers, 1) => "breaks callers",
        (Severity::Callers, _) => "break callers",
        (Severity::Nobody, 1) => "breaks nobody",
        (Severity::Nobody, _) => "break nobody",
    }
}

/// Returns annotations of GitHub Actions: one workflow command a line. Changes that fail the command
/// are errors, other changes that break something are warnings.
fn annotations(found: &Comparison, fail_on: Option<Severity>) -> String {
    let mut text = String::new();
    let located = found.located();
    for (change, old, new) in located
        .iter()
        .filter(|(change, ..)| change.code != Code::Text)
    {
        let severity = change.code.severity();
        let kind = match severity {
            _ if fail_on.is_some_and(|least| severity >= least) => "error",
            Severity::Tokens | Severity::Callers => "warning",
            Severity::Nobody => "notice",
        };
        let mut properties = vec![format!("title={}", command_property(&title(change)))];
        // What is gone has no line in the checkout, to whose files annotations are attached.
        let path = new.as_ref().map(|place| place.path.as_path());
        if let Some(path) = path.or(found.new_path()) {
            let path = path.to_string_lossy();
            properties.push(format!("file={}", command_property(&path)));
        }
        if let Some(place) = new {
            properties.push(format!("line={}", place.line));
            properties.push(format!("col={}", place.column));
        }
        let was = old.as_ref().filter(|_| new.is_none()).map(|place| {
            let path = place.path.to_string_lossy().replace('\\', "/");
            format!(" ({path}:{})", place.line)
        });
        let reason = change.code.explanation();
        let message = format!(
            "{}{}: {}. {reason}",
            change.place,
            was.unwrap_or_default(),
            change.message
        );
        let message = command_data(&message);
        let _ = writeln!(text, "::{kind} {}::{message}", properties.join(","));
    }
    text
}

fn title(change: &Change) -> String {
    format!(
        "[{}] {}: {}",
        change.code,
        change.code.severity().title(),
        change.code.title()
    )
}

/// Returns a comment for a pull request.
fn markdown(found: &Comparison) -> String {
    let mut text = format!("### API changes: {}\n", summary(found));
    let located = found.located();
    for severity in Severity::ALL {
        let of = |(change, ..): &&Located<'_>| change.code.severity() == severity;
        let texts = located
            .iter()
            .filter(of)
            .filter(|(change, ..)| change.code == Code::Text);
        let texts = texts.count();
        let rows: Vec<_> = located
            .iter()
            .filter(of)
            .filter(|(change, ..)| change.code != Code::Text)
            .collect();
        if rows.is_empty() && texts == 0 {
            continue;
        }
        let title = match severity {
            Severity::Tokens => "Breaks granted tokens: users must consent again",
            Severity::Callers => "Breaks callers",
            Severity::Nobody => "Breaks nobody",
        };
        let open_attribute = if severity == Severity::Nobody {
            ""
        } else {
            " open"
        };
        let _ = writeln!(
            text,
            "\n<details{open_attribute}><summary>{title} ({})</summary>\n",
            rows.len() + texts
        );
        if !rows.is_empty() {
            text.push_str("| code | place | change |\n| --- | --- | --- |\n");
        }
        for (change, old, new) in &rows {
            let location = new.as_ref().or(old.as_ref()).map(|place| {
                let path = place.path.to_string_lossy().replace('\\', "/");
                format!("<br>{}:{}", cell(&path), place.line)
            });
            let _ = writeln!(
                text,
                "| {} | `{}`{} | {}. {} |",
                change.code,
                code_cell(&change.place),
                location.unwrap_or_default(),
                cell(&change.message),
                cell(change.code.explanation()),
            );
        }
        if texts > 0 {
            let _ = writeln!(text, "\nChanged texts of the documentation: {texts}");
        }
        text.push_str("\n</details>\n");
    }
    text
}

/// Escapes a text in a cell of a table. Text in backticks stays code.
fn cell(text: &str) -> String {
    let mut escaped = String::new();
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '`' => is_code = !is_code,
            '|' => escaped.push('\\'),
            '<' if !is_code => {
                escaped.push_str("&lt;");
                continue;
            }
            '\n' | '\r' => {
                escaped.push(' ');
                continue;
            }
            _ => {}
        }
        escaped.push(c);
    }
    escaped
}

/// Escapes a text in backticks in a cell of a table.
fn code_cell(text: &str) -> String {
    text.replace('`', "'")
        .replace('|', "\\|")
        .replace(['\n', '\r'], " ")
}
