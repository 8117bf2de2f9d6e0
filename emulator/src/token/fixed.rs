//! Parameters and headers of token requests whose values the spec fixes: texts, and signatures, which are
//! computed again from the request.

use licit_format::resolve::{Encoding, FixedParameter};

use super::request::TokenRequest;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern::{self, Bindings};
use crate::values::{formula, variable};

/// Standard parameters that templates of a token request can name.
const PARAMETERS: [&str; 8] = [
    "access_token",
    "code",
    "code_verifier",
    "device_code",
    "redirect_uri",
    "refresh_token",
    "scope",
    "state",
];

/// Rejects a request in which a value that the spec fixes is missing or different.
pub(super) fn check(request: &TokenRequest<'_>, http: &Request) -> Result<(), Fault> {
    let observed = observed(request, http);
    let table = &request.grant.request;
    let invalid = |message| Err(Fault::new(Problem::InvalidRequest, message));
    let is_quoted = |name: &&String| {
        request.parameters.get(name).is_some() && !request.parameters.is_unquoted(name)
    };
    let quoted = table.unquoted.iter().find(is_quoted);
    if let Some(name) = quoted.filter(|_| table.encoding == Encoding::Json) {
        return invalid(format!("`{name}` is a string, not a number or a boolean"));
    }
    for (at, fixed) in table.parameters.iter().enumerate() {
        let given = request.parameters.get(&fixed.name);
        // A signature covers neither itself nor those after it.
        let is_signed = formula::is_sorted(&fixed.value);
        let later = table.parameters.iter().skip(at);
        let later = later.filter(|other| is_signed && formula::is_sorted(&other.value));
        let values = Values {
            request,
            http,
            observed: &observed,
            unsigned: later.map(|other| other.name.as_str()).collect(),
            body: None,
        };
        if !values.fit(fixed, given) {
            return invalid(values.problem(fixed, given));
        }
    }
    let values = Values {
        request,
        http,
        observed: &observed,
        unsigned: Vec::new(),
        body: std::str::from_utf8(&http.body).ok(),
    };
    for fixed in &table.query {
        let given = http.query.get(&fixed.name);
        if !values.fit(fixed, given) {
            let problem = values.problem(fixed, given);
            return invalid(format!("in the query, {problem}"));
        }
    }
    for fixed in &table.headers {
        let given = http.header(&fixed.name);
        if !values.fit(fixed, given) {
            let problem = values.problem(fixed, given);
            return invalid(format!("the header {problem}"));
        }
    }
    Ok(())
}

/// The values of variables and of times that a request sends in parameters and headers of their own.
fn observed(request: &TokenRequest<'_>, http: &Request) -> Bindings {
    let table = &request.grant.request;
    let parameters = table.parameters.iter();
    let parameters = parameters.map(|fixed| (fixed, request.parameters.get(&fixed.name)));
    let headers = table.headers.iter();
    let headers = headers.map(|fixed| (fixed, http.header(&fixed.name)));
    let provider = &request.server.provider;
    let of_url = request.bindings.iter().map(|(name, _)| {
        let value = variable::fill(provider, &format!("{{{name}}}"), &request.bindings);
        (name.clone(), value)
    });
    let query = table.query.iter();
    let query = query.map(|fixed| (fixed, http.query.get(&fixed.name)));
    let sent = parameters.chain(query).chain(headers);
    let own = formula::observed(sent.map(|(fixed, given)| (fixed.value.as_str(), given)));
    of_url.chain(own).collect()
}

/// What is known of a request.
struct Values<'r> {
    request: &'r TokenRequest<'r>,
    http: &'r Request,
    observed: &'r Bindings,
    /// Parameters that are not signed.
    unsigned: Vec<&'r str>,
    /// The body, for headers.
    body: Option<&'r str>,
}

