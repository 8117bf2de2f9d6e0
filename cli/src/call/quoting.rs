//! Text for a POSIX shell, with secrets as variables of the environment.

/// Secrets in a request that is shown: made-up texts, each with the variable that holds the value.
#[derive(Debug, Clone, Default)]
pub(super) struct Placeholders(Vec<(String, String)>);

impl Placeholders {
    /// Returns the text that stands for the value of `variable`. It is the same in a URL.
    pub(super) fn of(&mut self, variable: &str) -> String {
        let text = format!("__{variable}__");
        self.replace(&text, variable);
        text
    }

    /// Shows `text` as `variable`.
    pub(super) fn replace(&mut self, text: &str, variable: &str) {
        if !text.is_empty() {
            self.0.push((text.to_owned(), variable.to_owned()));
        }
    }

    /// Quotes a text as one word: `'a'"$B"'c'`.
    pub(super) fn quote(&self, text: &str) -> String {
        let mut word = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            let found = self.0.iter().filter_map(|(placeholder, variable)| {
                let at = rest.find(placeholder.as_str())?;
                Some((at, placeholder.len(), variable))
            });
            // The longest of those at one place: a name may begin with another.
            let next = found.min_by_key(|(at, length, _)| (*at, usize::MAX - length));
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
        let mut placeholders = Placeholders::default();
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
    }
}
