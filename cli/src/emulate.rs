//! `cargo licit emulate`: runs emulated providers on loopback, and prints each request.

use std::io;
use std::path::{Path, PathBuf};

use licit_emulator::{Emulator, FaultRule, Running, Script};
use licit_format::diagnostic::Report;
use licit_format::resolve::{CredentialIn, Provider, SecurityScheme};
use licit_format::source;
use serde_json::Value;

use crate::command::Emulate;
use crate::terminal::{noteln, out, outln, reading};
use crate::watch::{self, Watched};

/// Runs until interrupted.
pub(crate) fn run(options: &Emulate) -> Result<bool, String> {
    let prepared = options
        .specs
        .iter()
        .map(|spec| Prepared::load(options, spec));
    let prepared = prepared.collect::<Result<Vec<_>, _>>()?;
    // Every spec was read, so that all problems were reported.
    let Some(prepared) = prepared.into_iter().collect::<Option<Vec<_>>>() else {
        return Ok(false);
    };
    check_names(options, &prepared)?;
    if let Some(path) = &options.record {
        check_recording(path)?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let mut all = Vec::new();
        for (position, prepared) in prepared.into_iter().enumerate() {
            let port = match (options.port, u16::try_from(position)) {
                (Some(first), Ok(position)) => first.checked_add(position),
                _ => None,
            };
            all.push(Box::pin(Emulated::start(prepared, port)).await?);
        }
        let mut saved = 0;
        loop {
            if !options.watch && options.record.is_none() {
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(watch::INTERVAL).await;
            for emulated in &mut all {
                match &options.record {
                    Some(path) => emulated.save(path, &mut saved)?,
                    None => Box::pin(emulated.reload(options)).await?,
                }
            }
        }
    })
}

/// Rejects a file that is not a recording, which would be lost.
fn check_recording(path: &Path) -> Result<(), String> {
    if !path.exists() {
        return Ok(());
    }
    let text = source::read_text(path, source::MAX_BYTES).unwrap_or_default();
    let is_recording =
        serde_json::from_str(&text).is_ok_and(|script: Value| script.get("recorded").is_some());
    if is_recording {
        return Ok(());
    }
    Err(format!(
        "{} exists, and is not a recording: choose another name for `--record`",
        path.display()
    ))
}

/// Rejects a fault that no provider has, and a script that is for none.
fn check_names(options: &Emulate, all: &[Prepared]) -> Result<(), String> {
    for rule in &options.faults {
        let mut checked = all.iter().map(|one| rule.check(&one.provider));
        if let Some(Err(error)) = checked.next()
            && checked.all(|checked| checked.is_err())
        {
            return Err(format!("`--faults {rule}`: {error}"));
        }
    }
    for (path, name) in all.iter().flat_map(|one| &one.scripts) {
        let path = path.display();
        let Some(name) = name else {
            if all.len() == 1 {
                continue;
            }
            return Err(format!(
                "{path} does not name its provider: add the key `provider`"
            ));
        };
        let mut names = all.iter().map(|one| one.provider.table.name.as_str());
        if !names.any(|known| known == name) {
            return Err(format!("{path} is for `{name}`, which is not emulated"));
        }
    }
    Ok(())
}

/// A provider that is ready to start.
struct Prepared {
    spec: PathBuf,
    provider: Provider,
    emulator: Emulator,
    /// The files that it was loaded from.
    files: Watched,
    /// The scripts of the command, and the providers that they are for.
    scripts: Vec<(PathBuf, Option<String>)>,
}

impl Prepared {
    /// Loads a spec and its scripts. `None` if they have errors, which are printed.
    fn load(options: &Emulate, spec: &Path) -> Result<Option<Self>, String> {
        let reported = |report: Report| noteln!("{report}\n");
        let loaded = match reading(spec, || licit_format::load_with(spec, &options.load)) {
            Ok(loaded) => loaded,
            Err(report) => {
                reported(report);
                return Ok(None);
            }
        };
        let mut files = Watched::default();
        loaded.files().for_each(|path| files.add(path));
        let provider = loaded.provider.clone();
        let mut emulator = emulator(options, loaded.provider)?;
        let mut scripts = Vec::new();
        for path in &options.scripts {
            files.add(path);
            let script = match Script::from_file(path) {
                Ok(script) => script,
                Err(report) => {
                    reported(report);
                    return Ok(None);
                }
            };
            let is_meant = script
                .provider()
                .is_none_or(|name| name == provider.table.name);
            if is_meant && (script.provider().is_some() || options.specs.len() == 1) {
                emulator = match emulator.script(&script) {
                    Ok(emulator) => emulator,
                    Err(report) => {
                        reported(report);
                        return Ok(None);
                    }
                };
            }
            scripts.push((path.clone(), script.provider().map(str::to_owned)));
        }
        Ok(Some(Self {
            spec: spec.to_owned(),
            provider,
            emulator,
            files,
            scripts,
        }))
    }
}

