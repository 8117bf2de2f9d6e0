//! Prints the result of a login without its tokens.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

use licit_format::resolve::ActsAs;
use licit_runtime::{AtRunTime, Introspection, Json, Secret, StoredTokens, Tokens};

use super::context::Context;
use super::failure::Failure;
use crate::terminal::{noteln, one_line};

/// Prints what was granted.
pub(super) fn tokens(context: &Context<'_>, tokens: &StoredTokens) {
    noteln!("Logged in.");
    noteln!("  access token   {}", length(tokens.access_token()));
    noteln!("  expires        {}", end(tokens.expires_at()));
    let refresh = tokens.refresh_token();
    noteln!(
        "  refresh token  {}",
        refresh.map_or_else(|| no_refresh_token(context, tokens.acts_as()), length)
    );
    if let Some(user) = user(tokens) {
        noteln!("  user           {user}");
    }
    let granted = tokens.scopes();
    let shown = if granted.is_empty() {
        "not reported".to_owned()
    } else {
        one_line(&granted.join(", "))
    };
    noteln!("  scopes         {shown}");
    let missing = context.scopes.iter();
    let missing: Vec<_> = missing
        .filter(|scope| !granted.contains(scope))
        .map(String::as_str)
        .collect();
    if !missing.is_empty() {
        noteln!("  not granted    {}", missing.join(", "));
    }
    for variable in &context.provider.table.variables {
        if let Some(value) = tokens.captured().get(&variable.name) {
            let value: String = if variable.secret {
                length(&Secret::new(value))
            } else {
                value.escape_debug().take(200).collect()
            };
            noteln!("  {:<14} {value}", variable.name);
        }
    }
}

/// Prints what the server knows about the access token.
pub(super) fn introspection(found: &Introspection) {
    noteln!(
        "Introspection: the token is {}.",
        if found.is_active() {
            "active"
        } else {
            "not active"
        }
    );
    let scopes = found.scopes().join(", ");
    let rows = [
        ("client", found.client_id()),
        ("user name", found.username()),
        ("subject", found.subject()),
        ("type", found.token_type()),
        (
            "scopes",
            Some(scopes.as_str()).filter(|scopes| !scopes.is_empty()),
        ),
    ];
    for (name, value) in rows {
        if let Some(value) = value {
            let value: String = value.escape_debug().take(200).collect();
            noteln!("  {name:<14} {value}");
        }
    }
    if found.expires_at().is_some() {
        noteln!("  {:<14} {}", "expires", end(found.expires_at()));
    }
}

/// Prints the result of a refresh.
pub(super) fn refreshed(before: &StoredTokens, after: &StoredTokens) {
    let rotated = before.refresh_token() != after.refresh_token();
    noteln!(
        "Refreshed: {}.",
        if rotated {
            "the refresh token was replaced"
        } else {
            "the refresh token stays valid"
        }
    );
}

/// Writes the tokens to a new file that only its owner may read.
pub(super) fn write(path: &Path, tokens: &StoredTokens) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(format!("{} cannot be written: {error}", path.display()))
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    let text = serde_json::to_string_pretty(tokens)
        .map_err(|_| Failure::new("the tokens cannot be written as JSON"))?;
    writeln!(file, "{text}").map_err(failed)
}

/// The user, if the provider reports it (OpenID Connect Core §2): the identifier, then name and
/// email address.
fn user(tokens: &StoredTokens) -> Option<String> {
    let tokens = Tokens::<AtRunTime>::restore(tokens.clone()).ok()?;
    let user = tokens.identity::<Json>().ok()??;
    let names = ["name", "email"].into_iter();
    let names: Vec<_> = names
        .filter_map(|claim| user.claim(claim)?.as_str())
        .collect();
    let names = if names.is_empty() {
        String::new()
    } else {
        format!(" ({})", names.join(", "))
    };
    let shown = format!("{}{names}", user.subject());
    Some(shown.escape_debug().take(200).collect())
}

fn length(secret: &Secret) -> String {
    format!("{} characters, not shown", secret.expose().chars().count())
}

fn end(expires_at: Option<SystemTime>) -> String {
    let Some(at) = expires_at else {
        return "never, as far as known".to_owned();
    };
    match at.duration_since(SystemTime::now()) {
        Ok(left) => format!("in {}", duration(left)),
        Err(_) => "already expired".to_owned(),
    }
}

/// Formats a duration in a readable unit, rounded.
fn duration(duration: Duration) -> String {
    // A new token must show the full lifetime that the provider reported.
    let seconds = duration.as_secs() + u64::from(duration.subsec_millis() >= 500);
    let (count, unit) = match seconds {
        0..120 => (seconds, "second"),
        120..7_200 => ((seconds + 30) / 60, "minute"),
        7_200..172_800 => ((seconds + 1_800) / 3_600, "hour"),
        _ => ((seconds + 43_200) / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// If there is no refresh token, suggests a scope that requests one. Applications get none (RFC 6749
/// §4.4.3).
fn no_refresh_token(context: &Context<'_>, acts_as: ActsAs) -> String {
    let mut scopes = context.provider.scopes.iter();
    let offline = scopes.find(|scope| scope.offline && acts_as == ActsAs::User);
    match offline.filter(|scope| !context.scopes.contains(&scope.name)) {
        Some(scope) => format!("none; request one with the scope `{}`", scope.name),
        None => "none".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_a_readable_unit() {
        for (seconds, expected) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (3_600, "60 minutes"),
            (7_200, "2 hours"),
            (1_209_600, "14 days"),
        ] {
            assert_eq!(duration(Duration::from_secs(seconds)), expected);
        }
        assert_eq!(duration(Duration::from_millis(59_999)), "60 seconds");
    }
}
