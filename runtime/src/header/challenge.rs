//! Authentication challenges: the `WWW-Authenticate` header (RFC 9110 §11.6.1).

use reqwest::header::{HeaderMap, WWW_AUTHENTICATE};

/// One challenge of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AuthChallenge {
    /// The authentication scheme, such as `Bearer`. Compare it without regard to case.
    scheme: String,
    /// The argument of a scheme that has no parameters.
    token68: Option<String>,
    /// Names and values, with quotes and escapes removed.
    parameters: Vec<(String, String)>,
}

impl AuthChallenge {
    /// Returns whether the scheme is `name`.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(name)
    }

    /// Returns whether the challenge has this error code (RFC 6750 §3.1, RFC 9449 §7.1).
    pub(crate) fn has_error(&self, code: &str) -> bool {
        self.get("error") == Some(code)
    }

    /// Returns the value of a parameter. A parameter that occurs twice has no value: §11.2 forbids it,
    /// and two readers could use different ones.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.parameters.iter();
        let mut values = values.by_ref().filter(|(known, _)| {
            // Names of parameters are compared without regard to case (§11.2).
            known.eq_ignore_ascii_case(name)
        });
        let value = values.next()?;
        values.next().is_none().then_some(value.1.as_str())
    }
}

/// Returns the challenges of all header lines, in order.
pub(crate) fn all(headers: &HeaderMap) -> Vec<AuthChallenge> {
    let lines = headers.get_all(WWW_AUTHENTICATE).iter();
    lines
        .flat_map(|line| parse(&String::from_utf8_lossy(line.as_bytes())))
        .collect()
}

/// Returns the challenges of one header line, in order. A malformed parameter is skipped up to the next
/// comma outside quotes. A value without quotes may contain any characters but spaces, quotes and commas,
/// because many servers send URLs so.
pub(crate) fn parse(line: &str) -> Vec<AuthChallenge> {
    let mut reader = Reader(line);
    let mut found: Vec<AuthChallenge> = Vec::new();
    while reader.next_element() {
        let mut read = reader.parameter();
        if let Read::Nothing = read {
            found.extend(reader.challenge());
            read = reader.parameter();
        }
        // Some servers forget the comma between two parameters.
        while let Read::Done(parameter) = read {
            let challenge = found.last_mut();
            let challenge = challenge.filter(|challenge| challenge.token68.is_none());
            if let Some(challenge) = challenge {
                challenge.parameters.push(parameter);
            }
            reader.take_while(is_space);
            read = reader.parameter();
        }
        reader.skip_element();
    }
    found
}

/// What was found at a position.
enum Read {
    Done((String, String)),
    /// No parameter starts here; nothing was consumed.
    Nothing,
    Malformed,
}

/// The unread rest of a header line.
struct Reader<'h>(&'h str);

impl<'h> Reader<'h> {
    /// Moves to the next element of the list, which may have empty ones (§5.6.1.2).
    fn next_element(&mut self) -> bool {
        self.0 = self
            .0
            .trim_start_matches(|c| is_space(c) || c == ',' || c.is_control());
        !self.0.is_empty()
    }

    /// Moves to the comma that ends the element.
    fn skip_element(&mut self) {
        let (mut quoted, mut escaped) = (false, false);
        let end = self.0.find(|c| {
            let was_escaped = std::mem::take(&mut escaped);
            match c {
                '\\' if quoted && !was_escaped => escaped = true,
                '"' if !was_escaped => quoted = !quoted,
                ',' => return !quoted,
                _ => {}
            }
            false
        });
        self.0 = end.and_then(|end| self.0.get(end..)).unwrap_or_default();
    }

    /// Reads a scheme, and its argument if that is not a list of parameters.
    fn challenge(&mut self) -> Option<AuthChallenge> {
        let scheme = self.take_while(is_token).to_owned();
        let mut challenge = AuthChallenge {
            scheme,
            token68: None,
            parameters: Vec::new(),
        };
        if challenge.scheme.is_empty() {
            return None;
        }
        if !self.take_while(is_space).is_empty() {
            challenge.token68 = self.token68();
        }
        Some(challenge)
    }

    /// Reads the rest of an element that consists of a `token68` alone (§11.2).
    fn token68(&mut self) -> Option<String> {
        let mut rest = Reader(self.0);
        let text = rest.take_while(|c| c.is_ascii_alphanumeric() || "-._~+/".contains(c));
        let padding = rest.take_while(|c| c == '=');
        rest.take_while(is_space);
        if text.is_empty() || !(rest.0.is_empty() || rest.0.starts_with(',')) {
            return None;
        }
        self.0 = rest.0;
        Some([text, padding].concat())
    }

