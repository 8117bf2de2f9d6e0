//! The words that may follow on a line.

use std::path::Path;

use licit_dynamic::parameters;
use licit_format::LoadOptions;
use licit_format::resolve::{Body, Operation, Provider};

use crate::command::{Definition, definitions};
use crate::terminal::one_line;

/// A word with its description.
type Candidate = (String, String);

/// The candidates for the last of the words after `cargo licit`. Empty where a file is expected.
pub(super) fn of(words: &[String]) -> Vec<Candidate> {
    let (current, before) = match words.split_last() {
        Some((current, before)) => (current.as_str(), before),
        None => ("", words),
    };
    let mut candidates = match command(before) {
        Some((definition, rest)) => of_command(&definition, rest, current),
        None => commands(before),
    };
    candidates.retain(|(word, _)| word.starts_with(current) && is_plain(word));
    candidates
}

/// Whether every shell takes the word as it is. Some names come from documents, and shells insert a candidate
/// without quotes: `limit$(rm -r x)=` would be run.
fn is_plain(word: &str) -> bool {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "_.:/=@%+,~-".contains(c);
    word.chars().all(is_safe)
}

/// The command that a line begins with, and the words after it.
fn command(words: &[String]) -> Option<(Definition, &[String])> {
    let found = definitions().find_map(|definition| {
        let count = definition.name.split(' ').count();
        let (start, rest) = words.split_at_checked(count)?;
        (start.join(" ") == definition.name).then_some((definition, rest))
    });
    found.filter(|_| !words.is_empty())
}

/// The names of commands, or the second words of one.
fn commands(before: &[String]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for definition in definitions() {
        let mut words = definition.name.split(' ');
        let is_meant = before
            .iter()
            .all(|word| words.next() == Some(word.as_str()));
        if let (true, Some(next)) = (is_meant, words.next())
            && !candidates.iter().any(|(known, _)| known == next)
        {
            candidates.push((next.to_owned(), definition.summary()));
        }
    }
    if before.is_empty() {
        candidates.push(("help".to_owned(), "Show the help of a command.".to_owned()));
    }
    candidates
}

fn of_command(definition: &Definition, rest: &[String], current: &str) -> Vec<Candidate> {
    let flags = definition.flags();
    if let Some(last) = rest.last() {
        let is_meant = |name: &str| name == last.as_str();
        let before = flags
            .iter()
            .find(|flag| is_meant(&flag.long) || flag.short.as_deref().is_some_and(is_meant));
        if let Some(value) = before.and_then(|flag| flag.value.as_deref()) {
            return values(last, value, rest);
        }
    }
    if current.starts_with('-') {
        let flags = flags.into_iter();
        return flags.map(|flag| (flag.long, flag.about)).collect();
    }
    // The words that are not options or their values.
    let mut given = Vec::new();
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        let named = flags
            .iter()
            .find(|flag| flag.long == *word || flag.short.as_ref() == Some(word));
        match named {
            Some(flag) if flag.value.is_some() => drop(words.next()),
            Some(_) => {}
            None if word.starts_with('-') => {}
            None => given.push(word.as_str()),
        }
    }
    let provider = given.first().and_then(|spec| provider(spec));
    match (definition.name, given.as_slice(), provider) {
        ("call", [_], Some(provider)) | ("scopes", [_, ..], Some(provider)) => {
            operations(&provider)
        }
        ("call", [_, operation, ..], Some(provider)) => {
            let mut operations = provider.operations.iter();
            let operation = operations.find(|one| one.table.name == *operation);
            operation.map_or_else(Vec::new, |operation| arguments(&provider, operation))
        }
        ("explain", [], _) => licit_format::diagnostic::Code::ALL
            .iter()
            .map(|code| (code.id().to_owned(), code.title().to_owned()))
            .collect(),
        ("completions", [], _) => ["bash", "zsh", "fish", "powershell"]
            .map(|shell| (shell.to_owned(), String::new()))
            .to_vec(),
        _ => Vec::new(),
    }
}

/// The values of an option: the words that it accepts, or names of the spec.
fn values(option: &str, value: &str, rest: &[String]) -> Vec<Candidate> {
    if value.contains('|') && !value.contains("FILE") {
        let words = value.split('|');
        return words.map(|word| (word.to_owned(), String::new())).collect();
    }
    let provider = rest.iter().find_map(|word| provider(word));
    match (option, provider) {
        ("--call", Some(provider)) => operations(&provider),
        ("--registration", Some(provider)) => provider
            .registrations
            .iter()
            .map(|one| (one.table.name.clone(), line(one.description.as_deref())))
            .collect(),
        ("--grant", Some(provider)) => provider
            .registrations
            .iter()
            .flat_map(|one| &one.custom)
            .map(|one| (one.name.clone(), line(one.description.as_deref())))
            .collect(),
        ("--environment", Some(provider)) => provider
            .table
            .environments
            .iter()
            .map(|one| (one.name.clone(), String::new()))
            .collect(),
        ("--scopes", Some(provider)) => provider
            .scopes
            .iter()
            .map(|one| (one.name.clone(), line(one.description.as_deref())))
            .collect(),
        _ => Vec::new(),
    }
}

/// The provider of a spec, if the word is the path of one without errors.
fn provider(path: &str) -> Option<Provider> {
    let path = Path::new(path);
    if !path.is_file() {
        return None;
    }
    let loaded = licit_format::load_any(path, &LoadOptions::default(), "provider").ok()?;
    Some(loaded.provider)
}

fn operations(provider: &Provider) -> Vec<Candidate> {
    let operations = provider.operations.iter();
    operations
        .map(|one| (one.table.name.clone(), line(one.description.as_deref())))
        .collect()
}

fn arguments(provider: &Provider, operation: &Operation) -> Vec<Candidate> {
    let members = operation.body.as_ref().map_or(&[][..], Body::members);
    let outside = parameters(provider, operation).map(|(_, parameter)| parameter);
    let mut found: Vec<Candidate> = outside
        .chain(members)
        .map(|one| (format!("{}=", one.name), line(one.description.as_deref())))
        .collect();
    let body = operation.body.as_ref().and_then(Body::value);
    if let Some((licit_format::resolve::Type::Model(at), _)) = body
        && let Some(model) = provider.model(*at)
    {
        let fields = model
            .fields()
            .iter()
            .filter(|field| field.constant.is_none());
        found
            .extend(fields.map(|one| (format!("{}=", one.name), line(one.description.as_deref()))));
    }
    // A name that would be an option.
    found.retain(|(word, _)| !word.starts_with('-'));
    found
}

/// The first line of a description.
fn line(description: Option<&str>) -> String {
    let first = description.and_then(|text| text.lines().next());
    let first: String = first.unwrap_or_default().chars().take(80).collect();
    one_line(&first)
}
