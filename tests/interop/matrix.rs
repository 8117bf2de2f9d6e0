//! Collects the result of each flow at each server, and writes the page.

use std::fmt::Write as _;
use std::future::Future;
use std::path::Path;

/// The flows, in the order of the page.
const FLOWS: &[&str] = &[
    "metadata imported, issuer checked",
    "code and PKCE, public client",
    "code and PKCE, `client_secret_basic`",
    "code and PKCE, `client_secret_post`",
    "`iss` of the callback, compared with the issuer",
    "callback as a form (`form_post`)",
    "consent denied: a distinct error",
    "scope rejected: a distinct error",
    "call with the token",
    "refresh token rotated",
    "refresh token not rotated",
    "reuse of a refresh token: grant lost",
    "token rejected by the API: refreshed once",
    "client credentials, `client_secret_basic`",
    "client credentials, `client_secret_post`",
    "wrong secret: a distinct error",
    "`client_secret_jwt`",
    "`private_key_jwt`, ES256",
    "`private_key_jwt`, RS256",
    "pushed authorization request",
    "device code",
    "device code, denied",
    "password",
    "ID token verified",
    "ID token of a refresh, for the same user",
    "UserInfo",
    "`max_age`, compared with `auth_time`",
    "pushed request with OpenID Connect",
    "logout, and back to the application",
    "signed authorization response (JARM)",
    "revocation",
    "introspection",
    "application token for a resource",
    "several resources: a token for each",
    "resource rejected: a distinct error",
    "client registered, used, deleted",
    "bound tokens (DPoP)",
    "bound tokens (DPoP), with a nonce",
    "`self_signed_tls_client_auth`",
    "callback to the loopback receiver",
];

/// The results of all servers.
pub struct Matrix {
    columns: Vec<Column>,
}

/// The results of one server.
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

    /// Panics if a flow failed, or if the committed page is not current.
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
             means that the server does not support the flow.\n\n| |",
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
    /// Runs a flow. A panic counts as a failure.
    pub async fn flow(
        &mut self,
        flow: &'static str,
        run: impl Future<Output = ()> + Send + 'static,
    ) {
        assert!(FLOWS.contains(&flow), "`{flow}` is not a row of the matrix");
        match tokio::spawn(run).await {
            Ok(()) => self.passed.push(flow),
            Err(_) => self.failed.push(flow),
        }
    }
}
