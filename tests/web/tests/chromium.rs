//! Headless Chromium, driven by its `DevTools` protocol over pipes.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use licit::rt::Json;
use licit::rt::serde_json::{from_slice, json};

/// How long a step may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names under which distributions install it.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// The number of browsers of this process, each with a profile of its own.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A running browser with one tab. Stopped when dropped.
pub(crate) struct Chromium {
    child: Child,
    folder: PathBuf,
    commands: ChildStdin,
    messages: Receiver<Json>,
    count: u64,
    tab: Option<String>,
}

impl Chromium {
    /// Starts a browser with a new profile; `None` if none is installed.
    pub(crate) fn start() -> Option<Self> {
        let program = installed()?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("licit-chromium-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let profile = format!("--user-data-dir={}", folder.display());
        // The browser reads commands from descriptor 3, and writes messages to descriptor 4.
        let script = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#;
        let mut child = Command::new("sh")
            .args(["-c", script])
            .arg(program)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--no-first-run",
                "--remote-debugging-pipe",
                &profile,
                "about:blank",
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let commands = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            let mut message = Vec::new();
            while output
                .read_until(0, &mut message)
                .is_ok_and(|read| read > 0)
            {
                message.pop();
                if sender.send(from_slice(&message).unwrap()).is_err() {
                    return;
                }
                message.clear();
            }
        });
        let (count, tab) = (0, None);
        let mut browser = Self {
            child,
            folder,
            commands,
            messages,
            count,
            tab,
        };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = browser.call("Target.attachToTarget", attach);
        browser.tab = attached["sessionId"].as_str().map(str::to_owned);
        Some(browser)
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers write the value where they pass it"
    )]
    fn call(&mut self, method: &str, params: Json) -> Json {
        self.count += 1;
        let mut command = json!({ "id": self.count, "method": method, "params": params });
        if let Some(tab) = &self.tab {
            command["sessionId"] = tab.as_str().into();
        }
        let text = command.to_string() + "\0";
        self.commands.write_all(text.as_bytes()).unwrap();
        loop {
            let message = self.messages.recv_timeout(PATIENCE).unwrap();
            if message["id"] == self.count {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    pub(crate) fn open(&mut self, url: &str) {
        self.call("Page.navigate", json!({ "url": url }));
    }

    /// Evaluates JavaScript in the page.
    pub(crate) fn evaluate(&mut self, script: &str) -> Json {
        let params = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        self.call("Runtime.evaluate", params)["result"]["value"].clone()
    }

    /// Waits until the tab shows a complete page at a URL that starts with `url`. Returns its text.
    pub(crate) fn arrive(&mut self, url: &str) -> String {
        self.wait(url, |here| here.starts_with(url))
    }

    /// Waits until the tab shows a complete page at this URL. Returns its text.
    pub(crate) fn arrive_at(&mut self, url: &str) -> String {
        self.wait(url, |here| here == url)
    }

    fn wait(&mut self, url: &str, is_there: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let page = self.evaluate(
                "document.readyState === 'complete' ? [location.href, document.body.innerText] : []",
            );
            let here = page[0].as_str().unwrap_or_default();
            if is_there(here) {
                return page[1].as_str().unwrap_or_default().to_owned();
            }
            assert!(start.elapsed() < PATIENCE, "at {here}, not {url}: {page}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses the button with this text.
    pub(crate) fn press(&mut self, text: &str) {
        let script = format!(
            "(b => {{ b.click(); return true; }})([...document.querySelectorAll('button')].find(b => b.innerText === '{text}'))"
        );
        assert_eq!(self.evaluate(&script), true, "no button `{text}`");
    }

    /// Sets a cookie of the site.
    pub(crate) fn set_cookie(&mut self, url: &str, name: &str, value: &str) {
        let cookie = json!({ "url": url, "name": name, "value": value, "httpOnly": true });
        assert_eq!(self.call("Network.setCookie", cookie)["success"], true);
    }

    /// Returns the names of the site's cookies that the browser has.
    pub(crate) fn cookies(&mut self, url: &str) -> Vec<Json> {
        let found = self.call("Network.getCookies", json!({ "urls": [url] }));
        found["cookies"].as_array().cloned().unwrap_or_default()
    }
}

fn installed() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&folders).collect();
    let mut programs = NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |f| f.join(name)));
    programs.find(|program| program.is_file())
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
