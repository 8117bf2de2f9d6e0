//! Names and texts that are secrets by their words or their form.

use url::Url;

use super::noun;

/// Words of names whose values are secret.
const WORDS: &[&str] = &[
    "apikey",
    "assertion",
    "authorization",
    "cookie",
    "cookies",
    "credential",
    "credentials",
    "jwt",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "pwd",
    "secret",
    "secrets",
    "token",
    "tokens",
];

/// Two words that name a secret together.
const PAIRS: &[[&str; 2]] = &[
    ["access", "key"],
    ["api", "key"],
    ["encryption", "key"],
    ["private", "key"],
    ["session", "id"],
    ["session", "key"],
    ["signing", "key"],
];

/// Words that make a token a position in a list, or say something about a token.
const HARMLESS: &[&str] = &[
    "continuation",
    "count",
    "cursor",
    "next",
    "page",
    "prev",
    "previous",
    "sync",
    "type",
];

/// How the keys of well-known providers begin.
const PREFIXES: &[&str] = &[
    "AKIA",
    "Basic ",
    "Bearer ",
    "gho_",
    "ghp_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "rk_live_",
    "sk_live_",
    "sk_test_",
    "whsec_",
    "xoxb-",
    "xoxp-",
    "ya29.",
];

/// Whether the values of a name are probably secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let words = noun::words(name);
    let has = |word: &str| words.iter().any(|own| own == word);
    let is_pair = |[first, second]: &[&str; 2]| {
        let mut pairs = words.windows(2);
        pairs.any(|pair| matches!(pair, [one, other] if one == first && other == second))
    };
    let is_secret = WORDS.iter().any(|word| has(word)) || PAIRS.iter().any(is_pair);
    is_secret && !HARMLESS.iter().any(|word| has(word))
}

/// Whether a text is probably a secret, or contains one.
pub(crate) fn is_secret_text(text: &str) -> bool {
    let is_jwt = || {
        let parts = text.split('.').count();
        text.starts_with("eyJ") && (3..=5).contains(&parts) && text.len() >= 40
    };
    PREFIXES.iter().any(|prefix| text.starts_with(prefix))
        || is_jwt()
        || (text.contains("-----BEGIN ") && text.contains("PRIVATE KEY"))
        || has_secret_url(text)
}

/// Whether a text is a URL that alone grants access: with a password, a token or a signature.
fn has_secret_url(text: &str) -> bool {
    let Some(url) = Url::parse(text).ok().filter(Url::has_host) else {
        return false;
    };
    let signs = |name: &str| {
        let words = noun::words(name);
        words
            .iter()
            .any(|word| matches!(word.as_str(), "sig" | "signature" | "hmac"))
    };
    let mut query = url.query_pairs();
    url.password().is_some() || query.any(|(name, _)| is_secret(&name) || signs(&name))
}

/// Whether a name that the spec does not have can be shown: a name, and not a value.
pub(crate) fn is_plain(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '@');
    let digits = name.chars().filter(char::is_ascii_digit).count();
    !name.is_empty() && name.len() <= 40 && name.chars().all(is_part) && digits <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_credentials_are_secret() {
        for name in [
            "access_token",
            "refreshToken",
            "client-secret",
            "password",
            "ApiKey",
            "x-api-key",
            "Set-Cookie",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "next_page_token",
            "pageToken",
            "token_type",
            "key",
            "name",
            "secretary",
            "monkey",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn texts_with_the_form_of_a_credential_are_secret() {
        let jwt = format!("eyJhbGciOiJub25lIn0.{}.{}", "a".repeat(20), "b".repeat(10));
        for text in [
            jwt.as_str(),
            "-----BEGIN RSA PRIVATE KEY-----\nMII",
            "sk_live_51H",
            "https://user:pw@files.example/a",
            "https://files.example/a?X-Amz-Signature=9f",
            "https://files.example/a?access_token=9f",
        ] {
            assert!(is_secret_text(text), "{text}");
        }
        for text in [
            "eyJ",
            "a.b.c",
            "https://files.example/a?page=2",
            "mailto:a@b.example",
            "",
        ] {
            assert!(!is_secret_text(text), "{text}");
        }
        assert!(is_plain("internal_note") && !is_plain("a b") && !is_plain("9f86d081884c7d659a2f"));
    }
}
