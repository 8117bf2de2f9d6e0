//! `cargo licit new`: a spec to start from.

use std::fs;
use std::path::PathBuf;

use crate::command::New;

/// Writes the shortest spec that works, with places to fill in.
pub(crate) fn run(options: &New) -> Result<bool, String> {
    let name = &options.name;
    if !licit_format::shape::Text::ProviderName.accepts(name) {
        let expected = licit_format::shape::Text::ProviderName.expected();
        return Err(format!(
            "`{name}` cannot name a provider: expected {expected}"
        ));
    }
    let path = options
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{name}.json")));
    if path.exists() {
        return Err(format!("{} exists already", path.display()));
    }
    fs::write(&path, template(name)).map_err(|error| format!("{}: {error}", path.display()))?;
    eprintln!(
        "{} written; `cargo licit check {0}` tells what is wrong with it",
        path.display()
    );
    Ok(true)
}

fn template(name: &str) -> String {
    format!(
        r#"{{
  "name": "{name}",
  "authorization_endpoint": "https://{name}.example/oauth/authorize",
  "token_endpoint": "https://{name}.example/oauth/token",
  "token_endpoint_auth_methods": ["client_secret_basic"],
  "scopes": {{
    "things:read": "Read things."
  }},
  "grants": {{
    "authorization_code": {{}},
    "refresh_token": {{}}
  }},
  "api": {{ "base_url": "https://api.{name}.example/v1" }},
  "operations": {{
    "list_things": {{ "call": "GET /things", "scopes": "things:read", "returns": "[Thing]" }}
  }},
  "models": {{
    "Thing": {{ "id": "string", "name": "string?" }}
  }}
}}
"#
    )
}
