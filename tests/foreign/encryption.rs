//! A generated client against oidc-provider, which encrypts the ID tokens (OpenID Connect Core §10.2).

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use licit::rt::jose::{ContentEncryption, DecryptionKey, KeyEncryption};
use licit::rt::reqwest;

#[licit::oauth_provider(spec = "tests/foreign/encrypting_provider.json")]
pub mod encrypting {}

const CALLBACK: &str = "https://app.example/callback";

/// The server, which ends with the test.
struct Provider {
    child: Child,
    port: String,
    /// Open as long as the server may write to it.
    _output: BufReader<ChildStdout>,
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(folder: &Path, key: &DecryptionKey, encoding: ContentEncryption) -> Provider {
    let mut command = Command::new("node");
    command
        .arg(folder.join("encrypting_provider.mjs"))
        .env("KEY", key.public_jwk().to_string())
        .env("ENC", encoding.name())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("node runs");
    let output = child.stdout.take().expect("an output");
    let mut output = BufReader::new(output);
    let mut port = String::new();
    output.read_line(&mut port).expect("a port");
    Provider {
        child,
        port: port.trim().to_owned(),
        _output: output,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_oidc_provider_encrypts_is_decrypted() {
    let Some(folder) = crate::npm() else { return };
    // Each key algorithm, and each content algorithm.
    let encodings = ContentEncryption::ALL.iter().cycle();
    for (algorithm, encoding) in KeyEncryption::ALL.iter().zip(encodings) {
        let key = DecryptionKey::generate(*algorithm).expect("a key");
        let key = key.with_key_id("2026");
        let provider = start(&folder, &key, *encoding);
        let server = format!("http://127.0.0.1:{}", provider.port);
        let app = encrypting::App::builder("sealed", "a-secret", CALLBACK, &server)
            .decryption_key(key)
            .build()
            .expect("an application");
        let login = app.authorize::<encrypting::AllScopes>();
        let mut browser = format!("{server}/browse");
        browser = reqwest::Url::parse_with_params(&browser, [("url", login.url().as_str())])
            .expect("a URL")
            .into();
        let callback = reqwest::get(browser).await.expect("a reply");
        let callback = callback.text().await.expect("a callback");
        let tokens = app.finish(login.into_pending(), &callback).await;
        let tokens = tokens.unwrap_or_else(|error| panic!("{algorithm} {encoding}: {error:?}"));
        let identity = app.identity(&tokens).expect("an identity");
        assert_eq!(identity.subject(), "ada", "{algorithm} {encoding}");

        let client = encrypting::Client::new(&app, tokens);
        let credential = client.session().current().await.expect("a token");
        let refreshed = client.session().refresh(&credential).await;
        refreshed.expect("tokens");
        assert_eq!(client.identity().expect("an identity").subject(), "ada");
    }
}
