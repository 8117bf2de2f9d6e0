//! The structural rules: whether the tree has the shape described by [`crate::schema::format`].
//!
//! The JSON Schema expresses exactly the same rules.

use crate::diagnostic::{Code, Diagnostic, MOST, nearest, shown};
use crate::schema::format::RENAMED;
use crate::shape::{Guard, Names, Object, Shape, Text};
use crate::source::{Json, Member, Node, Spanned};

/// Checks a whole file against the format. Reports all problems, not only the first.
pub fn check(root: &Node, object: &Object) -> Vec<Diagnostic> {
    let mut checker = Checker {
        found: Vec::new(),
        path: Vec::new(),
    };
    checker.object(root, object);
    checker.found
}

/// The newest version of the format that this build reads.
pub const VERSION: i128 = 1;

/// Returns the error for a spec in a newer version of the format, or for a newer licit. Its unknown keys are
/// not mistakes.
pub fn newer_version(root: &Node) -> Option<Diagnostic> {
    let help = "update licit, and `cargo licit` with it";
    if let Some(node) = root.get("format_version")
        && let Some(version) = node.as_integer().filter(|version| *version > VERSION)
    {
        let message = format!("the spec is written for version {version} of the format");
        return Some(
            Diagnostic::error(Code::NewerFormat, message)
                .at(node.span, format!("this licit reads version {VERSION}"))
                .help(help),
        );
    }
    let needed = root.get("licit_version")?.as_text()?;
    let this = env!("CARGO_PKG_VERSION");
    if !Text::Version.accepts(&needed) || !is_newer(&needed, this) {
        return None;
    }
    let message = format!("the spec needs licit {} or later", needed.value);
    Some(
        Diagnostic::error(Code::NewerFormat, message)
            .at(needed.span, format!("this is licit {this}"))
            .help(help),
    )
}

/// Whether the version `needed` is newer than `this`. Parts that are absent are 0.
fn is_newer(needed: &str, this: &str) -> bool {
    // A number that is too large for an integer is newer than any.
    let parts = |version: &str| {
        let core = version.split(['-', '+']).next().unwrap_or_default();
        let mut numbers = core.split('.');
        [(); 3].map(|()| {
            let number = numbers.next().unwrap_or("0");
            number.parse::<u64>().unwrap_or(u64::MAX)
        })
    };
    parts(needed) > parts(this)
}

struct Checker<'n> {
    found: Vec<Diagnostic>,
    /// The keys that lead to the node that is checked.
    path: Vec<&'n str>,
}

impl<'n> Checker<'n> {
    fn shape(&mut self, node: &'n Node, shape: &Shape) {
        match shape {
            Shape::Any => self.any(node),
            Shape::Text(text) => {
                if let Some(found) = node.as_text() {
                    return self.text(&found, *text);
                }
                self.wrong_type(node, "a string", &text.expected());
                if matches!(text, Text::Refers(Names::ScopeExpression)) {
                    self.scopes_help(node);
                }
            }
            Shape::Integer { min, max } => self.integer(node, *min, *max),
            Shape::Boolean => {
                if !matches!(node.value, Json::Boolean(_)) {
                    self.wrong_type(node, "a boolean", "`true` or `false`");
                }
            }
            Shape::Null => {
                if !matches!(node.value, Json::Null) {
                    self.wrong_type(node, "null", "`null`");
                }
            }
            Shape::List { of, min } => self.list(node, of, *min),
            Shape::Map { .. } => self.map(node, shape),
            Shape::Object(object) => self.object(node, object),
            Shape::Either(alternatives) => {
                let meant = alternatives.iter().find(|(guard, _)| guard.holds(node));
                if let Some((_, shape)) = meant {
                    return self.shape(node, shape);
                }
                let mut kinds: Vec<_> = alternatives
                    .iter()
                    .map(|(guard, _)| guard.expected())
                    .collect();
                kinds.dedup();
                let kinds = kinds.join(" or ");
                self.wrong_type(node, &kinds, &kinds);
            }
        }
    }

    fn text(&mut self, found: &Spanned<String>, text: Text) {
        if text.accepts(found) {
            return;
        }
        let shown = shown(found);
        self.found.push(match text {
            Text::Choice(choices) => {
                let message = format!("`{shown}` is not allowed here");
                let diagnostic = Diagnostic::error(Code::InvalidChoice, message)
                    .at(found.span, format!("expected {}", text.expected()));
                match nearest(found, choices.iter().map(|(word, _)| *word)) {
                    Some(word) => diagnostic.suggest("a similar value exists", found.span, word),
                    None => diagnostic,
                }
            }
            Text::Standard(standard) => {
                let message = format!("`{shown}` is not a standard {}", standard.what);
                Diagnostic::error(Code::UnknownWireName, message)
                    .at(found.span, "would be ignored")
                    .suggest_nearest(
                        "a standard name",
                        found,
                        found.span,
                        standard.names.iter().copied(),
                    )
            }
            _ if found.is_empty() => Diagnostic::error(Code::MalformedText, "the string is empty")
                .at(found.span, format!("expected {}", text.expected())),
            _ => Diagnostic::error(Code::MalformedText, format!("`{shown}` is malformed"))
                .at(found.span, format!("expected {}", text.expected())),
        });
    }

