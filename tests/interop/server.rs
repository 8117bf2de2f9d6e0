//! Runs the servers. Their folder is copied, because they install into it. Their processes are
//! stopped with the test.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use licit::rt::{Url, reqwest};
use licit_format::discovery;
use licit_format::resolve::Provider;
use licit_format::source::Source;

/// The folder with all servers.
pub struct Servers(PathBuf);

/// A server that runs until it is dropped.
pub struct Running {
    child: Child,
    folder: PathBuf,
    pub port: String,
    /// The TLS port, if it has one.
    pub tls_port: Option<String>,
}

/// The callback that the user's browser received.
pub struct Returned {
    /// The URL of the callback.
    pub url: String,
    /// The form to post to that URL.
    pub form: Option<String>,
}

impl Servers {
    /// Copies the folder to a writable location. Earlier installations are not removed.
    pub fn prepare(from: &Path) -> Self {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("servers");
        copy(from, &to);
        Self(to)
    }

    /// Installs servers concurrently.
    pub fn install(&self, names: &[&str]) {
        let installing: Vec<_> = names
            .iter()
            .map(|name| {
                let script = self.0.join(name).join("install.sh");
                thread::spawn(move || Command::new(&script).output().expect("install.sh runs"))
            })
            .collect();
        for (name, installing) in names.iter().zip(installing) {
            let done = installing.join().expect("no panic");
            let message = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{name} does not install:\n{message}");
        }
    }

    /// Starts a server on a free port and waits until it listens.
    pub fn start(&self, name: &str) -> Running {
        self.start_at(name, None)
    }

    /// Like `start`, and also listens with TLS, where it requests client certificates.
    pub fn start_with_tls(&self, name: &str) -> Running {
        self.start_at(name, Some(free_port()))
    }

    fn start_at(&self, name: &str, tls_port: Option<String>) -> Running {
        let folder = self.0.join(name);
        let port = free_port();
        let mut child = Command::new(folder.join("start.sh"))
            .env("PORT", &port)
            .envs(tls_port.iter().map(|port| ("TLS_PORT", port)))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("start.sh runs");
        let output = child.stdout.take().expect("its output");
        let mut lines = BufReader::new(output).lines();
        let ready = lines.any(|line| line.is_ok_and(|line| line.starts_with("READY")));
        assert!(ready, "{name} ended before it was ready");
        // Drain the output, so that the server does not block on a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Running {
            child,
            folder,
            port,
            tls_port,
        }
    }
}

fn free_port() -> String {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    free.expect("a free port").port().to_string()
}

impl Running {
    /// A file in the server's folder.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Consents. Returns the callback that the browser receives.
    pub fn consent(&self, url: &Url) -> Returned {
        self.browse(url, &[]).expect("a callback")
    }

    /// Denies consent.
    pub fn deny(&self, url: &Url) -> Returned {
        self.browse(url, &["--deny"]).expect("a callback")
    }

    /// Enters a device code, and consents or denies.
    pub fn type_in(&self, url: &Url, code: &str, more: &[&str]) {
        let shown = self.browse(url, &[&["--code", code], more].concat());
        assert!(shown.is_none(), "a device login ends on a page");
    }

    fn browse(&self, url: &Url, more: &[&str]) -> Option<Returned> {
        let user = Command::new("python3")
            .arg(self.folder.join("agent.py"))
            .arg(url.as_str())
            .args(more)
            .output()
            .expect("python3 runs");
        let output = String::from_utf8_lossy(&user.stdout);
        let mut lines = output.lines().map(str::to_owned);
        let url = lines.next().filter(|line| !line.starts_with("PAGE"))?;
        Some(Returned {
            url,
            form: lines.next(),
        })
    }
}

/// Imports the provider from an issuer's metadata.
pub async fn imported(issuer: &str) -> Provider {
    let mut asked = Vec::new();
    for place in discovery::locations(issuer).expect("an issuer") {
        let reply = reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("a client");
        let reply = reply.get(&place).send().await.expect("a reply");
        if reply.status() != 200 {
            asked.push(place);
            continue;
        }
        let document = reply.bytes().await.expect("a document");
        let options = discovery::Options {
            requested: Some(issuer),
            ..discovery::Options::default()
        };
        let imported = discovery::import(&document, &options).expect("metadata");
        let loaded = licit_format::parse(Source::new("imported.json", imported.spec));
        return loaded.unwrap_or_else(|report| panic!("{report}")).provider;
    }
    panic!("no metadata at {asked:?}")
}

/// The page at a loopback URL.
pub fn get(url: &str) -> String {
    let url = Url::parse(url).expect("a URL");
    let authority = url.authority();
    let mut stream = TcpStream::connect(authority).expect("a connection");
    let target = format!("{}?{}", url.path(), url.query().unwrap_or_default());
    write!(stream, "GET {target} HTTP/1.1\r\nHost: {authority}\r\n\r\n").expect("sent");
    let mut page = String::new();
    let _ = stream.read_to_string(&mut page);
    page
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            // The copy may be read-only, like its original.
            let _ = fs::remove_file(&target);
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
