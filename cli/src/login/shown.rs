//! What came of a login, for people: everything but the tokens.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

use licit_runtime::{AtRunTime, Json, Secret, StoredTokens, Tokens};

use super::Scene;
use super::advice::Trouble;

/// Shows what was granted.
pub(super) fn tokens(scene: &Scene<'_>, tokens: &StoredTokens) {
    eprintln!("Logged in.");
    eprintln!("  access token   {}", length(tokens.access_token()));
    eprintln!("  ends           {}", end(tokens.expires_at()));
    let refresh = tokens.refresh_token();
    eprintln!(
        "  refresh token  {}",
        refresh.map_or_else(|| no_refresh_token(scene), length)
    );
    if let Some(user) = user(tokens) {
        eprintln!("  user           {user}");
    }
    let granted = tokens.scopes();
    let shown = if granted.is_empty() {
        "not said".to_owned()
    } else {
        granted.join(", ")
    };
    eprintln!("  scopes         {shown}");
    let missing = scene.asked.iter();
    let missing: Vec<_> = missing
        .filter(|scope| !granted.contains(scope))
        .map(String::as_str)
        .collect();
    if !missing.is_empty() {
        eprintln!("  not granted    {}", missing.join(", "));
    }
    for variable in &scene.provider.table.variables {
        if let Some(value) = tokens.captured().get(&variable.name) {
            let value: String = value.escape_debug().take(200).collect();
            eprintln!("  {:<14} {value}", variable.name);
        }
    }
}

/// Says what a refresh did.
pub(super) fn refreshed(before: &StoredTokens, after: &StoredTokens) {
    let rotated = before.refresh_token() != after.refresh_token();
    eprintln!(
        "Refreshed: {}.",
        if rotated {
            "the refresh token was replaced, too"
        } else {
            "the refresh token stays"
        }
    );
}

/// Writes the tokens to a file that only its owner may read, and that is not there yet.
pub(super) fn write(path: &Path, tokens: &StoredTokens) -> Result<(), Trouble> {
    let failed = |error: std::io::Error| {
        Trouble::new(format!("{} cannot be written: {error}", path.display()))
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    let text = serde_json::to_string_pretty(tokens)
        .map_err(|_| Trouble::new("the tokens cannot be written as JSON"))?;
    writeln!(file, "{text}").map_err(failed)
}

/// Who logged in, where the provider says so (OpenID Connect Core §2): the identifier to know them by,
/// then what people call them.
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
        return "never, as far as is known".to_owned();
    };
    match at.duration_since(SystemTime::now()) {
        Ok(left) => format!("in {}", duration(left)),
        Err(_) => "has ended already".to_owned(),
    }
}

/// Rounded to a unit that people count in.
fn duration(duration: Duration) -> String {
    // A token that came a moment ago lasts as long as the provider says, and not a second less.
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

/// Where there is none, a scope may bring one.
fn no_refresh_token(scene: &Scene<'_>) -> String {
    let offline = scene.provider.scopes.iter().find(|scope| scope.offline);
    match offline.filter(|scope| !scene.asked.contains(&scope.name)) {
        Some(scope) => format!("none; the scope `{}` asks for one", scope.name),
        None => "none".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_in_a_unit_that_people_count_in() {
        for (seconds, told) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (3_600, "60 minutes"),
            (7_200, "2 hours"),
            (1_209_600, "14 days"),
        ] {
            assert_eq!(duration(Duration::from_secs(seconds)), told);
        }
        assert_eq!(duration(Duration::from_millis(59_999)), "60 seconds");
    }
}
