//! The table of both outcomes. A difference needs an explanation, and an explanation a difference.

use std::fmt::Write as _;
use std::path::Path;

use super::side::Outcomes;

/// Why the emulator answers in another way than oidc-provider.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "an unknown scope",
        "OpenID Connect Core §3.1.2.1 says that scopes that are not understood should be ignored. The emulator refuses them with the error of RFC 6749 §4.1.2.1, so that a test finds a misspelled scope.",
    ),
    (
        "`prompt=none` without a session",
        "The emulator's user always has a session.",
    ),
    (
        "a parameter twice",
        "RFC 6749 §3.1 forbids it, and does not say where the error goes. The emulator does not redirect to a URI of such a request.",
    ),
    (
        "the same reference again",
        "Without its request, no redirect URI is known. oidc-provider redirects to the client's only one; the emulator shows a page.",
    ),
    ("an unknown reference", "As for a used reference."),
    ("a reference of another client", "As for a used reference."),
    (
        "a pushed `request_uri`",
        "RFC 9126 §2.1 requires a refusal and names no code.",
    ),
    (
        "a token request by `GET`",
        "RFC 6749 §3.2 requires `POST` and names no status. The emulator uses that of RFC 9110 §15.5.6.",
    ),
    (
        "a verifier that is too short",
        "RFC 7636 §4.6 names `invalid_grant` for a verifier that does not match; oidc-provider checks its form first.",
    ),
    (
        "no redirect URI at the exchange",
        "RFC 6749 §4.1.3 requires it if the authorization request had one. oidc-provider supplies the client's only one.",
    ),
    (
        "a secret in the body of a client for HTTP Basic",
        "The client registered another method (RFC 7591 §2). oidc-provider accepts either way of sending a secret.",
    ),
    ("HTTP Basic of a client for the body", "As above."),
    (
        "HTTP Basic that is not base64",
        "RFC 6749 §5.2 has both codes. To the emulator, it is a failed authentication.",
    ),
    (
        "client credentials with an unknown scope",
        "As at the authorization endpoint.",
    ),
    (
        "client credentials of a public client",
        "RFC 6749 §4.4 allows the grant only to confidential clients and names no code.",
    ),
    (
        "introspection without a client",
        "RFC 7662 §2.1 requires authentication. To the emulator, it has failed; to oidc-provider, `client_id` is missing.",
    ),
    (
        "the token afterwards",
        "RFC 7009 §2.1 refuses to revoke another client's token. This server is configured to allow it.",
    ),
    (
        "a client's JWT of another type",
        "RFC 7521 §4.2.1 names `invalid_client`; oidc-provider reports a malformed request.",
    ),
    ("a client's JWT that is none", "As above."),
    (
        "a proof twice",
        "RFC 9449 §5 names `invalid_dpop_proof`; oidc-provider reports a replay as `invalid_grant`.",
    ),
    (
        "a proof of an hour ago",
        "oidc-provider asks for a nonce in place of the time. The emulator does with `require_dpop_nonces`.",
    ),
    (
        "a call with a bound token without a proof",
        "RFC 9449 §7.1 requires a 401 with a challenge; oidc-provider reports a malformed request.",
    ),
    (
        "a device code asked for too fast",
        "RFC 8628 §3.5 leaves it to the server whether it enforces the interval. The emulator does, so that a client that polls too fast is found.",
    ),
];

/// Both outcomes of each behaviour.
#[derive(Default)]
pub struct Table(Vec<(&'static str, String, String)>);

impl Table {
    /// Adds the outcomes of the same behaviours.
    pub fn add(&mut self, real: Outcomes, emulated: Outcomes) {
        assert_eq!(real.len(), emulated.len());
        for ((behaviour, real), (_, emulated)) in real.into_iter().zip(emulated) {
            self.0.push((behaviour, real, emulated));
        }
    }

    /// Compares the table with the committed one, or writes it if `LICIT_BLESS` is set.
    pub fn settle(&self) {
        let page = self.page();
        let reason = |behaviour: &str| DIFFERENCES.iter().find(|(known, _)| *known == behaviour);
        let unexplained: Vec<_> = self
            .0
            .iter()
            .filter(|(behaviour, real, emulated)| (real == emulated) == reason(behaviour).is_some())
            .collect();
        assert!(
            unexplained.is_empty(),
            "explained and different must be the same: {unexplained:#?}"
        );
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/INDEPENDENCE.md");
        if std::env::var_os("LICIT_BLESS").is_some() {
            std::fs::write(&path, &page).expect("the page is written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == page,
            "INDEPENDENCE.md is not current: run LICIT_BLESS=1 cargo test --test interop\n{page}"
        );
    }

    fn page(&self) -> String {
        let same = self
            .0
            .iter()
            .filter(|(_, real, emulated)| real == emulated)
            .count();
        let mut page = format!(
            "# The emulator beside a real server\n\n\
             Written by `tests/interop/independence`, which sends the same requests to the emulator and to\n\
             oidc-provider (npm), both with the same clients. Neither is called by licit's own runtime.\n\n\
             {same} of {} outcomes are the same. The others:\n\n\
             | behaviour | oidc-provider | the emulator | why |\n| --- | --- | --- | --- |\n",
            self.0.len()
        );
        for (behaviour, real, emulated) in &self.0 {
            if real != emulated {
                let why = DIFFERENCES.iter().find(|(known, _)| known == behaviour);
                let why = why.map_or("", |(_, why)| why);
                let _ = writeln!(page, "| {behaviour} | {real} | {emulated} | {why} |");
            }
        }
        page.push_str("\nThe same at both:\n\n| behaviour | outcome |\n| --- | --- |\n");
        for (behaviour, real, emulated) in &self.0 {
            if real == emulated {
                let _ = writeln!(page, "| {behaviour} | {real} |");
            }
        }
        page
    }
}
