//! `cargo licit new`: writes a minimal spec.

use std::fs;
use std::path::PathBuf;

use crate::command::New;
use crate::terminal::noteln;

/// Writes a minimal valid spec with placeholders.
pub(crate) fn run(options: &New) -> Result<bool, String> {
    let name = &options.name;
    if !licit_format::shape::Text::ProviderName.accepts(name) {
        let expected = licit_format::shape::Text::ProviderName.expected();
        return Err(format!(
            "`{name}` is not a valid provider name: expected {expected}"
        ));
    }
    let path = options
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{name}.json")));
    if path.exists() {
        return Err(format!("{} already exists", path.display()));
    }
    fs::write(&path, template(name)).map_err(|error| format!("{}: {error}", path.display()))?;
    noteln!(
        "{} written; check it with `cargo licit check {0}`",
        path.display()
    );
    Ok(true)
}

fn template(name: &str) -> String {
    let schema = licit_format::schema::URL;
    format!(
        r#"{{
  "$schema": "{schema}",
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
