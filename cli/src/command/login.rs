//! `login`: its arguments.

use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::{document_root, number, pair, path, text};

/// What `cargo licit help login` prints.
pub(crate) const HELP: &str = "\
Log in with a provider by its spec, and see what comes. The story is told on stderr; stdout has the
reply of `--call` and the token of `--show-token`.

Usage: cargo licit login <spec> [options]

How (by default the authorization code, or else the first grant that the spec has):
  --device                  a code that the user types in on another device
  --out-of-band             a code that the provider shows, typed in here
  --client-credentials      the application's own tokens, without a user
  --registration NAME       where the spec has several

Who:
  --client-id ID            or LICIT_CLIENT_ID, or asked for
  --client-secret-file FILE or LICIT_CLIENT_SECRET, or asked for, and not shown
  --signing-key FILE        the private key of `private_key_jwt`, PEM
  --redirect-uri URI        the registered one. On loopback (by default any free port of 127.0.0.1)
                            the callback is received here; any other is pasted
  --paste                   paste the callback, for a browser on another machine

What:
  --scopes scope,scope      by default the least that `--call` needs, or none
  --environment NAME        of the spec: sandbox
  --set NAME=VALUE          a variable of the spec
  --parameter NAME=VALUE    a parameter of the login
  --connect NAME            the tenant, where there are several

Where:
  --emulate                 run the provider from its spec; nobody need click, unless `--open`
  --origin URL              send everything to an emulator or a proxy that runs
  --open                    open the user's browser
  --timeout SECONDS         how long users may take; five minutes
  --document-root FOLDER    where the spec's documents lie; the spec's folder

And then:
  --call OPERATION          call a `GET` operation, and print what it answers
  --argument NAME=VALUE     of its path, query, headers or cookies
  --refresh                 renew the tokens first
  --revoke                  end them afterwards
  --show-token              print the access token
  --out FILE                keep the tokens in a new file that only you may read (0600)
  -v, --verbose             each request and its reply, without anything secret
";

/// `login`
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct Login {
    pub(crate) spec: PathBuf,
    pub(crate) load: LoadOptions,
    pub(crate) registration: Option<String>,
    pub(crate) way: Option<Way>,
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret_file: Option<PathBuf>,
    pub(crate) signing_key: Option<PathBuf>,
    pub(crate) redirect_uri: Option<String>,
    /// The callback's URL is pasted instead of received.
    pub(crate) paste: bool,
    pub(crate) scopes: Vec<String>,
    pub(crate) environment: Option<String>,
    /// Variables of the spec.
    pub(crate) set: Vec<(String, String)>,
    /// Parameters of the authorization request.
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) emulate: bool,
    pub(crate) origin: Option<String>,
    pub(crate) open: bool,
    pub(crate) timeout: Option<Duration>,
    /// The name of a tenant.
    pub(crate) connect: Option<String>,
    pub(crate) call: Option<String>,
    pub(crate) arguments: Vec<(String, String)>,
    pub(crate) refresh: bool,
    pub(crate) revoke: bool,
    pub(crate) show_token: bool,
    pub(crate) out: Option<PathBuf>,
    pub(crate) verbose: bool,
}

/// How tokens are come by, where the application says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// A code that the user types in on another device.
    Device,
    /// A code that the provider shows, for the user to type in here.
    OutOfBand,
    /// The application's own tokens.
    ClientCredentials,
}

impl Login {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut login = Self::default();
        let mut spec = None;
        while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
            match argument {
                Long("document-root") => login.load = document_root(parser)?,
                Long("registration") => login.registration = Some(text(parser)?),
                Long("device") => login.go(Way::Device)?,
                Long("out-of-band") => login.go(Way::OutOfBand)?,
                Long("client-credentials") => login.go(Way::ClientCredentials)?,
                Long("client-id") => login.client_id = Some(text(parser)?),
                Long("client-secret") => {
                    return Err(
                        "a secret on the command line stays in your shell's history: set \
                         LICIT_CLIENT_SECRET, give `--client-secret-file`, or wait to be asked"
                            .into(),
                    );
                }
                Long("client-secret-file") => login.client_secret_file = Some(path(parser)?),
                Long("signing-key") => login.signing_key = Some(path(parser)?),
                Long("redirect-uri") => login.redirect_uri = Some(text(parser)?),
                Long("paste") => login.paste = true,
                Long("scopes") => {
                    let list = text(parser)?;
                    let scopes = list.split(',').filter(|scope| !scope.is_empty());
                    login.scopes.extend(scopes.map(str::to_owned));
                }
                Long("environment") => login.environment = Some(text(parser)?),
                Long("set") => login.set.push(pair(&text(parser)?)?),
                Long("parameter") => login.parameters.push(pair(&text(parser)?)?),
                Long("emulate") => login.emulate = true,
                Long("origin") => login.origin = Some(text(parser)?),
                Long("open") => login.open = true,
                Long("timeout") => {
                    login.timeout = Some(Duration::from_secs(number(parser, "--timeout")?));
                }
                Long("connect") => login.connect = Some(text(parser)?),
                Long("call") => login.call = Some(text(parser)?),
                Long("argument") => login.arguments.push(pair(&text(parser)?)?),
                Long("refresh") => login.refresh = true,
                Long("revoke") => login.revoke = true,
                Long("show-token") => login.show_token = true,
                Long("out") => login.out = Some(path(parser)?),
                Short('v') | Long("verbose") => login.verbose = true,
                Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
                other => return Err(other.unexpected().to_string()),
            }
        }
        login.spec = spec.ok_or("`login` needs a spec file")?;
        login.check()?;
        Ok(login)
    }

    fn go(&mut self, way: Way) -> Result<(), String> {
        match self.way.replace(way) {
            Some(other) if other != way => Err(
                "`--device`, `--out-of-band` and `--client-credentials` exclude each other".into(),
            ),
            _ => Ok(()),
        }
    }

    fn check(&self) -> Result<(), String> {
        if self.emulate && self.origin.is_some() {
            return Err("`--emulate` starts an emulator, `--origin` names one that runs".into());
        }
        if !self.arguments.is_empty() && self.call.is_none() {
            return Err("`--argument` needs `--call`: what is called with it?".into());
        }
        if self.open && self.paste {
            return Err("`--paste` is for a browser elsewhere; `--open` opens one here".into());
        }
        Ok(())
    }
}