    /// Reads `name=value`, with optional spaces around the `=` (§11.2).
    fn parameter(&mut self) -> Read {
        let mut rest = Reader(self.0);
        let name = rest.take_while(is_token);
        rest.take_while(is_space);
        let Some(after) = rest.0.strip_prefix('=').filter(|_| !name.is_empty()) else {
            return Read::Nothing;
        };
        rest.0 = after;
        rest.take_while(is_space);
        let value = if rest.0.starts_with('"') {
            rest.quoted()
        } else {
            Some(
                rest.take_while(|c| !is_space(c) && !matches!(c, ',' | '"'))
                    .to_owned(),
            )
        };
        self.0 = rest.0;
        match value {
            Some(value) => Read::Done((name.to_owned(), value)),
            None => Read::Malformed,
        }
    }

    /// Reads a quoted string (§5.6.4); `None` if it does not end.
    fn quoted(&mut self) -> Option<String> {
        let mut value = String::new();
        let mut characters = self.0.char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.0 = self.0.get(at + 1..).unwrap_or_default();
                    return Some(value);
                }
                '\\' => value.push(characters.next()?.1),
                other => value.push(other),
            }
        }
        self.0 = "";
        None
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'h str {
        let end = self.0.find(|c| !fits(c)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// §5.6.2
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn challenge(scheme: &str, parameters: &[(&str, &str)]) -> AuthChallenge {
        let parameters = parameters.iter();
        AuthChallenge {
            scheme: scheme.to_owned(),
            token68: None,
            parameters: parameters
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn several_challenges_share_a_line() {
        let found = parse(
            r#"Newauth realm="apps", type=1, title="Login to \"apps\", please", , Basic realm="simple",Negotiate YWJj==, Bearer"#,
        );
        let mut negotiate = challenge("Negotiate", &[]);
        negotiate.token68 = Some("YWJj==".to_owned());
        assert_eq!(
            found,
            [
                challenge(
                    "Newauth",
                    &[
                        ("realm", "apps"),
                        ("type", "1"),
                        ("title", "Login to \"apps\", please"),
                    ]
                ),
                challenge("Basic", &[("realm", "simple")]),
                negotiate,
                challenge("Bearer", &[]),
            ]
        );
    }

    #[test]
    fn spaces_and_case_do_not_matter() {
        let found = parse("bearer  Scope = \"a b\" ,\tERROR=invalid_token");
        let [only] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert!(only.is("Bearer"));
        assert_eq!(only.get("scope"), Some("a b"));
        assert_eq!(only.get("error"), Some("invalid_token"));
        assert_eq!(only.get("realm"), None);
    }

    #[test]
    fn a_value_without_quotes_may_be_a_url() {
        let found = parse("Bearer resource_metadata=https://a.example/x?y=1, scope=read");
        assert_eq!(
            found,
            [challenge(
                "Bearer",
                &[
                    ("resource_metadata", "https://a.example/x?y=1"),
                    ("scope", "read"),
                ]
            )]
        );
    }

    #[test]
    fn a_malformed_parameter_costs_only_itself() {
        for (line, scope) in [
            (r#"Bearer error=invalid token, scope="a""#, Some("a")),
            (r#"Bearer error="x" junk, scope="a""#, Some("a")),
            (r#"Bearer error="x" scope="a""#, Some("a")),
            (r#"Bearer scope="a", error="never ends, scope="#, Some("a")),
            (r#"Bearer scope="a"#, None),
            (r#"scope="a", Bearer"#, None),
            (r#"Bearer scope="a", scope="b""#, None),
        ] {
            let found = parse(line);
            let bearer = found.iter().find(|challenge| challenge.is("Bearer"));
            let bearer = bearer.expect(line);
            assert_eq!(bearer.get("scope"), scope, "{line}: {found:?}");
        }
    }

    fn written(challenge: &AuthChallenge) -> String {
        let quoted = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"");
        let parameters = challenge.parameters.iter();
        let parameters = parameters.map(|(name, value)| format!("{name}=\"{}\"", quoted(value)));
        let arguments = match &challenge.token68 {
            Some(token) => token.clone(),
            None => parameters.collect::<Vec<_>>().join(", "),
        };
        format!("{} {arguments}", challenge.scheme)
    }

    fn any_challenge() -> impl Strategy<Value = AuthChallenge> {
        let parameter = ("[a-z_]{1,8}", "[ -~é]{0,12}");
        let token68 = proptest::option::of("[A-Za-z0-9+/~._-]{1,9}={0,2}");
        let parameters = proptest::collection::vec(parameter, 0..4);
        ("[A-Za-z][A-Za-z0-9-]{0,8}", token68, parameters).prop_map(
            |(scheme, token68, parameters)| AuthChallenge {
                scheme,
                parameters: match token68 {
                    Some(_) => Vec::new(),
                    None => parameters,
                },
                token68,
            },
        )
    }

    proptest! {
        #[test]
        fn every_written_list_is_read_back(challenges in proptest::collection::vec(any_challenge(), 0..5)) {
            let line = challenges.iter().map(written).collect::<Vec<_>>().join(" ,, ");
            prop_assert_eq!(parse(&line), challenges);
        }
    }
}
