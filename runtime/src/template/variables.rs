//! The values for templates, and the checks that each must pass before it becomes part of a URL that a
//! token is sent to.

use std::fmt;

use url::{Host, Url};

use crate::error::ConfigError;
use crate::secret::Secret;
use crate::tables::{Environment, Provider, Variable, VariableFormat, VariableSource};
use crate::template;
use crate::token::captured::Captured;

/// The variable of an expression: any text.
pub(super) static EXPRESSION: Variable = Variable {
    name: "expression",
    ..Variable::DEFAULT
};

/// The application's values, checked.
#[derive(Clone)]
pub(crate) struct Variables {
    pub(super) provider: &'static Provider,
    values: Vec<(&'static str, String)>,
    /// Whether the values are samples, which may not match their pattern.
    are_samples: bool,
    /// The value of `client_id`.
    pub(super) client_id: String,
}

impl Variables {
    /// Combines the application's values, the environment's and the defaults, in that order of precedence.
    pub(crate) fn new(
        provider: &'static Provider,
        environment: Option<&str>,
        set: &[(String, String)],
    ) -> Result<Self, ConfigError> {
        let environment = environment
            .map(|name| find_environment(provider, name))
            .transpose()?;
        if let Some((name, _)) = set.iter().find(|(name, _)| !is_settable(provider, name)) {
            return Err(ConfigError::VariableUnknown(name.clone()));
        }
        let mut values = Vec::new();
        for variable in provider.variables {
            let value = set
                .iter()
                .rfind(|(name, _)| name == variable.name)
                .map(|(_, value)| bare(variable, value))
                .or_else(|| in_environment(environment, variable.name))
                .or(variable.default);
            match value {
                Some(value) => values.push((variable.name, checked(variable, value)?.to_owned())),
                None if variable.source == VariableSource::App && !variable.optional => {
                    return Err(ConfigError::VariableMissing(variable.name));
                }
                None => {}
            }
        }
        Ok(Self {
            provider,
            values,
            are_samples: false,
            client_id: String::new(),
        })
    }

    /// Returns a value for each required variable, also for those that are captured, for requests that are not
    /// sent: that of the first environment, the default, or a sample.
    pub(crate) fn samples(provider: &'static Provider) -> Self {
        let environment = provider.environments.first();
        let value = |variable: &'static Variable| {
            let known = in_environment(environment, variable.name).or(variable.default);
            let value = known.map(str::to_owned);
            let value = value.or_else(|| (!variable.optional).then(|| sample(variable)))?;
            Some((variable.name, value))
        };
        Self {
            provider,
            values: provider.variables.iter().filter_map(value).collect(),
            are_samples: true,
            client_id: String::new(),
        }
    }

    /// Sets the application's client identifier.
    pub(crate) fn with_client_id(self, client_id: &str) -> Self {
        Self {
            client_id: client_id.to_owned(),
            ..self
        }
    }

