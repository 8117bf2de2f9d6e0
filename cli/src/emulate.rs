//! `cargo licit emulate`: runs an emulated provider on loopback.

use licit_emulator::{Emulator, Running};
use licit_format::resolve::{CredentialIn, SecurityScheme};

use crate::command::Emulate;

/// Runs until interrupted.
pub(crate) fn run(options: &Emulate) -> Result<bool, String> {
    let loaded = match licit_format::load_with(&options.spec, &options.load) {
        Ok(loaded) => loaded,
        Err(report) => {
            eprintln!("{report}\n");
            return Ok(false);
        }
    };
    let title = loaded.provider.table.title.clone();
    let registrations: Vec<String> = loaded
        .provider
        .registrations
        .iter()
        .map(|r| r.table.name.clone())
        .collect();
    let credentials: Vec<String> = loaded
        .provider
        .credentials
        .iter()
        .map(|c| c.name.clone())
        .collect();
    let schemes = loaded.provider.security_schemes.clone();
    let mut emulator = Emulator::from_spec(loaded.provider).consent(options.consent);
    if let Some(port) = options.port {
        emulator = emulator.port(port);
    }
    if let Some(lifetime) = options.lifetime {
        emulator = emulator.access_token_lifetime(lifetime);
    }
    for host in &options.hosts {
        emulator = emulator.allow_host(host);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let running = emulator
            .start()
            .await
            .map_err(|error| format!("cannot bind the port: {error}"))?;
        println!("{title} is running at {}", running.origin());
        for name in &registrations {
            if let Some(client) = running.client(name) {
                println!("  {name}: client_id {}", client.client_id);
                if let Some(secret) = &client.client_secret {
                    println!("  {name}: client_secret {secret}");
                }
                if let Some(key) = &client.private_key {
                    println!("  {name}: private key\n{key}");
                }
            }
        }
        for name in &credentials {
            if let Some(token) = running.personal_token(name) {
                println!("  {name}: {token}");
            }
        }
        print_secrets(&running, &schemes);
        println!(
            "Build your client with `.origin(\"{}\")`. Press Ctrl-C to stop.",
            running.origin()
        );
        std::future::pending::<()>().await;
        Ok(true)
    })
}

/// Prints the credentials of the security schemes.
fn print_secrets(running: &Running, schemes: &[SecurityScheme]) {
    for scheme in schemes {
        let name = &scheme.table.name;
        match (&scheme.table.place, running.secret(name)) {
            (CredentialIn::MutualTls, _) | (_, None) => {}
            (CredentialIn::Basic, Some(password)) => {
                println!(
                    "  {name}: user {}, password {password}",
                    Running::BASIC_USER
                );
            }
            (_, Some(secret)) => println!("  {name}: {secret}"),
        }
    }
}
