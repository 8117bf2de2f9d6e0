//! The arguments of `call`.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::login::Login;
use super::value::{document_root, next, pair, path, text};

/// The output of `cargo licit help call`.
pub(crate) const HELP: &str = "\
Call an operation of a provider's API and print its reply as JSON. Without an operation: list the operations.
Arguments are checked against the spec before anything is sent.

Usage: cargo licit call <spec> [OPERATION] [name=value...] [options]

Arguments:
  name=value                set a parameter or body member, parsed according to its type. Repeat it for a
                            list; `address.city=...` and `items.0.name=...` set nested members
  name:=JSON                set it to a JSON value, as it is: `name:=null`
  name=@FILE                read the value from a file, or send the file as a part of a multipart body
  query:name=value          select one of several with the same name: path, query, header, cookie, body
  --json FILE|-             read a JSON body from a file or standard input; arguments add to it
  --body FILE|-             send a file or standard input as a raw body

Output:
  --all                     follow the pages, and print all items
  --table                   print a table of the items' fields
  --curl                    print the request as a `curl` command and send nothing; secrets become
                            environment variables
  --rust                    print the call as a Rust program and send nothing
  -v, --verbose             log every request and reply without secrets

Tokens (first match):
  LICIT_ACCESS_TOKEN        the access token
  --emulate                 call the provider's emulator, which issues the tokens
  --as NAME                 use the tokens that `login --save` stored under this name (default: default).
                            Refreshing them requires the client's secret, if it has one
  --store FILE              set the file of the stored tokens (default: LICIT_STORE, or licit/grants.json in
                            the user's data directory). LICIT_STORE_KEY encrypts it: 32 bytes in hexadecimal
  --store keyring           encrypt the default file with a key from the system's keyring
  otherwise                 the client credentials grant, if the operation accepts its tokens
  Keys, passwords and cookies are read from LICIT_CREDENTIAL_<SCHEME> (and LICIT_CREDENTIAL_<SCHEME>_USER)

Client and provider:
  --registration NAME, --client-id ID, --client-secret-file FILE, --signing-key FILE, --key-id ID,
  --auth-method METHOD, --certificate FILE, --certificate-key FILE, --environment NAME,
  --set NAME=VALUE, --origin URL
                            as for `login`
  --names FILE              use the names of a names file
  --document-root DIR       set the directory that must contain all documents (default: the spec's)

Exit codes: 0 for success, 1 if the call cannot be made, 2 for a wrong command line, operation or argument,
3 if the provider's reply is an error, and 4 if there are no valid tokens.

Example:
  cargo licit call specs/acme.json list_things --emulate --all --table
";

/// `call`
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct Call {
    /// The spec, the client and the provider.
    pub(crate) login: Login,
    pub(crate) operation: Option<String>,
    /// `name=value`, `name:=JSON`, `name=@file`.
    pub(crate) entries: Vec<String>,
    pub(crate) json: Option<PathBuf>,
    pub(crate) body: Option<PathBuf>,
    pub(crate) all: bool,
    pub(crate) table: bool,
    pub(crate) curl: bool,
    pub(crate) rust: bool,
}

impl Call {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut call = Self::default();
        let login = &mut call.login;
        let mut spec = None;
        while let Some(argument) = next(parser)? {
            match argument {
                Long("json") => call.json = Some(path(parser)?),
                Long("body") => call.body = Some(path(parser)?),
                Long("all") => call.all = true,
                Long("table") => call.table = true,
                Long("curl") => call.curl = true,
                Long("rust") => call.rust = true,
                Long("as") => login.save_as = Some(text(parser)?),
                Long("store") => login.store = Some(path(parser)?),
                Long("emulate") => login.emulate = true,
                Long("origin") => login.origin = Some(text(parser)?),
                Long("registration") => login.registration = Some(text(parser)?),
                Long("client-id") => login.client_id = Some(text(parser)?),
                Long("client-secret-file") => login.client_secret_file = Some(path(parser)?),
                Long("signing-key") => login.signing_key = Some(path(parser)?),
                Long("certificate") => login.certificate = Some(path(parser)?),
                Long("certificate-key") => login.certificate_key = Some(path(parser)?),
                Long("key-id") => login.key_id = Some(text(parser)?),
                Long("auth-method") => login.auth_method = Some(text(parser)?),
                Long("environment") => login.environment = Some(text(parser)?),
                Long("set") => login.set.push(pair(&text(parser)?)?),
                Long("names") => login.load = login.load.clone().names(path(parser)?),
                Long("document-root") => login.load = document_root(&login.load, parser)?,
                Short('v') | Long("verbose") => login.verbose = true,
                Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
                Value(word) => {
                    let word = word.into_string();
                    let word = word.map_err(|_| "arguments must be UTF-8")?;
                    if call.operation.is_none() {
                        call.operation = Some(word);
                    } else if word.contains('=') {
                        call.entries.push(word);
                    } else {
                        return Err(format!("expected `name=value`, found `{word}`"));
                    }
                }
                other => return Err(other.unexpected().to_string()),
            }
        }
        login.spec = spec.ok_or("`call` needs a spec file")?;
        call.check()?;
        Ok(call)
    }

    fn check(&self) -> Result<(), String> {
        let exclusive = [
            (self.curl && self.rust, "`--curl` and `--rust`"),
            (
                self.json.is_some() && self.body.is_some(),
                "`--json` and `--body`",
            ),
            (
                self.login.emulate && self.login.origin.is_some(),
                "`--emulate` and `--origin`",
            ),
            (
                self.table && (self.curl || self.rust),
                "`--table` and the printed call",
            ),
            (self.curl && self.all, "`--curl` and `--all`"),
        ];
        match exclusive.iter().find(|(are_both, _)| *are_both) {
            Some((_, names)) => Err(format!("{names} cannot be combined")),
            None if self.login.key_id.is_some() && self.login.signing_key.is_none() => {
                Err("`--key-id` requires `--signing-key`".into())
            }
            None => self.login.check_certificate(),
        }
    }
}
