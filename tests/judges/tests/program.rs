//! A program that contains the generated clients of documents. It decodes and encodes values, and says
//! which variant of a union they became; and it makes calls.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use licit_codegen::Options;
use licit_format::Loaded;
use serde_json::Value;

use crate::types;
use crate::written::{self, Call};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Reads lines: the number of a document, that of a type, and a value. Writes a line for each: the
/// value again with the name of the variant, or an error.
const MAIN: &str = r#"
use licit::rt;
use licit::rt::serde::{Serialize, de::DeserializeOwned};
use licit::rt::serde_json::{self, Value, json};
use std::io::{BufRead as _, Write as _};

fn again<T: Serialize + DeserializeOwned + std::fmt::Debug>(text: &str) -> Value {
    let value: T = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let shown = format!("{value:?}");
    let variant = shown.split(['(', ' ']).next().unwrap_or_default();
    match serde_json::to_value(&value) {
        Ok(again) => json!({ "again": again, "variant": variant }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

/// Reads an argument of the type that a method takes.
trait FromText {
    fn from_text(text: &'static str) -> Self;
}

fn v<A: FromText>(text: &'static str) -> A {
    A::from_text(text)
}

/// A field of a struct of parameters.
fn owned<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

impl FromText for &'static str {
    fn from_text(text: &'static str) -> Self {
        // Other values than texts are parameters without a type.
        let text = serde_json::from_str(text).unwrap_or_else(|_| text.to_owned());
        text.leak()
    }
}

impl<T: DeserializeOwned> FromText for &'static T {
    fn from_text(text: &'static str) -> Self {
        Box::leak(Box::new(owned(text)))
    }
}

impl<T: DeserializeOwned> FromText for &'static [T] {
    fn from_text(text: &'static str) -> Self {
        Vec::leak(owned(text))
    }
}

impl<A: FromText> FromText for Option<A> {
    fn from_text(text: &'static str) -> Self {
        (text != "null").then(|| v(text))
    }
}

macro_rules! copied {
    ($($name:ty),*) => { $(impl FromText for $name {
        fn from_text(text: &'static str) -> Self {
            owned(text)
        }
    })* };
}

copied!(i64, u64, f64, bool);

fn once() -> rt::CallOptions {
    rt::CallOptions::new().retries(0)
}

/// Makes the calls, one after the other, and names each when it is made.
fn make_calls(origin: &str) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(calls(origin));
}

async fn made(call: impl Future<Output = ()> + Send + 'static, document: usize, number: usize) {
    let failed = tokio::spawn(call).await.is_err();
    println!("{}", json!({ "document": document, "call": number, "failed": failed }));
    // The request of this call is taken before the next call sends one.
    std::io::stdin().lock().read_line(&mut String::new()).unwrap();
}

fn main() {
    if let Some(origin) = std::env::args().nth(1) {
        return make_calls(&origin);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let mut parts = line.splitn(3, ' ');
        let document = parts.next().unwrap().parse::<usize>().unwrap();
        let ty = parts.next().unwrap().parse::<usize>().unwrap();
        writeln!(out, "{}", decode(document, ty, parts.next().unwrap())).unwrap();
    }
}
"#;

/// The compiled program.
pub(crate) struct Program(PathBuf);

impl Program {
    /// Generates and compiles the clients of documents, with the calls of each that were made (see
    /// `make_calls.py` and `dynamic::send`). The program is called `name`.
    pub(crate) fn compile(name: &str, documents: &[(&Loaded, &[Call])]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("outside")
            .join(name);
        let source = folder.join("src");
        let _ = fs::remove_dir_all(&source);
        fs::create_dir_all(&source).expect("a folder");
        let mut root = String::from("#![allow(unused, dead_code, deprecated)]\n");
        let (mut decode, mut calls, mut functions) = (String::new(), String::new(), String::new());
        for (number, (loaded, made)) in documents.iter().enumerate() {
            let provider = &loaded.provider;
            let module = licit_codegen::generate(provider, &Options::default());
            let mut module = module.expect("a module").to_inline_text();
            let name = format!("d{number}");
            if !made.is_empty() {
                module.push_str(&written::client(provider, &module));
                writeln!(calls, "    let c = {name}::judged(origin);").expect("a text grows");
            }
            for (at, code) in written::calls(provider, &name, made) {
                functions.push_str(&code);
                writeln!(
                    calls,
                    "    made({name}_{at}(c.clone()), {number}, {at}).await;"
                )
                .expect("a text grows");
            }
            fs::write(source.join(format!("{name}.rs")), module).expect("a module");
            writeln!(root, "mod {name};").expect("a text grows");
            for (at, model) in types::received(provider) {
                writeln!(
                    decode,
                    "        ({number}, {at}) => again::<{name}::model::{model}>(text),"
                )
                .expect("a text grows");
            }
        }
        let decode = format!(
            "\nfn decode(document: usize, ty: usize, text: &str) -> Value {{\n    match (document, ty) {{\n{decode}        \
             _ => json!({{ \"error\": \"no such type\" }}),\n    }}\n}}\n"
        );
        let calls = format!("\nasync fn calls(origin: &str) {{\n{calls}}}\n");
        fs::write(
            source.join("main.rs"),
            root + MAIN + &decode + &functions + &calls,
        )
        .expect("a program");
        Self(build(&folder, name))
    }

    /// Lets the program make the calls to a server, one after the other, and passes the line of each to
    /// `made`.
    pub(crate) fn make_calls(&self, origin: &str, mut made: impl FnMut(Value)) {
        let mut program = Command::new(&self.0)
            .arg(origin)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut input = program.stdin.take().expect("its input");
        let output = program.stdout.take().expect("its output");
        for line in BufReader::new(output).lines() {
            made(serde_json::from_str(&line.expect("a line")).expect("JSON"));
            writeln!(input).expect("the program waits");
        }
        assert!(program.wait().expect("the program ends").success());
    }

    /// Lets the program answer lines.
    pub(crate) fn answers(&self, lines: Vec<String>) -> Vec<String> {
        let mut program = Command::new(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut input = program.stdin.take().expect("its input");
        let output = program.stdout.take().expect("its output");
        let writer = thread::spawn(move || {
            for line in lines {
                writeln!(input, "{line}").expect("the program reads");
            }
        });
        let answers = BufReader::new(output).lines();
        let answers = answers.map(|line| line.expect("a line")).collect();
        writer.join().expect("everything is written");
        assert!(program.wait().expect("the program ends").success());
        answers
    }
}

/// Compiles a crate outside the workspace, in the same target folder and with the same profile as
/// `tests/outside/nested.rs`, so that licit is compiled once for all of them.
fn build(folder: &Path, name: &str) -> PathBuf {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nlicit = {{ path = {REPOSITORY:?}, default-features = false }}\n\
         tokio = {{ version = \"1\", default-features = false, features = [\"net\", \"rt-multi-thread\", \"time\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    let lock = Path::new(REPOSITORY).join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("a lock file");
    let host = host();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("a target folder").join("tests/trybuild");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet", "--color", "never"])
        .args(["--target", &host])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&built.stderr);
    let messages: String = messages.chars().take(8_000).collect();
    assert!(built.status.success(), "{messages}");
    target.join(host).join("debug").join(name)
}

/// The compiler's own target, as cargo names it.
fn host() -> String {
    let output = Command::new(env!("CARGO")).arg("-vV").output();
    let output = String::from_utf8(output.expect("cargo runs").stdout).expect("a text");
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("cargo says where it runs").to_owned()
}
