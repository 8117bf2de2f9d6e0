//! The arguments of `emulate`.

use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;
use licit_emulator::{Consent, FaultRule, Upstream};
use licit_format::LoadOptions;

use super::value::{document_root, next, number, path, text};

/// The output of `cargo licit help emulate`.
pub(crate) const HELP: &str = "\
Run providers on loopback from their specs: consent page, tokens, API. Prints their URLs, their applications
and each request, with the reason if it is rejected. Open a provider's URL to inspect and control it.

Usage: cargo licit emulate <spec>... [options]

  --port PORT               set the port on 127.0.0.1; with several specs, each gets the next port (default:
                            any free port)
  --auto | --deny           consent, or deny consent, without asking (default: a consent page)
  --faults FAULT            make requests fail; may be repeated (see below)
  --script FILE             plan replies, faults and initial objects from a JSON file; may be repeated
  --record FILE             forward requests to the real provider, with the client's own token, and record the
                            replies of its API as a script; only what the spec describes, and no secrets
  --upstream URL            record from this origin instead of the hosts of the spec
  --watch                   start a provider again when its spec or script changes; its tokens and objects
                            are lost
  --redirect-uri URI        register a redirect URI; URIs on loopback are registered with any port
  --clients FILE            register applications: a JSON object or a list of them, with the members of
                            RFC 7591 (`client_id`, `client_secret`, `redirect_uris`, `jwks`, ...) and
                            optionally `registration`
  --webhook-url URL         set the URL that receives webhooks
  --lifetime SECONDS        set the lifetime of access tokens
  --host NAME               accept a host name besides localhost and 127.0.0.1
  -q, --quiet               do not print requests
  --document-root DIR       set the directory that must contain all documents (default: the spec's)

Faults: `error=NAME`, `status=N`, `rate-limited`, `unavailable`, `reset`, `lost-reply`, `truncated`,
`malformed`, `delay=200ms`, `revoked-token`, `rotated-keys`, `denied`, `grant-only=read+write`,
`clock-skew=-5m`. They apply to every request, unless conditions follow: `on=NAME` (an operation or endpoint),
`every=N` (one in N requests), `times=N` (N times). While the emulator runs, add faults with
`curl -d FAULT <address>/.emulator/faults`, or to a single request with the header `Licit-Fault`.

Example:
  cargo licit emulate specs/acme.json --port 4000 --redirect-uri https://app.example/callback
  cargo licit emulate specs/acme.json --faults rate-limited,on=list_things,every=3 --faults delay=200ms
  cargo licit emulate specs/acme.json specs/other.json --watch
  cargo licit emulate specs/acme.json --record tests/acme.json --port 4000
";

/// `emulate`
pub(crate) struct Emulate {
    pub(crate) specs: Vec<PathBuf>,
    pub(crate) port: Option<u16>,
    pub(crate) consent: Consent,
    pub(crate) lifetime: Option<Duration>,
    pub(crate) load: LoadOptions,
    /// Additional accepted host names.
    pub(crate) hosts: Vec<String>,
    /// Redirect URIs that are registered in addition to those on loopback.
    pub(crate) redirect_uris: Vec<String>,
    /// A file with the metadata of further applications.
    pub(crate) clients: Option<PathBuf>,
    pub(crate) webhook_url: Option<String>,
    pub(crate) faults: Vec<FaultRule>,
    /// Files with planned replies, faults and objects.
    pub(crate) scripts: Vec<PathBuf>,
    /// The file of a recording from the real provider.
    pub(crate) record: Option<PathBuf>,
    /// The real provider.
    pub(crate) upstream: Upstream,
    /// Whether changed specs are loaded again.
    pub(crate) watch: bool,
    /// Whether requests are not printed.
    pub(crate) quiet: bool,
}

impl Emulate {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut options = Self {
            specs: Vec::new(),
            port: None,
            consent: Consent::Page,
            lifetime: None,
            load: LoadOptions::default(),
            hosts: Vec::new(),
            redirect_uris: Vec::new(),
            clients: None,
            webhook_url: None,
            faults: Vec::new(),
            scripts: Vec::new(),
            record: None,
            upstream: Upstream::from_spec(),
            watch: false,
            quiet: false,
        };
        while let Some(argument) = next(parser)? {
            match argument {
                Long("port") => options.port = Some(number(parser, "--port")?),
                Long("lifetime") => {
                    options.lifetime = Some(Duration::from_secs(number(parser, "--lifetime")?));
                }
                Long("document-root") => options.load = document_root(&options.load, parser)?,
                Long("host") => options.hosts.push(text(parser)?),
                Long("redirect-uri") => options.redirect_uris.push(text(parser)?),
                Long("clients") => options.clients = Some(path(parser)?),
                Long("webhook-url") => options.webhook_url = Some(text(parser)?),
                Long("faults") => options.faults.push(fault(&text(parser)?)?),
                Long("script") => options.scripts.push(path(parser)?),
                Long("record") => options.record = Some(path(parser)?),
                Long("upstream") => {
                    let origin = text(parser)?.parse();
                    options.upstream = origin.map_err(|error| format!("`--upstream`: {error}"))?;
                }
                Long("watch") => options.watch = true,
                Short('q') | Long("quiet") => options.quiet = true,
                Long("deny") if options.consent != Consent::Auto => options.consent = Consent::Deny,
                Long("auto") if options.consent != Consent::Deny => options.consent = Consent::Auto,
                Long("deny" | "auto") => {
                    return Err("`--auto` cannot be combined with `--deny`".into());
                }
                Value(path) => options.specs.push(path.into()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        options.checked()
    }

    /// Rejects options that cannot be combined.
    fn checked(self) -> Result<Self, String> {
        let emulates = self.consent != Consent::Page
            || self.clients.is_some()
            || self.webhook_url.is_some()
            || self.lifetime.is_some()
            || !(self.faults.is_empty()
                && self.scripts.is_empty()
                && self.redirect_uris.is_empty());
        let has_upstream = self.upstream != Upstream::from_spec();
        match self.specs.as_slice() {
            [] => Err("`emulate` needs a spec file".into()),
            [_, _, ..] if self.clients.is_some() => {
                Err("`--clients` is for one spec: it names registrations of a provider".into())
            }
            [_, _, ..] if self.record.is_some() => {
                Err("`--record` is for one spec: a recording is of one provider".into())
            }
            _ if self.record.is_none() && has_upstream => {
                Err("`--upstream` is the provider to record from: add `--record FILE`".into())
            }
            _ if self.record.is_some() && (emulates || self.watch) => Err(
                "`--record` forwards requests to the real provider: only `--upstream`, `--port`, `--host`, \
                 `--document-root` and `--quiet` go with it"
                    .into(),
            ),
            _ => Ok(self),
        }
    }
}

fn fault(text: &str) -> Result<FaultRule, String> {
    text.parse()
        .map_err(|error| format!("`--faults {text}`: {error}"))
}
