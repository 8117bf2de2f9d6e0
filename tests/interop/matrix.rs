//! What came of each flow at each server, and the page that tells it.

use std::fmt::Write as _;
use std::future::Future;
use std::path::Path;

/// The flows, in the order of the page.
const FLOWS: &[&str] = &[
    "metadata imported, issuer checked",
    "code and PKCE, public client",
    "code and PKCE, `client_secret_basic`",
    "code and PKCE, `client_secret_post`",
    "`iss` on the callback, held against the issuer",
    "callback as a form (`form_post`)",
    "consent denied, told apart",
    "scope refused, told apart",
    "call with the token",
    "refresh token rotated",
    "refresh token kept",
    "reuse of a refresh token: grant lost",
    "token ended at the API: renewed, once",
    "client credentials, `client_secret_basic`",
    "client credentials, `client_secret_post`",
    "wrong secret, told apart",
    "`client_secret_jwt`",
    "`private_key_jwt`, ES256",
    "`private_key_jwt`, RS256",
    "pushed authorization request",
    "device code",
    "device code, denied",
    "password",
    "ID token verified, the user known",
    "ID token of a refresh, of the same user",
    "more about the user (UserInfo)",
    "`max_age`, held against `auth_time`",
    "pushed request of OpenID Connect",
    "logout, and back to the application",
    "signed authorization response (JARM)",
    "revocation",
    "introspection",
    "a resource for the application's own token",
    "several resources: a token for each, side by side",
    "resource refused, told apart",
    "client registered, used, deleted",
    "bound tokens (DPoP)",
    "bound tokens (DPoP), with a nonce",
    "`self_signed_tls_client_auth`",
    "callback to the loopback receiver",
];

/// All columns.
pub struct Matrix {
    columns: Vec<Column>,
}

/// What came of the flows of one server.
pub struct Column {
    server: &'static str,
    passed: Vec<&'static str>,
    failed: Vec<&'static str>,
}

impl Matrix {
    pub fn new() -> Self {
        Self {
            columns: Vec::new(),
        }
    }

    /// The column of a server.
    pub fn column(&mut self, server: &'static str) -> &mut Column {
        let known = self
            .columns
            .iter()
            .position(|column| column.server == server);
        if let Some(known) = known {
            return &mut self.columns[known];
        }
        self.columns.push(Column {
            server,
            passed: Vec::new(),
            failed: Vec::new(),
        });
        self.columns.last_mut().expect("the column")
    }

    /// Fails if a flow did, or if the committed page tells otherwise.
    pub fn settle(&self) {
        let failed: Vec<String> = self
            .columns
            .iter()
            .flat_map(|column| {
                let failed = column.failed.iter();
                failed.map(|flow| format!("{}: {flow}", column.server))
            })
            .collect();
        assert!(
            failed.is_empty(),
            "these flows failed:\n{}",
            failed.join("\n")
        );
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/MATRIX.md");
        let page = self.page();
        if std::env::var_os("LICIT_BLESS").is_some() {
            std::fs::write(&path, &page).expect("the page is written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == page,
            "MATRIX.md is not current: run LICIT_BLESS=1 cargo test --test interop\n{page}"
        );
    }

    fn page(&self) -> String {
        let mut page = String::from(
            "# Real authorization servers\n\n\
             Written by `tests/interop`, which runs the generated clients against these servers. A dot\n\
             stands where the server does not offer the flow.\n\n| |",
        );
        let servers = self.columns.iter().map(|column| column.server);
        for server in servers {
            let _ = write!(page, " {server} |");
        }
        let _ = writeln!(page, "\n| --- |{}", " --- |".repeat(self.columns.len()));
        for flow in FLOWS {
            let _ = write!(page, "| {flow} |");
            for column in &self.columns {
                let sign = if column.passed.contains(flow) {
                    "✓"
                } else {
                    "·"
                };
                let _ = write!(page, " {sign} |");
            }
            page.push('\n');
        }
        page
    }
}

impl Column {
    /// Runs a flow; a panic in it is its failure.
    pub async fn flow(
        &mut self,
        flow: &'static str,
        run: impl Future<Output = ()> + Send + 'static,
    ) {
        assert!(FLOWS.contains(&flow), "`{flow}` is no row of the matrix");
        match tokio::spawn(run).await {
            Ok(()) => self.passed.push(flow),
            Err(_) => self.failed.push(flow),
        }
    }
}
