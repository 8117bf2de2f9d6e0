//! Parameters that OpenID Connect adds to authorization requests (Core §3.1.2.1). A provider with a declaration of
//! its own checks by that.

use serde_json::Value;

/// The values of `prompt`: those of Core §3.1.2.1, and of Initiating User Registration 1.0 §4.
const PROMPTS: [&str; 5] = ["none", "login", "consent", "select_account", "create"];

/// Returns why a value cannot be accepted (§3.1.2.2).
pub(super) fn problem(name: &str, value: &str) -> Option<String> {
    match name {
        "prompt" => {
            let prompts: Vec<_> = value
                .split(' ')
                .filter(|prompt| !prompt.is_empty())
                .collect();
            let unknown = prompts.iter().find(|prompt| !PROMPTS.contains(prompt));
            if let Some(unknown) = unknown {
                return Some(format!("`prompt` has the unknown value `{unknown}`"));
            }
            let is_contradictory = prompts.len() > 1 && prompts.contains(&"none");
            is_contradictory.then(|| "`prompt` has `none` and other values".to_owned())
        }
        "max_age" => value
            .parse::<u64>()
            .is_err()
            .then(|| "`max_age` is not a number of seconds".to_owned()),
        "claims" => (!matches!(serde_json::from_str(value), Ok(Value::Object(_))))
            .then(|| "`claims` is not a JSON object".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn values_that_openid_connect_forbids_are_rejected() {
        for (name, value) in [
            ("prompt", "none login"),
            ("prompt", "bogus"),
            ("max_age", "-1"),
            ("max_age", "soon"),
            ("claims", "{"),
            ("claims", "[]"),
        ] {
            assert!(problem(name, value).is_some(), "{name}={value}");
        }
        for (name, value) in [
            ("prompt", "none"),
            ("prompt", "login consent"),
            ("max_age", "0"),
            ("claims", r#"{"userinfo":{}}"#),
            ("display", "anything"),
        ] {
            assert_eq!(problem(name, value), None, "{name}={value}");
        }
    }
}
