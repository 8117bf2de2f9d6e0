//! The secrets of the cases, and the forms in which they could leak: unchanged, encoded for a form
//! or a header, or in part.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// A session's first access token.
pub(crate) const ACCESS: &str = "aT7q-access-that-is-held";
/// A session's first refresh token.
pub(crate) const REFRESH: &str = "rT9w-refresh-that-is-held";
/// The client secret. Its encodings in a form and in a `Basic` header differ.
pub(crate) const CLIENT_SECRET: &str = "s3cret/of+ours";
/// The code of a callback.
pub(crate) const CODE: &str = "cD5k-code-of-the-callback";
/// The device code.
pub(crate) const DEVICE_CODE: &str = "dC4m-code-of-the-device";
/// A secret in replies that must not be exposed.
pub(crate) const MARKER: &str = "marker";
/// Client identifier and secret as `client_secret_basic` sends them.
pub(crate) const BASIC: &str = "dGhlLWNsaWVudDpzM2NyZXQlMkZvZiUyQm91cnM=";

/// The length of a part that counts as a leak.
const PART: usize = 8;

/// Secrets that are generated during a case: states, verifiers.
static FRESH: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Adds a generated secret to the search.
pub(crate) fn plant(secret: &str) {
    let mut fresh = FRESH.lock().unwrap_or_else(PoisonError::into_inner);
    fresh.insert(secret.to_owned());
}

/// Removes the generated secrets after a case.
pub(crate) fn forget() {
    let mut fresh = FRESH.lock().unwrap_or_else(PoisonError::into_inner);
    fresh.clear();
}

/// Every form of every secret, with the secret.
pub(crate) fn forms() -> Vec<(String, String)> {
    let planted = [
        ACCESS,
        REFRESH,
        CLIENT_SECRET,
        CODE,
        DEVICE_CODE,
        MARKER,
        BASIC,
    ];
    let fresh = FRESH.lock().unwrap_or_else(PoisonError::into_inner);
    let all = planted
        .into_iter()
        .map(str::to_owned)
        .chain(fresh.iter().cloned());
    all.flat_map(|secret| {
        let forms = forms_of(&secret);
        forms.into_iter().map(move |form| (form, secret.clone()))
    })
    .collect()
}

fn forms_of(secret: &str) -> BTreeSet<String> {
    let bytes = secret.as_bytes();
    let form = licit_runtime::Url::parse_with_params("http://x/", [("s", secret)]).unwrap();
    let form = form.query().unwrap_or_default()[2..].to_owned();
    let hex = |byte: &u8| {
        char::from_digit(u32::from(*byte >> 4), 16)
            .into_iter()
            .chain(char::from_digit(u32::from(*byte & 15), 16))
    };
    let hex: String = bytes.iter().flat_map(hex).collect();
    let mut forms = BTreeSet::from([
        secret.to_owned(),
        form.to_lowercase(),
        hex.to_uppercase(),
        form.chars().take(PART).collect(),
        secret.chars().take(PART).collect(),
        form,
        hex,
    ]);
    // Inside a longer text, base64 has one of three forms, depending on the offset.
    for before in 0..3 {
        let shifted = [&b"..."[..before], bytes].concat();
        for encoded in [STANDARD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)] {
            let own = (before * 8).div_ceil(6)..shifted.len() * 8 / 6;
            forms.insert(encoded[own].to_owned());
        }
    }
    forms
}

#[test]
fn a_secret_is_recognized_in_every_encoding() {
    let forms = forms_of("s3cret/of+ours");
    let basic = STANDARD.encode("id:s3cret/of+ours and more");
    for shown in [
        "x s3cret/of+ours",
        "s=s3cret%2Fof%2Bours",
        "s=s3cret%2fof%2bours",
        "s3cret/o…",
        &basic,
    ] {
        assert!(forms.iter().any(|form| shown.contains(form)), "{shown}");
    }
    assert!(!forms.iter().any(|form| "a secret of theirs".contains(form)));
}
