//! Values that the spec fixes in requests that start a login: texts, and signatures, which are computed
//! again from the request.

use licit_format::resolve::{FixedParameter, Provider};

use super::client::Client;
use crate::values::{formula, pattern, variable};

/// A parameter or header that the spec fixes, and its value in a request.
pub(crate) type Sent<'r> = (&'r FixedParameter, Option<&'r str>);

/// Returns the first value that is not as the spec fixes it for this client, with a description of the one
/// that it must have. Unknown values fit any text.
pub(crate) fn unfit<'r>(
    provider: &Provider,
    client: &Client,
    sent: &[Sent<'r>],
) -> Option<(Sent<'r>, String)> {
    let pairs = sent.iter();
    let observed = formula::observed(pairs.map(|(fixed, given)| (fixed.value.as_str(), *given)));
    let credentials = &client.credentials;
    let value = |name: &str, arguments: &[String]| match (name, arguments) {
        ("client_id", []) => Some(credentials.client_id.clone()),
        ("client_secret", []) => Some(credentials.client_secret.clone().unwrap_or_default()),
        (name, []) => {
            let observed = observed.iter().find(|(known, _)| known == name);
            observed.map(|(_, value)| value.clone())
        }
        _ => None,
    };
    let fits = |(fixed, given): &&Sent<'r>| match given {
        Some(given) => pattern::text_fits(&formula::fill(&fixed.value, &value), given),
        None => variable::may_be_absent(provider, &fixed.value),
    };
    let unfit = sent.iter().find(|sent| !fits(sent)).copied()?;
    let secret = credentials.client_secret.as_deref();
    let expected = formula::expectation(&unfit.0.value, secret, &value);
    Some((unfit, expected))
}

/// Describes a value that differs from the spec's.
pub(crate) fn problem(
    provider: &Provider,
    ((fixed, given), computed): (Sent<'_>, String),
) -> String {
    let FixedParameter { name, value } = fixed;
    let expected = variable::fill(provider, value, &Vec::new());
    match given {
        Some(_) if formula::is_in(value) => {
            format!("`{name}` is not the value of `{value}` for this request{computed}")
        }
        Some(given) => format!("`{name}` is `{given}`, not `{expected}`"),
        None => format!("`{name}` is missing: the spec has `{expected}`"),
    }
}
