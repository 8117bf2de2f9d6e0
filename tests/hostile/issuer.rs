//! `iss` in the callback (RFC 9207 §2.4, RFC 9700 §4.4): it must equal the issuer exactly, also in
//! errors.

use licit_runtime::tables::{AuthorizationCode, Registration};

use crate::acme;
use crate::login::verdict;
use crate::suite::Theme;

const ACCEPTED: &str = "token for 60 min, new refresh token";
const REFUSED: &str = "refused: Issuer";
const MISSING: &str = "refused: IssuerMissing";
const MISSING_WITH_ERROR: &str = "refused: IssuerMissing, with the error access_denied";
const REPEATED: &str = "refused: Repeated(\"iss\")";

/// Callbacks of a server that does not always send `iss`. Not formatted: one case per line.
#[rustfmt::skip]
const UNPROMISED: &[(&str, &str, &str)] = &[
    ("the right one", ACCEPTED, "?code=CODE&state=STATE&iss=https://acme.example"),
    ("the right one, percent-encoded", ACCEPTED, "?code=CODE&state=STATE&iss=https%3A%2F%2Facme.example"),
    ("left out where it was not promised", ACCEPTED, "?code=CODE&state=STATE"),
    ("another server's", REFUSED, "?code=CODE&state=STATE&iss=https://evil.example"),
    ("with a trailing slash", REFUSED, "?code=CODE&state=STATE&iss=https://acme.example/"),
    ("in capital letters", REFUSED, "?code=CODE&state=STATE&iss=https://ACME.example"),
    ("with its port", REFUSED, "?code=CODE&state=STATE&iss=https://acme.example:443"),
    ("over http", REFUSED, "?code=CODE&state=STATE&iss=http://acme.example"),
    ("of a host that ends like ours", REFUSED, "?code=CODE&state=STATE&iss=https://evil-acme.example"),
    ("of a host that begins like ours", REFUSED, "?code=CODE&state=STATE&iss=https://acme.example.evil.example"),
    ("of a host after a user's name like ours", REFUSED, "?code=CODE&state=STATE&iss=https://acme.example@evil.example"),
    ("another server's, with an error", REFUSED, "?error=access_denied&state=STATE&iss=https://evil.example"),
    ("twice, both right", REPEATED, "?code=CODE&state=STATE&iss=https://acme.example&iss=https://acme.example"),
    ("twice, the right one first", REPEATED, "?code=CODE&state=STATE&iss=https://acme.example&iss=https://evil.example"),
    ("twice, with an error", REPEATED, "?error=x&state=STATE&iss=https://acme.example&iss=https://acme.example"),
];

/// Callbacks of a server that always sends it (`authorization_response_iss_parameter_supported`).
#[rustfmt::skip]
const PROMISED: &[(&str, &str, &str)] = &[
    ("promised, and right", ACCEPTED, "?code=CODE&state=STATE&iss=https://acme.example"),
    ("promised, and another server's", REFUSED, "?code=CODE&state=STATE&iss=https://evil.example"),
    ("promised, and left out", MISSING, "?code=CODE&state=STATE"),
    ("promised, and empty", MISSING, "?code=CODE&state=STATE&iss="),
    ("promised, and in the fragment", MISSING, "?code=CODE&state=STATE#iss=https://acme.example"),
    ("promised, and left out of an error", MISSING_WITH_ERROR, "?error=access_denied&state=STATE"),
    ("promised, and right on an error", "no consent: access_denied", "?error=access_denied&state=STATE&iss=https://acme.example"),
];

static PROMISING: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        iss: true,
        ..acme::REGISTRATION_VALUE.authorization_code.unwrap()
    }),
    ..acme::REGISTRATION_VALUE
};

pub(crate) async fn cases(theme: &mut Theme) {
    for (registration, callbacks) in [(&acme::REGISTRATION, UNPROMISED), (&PROMISING, PROMISED)] {
        for (name, expected, callback) in callbacks {
            let verdict = verdict(registration, (*callback).to_owned());
            theme.case(*name, *expected, verdict).await;
        }
    }
}