/// A provider that runs.
struct Emulated {
    spec: PathBuf,
    files: Watched,
    port: u16,
    /// `None` while it is started again.
    running: Option<Running>,
}

impl Emulated {
    async fn start(prepared: Prepared, port: Option<u16>) -> Result<Self, String> {
        let emulator = match port {
            Some(port) => prepared.emulator.port(port),
            None => prepared.emulator,
        };
        let running = emulator
            .start()
            .await
            .map_err(|error| format!("the emulator cannot start: {error}"))?;
        let mut text = Vec::new();
        let announced = if running.recording().is_some() {
            announce_recorder(&mut text, &prepared.provider, &running)
        } else {
            announce(&mut text, &prepared.provider, &running)
        };
        announced.map_err(|error| error.to_string())?;
        out!("{}", String::from_utf8_lossy(&text));
        Ok(Self {
            spec: prepared.spec,
            files: prepared.files,
            port: running.port(),
            running: Some(running),
        })
    }

    /// Saves what was recorded since the last time.
    fn save(&self, path: &Path, saved: &mut u64) -> Result<(), String> {
        let recording = self.running.as_ref().and_then(Running::recording);
        let Some(recording) = recording.filter(|recording| recording.replies() != *saved) else {
            return Ok(());
        };
        *saved = recording.replies();
        let result = recording.save(path);
        result.map_err(|error| format!("{} cannot be written: {error}", path.display()))
    }

    /// Starts the provider again, if a file of it changed. While a file has errors, the old one runs.
    async fn reload(&mut self, options: &Emulate) -> Result<(), String> {
        if !self.files.examine() {
            return Ok(());
        }
        match Prepared::load(options, &self.spec)? {
            Some(prepared) => {
                outln!("{} changed.", self.spec.display());
                if let Some(running) = self.running.take() {
                    running.shutdown().await;
                }
                *self = Box::pin(Self::start(prepared, Some(self.port))).await?;
            }
            None => noteln!("The emulator still runs the previous version."),
        }
        Ok(())
    }
}

fn emulator(options: &Emulate, provider: Provider) -> Result<Emulator, String> {
    let faults = options
        .faults
        .iter()
        .filter(|rule| rule.check(&provider).is_ok());
    let faults: Vec<FaultRule> = faults.cloned().collect();
    let name = (options.specs.len() > 1).then(|| provider.table.name.clone());
    let mut emulator = Emulator::from_spec(provider).consent(options.consent);
    for rule in faults {
        emulator = emulator.fault(rule);
    }
    if options.record.is_some() {
        emulator = emulator.record(options.upstream.clone());
    }
    if let Some(url) = &options.webhook_url {
        emulator = emulator.webhook_url(url);
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
        emulator = emulator.on_request(move |request| match &name {
            Some(name) => outln!("{name}: {}", request.summary()),
            None => outln!("{}", request.summary()),
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
    writeln!(out, "  overview: {origin}/")?;
    writeln!(out, "  live view: {origin}/.emulator/")?;
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

/// Prints how to record.
fn announce_recorder(
    out: &mut impl io::Write,
    provider: &Provider,
    running: &Running,
) -> io::Result<()> {
    let (title, origin) = (&provider.table.title, running.origin());
    writeln!(out, "{title} is recorded at {origin}")?;
    writeln!(out, "  live view: {origin}/.emulator/")?;
    for (name, url) in running.endpoints() {
        writeln!(out, "  {name}: {url}")?;
    }
    writeln!(
        out,
        "Requests reach the real provider, with the token that the client sends. Build your client with \
         `.origin(\"{origin}\")`, or use `cargo licit call --origin {origin}`. The recording contains data of \
         the account. Play it back with `--script`. Press Ctrl-C to stop."
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
