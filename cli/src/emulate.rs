//! `cargo licit emulate`: runs an emulated provider on loopback, and prints each request.

use std::io;
use std::path::Path;

use licit_emulator::{Emulator, Running};
use licit_format::resolve::{CredentialIn, Provider, SecurityScheme};
use licit_format::source;
use serde_json::Value;

use crate::command::Emulate;
use crate::terminal::{noteln, out, outln};

/// Runs until interrupted.
pub(crate) fn run(options: &Emulate) -> Result<bool, String> {
    let loaded = match licit_format::load_with(&options.spec, &options.load) {
        Ok(loaded) => loaded,
        Err(report) => {
            noteln!("{report}\n");
            return Ok(false);
        }
    };
    let provider = loaded.provider.clone();
    let emulator = emulator(options, loaded.provider)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let running = emulator
            .start()
            .await
            .map_err(|error| format!("the emulator cannot start: {error}"))?;
        let mut text = Vec::new();
        announce(&mut text, &provider, &running).map_err(|error| error.to_string())?;
        out!("{}", String::from_utf8_lossy(&text));
        std::future::pending::<()>().await;
        Ok(true)
    })
}

fn emulator(options: &Emulate, provider: Provider) -> Result<Emulator, String> {
    let mut emulator = Emulator::from_spec(provider).consent(options.consent);
    if let Some(port) = options.port {
        emulator = emulator.port(port);
    }
    if let Some(lifetime) = options.lifetime {
        emulator = emulator.access_token_lifetime(lifetime);
    }
    for host in &options.hosts {
        emulator = emulator.allow_host(host);
    }
    for uri in &options.redirect_uris {
        emulator = emulator.redirect_uri(uri);
    }
    if let Some(path) = &options.clients {
        for metadata in clients(path)? {
            emulator = emulator.register(metadata);
        }
    }
    if !options.quiet {
        emulator = emulator.on_request(|request| {
            outln!("{}", request.summary());
        });
    }
    Ok(emulator)
}

/// The applications of a file: one, or a list.
fn clients(path: &Path) -> Result<Vec<Value>, String> {
    let unreadable =
        |why: &dyn std::fmt::Display| format!("{} cannot be read: {why}", path.display());
    let text = source::read_text(path, source::MAX_BYTES).map_err(|error| unreadable(&error))?;
    match serde_json::from_str(&text).map_err(|error| unreadable(&error))? {
        Value::Array(all) => Ok(all),
        one @ Value::Object(_) => Ok(vec![one]),
        _ => Err(unreadable(
            &"it contains neither an object nor a list of objects",
        )),
    }
}

/// Prints what a user needs to begin: addresses, credentials, and a login to open.
fn announce(out: &mut impl io::Write, provider: &Provider, running: &Running) -> io::Result<()> {
    let (title, origin) = (&provider.table.title, running.origin());
    writeln!(out, "{title} is running at {origin}")?;
    writeln!(out, "  everything there is: {origin}/")?;
    for (name, url) in running.endpoints() {
        writeln!(out, "  {name}: {url}")?;
    }
    writeln!(
        out,
        "  metadata: {origin}/.well-known/oauth-authorization-server"
    )?;
    for registration in &provider.registrations {
        application(out, &registration.table.name, running)?;
    }
    for credential in &provider.credentials {
        if let Some(token) = running.personal_token(&credential.name) {
            writeln!(out, "  {}: {token}", credential.name)?;
        }
    }
    secrets(out, running, &provider.security_schemes)?;
    writeln!(
        out,
        "Build your client with `.origin(\"{origin}\")`, or use `{origin}` as its issuer. \
         Times are UTC. Press Ctrl-C to stop."
    )
}

fn application(out: &mut impl io::Write, name: &str, running: &Running) -> io::Result<()> {
    let Some(client) = running.client(name) else {
        return Ok(());
    };
    writeln!(out, "  {name}: client_id {}", client.client_id)?;
    if let Some(secret) = &client.client_secret {
        writeln!(out, "  {name}: client_secret {secret}")?;
    }
    if let Some(key) = &client.private_key {
        writeln!(out, "  {name}: private key\n{key}")?;
    }
    if let Some(key) = &client.decryption_key {
        writeln!(out, "  {name}: key that decrypts ID tokens\n{key}")?;
    }
    if let Some(url) = running.login_url(name) {
        writeln!(out, "  {name}: log in at\n    {url}")?;
    }
    Ok(())
}

/// Prints the credentials of the security schemes.
fn secrets(
    out: &mut impl io::Write,
    running: &Running,
    schemes: &[SecurityScheme],
) -> io::Result<()> {
    for scheme in schemes {
        let name = &scheme.table.name;
        match (&scheme.table.place, running.secret(name)) {
            (CredentialIn::MutualTls, _) | (_, None) => {}
            (CredentialIn::Basic, Some(password)) => {
                let user = Running::BASIC_USER;
                writeln!(out, "  {name}: user {user}, password {password}")?;
            }
            (_, Some(secret)) => writeln!(out, "  {name}: {secret}")?,
        }
    }
    Ok(())
}
