//! The arguments of `login`.

use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{document_root, next, number, pair, path, text};

/// The output of `cargo licit help login`.
pub(crate) const HELP: &str = "\
Log in with a provider, using its spec, and show the result. Progress is printed to stderr; the reply
of `--call` and the token of `--show-token` are printed to stdout.

Usage: cargo licit login <spec> [options]

Grant (default: the authorization code grant, otherwise the first grant of the spec):
  --device                  use the device code grant
  --out-of-band             enter the code that the provider displays
  --client-credentials      use the client credentials grant, without a user
  --password USER           use the password grant (password: LICIT_PASSWORD, or a prompt)
  --jwt-bearer FILE         use the JWT bearer grant with the assertion in FILE (RFC 7523)
  --claim NAME=VALUE        use the JWT bearer grant, and set a claim of the assertion that `--signing-key`
                            signs (default: `iss` and `sub` are the client, `aud` is the server)
  --refresh-token-file FILE
                            begin with the user's refresh token in FILE (default: LICIT_REFRESH_TOKEN, or a
                            prompt)
  --grant NAME              use a custom grant of the spec. Its secret parameters are read from
                            LICIT_PARAMETER_<NAME>, or a prompt
  --registration NAME       select one of several registrations in the spec

Client:
  --client-id ID            set the client identifier (default: LICIT_CLIENT_ID, or a prompt)
  --client-secret-file FILE read the client secret (default: LICIT_CLIENT_SECRET, or a prompt)
  --signing-key FILE        read the private key for `private_key_jwt` (PEM)
  --key-id ID               set the key's `kid`
  --decryption-key FILE     read the private key that decrypts ID tokens (PEM)
  --certificate FILE        present this client certificate in TLS connections (PEM, RFC 8705). The emulator
                            has no TLS, and requires none
  --certificate-key FILE    read the certificate's private key, if it is in another file (PEM)
  --register                register a new client first (RFC 7591); a token that the server requires
                            for it is read from LICIT_INITIAL_ACCESS_TOKEN
  --client-metadata URL     identify the client by its metadata document, at an https URL
                            (draft-ietf-oauth-client-id-metadata-document). The document is fetched
                            and checked first
  --redirect-uri URI        set the registered redirect URI (default: a free port of 127.0.0.1).
                            Callbacks on loopback are received; for other URIs, paste them
  --paste                   paste the callback, for a browser on another machine

Request:
  --scopes scope,scope      request scopes (default: the minimum for `--call`, or none)
  --environment NAME        select an environment of the spec, such as `sandbox`
  --set NAME=VALUE          set a variable of the spec (default: LICIT_VARIABLE_<NAME>, or with `--emulate`
                            its example)
  --parameter NAME=VALUE    set a parameter of the login or of the custom grant
  --tenant NAME             select one of several tenants

Environment:
  --emulate                 emulate the provider; consents automatically unless `--open` is set
  --origin URL              send all requests to a running emulator or proxy
  --open                    open the user's browser
  --timeout SECONDS         set the time limit for the user (default: five minutes)
  --document-root DIR       set the directory of the spec's documents (default: the spec's)