    /// Returns the names and values that distinguish configurations of the same provider.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.values
            .iter()
            .filter(|(name, _)| !self.is_secret(name))
            .map(|(name, value)| (*name, value.as_str()))
    }

    /// Returns the values that must not appear in messages.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = Secret> {
        let secret = self.values.iter().filter(|(name, _)| self.is_secret(name));
        secret.map(|(_, value)| Secret::new(value.as_str()))
    }

    /// Returns the captured values that must not appear in messages.
    pub(crate) fn captured_secrets(&self, captured: &Captured) -> impl Iterator<Item = Secret> {
        let secret = captured.iter().filter(|(name, _)| self.is_secret(name));
        secret.map(|(_, value)| Secret::new(value))
    }

    fn is_secret(&self, name: &str) -> bool {
        find_variable(self.provider, name).is_some_and(|variable| variable.secret)
    }

    /// Returns the value of a variable; `None` if it is optional and has none. A captured value may come
    /// from storage, so it is checked here.
    pub(super) fn known<'v>(
        &'v self,
        variable: &Variable,
        captured: &'v Captured,
    ) -> Result<Option<&'v str>, ConfigError> {
        match self.value(variable, captured) {
            Some(value) if self.are_samples => Ok(Some(value)),
            Some(value) => checked(variable, value).map(Some),
            None if variable.optional => Ok(None),
            None => Err(ConfigError::VariableMissing(variable.name)),
        }
    }

    fn value<'v>(&'v self, variable: &Variable, captured: &'v Captured) -> Option<&'v str> {
        let captured = match variable.source {
            VariableSource::App => None,
            VariableSource::Callback | VariableSource::TokenReply | VariableSource::Tenant => {
                captured.get(variable.name)
            }
        };
        captured.or_else(|| {
            self.values
                .iter()
                .find(|(name, _)| *name == variable.name)
                .map(|(_, value)| value.as_str())
        })
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Returns a captured value in the form to be stored; `None` if it does not have the form of the
/// variable of that name, if there is one. An origin may have a trailing slash.
pub(crate) fn normalized(provider: &Provider, name: &str, value: &str) -> Option<String> {
    let Some(variable) = find_variable(provider, name) else {
        return Some(value.to_owned());
    };
    let value = match variable.format {
        VariableFormat::Origin | VariableFormat::Url => value.strip_suffix('/').unwrap_or(value),
        _ => value,
    };
    fits(variable, value).then(|| value.to_owned())
}

/// Encodes a value for the path of a URL. A callback can be forged, so a value that is more than one
/// segment, or a dot segment (RFC 3986 §5.2.4), is rejected. Encoding it would not help: some servers
/// treat `%2F` as a slash.
pub(super) fn in_path(variable: &Variable, value: &str) -> Result<String, ConfigError> {
    let leads_away =
        |character: char| matches!(character, '/' | '\\' | '?' | '#') || character.is_control();
    if is_text(variable.format) && (matches!(value, "." | "..") || value.contains(leads_away)) {
        return Err(ConfigError::VariableInvalid {
            name: variable.name.to_owned(),
            expected: "one segment of a path, without `/`, `\\`, `?`, `#`".to_owned(),
        });
    }
    Ok(encoded(variable, value))
}

/// Encodes a value for a URL. The other formats contain nothing that needs encoding.
pub(super) fn encoded(variable: &Variable, value: &str) -> String {
    if is_text(variable.format) {
        template::encode_segment(value)
    } else {
        value.to_owned()
    }
}

/// Returns whether values may contain characters that have a meaning in a URL.
fn is_text(format: VariableFormat) -> bool {
    matches!(
        format,
        VariableFormat::Text | VariableFormat::Email | VariableFormat::Pattern(_)
    )
}

pub(super) fn find_variable<'p>(provider: &'p Provider, name: &str) -> Option<&'p Variable> {
    provider
        .variables
        .iter()
        .find(|variable| variable.name == name)
}

/// Strips what users type around a value: `acme` from `https://acme.example.com/`.
fn bare<'v>(variable: &Variable, value: &'v str) -> &'v str {
    let bare = value.strip_prefix(variable.prefix).unwrap_or(value);
    if variable.suffix.is_empty() {
        return bare;
    }
    let without_slash = bare.strip_suffix('/').unwrap_or(bare);
    without_slash.strip_suffix(variable.suffix).unwrap_or(bare)
}

fn find_environment(
    provider: &'static Provider,
    name: &str,
) -> Result<&'static Environment, ConfigError> {
    provider
        .environments
        .iter()
        .find(|environment| environment.name == name)
        .ok_or_else(|| ConfigError::EnvironmentUnknown(name.to_owned()))
}

fn in_environment(environment: Option<&'static Environment>, name: &str) -> Option<&'static str> {
    environment?
        .values
        .iter()
        .find(|(variable, _)| *variable == name)
        .map(|(_, value)| *value)
}

fn is_settable(provider: &Provider, name: &str) -> bool {
    find_variable(provider, name).is_some_and(|variable| variable.source == VariableSource::App)
}

fn checked<'v>(variable: &Variable, value: &'v str) -> Result<&'v str, ConfigError> {
    if fits(variable, value) {
        Ok(value)
    } else {
        let mut expected = expectation(variable.format);
        if !variable.under.is_empty() {
            expected.push_str(" under ");
            expected.push_str(&variable.under.join(", "));
        }
        Err(ConfigError::VariableInvalid {
            name: variable.name.to_owned(),
            expected,
        })
    }
}

fn fits(variable: &Variable, value: &str) -> bool {
    matches(variable.format, value)
        && (variable.under.is_empty() || is_under(variable.under, value))
}