impl Values<'_> {
    /// Whether a text is the value of a template for this client and this request. Unknown values fit any
    /// text.
    fn fit(&self, fixed: &FixedParameter, given: Option<&str>) -> bool {
        let provider = &self.request.server.provider;
        let given = given.unwrap_or_default();
        if given.is_empty() && variable::may_be_absent(provider, &fixed.value) {
            return true;
        }
        // A client that knows the provider's host signs the path without it.
        let path = self.http.uri.path();
        [Some(path), self.own_path()]
            .into_iter()
            .flatten()
            .any(|path| {
                let value = |name: &str, arguments: &[String]| self.value(path, name, arguments);
                pattern::text_fits(&formula::fill(&fixed.value, &value), given)
            })
    }

    /// The path without the provider's host.
    fn own_path(&self) -> Option<&str> {
        let path = self.http.uri.path();
        let end = path.trim_start_matches('/').find('/')?;
        path.get(end + 1..)
    }

    /// Describes the value that a template has for this request.
    fn expectation(&self, template: &str) -> String {
        let path = self.own_path().unwrap_or_else(|| self.http.uri.path());
        let secret = self.request.client.credentials.client_secret.as_deref();
        formula::expectation(template, secret, &|name: &str, arguments: &[String]| {
            self.value(path, name, arguments)
        })
    }

    fn value(&self, path: &str, name: &str, arguments: &[String]) -> Option<String> {
        let credentials = &self.request.client.credentials;
        match (name, arguments) {
            ("client_id", []) => Some(credentials.client_id.clone()),
            ("client_secret", []) => Some(credentials.client_secret.clone().unwrap_or_default()),
            ("method", []) => Some(self.http.method.to_string()),
            ("path", []) => Some(path.to_owned()),
            ("body", []) => self.body.map(str::to_owned),
            (formula::SORTED, [pair, separator]) => Some(self.sorted(pair, separator)),
            (name, []) if PARAMETERS.contains(&name) => match self.request.get(name) {
                Some(value) => Some(value.to_owned()),
                // It is sent nowhere else, so its value is unknown.
                None if self.request.omits(name) => None,
                None => Some(String::new()),
            },
            (name, []) => {
                let observed = self.observed.iter().find(|(known, _)| known == name);
                observed.map(|(_, value)| value.clone())
            }
            _ => None,
        }
    }

    /// The signed parameters, sorted by name.
    fn sorted(&self, pair: &str, separator: &str) -> String {
        let sent = self.request.parameters.pairs().iter();
        let is_signed = |(name, _): &&(String, String)| !self.unsigned.contains(&name.as_str());
        let mut signed: Vec<_> = sent.filter(is_signed).collect();
        signed.sort_by(|(one, _), (other, _)| one.cmp(other));
        let joined = signed
            .iter()
            .map(|(name, value)| format!("{name}{pair}{value}"));
        joined.collect::<Vec<_>>().join(separator)
    }

    /// Describes a value that differs from the spec's, which is shown as this client and this
    /// request would send it. The secret is shown as its name.
    fn problem(&self, fixed: &FixedParameter, given: Option<&str>) -> String {
        let FixedParameter { name, value } = fixed;
        if formula::is_in(value) {
            return match given {
                Some(_) => {
                    let expected = self.expectation(value);
                    format!("`{name}` is not the value of `{value}` for this request{expected}")
                }
                None => format!("`{name}` is missing: the spec has `{value}`"),
            };
        }
        let expected = value
            .replace("{client_id}", &self.request.client.credentials.client_id)
            .replace("{client_secret}", "<client_secret>");
        let provider = &self.request.server.provider;
        let bindings = &self.request.bindings;
        let is_variable = |name: &str| {
            let mut variables = provider.table.variables.iter();
            variables.any(|variable| variable.name == name)
                || bindings.iter().any(|(known, _)| known == name)
        };
        // The values of the request remain as the spec writes them: `{app_token}`.
        let expected = pattern::fill(&expected, |name| {
            let template = format!("{{{name}}}");
            if is_variable(name) {
                variable::fill(provider, &template, bindings)
            } else {
                template
            }
        });
        match given {
            Some(given) if !value.contains('{') => {
                format!("`{name}` is `{given}`, not `{expected}`")
            }
            Some(_) => format!("`{name}` is not `{expected}`"),
            None => format!("`{name}` is missing: the spec has `{expected}`"),
        }
    }
}