After the login:
  --exchange NAME           exchange the tokens by a custom grant of the spec; may be repeated, for grants
                            that exchange the tokens of each other
  --call OPERATION          call a `GET` operation and print its reply. Keys, passwords and cookies
                            that it requires are read from LICIT_CREDENTIAL_<SCHEME> (and
                            LICIT_CREDENTIAL_<SCHEME>_USER), or a prompt
  --argument NAME=VALUE     set a path, query, header or cookie parameter of the call
  --refresh                 refresh the tokens before the call
  --introspect              show what the server knows about the access token (RFC 7662)
  --revoke                  revoke the tokens at the end
  --show-token              print the access token
  --out FILE                write the tokens to a new file that only you may read (0600)
  --save                    store the tokens for `cargo licit call`, which refreshes them
  --as NAME                 set the name to store them under (default: default)
  --store FILE              set the file to store them in (default: LICIT_STORE, or licit/grants.json in the
                            user's data directory). LICIT_STORE_KEY encrypts it: 32 bytes in hexadecimal
  --store keyring           encrypt the default file with a key from the system's keyring
  -v, --verbose             log every request and reply without secrets

Example:
  cargo licit login specs/acme.json --emulate --call list_things
  cargo licit login specs/acme.json --client-metadata https://us.example/oauth/client.json
  cargo licit login specs/acme.json --grant account_token --parameter account=7
  cargo licit login specs/acme.json --signing-key key.pem --claim sub=ada@acme.example
";

/// `login`
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct Login {
    pub(crate) spec: PathBuf,
    pub(crate) load: LoadOptions,
    pub(crate) registration: Option<String>,
    pub(crate) grant: Option<GrantOption>,
    pub(crate) client_id: Option<String>,
    /// The URL of the client's metadata document.
    pub(crate) client_metadata: Option<String>,
    pub(crate) client_secret_file: Option<PathBuf>,
    pub(crate) signing_key: Option<PathBuf>,
    pub(crate) key_id: Option<String>,
    /// Claims of the assertion that the signing key signs.
    pub(crate) claims: Vec<(String, String)>,
    pub(crate) decryption_key: Option<PathBuf>,
    /// The certificate of mutual TLS, with its private key unless that is in a file of its own.
    pub(crate) certificate: Option<PathBuf>,
    pub(crate) certificate_key: Option<PathBuf>,
    /// The client authentication method, by its registered name.
    pub(crate) auth_method: Option<String>,
    /// Whether a new client is registered first.
    pub(crate) register: bool,
    pub(crate) redirect_uri: Option<String>,
    /// Whether the callback's URL is pasted instead of received.
    pub(crate) paste: bool,
    pub(crate) scopes: Vec<String>,
    pub(crate) environment: Option<String>,
    /// Values of the spec's variables.
    pub(crate) set: Vec<(String, String)>,
    /// Parameters of the authorization request.
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) emulate: bool,
    pub(crate) origin: Option<String>,
    pub(crate) open: bool,
    pub(crate) timeout: Option<Duration>,
    /// The name of a tenant.
    pub(crate) tenant: Option<String>,
    /// Custom grants that exchange the tokens, one after the other.
    pub(crate) exchanges: Vec<String>,
    pub(crate) call: Option<String>,
    pub(crate) arguments: Vec<(String, String)>,
    pub(crate) refresh: bool,
    pub(crate) introspect: bool,
    pub(crate) revoke: bool,
    pub(crate) show_token: bool,
    pub(crate) out: Option<PathBuf>,
    /// Whether the tokens are stored.
    pub(crate) save: bool,
    /// The name of the stored tokens.
    pub(crate) save_as: Option<String>,
    /// The file of the stored tokens.
    pub(crate) store: Option<PathBuf>,
    pub(crate) verbose: bool,
}

/// The grant to use, if chosen by an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GrantOption {
    /// The device code grant.
    Device,
    /// The authorization code grant; the provider displays the code.
    OutOfBand,
    /// The client credentials grant.
    ClientCredentials,
    /// The password grant, for this user.
    Password(String),
    /// The JWT bearer grant, with the assertion in this file, or one that is signed here.
    JwtBearer(Option<PathBuf>),
    /// The refresh token in this file.
    RefreshToken(PathBuf),
    /// The custom grant with this name.
    Custom(String),
}

