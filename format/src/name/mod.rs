//! Derives Rust names from names on the wire.

// Must not use `source` or `spec`.

mod choice;
mod short;

pub(crate) use choice::{Choice, choose};
pub(crate) use short::hash;
pub use short::{LONGEST, limited};

/// Returns a `snake_case` name for a field, method, argument or module, of at most [`LONGEST`]
/// characters. Keywords are escaped as `r#type`.
pub fn snake(wire: &str) -> String {
    let name = snake_words(wire);
    match name.as_str() {
        // These cannot be raw identifiers.
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        _ if KEYWORDS.contains(&name.as_str()) => format!("r#{name}"),
        _ => limited(&name),
    }
}

/// Returns the words of a name in `snake_case`, however many they are.
pub fn snake_words(wire: &str) -> String {
    let name = words(wire)
        .iter()
        .map(|word| word.to_lowercase())
        .collect::<Vec<_>>()
        .join("_");
    started(name, "_")
}

/// Returns a `PascalCase` name for a type or variant, of at most [`LONGEST`] characters.
pub fn pascal(wire: &str) -> String {
    limited(&pascal_words(wire))
}

/// Returns the words of a name in `PascalCase`, however many they are.
pub(crate) fn pascal_words(wire: &str) -> String {
    let capitalized = |word: &String| {
        let mut chars = word.chars();
        let first = chars
            .next()
            .map(|c| c.to_uppercase().collect::<String>())
            .unwrap_or_default();
        // All-capital words are treated as ordinary words.
        let rest = chars.as_str();
        first
            + &if rest.chars().any(char::is_lowercase) {
                rest.to_owned()
            } else {
                rest.to_lowercase()
            }
    };
    let name = started(words(wire).iter().map(capitalized).collect(), "N");
    if name == "Self" { "Self_".into() } else { name }
}

/// Returns a name with its punctuation spelled out, to distinguish names that differ in nothing
/// else: `user-id` becomes `user dash id`.
pub(crate) fn spelled(wire: &str) -> String {
    let mut spelled = String::with_capacity(wire.len());
    for c in wire.chars() {
        match punctuation(c) {
            Some(word) => spelled.extend([" ", word, " "]),
            None => spelled.push(c),
        }
    }
    spelled
}

fn punctuation(c: char) -> Option<&'static str> {
    Some(match c {
        '_' => "underscore",
        '-' => "dash",
        '.' => "dot",
        ':' => "colon",
        '/' => "slash",
        ' ' => "space",
        '+' => "plus",
        '*' => "star",
        '@' => "at",
        '$' => "dollar",
        '#' => "hash",
        '!' => "bang",
        '?' => "question",
        '&' => "and",
        '%' => "percent",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '~' => "tilde",
        ',' => "comma",
        ';' => "semicolon",
        '(' | ')' | '[' | ']' | '{' | '}' => "bracket",
        _ => return None,
    })
}

/// Splits a name into words: at every character that an identifier cannot contain, where a capital
/// follows a lower-case letter (`createdAt`), and where a word follows an abbreviation
/// (`HTTPStatus`).
fn words(wire: &str) -> Vec<String> {
    let chars: Vec<char> = wire.chars().collect();
    let mut words = vec![String::new()];
    for (at, &c) in chars.iter().enumerate() {
        let (before, after) = (
            at.checked_sub(1).and_then(|i| chars.get(i)),
            chars.get(at + 1),
        );
        if c == '_' || !unicode_ident::is_xid_continue(c) {
            // A leading sign is spelled out, because it distinguishes names: `-1`, `+1`.
            if let (0, Some(sign)) = (at, sign(c)) {
                words.push(sign.to_owned());
            }
            words.push(String::new());
            continue;
        }
        let small_before = before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit());
        let abbreviation_ends =
            before.is_some_and(|b| b.is_uppercase()) && after.is_some_and(|a| a.is_lowercase());
        if c.is_uppercase() && (small_before || abbreviation_ends) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '-' => "minus",
        '+' => "plus",
        '*' => "any",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        _ => return None,
    })
}

/// Adjusts a name so that it starts as an identifier must.
fn started(name: String, prefix: &str) -> String {
    match name.chars().next() {
        None => format!("{prefix}empty")
            .trim_start_matches('_')
            .replace("Nempty", "Empty"),
        Some(first) if unicode_ident::is_xid_start(first) => name,
        Some(_) => format!("{prefix}{name}"),
    }
}

/// Keywords of all editions, including reserved ones.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Methods of every generated builder, besides one for each variable.
pub(crate) const BUILDER_METHODS: &[&str] = &[
    "auth_method",
    "build",
    "builder",
    "call_options",
    "client_id",
    "client_secret",
    "clock",
    "environment",
    "http",
    "max_concurrent_requests",
    "middleware",
    "new",
    "observer",
    "origin",
    "redirect_uri",
    "signing_key",
    "store",
    "timeout",
    "trusted_audience",
    "variable",
];

/// Whether the generated builder reserves this name.
pub(crate) fn is_builder_method(name: &str) -> bool {
    BUILDER_METHODS.contains(&name)
}

/// Methods of every generated client.
pub(crate) const CLIENT_METHODS: &[&str] = &[
    "new",
    "clone",
    "session",
    "narrow",
    "widen",
    "with_credentials",
    "graphql",
    "request",
    "mock",
    "core",
    "sub_client",
];

/// Names of sub-clients whose types would shadow those of the generated module.
pub(crate) const SHADOWING_SUB_CLIENTS: &[&str] =
    &["api", "app", "client", "environment", "error", "login"];

/// Names that the generated `scope` module reserves.
pub(crate) const RESERVED_SCOPE_NAMES: &[&str] =
    &["AllScopes", "DefaultScopes", "ScopeSet", "Self", "Within"];

#[cfg(test)]
mod tests {
    use super::{pascal, snake};

    #[test]
    fn wire_names_become_rust_names() {
        for (wire, field, variant) in [
            ("created-at", "created_at", "CreatedAt"),
            ("createdAt", "created_at", "CreatedAt"),
            ("HTTPStatus", "http_status", "HttpStatus"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self_"),
            (
                "users.balance:read",
                "users_balance_read",
                "UsersBalanceRead",
            ),
            ("2fa", "_2fa", "N2fa"),
            ("", "empty", "Empty"),
            ("-1", "minus_1", "Minus1"),
            ("größe", "größe", "Größe"),
            ("🦀", "empty", "Empty"),
            ("IBAN", "iban", "Iban"),
            ("@context", "context", "Context"),
        ] {
            assert_eq!(
                (snake(wire).as_str(), pascal(wire).as_str()),
                (field, variant),
                "{wire}"
            );
        }
    }
}