    fn integer(&mut self, node: &Node, min: i64, max: i64) {
        match node.as_integer() {
            Some(number) if (i128::from(min)..=i128::from(max)).contains(&number) => {}
            Some(_) => self.found.push(
                Diagnostic::error(Code::OutOfRange, "the number is out of range").at(
                    node.span,
                    format!("expected an integer from {min} to {max}"),
                ),
            ),
            None => self.wrong_type(
                node,
                "an integer",
                &format!("an integer from {min} to {max}"),
            ),
        }
    }

    /// Checks the value of a member.
    fn member(&mut self, member: &'n Member, shape: &Shape) {
        self.path.push(&member.key.value);
        self.shape(&member.value, shape);
        self.path.pop();
    }

    fn list(&mut self, node: &'n Node, of: &Shape, min: usize) {
        let Json::List(elements) = &node.value else {
            return self.wrong_type(node, "a list", "a list: `[ … ]`");
        };
        if elements.len() < min {
            let what = if min == 1 {
                "at least one element".into()
            } else {
                format!("at least {min} elements")
            };
            self.found.push(
                Diagnostic::error(Code::TooFew, "the list is too short")
                    .at(node.span, format!("expected {what}")),
            );
        }
        for element in elements {
            self.shape(element, of);
        }
    }

    fn map(&mut self, node: &'n Node, shape: &Shape) {
        let Shape::Map { keys, values, meta } = shape else {
            return;
        };
        if !matches!(node.value, Json::Object(_)) {
            return self.wrong_type(node, "an object", "an object: `{ … }`");
        }
        self.duplicate_keys(node);
        for member in node.members() {
            let key = &member.key;
            // `$$ref` is a member named `$ref`.
            if !meta.is_empty() && key.starts_with('$') && !key.starts_with("$$") {
                match meta.iter().find(|field| field.key == key.value) {
                    Some(field) => self.member(member, field.shape),
                    None => self.unknown_key(key, meta.iter().map(|field| field.key)),
                }
            } else {
                self.text(key, *keys);
                self.member(member, values);
            }
        }
    }

    fn object(&mut self, node: &'n Node, object: &Object) {
        if !matches!(node.value, Json::Object(_)) {
            return self.wrong_type(node, "an object", "an object: `{ … }`");
        }
        self.duplicate_keys(node);
        for member in node.members() {
            match object.field(&member.key) {
                Some(field) => self.member(member, field.shape),
                None => self.unknown_member(&member.key, object),
            }
        }
        for field in object.fields.iter().filter(|field| field.required) {
            if node.get(field.key).is_none() {
                self.missing(node, format!("`{}` is missing", field.key), "required");
            }
        }
        let mut present = object.one_of.iter().filter_map(|key| {
            node.members()
                .iter()
                .find(|member| member.key.value == *key)
                .map(|member| &member.key)
        });
        let first = present.next();
        if let (Some(first), Some(second)) = (first, present.next()) {
            self.found.push(
                Diagnostic::error(
                    Code::ExclusiveKeys,
                    format!(
                        "`{}` and `{}` exclude each other",
                        first.value, second.value
                    ),
                )
                .at(second.span, "remove this")
                .see(first.span, "or this"),
            );
        } else if first.is_none()
            && let Some((last, others)) = object.one_of.split_last()
        {
            let others: Vec<_> = others.iter().map(|key| format!("`{key}`")).collect();
            let message = format!("{} or `{last}` is missing", others.join(", "));
            self.missing(node, message, "one of them is required");
        }
    }

    fn unknown_member(&mut self, key: &Spanned<String>, object: &Object) {
        let refused = object
            .refused
            .iter()
            .find(|(refused, _)| *refused == key.value);
        if let Some((refused, reason)) = refused {
            let message = format!("licit does not support `{refused}`");
            let diagnostic = Diagnostic::error(Code::UnsupportedGrant, message);
            self.found.push(
                diagnostic
                    .at(key.span, "deliberately unsupported")
                    .help(*reason),
            );
            return;
        }
        let mut renamed = RENAMED.iter();
        let renamed = renamed.find(|(of, old, _)| *of == object.name && *old == key.value);
        if let Some((_, _, new)) = renamed {
            let title = format!("the key is called `{new}`");
            let diagnostic = self.unknown(key).suggest(title, key.span, *new);
            self.found.push(diagnostic);
            return;
        }
        self.unknown_key(key, object.fields.iter().map(|field| field.key));
    }

    /// The object that is checked, by the last two keys that lead to it.
    fn place(&self) -> String {
        let skipped = self.path.len().saturating_sub(2);
        let keys: Vec<_> = self
            .path
            .iter()
            .skip(skipped)
            .map(|key| shown(key))
            .collect();
        if keys.is_empty() {
            return "the provider".to_owned();
        }
        format!("`{}`", keys.join("."))
    }