impl Login {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut login = Self::default();
        let mut spec = None;
        while let Some(argument) = next(parser)? {
            match argument {
                Long("document-root") => login.load = document_root(&login.load, parser)?,
                Long("registration") => login.registration = Some(text(parser)?),
                Long("device") => login.choose(GrantOption::Device)?,
                Long("out-of-band") => login.choose(GrantOption::OutOfBand)?,
                Long("client-credentials") => login.choose(GrantOption::ClientCredentials)?,
                Long("password") => login.choose(GrantOption::Password(text(parser)?))?,
                Long("jwt-bearer") => login.choose(GrantOption::JwtBearer(Some(path(parser)?)))?,
                Long("claim") => {
                    login.claims.push(pair(&text(parser)?)?);
                    login.choose(GrantOption::JwtBearer(None))?;
                }
                Long("refresh-token-file") => {
                    login.choose(GrantOption::RefreshToken(path(parser)?))?;
                }
                Long("grant") => login.choose(GrantOption::Custom(text(parser)?))?,
                Long("key-id") => login.key_id = Some(text(parser)?),
                Long("auth-method") => login.auth_method = Some(text(parser)?),
                Long("register") => login.register = true,
                Long("introspect") => login.introspect = true,
                Long("client-id") => login.client_id = Some(text(parser)?),
                Long("client-metadata") => login.client_metadata = Some(text(parser)?),
                Long("client-secret") => {
                    return Err(
                        "a secret on the command line is stored in the shell's history: set \
                         LICIT_CLIENT_SECRET, pass `--client-secret-file`, or enter it when prompted"
                            .into(),
                    );
                }
                Long("client-secret-file") => login.client_secret_file = Some(path(parser)?),
                Long("decryption-key") => login.decryption_key = Some(path(parser)?),
                Long("certificate") => login.certificate = Some(path(parser)?),
                Long("certificate-key") => login.certificate_key = Some(path(parser)?),
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
                Long("tenant") => login.tenant = Some(text(parser)?),
                Long("connect") => return Err("`--connect` is called `--tenant`".into()),
                Long("call") => login.call = Some(text(parser)?),
                Long("exchange") => login.exchanges.push(text(parser)?),
                Long("argument") => login.arguments.push(pair(&text(parser)?)?),
                Long("refresh") => login.refresh = true,
                Long("revoke") => login.revoke = true,
                Long("show-token") => login.show_token = true,
                Long("out") => login.out = Some(path(parser)?),
                Long("save") => login.save = true,
                Long("as") => login.save_as = Some(text(parser)?),
                Long("store") => login.store = Some(path(parser)?),
                Short('v') | Long("verbose") => login.verbose = true,
                Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
                other => return Err(other.unexpected().to_string()),
            }
        }
        login.spec = spec.ok_or("`login` needs a spec file")?;
        login.check()?;
        Ok(login)
    }

    fn choose(&mut self, grant: GrantOption) -> Result<(), String> {
        if self.grant.as_ref().is_some_and(|other| *other != grant) {
            return Err(
                "`--device`, `--out-of-band`, `--client-credentials`, `--password`, `--jwt-bearer`, \
                 `--claim`, `--refresh-token-file` and `--grant` cannot be combined"
                    .into(),
            );
        }
        self.grant = Some(grant);
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        if self.emulate && self.origin.is_some() {
            return Err("`--emulate` cannot be combined with `--origin`".into());
        }
        if !self.arguments.is_empty() && self.call.is_none() {
            return Err("`--argument` requires `--call`".into());
        }
        if !self.exchanges.is_empty() && (self.save || self.refresh) {
            let other = if self.save { "--save" } else { "--refresh" };
            return Err(format!("`--exchange` cannot be combined with `{other}`"));
        }
        if self.open && self.paste {
            return Err("`--paste` cannot be combined with `--open`".into());
        }
        if self.key_id.is_some() && self.signing_key.is_none() {
            return Err("`--key-id` requires `--signing-key`".into());
        }
        if !self.claims.is_empty() && self.signing_key.is_none() && !self.emulate {
            return Err("`--claim` requires `--signing-key`".into());
        }
        self.check_certificate()?;
        if self.register && self.client_id.is_some() {
            return Err("`--register` cannot be combined with `--client-id`".into());
        }
        if self.client_metadata.is_some() {
            let others = [
                ("--client-id", self.client_id.is_some()),
                ("--client-secret-file", self.client_secret_file.is_some()),
                ("--register", self.register),
            ];
            if let Some((other, _)) = others.iter().find(|(_, is_given)| *is_given) {
                return Err(format!(
                    "`--client-metadata` cannot be combined with `{other}`"
                ));
            }
        }
        if (self.save_as.is_some() || self.store.is_some()) && !self.save {
            return Err("`--as` and `--store` require `--save`".into());
        }
        if self.save && (self.emulate || self.revoke) {
            return Err("`--save` has no effect with `--emulate` and `--revoke`".into());
        }
        match self.without_effect() {
            Some((option, why)) => Err(format!("`{option}` has no effect {why}")),
            None => Ok(()),
        }
    }

    /// Checks the options of the client certificate.
    pub(super) fn check_certificate(&self) -> Result<(), String> {
        if self.certificate_key.is_some() && self.certificate.is_none() {
            return Err("`--certificate-key` requires `--certificate`".into());
        }
        if self.certificate.is_some() && self.emulate {
            return Err(
                "`--certificate` has no effect with `--emulate`, whose connections have no TLS"
                    .into(),
            );
        }
        Ok(())
    }

    /// Returns an option that has no effect with the others, and why.
    fn without_effect(&self) -> Option<(&'static str, &'static str)> {
        let has_page = match &self.grant {
            None | Some(GrantOption::OutOfBand) => true,
            Some(GrantOption::Device) => false,
            Some(_) => return self.without_user(),
        };
        let in_this_process = "with `--emulate`, which registers its own application";
        let for_callbacks = "without a callback";
        let is_out_of_band = self.grant.is_some();
        let given = [
            (
                "--parameter",
                !self.parameters.is_empty() && !has_page,
                "with `--device`",
            ),
            (
                "--redirect-uri",
                self.redirect_uri.is_some() && is_out_of_band,
                for_callbacks,
            ),
            ("--paste", self.paste && is_out_of_band, for_callbacks),
            (
                "--tenant",
                self.tenant.is_some() && !has_page,
                "with `--device`",
            ),
            ("--paste", self.paste && self.emulate, "with `--emulate`"),
            (
                "--timeout",
                self.timeout.is_some() && self.emulate && !self.open,
                "with `--emulate`, which consents at once without `--open`",
            ),
            (
                "--client-secret-file",
                self.client_secret_file.is_some() && self.emulate,
                in_this_process,
            ),
            (
                "--signing-key",
                self.signing_key.is_some() && self.emulate && self.client_metadata.is_none(),
                in_this_process,
            ),
            (
                "--decryption-key",
                self.decryption_key.is_some()
                    && self.emulate
                    && !self.register
                    && self.client_metadata.is_none(),
                in_this_process,
            ),
        ];
        first(&given)
    }

    /// Returns the same for a grant without a user at a browser.
    fn without_user(&self) -> Option<(&'static str, &'static str)> {
        let why = "with a grant that needs no browser";
        first(&[
            (
                "--parameter",
                !self.parameters.is_empty()
                    && self.exchanges.is_empty()
                    && !matches!(self.grant, Some(GrantOption::Custom(_))),
                why,
            ),
            (
                "--redirect-uri",
                self.redirect_uri.is_some() && !self.register,
                why,
            ),
            ("--paste", self.paste, why),
            ("--decryption-key", self.decryption_key.is_some(), why),
            ("--open", self.open, why),
            ("--timeout", self.timeout.is_some(), why),
            ("--tenant", self.tenant.is_some(), why),
        ])
    }
}

fn first(options: &[(&'static str, bool, &'static str)]) -> Option<(&'static str, &'static str)> {
    let found = options.iter().find(|(_, is_useless, _)| *is_useless);
    found.map(|(option, _, why)| (*option, *why))
}