/// Returns whether a host or origin equals one of the domains or is a subdomain of one.
fn is_under(domains: &[&str], value: &str) -> bool {
    let host = value.split_once("://").map_or(value, |(_, host)| host);
    let host = host.split([':', '/']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    domains.iter().any(|domain| {
        let parent = host.strip_suffix(domain);
        parent.is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    })
}

fn matches(format: VariableFormat, value: &str) -> bool {
    match format {
        VariableFormat::Text => !value.is_empty(),
        VariableFormat::Origin => is_origin(value),
        VariableFormat::Host => is_host(value),
        VariableFormat::Label => is_label(value),
        VariableFormat::OneOf(values) => values.contains(&value),
        VariableFormat::Url => is_url(value),
        VariableFormat::Uuid => is_uuid(value),
        VariableFormat::Email => is_email(value),
        VariableFormat::Pattern(pattern) => {
            let whole = regex_lite::Regex::new(&format!("^(?:{pattern})$"));
            !value.is_empty() && whole.is_ok_and(|whole| whole.is_match(value))
        }
    }
}

/// Returns a value of the variable's format. No value is known to match a pattern.
fn sample(variable: &Variable) -> String {
    let host = || match variable.under.first() {
        Some(domain) => format!("mock.{domain}"),
        None => "mock.example".to_owned(),
    };
    match variable.format {
        VariableFormat::Text | VariableFormat::Pattern(_) => variable.name.to_owned(),
        VariableFormat::Origin | VariableFormat::Url => format!("https://{}", host()),
        VariableFormat::Host => host(),
        VariableFormat::Label => "mock".to_owned(),
        VariableFormat::OneOf(values) => values.first().copied().unwrap_or_default().to_owned(),
        VariableFormat::Uuid => "00000000-0000-4000-8000-000000000000".to_owned(),
        VariableFormat::Email => format!("mock@{}", host()),
    }
}

fn expectation(format: VariableFormat) -> String {
    match format {
        VariableFormat::Text => "text that is not empty".to_owned(),
        VariableFormat::Origin => {
            "an origin such as `https://go.example.com`, without a path".to_owned()
        }
        VariableFormat::Host => "a host name, with or without a port".to_owned(),
        VariableFormat::Label => "one label of a host name: letters, digits, hyphens".to_owned(),
        VariableFormat::OneOf(values) => format!("one of {}", values.join(", ")),
        VariableFormat::Url => {
            "a URL such as `https://eu.example.com/api`, without a query".to_owned()
        }
        VariableFormat::Uuid => "a UUID".to_owned(),
        VariableFormat::Email => "an email address".to_owned(),
        VariableFormat::Pattern(pattern) => format!("text that matches `{pattern}`"),
    }
}

/// Returns whether `value` is scheme, host and port, without a trailing slash.
fn is_origin(value: &str) -> bool {
    Url::parse(value)
        .is_ok_and(|url| is_secure(&url) && url.origin().ascii_serialization() == value)
}

/// Returns whether `value` is scheme, host, port and path, as URL parsing leaves them, without a
/// trailing slash.
fn is_url(value: &str) -> bool {
    Url::parse(value).is_ok_and(|url| {
        let is_plain = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        is_secure(&url) && is_plain && url.as_str().trim_end_matches('/') == value
    })
}

/// RFC 9562 §4.
fn is_uuid(value: &str) -> bool {
    let lengths = value.split('-').map(str::len);
    let is_hex = |byte: u8| byte == b'-' || byte.is_ascii_hexdigit();
    lengths.eq([8, 4, 4, 4, 12]) && value.bytes().all(is_hex)
}

/// Returns whether `value` is a local part and a host (RFC 5322 §3.4.1), without spaces and quotes.
fn is_email(value: &str) -> bool {
    value.rsplit_once('@').is_some_and(|(local, domain)| {
        let is_atom = |byte: u8| byte.is_ascii_graphic() && !b"\"(),:;<>@[\\]/?#".contains(&byte);
        !local.is_empty() && local.bytes().all(is_atom) && is_host(domain)
    })
}

/// Returns whether a URL is `https`, or plain `http` to the local machine (RFC 8252 §8.3).
pub(crate) fn is_secure(url: &Url) -> bool {
    match url.scheme() {
        "https" => url.has_host(),
        "http" => match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        },
        _ => false,
    }
}

/// Returns whether `value` is a host without characters that could change the URL (`@`, `/`, `?`), and
/// one that URL parsing leaves unchanged: it would rewrite `127.1` and `0x7f.1`, and reject `a.1`.
fn is_host(value: &str) -> bool {
    let (name, port) = match value.rsplit_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (value, None),
    };
    let port_is_number = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
    });
    let is_kept =
        || Host::parse(name).is_ok_and(|host| host.to_string().eq_ignore_ascii_case(name));
    port_is_number && name.len() <= 253 && name.split('.').all(is_label) && is_kept()
}