    fn missing(&mut self, node: &Node, message: String, required: &str) {
        let opening = crate::source::Span::new(node.span.start, node.span.start + 1);
        let label = format!("{required} in {}", self.place());
        self.found
            .push(Diagnostic::error(Code::MissingKey, message).at(opening, label));
    }

    /// Returns the error for an unknown key, without a hint.
    fn unknown(&self, key: &Spanned<String>) -> Diagnostic {
        let message = format!("unknown key `{}`", shown(key));
        let label = format!("not a key of {}", self.place());
        Diagnostic::error(Code::UnknownKey, message).at(key.span, label)
    }

    fn unknown_key<'a>(&mut self, key: &Spanned<String>, known: impl IntoIterator<Item = &'a str>) {
        let known: Vec<_> = known.into_iter().collect();
        let mut diagnostic = self.unknown(key);
        // A file in another format has no known keys; the comparison would be wasted.
        let is_shown = self.found.len() < MOST;
        let near = is_shown
            .then(|| nearest(key, known.iter().copied()))
            .flatten();
        diagnostic = match near {
            Some(name) => diagnostic.suggest("a key with a similar name exists", key.span, name),
            None => diagnostic.help(format!("known keys: {}", known.join(", "))),
        };
        self.found.push(diagnostic);
    }

    fn wrong_type(&mut self, node: &Node, kind: &str, expected: &str) {
        let message = format!("expected {kind}, found {}", node.kind());
        self.found.push(
            Diagnostic::error(Code::WrongType, message)
                .at(node.span, format!("expected {expected}")),
        );
    }

    /// Adds how scopes are written to the last problem.
    fn scopes_help(&mut self, node: &Node) {
        let names = node.elements().iter().filter_map(Node::as_text);
        let names: Vec<String> = names.map(|name| name.value).collect();
        let several = |names: &[String]| {
            let [any, all] = [" | ", " & "].map(|word| shown(&names.join(word)));
            format!("write `\"{any}\"` if one of them is enough, `\"{all}\"` if all are required")
        };
        let help = match names.as_slice() {
            [] => several(&["a".to_owned(), "b".to_owned()]),
            [one] => format!("write `\"{}\"`", shown(one)),
            names => several(names),
        };
        if let Some(wrong) = self.found.pop() {
            self.found.push(wrong.help(help));
        }
    }

    fn duplicate_keys(&mut self, node: &Node) {
        let members = node.members();
        let mut first_places = std::collections::HashMap::new();
        for member in members {
            let first = *first_places
                .entry(member.key.value.as_str())
                .or_insert(member.key.span);
            if first != member.key.span {
                let message = format!("duplicate key `{}`", shown(&member.key));
                self.found.push(
                    Diagnostic::error(Code::DuplicateKey, message)
                        .at(member.key.span, "repeated here")
                        .see(first, "first here"),
                );
            }
        }
    }

    /// Checks that every JSON parser reads the value in the same way.
    fn any(&mut self, node: &Node) {
        if let Json::Number(text) = &node.value
            && !text.parse().is_ok_and(f64::is_finite)
        {
            self.found.push(
                Diagnostic::error(Code::OutOfRange, "the number is out of range")
                    .at(node.span, "too large for a floating-point number"),
            );
        }
        self.duplicate_keys(node);
        for member in node.members() {
            self.any(&member.value);
        }
        for element in node.elements() {
            self.any(element);
        }
    }
}

impl Guard {
    /// Whether this alternative applies to the node.
    pub(crate) fn holds(self, node: &Node) -> bool {
        match self {
            Self::IsText => matches!(node.value, Json::Text(_)),
            Self::IsInteger => matches!(node.value, Json::Number(_)),
            Self::IsBoolean => matches!(node.value, Json::Boolean(_)),
            Self::IsNull => matches!(node.value, Json::Null),
            Self::IsList => matches!(node.value, Json::List(_)),
            Self::HasList(key) => node
                .get(key)
                .is_some_and(|value| matches!(value.value, Json::List(_))),
            Self::IsObject => matches!(node.value, Json::Object(_)),
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Self::IsText => "a string",
            Self::IsInteger => "an integer",
            Self::IsBoolean => "a boolean",
            Self::IsNull => "null",
            Self::IsList => "a list",
            Self::HasList(_) | Self::IsObject => "an object",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_newer;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        for (needed, this) in [
            ("0.2", "0.1.9"),
            ("0.1.10", "0.1.9"),
            ("1", "0.9.9"),
            ("99999999999999999999", "1.0.0"),
        ] {
            assert!(is_newer(needed, this), "{needed} and {this}");
        }
        for (needed, this) in [
            ("0", "0.1.0"),
            ("0.1", "0.1.0"),
            ("0.1.0", "0.1.0-rc.1"),
            ("0.9", "0.10.0"),
        ] {
            assert!(!is_newer(needed, this), "{needed} and {this}");
        }
    }
}
