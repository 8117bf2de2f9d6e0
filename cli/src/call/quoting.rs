//! Text for a POSIX shell, with secrets as variables of the environment.

use std::hash::{BuildHasher as _, RandomState};

/// Secrets in a request that is shown: made-up texts, each with the variable that holds the value. They
/// differ in each run, so that a document cannot contain one: its text would be shown as a secret.
#[derive(Debug, Clone)]
pub(super) struct Placeholders {
    run: u64,
    variables: Vec<(String, String)>,
}

impl Placeholders {
    pub(super) fn new() -> Self {
        Self {
            run: RandomState::new().hash_one(0),
            variables: Vec::new(),
        }
    }

    /// Returns the text that stands for the value of `variable`: letters and digits, which are the same in
    /// every encoding.
    pub(super) fn of(&mut self, variable: &str) -> String {
        let text = format!("licit{:016x}n{}e", self.run, self.variables.len());
        self.variables.push((text.clone(), variable.to_owned()));
        text
    }

    /// Returns whether a text contains a secret.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let mut placeholders = self.variables.iter();
        placeholders.any(|(placeholder, _)| text.contains(placeholder.as_str()))
    }

    /// Quotes a text as one word: `'a'"$B"'c'`.
    pub(super) fn quote(&self, text: &str) -> String {
        let mut word = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            let found = self.variables.iter().filter_map(|(placeholder, variable)| {
                let at = rest.find(placeholder.as_str())?;
                Some((at, placeholder.len(), variable))
            });
            let next = found.min_by_key(|(at, _, _)| *at);
            let Some((at, length, variable)) = next else {
                break;
            };
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            push_literal(&mut word, before);
            word.push_str("\"$");
            word.push_str(variable);
            word.push('"');
            rest = after.get(length..).unwrap_or_default();
        }
        push_literal(&mut word, rest);
        if word.is_empty() {
            word.push_str("''");
        }
        word
    }
}

fn push_literal(word: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+,".contains(c);
    if text.chars().all(is_plain) {
        word.push_str(text);
    } else {
        word.push('\'');
        word.push_str(&text.replace('\'', r"'\''"));
        word.push('\'');
    }
}

#[cfg(test)]
mod tests {
    use super::Placeholders;

    #[test]
    fn secrets_are_variables_and_the_rest_is_literal() {
        let mut placeholders = Placeholders::new();
        let token = placeholders.of("TOKEN");
        let other = placeholders.of("TOKEN_USER");
        assert_eq!(placeholders.quote("a/b"), "a/b");
        assert_eq!(placeholders.quote("it's $X"), r"'it'\''s $X'");
        let text = format!("Bearer {token}:{other}");
        assert_eq!(
            placeholders.quote(&text),
            r#"'Bearer '"$TOKEN":"$TOKEN_USER""#
        );
        assert_eq!(placeholders.quote(""), "''");
        assert!(placeholders.is_in(&text) && !placeholders.is_in("__TOKEN__"));
        let of_another_run = Placeholders::new().of("TOKEN");
        assert_ne!(of_another_run, token);
    }
}