/// RFC 1123 §2.1.
fn is_label(value: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&value.len())
        && value.bytes().all(inner)
        && !value.starts_with('-')
        && !value.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use crate::error::Error;
    use crate::template::Filling;

    #[test]
    fn an_origin_has_no_path_and_is_secure() {
        for good in [
            "https://go.example.com",
            "https://a.example:8443",
            "http://127.0.0.1:8080",
            "http://localhost:3000",
            "http://[::1]:3000",
        ] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "http://go.example.com",
            "https://go.example.com/",
            "https://go.example.com/x",
            "https://user@go.example.com",
            "https://go.example.com?x",
            "ftp://go.example.com",
            "go.example.com",
            "",
            "https://127.0.0.1.evil.example/#",
            "http://localhost.evil.example",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }

    #[test]
    fn a_url_has_a_path_and_nothing_behind_it() {
        for good in [
            "https://eu.example.com/api/v2",
            "https://eu.example.com",
            "http://127.0.0.1:80/x",
        ] {
            assert_eq!(is_url(good), good != "http://127.0.0.1:80/x", "{good}");
        }
        for bad in [
            "https://eu.example.com/api/",
            "https://eu.example.com/../api",
            "https://eu.example.com/api?x",
            "https://eu.example.com/api#x",
            "https://u@eu.example.com/api",
            "http://eu.example.com/api",
            "eu.example.com/api",
        ] {
            assert!(!is_url(bad), "{bad}");
        }
        let variable = Variable {
            format: VariableFormat::Url,
            under: &["example.com"],
            ..Variable::DEFAULT
        };
        assert!(fits(&variable, "https://eu.example.com/api"));
        assert!(!fits(&variable, "https://evil.test/example.com"));
    }

    #[test]
    fn identifiers_and_addresses_have_their_form() {
        assert!(is_uuid("f47ac10b-58cc-4372-a567-0e02b2c3d479"));
        assert!(
            !is_uuid("f47ac10b58cc4372a5670e02b2c3d479")
                && !is_uuid("f47ac10b-58cc-4372-a567-0e02b2c3d47g")
        );
        assert!(is_email("ada+work@example.com"));
        for bad in [
            "ada",
            "@example.com",
            "ada@",
            "a/b@example.com",
            "ada@example.com/x",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
        let pattern = VariableFormat::Pattern("[A-Z]{2}|x");
        assert!(matches(pattern, "AB") && matches(pattern, "x"));
        assert!(!matches(pattern, "ABC") && !matches(pattern, "") && !matches(pattern, "xx"));
    }

    #[test]
    fn a_sample_has_the_format_of_its_variable() {
        for format in [
            VariableFormat::Text,
            VariableFormat::Origin,
            VariableFormat::Host,
            VariableFormat::Label,
            VariableFormat::Url,
            VariableFormat::Uuid,
            VariableFormat::Email,
            VariableFormat::OneOf(&["eu", "us"]),
        ] {
            let variable = Variable {
                name: "region",
                format,
                ..Variable::DEFAULT
            };
            let value = sample(&variable);
            assert!(fits(&variable, &value), "{format:?}: {value}");
        }
        let variable = Variable {
            format: VariableFormat::Origin,
            under: &["acme.example"],
            ..Variable::DEFAULT
        };
        assert!(fits(&variable, &sample(&variable)));
    }

    #[test]
    fn each_required_variable_has_a_sample() {
        static PROVIDER: Provider = Provider {
            variables: &[
                Variable {
                    name: "shop",
                    source: VariableSource::Callback,
                    format: VariableFormat::Pattern("[0-9]+"),
                    ..Variable::DEFAULT
                },
                Variable {
                    name: "region",
                    default: Some("eu"),
                    ..Variable::DEFAULT
                },
                Variable {
                    name: "key",
                    optional: true,
                    ..Variable::DEFAULT
                },
            ],
            ..Provider::DEFAULT
        };
        let (variables, captured) = (Variables::samples(&PROVIDER), Captured::default());
        let filling = Filling::new(&variables, &captured, Timestamp::from_millis(0));
        let url = filling.url("https://acme.example/{shop}/{region}").unwrap();
        assert_eq!(url.path(), "/shop/eu");
        assert_eq!(filling.text("{key}").unwrap(), "");
    }

    #[test]
    fn what_names_an_optional_variable_without_a_value_is_empty() {
        static PROVIDER: Provider = Provider {
            variables: &[Variable {
                name: "key",
                optional: true,
                ..Variable::DEFAULT
            }],
            ..Provider::DEFAULT
        };
        let filled = |set: &[(String, String)]| {
            let variables = Variables::new(&PROVIDER, None, set).unwrap();
            let captured = Captured::default();
            let filling = Filling::new(&variables, &captured, Timestamp::from_millis(0));
            ["Key {key}", "{base64('a' key)}"].map(|template| filling.text(template).unwrap())
        };
        assert_eq!(filled(&[]), ["", ""]);
        let set = [("key".to_owned(), "b".to_owned())];
        assert_eq!(filled(&set), ["Key b", "YWI="]);
    }

    #[test]
    fn a_host_is_unchanged_by_url_parsing() {
        for good in [
            "a.example",
            "A.example:8443",
            "localhost",
            "192.0.2.1",
            "xn--bcher-kva.example",
        ] {
            assert!(is_host(good), "{good}");
        }
        for bad in [
            "",
            "a.example:",
            "a.example:x",
            "a.example/",
            "u@a.example",
            "a..example",
        ] {
            assert!(!is_host(bad), "{bad}");
        }
        // Numbers, which URLs read in many ways (WHATWG URL §3.5).
        for bad in ["a.1", "127.1", "0x7f.1", "2130706433", "1.2.3.4.5", "xn--a"] {
            assert!(!is_host(bad), "{bad}");
        }
    }

    #[test]
    fn a_value_stays_in_its_segment() {
        static PROVIDER: Provider = Provider {
            variables: &[
                Variable {
                    name: "own",
                    ..Variable::DEFAULT
                },
                Variable {
                    name: "captured",
                    source: VariableSource::Callback,
                    ..Variable::DEFAULT
                },
            ],
            ..Provider::DEFAULT
        };
        let fill = |template: &str, value: &str| {
            let set = [("own".to_owned(), value.to_owned())];
            let variables = Variables::new(&PROVIDER, None, &set).unwrap();
            let captured = Captured::default().with([("captured".to_owned(), value.to_owned())]);
            let url = Filling::new(&variables, &captured, Timestamp::from_millis(0)).url(template);
            url.map(|url| url[url::Position::BeforePath..].to_owned())
        };
        for name in ["own", "captured"] {
            let in_path = format!("https://a.example/x/{{{name}}}/y");
            let in_query = format!("https://a.example/x?q={{{name}}}");
            assert_eq!(fill(&in_path, "é f.").unwrap(), "/x/%C3%A9%20f./y");
            assert_eq!(fill(&in_path, "%2e%2e").unwrap(), "/x/%252e%252e/y");
            assert_eq!(fill(&in_query, "../a?b#c").unwrap(), "/x?q=..%2Fa%3Fb%23c");
            for bad in [".", "..", "a/b", "a\\b", "a?b", "a#b", "a\nb", "\u{85}"] {
                let error = fill(&in_path, bad).unwrap_err();
                assert!(matches!(error, Error::Config(_)), "{bad:?}");
                assert!(error.to_string().contains("one segment"), "{error}");
            }
        }
    }

    #[test]
    fn text_around_a_value_is_stripped() {
        let variable = Variable {
            prefix: "https://",
            suffix: ".acme.example",
            ..Variable::DEFAULT
        };
        for written in [
            "corner",
            "corner.acme.example",
            "https://corner.acme.example",
            "https://corner.acme.example/",
        ] {
            assert_eq!(bare(&variable, written), "corner");
        }
        // The rest is checked against the format.
        assert_eq!(bare(&variable, "https://evil.example/"), "evil.example/");
        assert_eq!(bare(&Variable::DEFAULT, "a/"), "a/");
    }

    #[test]
    fn a_host_under_a_domain_is_that_domain_or_belongs_to_it() {
        let domains = ["acme.example", "acme.test"];
        for good in [
            "acme.example",
            "eu.ACME.example",
            "a.b.acme.test:8443",
            "https://eu.acme.example",
            "https://eu.acme.example:8443",
        ] {
            assert!(is_under(&domains, good), "{good}");
        }
        for bad in [
            "evilacme.example",
            "acme.example.evil.example",
            "https://acme.example.evil.example",
            "https://evil.example:443",
            "example",
            "",
        ] {
            assert!(!is_under(&domains, bad), "{bad}");
        }
    }

    #[test]
    fn a_host_cannot_break_out_of_its_place() {
        for good in ["shop.example.com", "example:8080", "a"] {
            assert!(is_host(good), "{good}");
        }
        for bad in [
            "", "a/b", "a@b", "a?b", "a#b", "a..b", "-a", "a:", "a:99999", "a:1:2", "a b", "a\\b",
        ] {
            assert!(!is_host(bad), "{bad}");
        }
    }
}
