//! What the help of a command declares: its options. Completions and manual pages are made from it. A test
//! compares it with what the parser accepts.

use super::help;

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Definition {
    /// The name: `gen`, `import openapi`.
    pub(crate) name: &'static str,
    /// The output of `cargo licit help`.
    pub(crate) help: &'static str,
}

/// An option of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flag {
    /// `--output`
    pub(crate) long: String,
    /// `-o`
    pub(crate) short: Option<String>,
    /// The value, if it takes one: `FILE`, or the accepted words: `human|json`.
    pub(crate) value: Option<String>,
    /// What it does.
    pub(crate) about: String,
}

/// Every command.
pub(crate) fn all() -> impl Iterator<Item = Definition> {
    let commands = help::ALL.iter().filter(|(name, _)| *name != "help");
    commands.map(|(name, help)| Definition { name, help })
}

impl Definition {
    /// The first sentence of the help.
    pub(crate) fn summary(&self) -> String {
        let paragraph = self.help.split("\n\n").next().unwrap_or_default();
        let line = paragraph.replace('\n', " ");
        let end = line.find(". ").map_or(line.len(), |at| at + 1);
        line.get(..end).unwrap_or(&line).trim().to_owned()
    }

    /// The options.
    pub(crate) fn flags(&self) -> Vec<Flag> {
        let mut flags: Vec<Flag> = Vec::new();
        let mut begun = 0;
        for line in self.help.lines() {
            let Some(line) = line.strip_prefix("  ") else {
                begun = 0;
                continue;
            };
            if line.starts_with('-') {
                let declared = declared(line);
                begun = declared.len();
                flags.extend(declared);
            } else if line.starts_with("  ") {
                // The description goes on.
                let last = flags.len().saturating_sub(begun);
                for flag in flags.iter_mut().skip(last) {
                    push(&mut flag.about, line.trim());
                }
            } else {
                begun = 0;
            }
        }
        flags
    }
}

fn push(about: &mut String, more: &str) {
    if !about.is_empty() {
        about.push(' ');
    }
    about.push_str(more);
}

/// The options that a line declares: `-o, --output FILE   set the file`.
fn declared(line: &str) -> Vec<Flag> {
    let (names, about) = match line.split_once("  ") {
        Some((names, about)) => (names, about.trim()),
        None => (line, ""),
    };
    let mut flags: Vec<Flag> = Vec::new();
    let mut short = None;
    let words = names
        .split([' ', ','])
        .filter(|word| !word.is_empty() && *word != "|");
    for word in words {
        if word.starts_with("--") {
            flags.push(Flag {
                long: word.to_owned(),
                short: short.take(),
                value: None,
                about: about.to_owned(),
            });
        } else if word.starts_with('-') {
            short = Some(word.to_owned());
        } else if let Some(flag) = flags.last_mut() {
            flag.value = Some(word.to_owned());
        }
    }
    flags
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The sources of the parsers, which accept the options.
    const PARSERS: [&str; 14] = [
        include_str!("../command.rs"),
        include_str!("catalog.rs"),
        include_str!("call.rs"),
        include_str!("check.rs"),
        include_str!("diff.rs"),
        include_str!("docs.rs"),
        include_str!("emulate.rs"),
        include_str!("generate.rs"),
        include_str!("import.rs"),
        include_str!("login.rs"),
        include_str!("new.rs"),
        include_str!("schema.rs"),
        include_str!("scopes.rs"),
        include_str!("sdk.rs"),
    ];

    #[test]
    fn the_help_declares_every_option_that_is_parsed_and_no_other() {
        let mut parsed = BTreeSet::new();
        for source in PARSERS {
            for part in source.split("Long(").skip(1) {
                let names = part.split(')').next().unwrap_or_default();
                let names = names.split('|').map(|name| name.trim().trim_matches('"'));
                parsed.extend(names.map(|name| format!("--{name}")));
            }
        }
        // Rejected with an explanation (the first two), and not an option of a command.
        for other in ["--client-secret", "--connect", "--version"] {
            parsed.remove(other);
        }
        parsed.retain(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        let declared: BTreeSet<String> = all()
            .flat_map(|command| command.flags())
            .map(|flag| flag.long)
            .collect();
        assert_eq!(parsed, declared);
    }

    #[test]
    fn a_line_declares_names_a_value_and_a_description() {
        let check = all().find(|command| command.name == "check").unwrap();
        let flags = check.flags();
        let format = flags.iter().find(|flag| flag.long == "--format").unwrap();
        assert_eq!(format.value.as_deref(), Some("human|json|github|sarif"));
        assert!(
            format.about.starts_with("set the form of the report"),
            "{}",
            format.about
        );
        let generate = all().find(|command| command.name == "gen").unwrap();
        let flags = generate.flags();
        let output = flags.iter().find(|flag| flag.long == "--output").unwrap();
        assert_eq!(output.short.as_deref(), Some("-o"));
        let emulate = all().find(|command| command.name == "emulate").unwrap();
        let flags = emulate.flags();
        assert!(flags.iter().any(|flag| flag.long == "--auto"));
        assert!(flags.iter().any(|flag| flag.long == "--deny"));
        assert_eq!(generate.summary(), "Generate the client of a spec.");
    }
}
