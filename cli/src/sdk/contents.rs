//! The files of a crate besides the spec and the generated module.

use licit_format::resolve::{Provider, WebhookSignature};

use super::first_call::FirstCall;
use super::licit_source::Dependency;
use super::text::{filled, markdown, one_line, rust, toml};
use super::{GENERATED, NAMES};

/// What the files are written from.
pub(super) struct Crate<'p> {
    pub(super) provider: &'p Provider,
    pub(super) name: String,
    /// The path of the spec in the crate.
    pub(super) spec: String,
    pub(super) has_names: bool,
    pub(super) has_legacy_hashes: bool,
    pub(super) call: Option<FirstCall>,
    pub(super) licit: Dependency,
}

/// The version of licit that the crate requires: `0.1`.
fn licit_version() -> String {
    let parts: Vec<_> = env!("CARGO_PKG_VERSION").split('.').take(2).collect();
    parts.join(".")
}

impl Crate<'_> {
    /// The files, with their paths.
    pub(super) fn files(&self) -> Vec<(&'static str, String)> {
        let mut files = vec![
            ("Cargo.toml", self.manifest()),
            ("README.md", self.readme()),
            ("CHANGELOG.md", CHANGELOG.to_owned()),
            (
                "LICENSE-MIT",
                self.fill(include_str!("templates/LICENSE-MIT"), &[]),
            ),
            (
                "LICENSE-APACHE",
                include_str!("../../LICENSE-APACHE").to_owned(),
            ),
            ("licit.toml", self.settings()),
            (
                "src/lib.rs",
                self.fill(include_str!("templates/lib.rs"), &[]),
            ),
            (".github/workflows/licit.yml", self.workflow()),
            ("accepted-changes.txt", ACCEPTED.to_owned()),
            (".gitignore", "/target\n".to_owned()),
        ];
        if let Some(call) = &self.call {
            let crate_name = self.crate_name();
            let program = call.program.clone().of_crate(&crate_name).to_program();
            let about = format!(
                "//! Calls `{}`. Secrets are read from environment variables.\n\n",
                one_line(&call.operation)
            );
            files.push(("examples/first_call.rs", rust(&(about + &program))));
        }
        files.push(("tests/smoke.rs", self.test()));
        files
    }

    /// The name in Rust code.
    fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }

    fn title(&self) -> &str {
        &self.provider.table.title
    }

    fn fill(&self, template: &str, more: &[(&str, &str)]) -> String {
        let (package, title) = (self.crate_name(), markdown(self.title()));
        let licit = licit_version();
        let usual = [
            ("name", self.name.as_str()),
            ("crate", &package),
            ("title", &title),
            ("spec", &self.spec),
            ("licit", &licit),
            ("repository", env!("CARGO_PKG_REPOSITORY")),
        ];
        filled(template, &[&usual, more].concat())
    }

    fn manifest(&self) -> String {
        let mut features = Vec::new();
        let webhooks = self.provider.webhooks.as_ref();
        let has_jwt = webhooks
            .is_some_and(|webhooks| matches!(webhooks.table.signature, WebhookSignature::Jwt(_)));
        for (feature, is_needed) in [
            ("jose", self.provider.needs_jose() || has_jwt),
            ("legacy-hashes", self.has_legacy_hashes),
            ("webhook", webhooks.is_some()),
        ] {
            if is_needed {
                features.push(format!(", \"{feature}\""));
            }
        }
        // Each begins with a comma, as `default-features` comes before them.
        let features = match features.concat().strip_prefix(", ") {
            Some(features) => format!(", features = [{features}]"),
            None => String::new(),
        };
        let description = format!(
            "A client of {}, with types for what its scopes permit.",
            self.title()
        );
        self.fill(
            include_str!("templates/Cargo.toml.template"),
            &[
                ("description", &toml(&description)),
                ("features", &features),
                ("source", &self.licit.licit),
                ("emulator_source", &self.licit.emulator),
            ],
        )
    }

    fn workflow(&self) -> String {
        self.fill(
            include_str!("templates/licit.yml"),
            &[("install", &self.licit.install)],
        )
    }

    fn settings(&self) -> String {
        let names = if self.has_names {
            format!("names = {}\n", toml(NAMES))
        } else {
            String::new()
        };
        format!(
            "# What `cargo licit gen` generates, and `cargo licit gen --check` compares.\n\n[[spec]]\n\
             path = {}\noutput = \"{GENERATED}\"\ndocument-root = \"spec\"\n{names}",
            toml(&self.spec)
        )
    }

    fn readme(&self) -> String {
        let description = self.provider.description.as_deref().unwrap_or_default();
        let call = match &self.call {
            Some(call) => {
                let program = call.program.clone().of_crate(&self.crate_name());
                format!("```rust,no_run\n{}```", rust(&program.to_program()))
            }
            None => "Run `cargo doc --open` for the operations.".to_owned(),
        };
        let scopes = self.provider.scopes.iter().map(|scope| {
            let about = scope.description.as_deref().unwrap_or_default();
            format!("| {} | {} |\n", markdown(&scope.name), markdown(about))
        });
        let scopes: String = scopes.collect();
        let scopes = if scopes.is_empty() {
            String::new()
        } else {
            format!("## Scopes\n\n| scope | permits |\n| --- | --- |\n{scopes}\n")
        };
        self.fill(
            include_str!("templates/README.md.template"),
            &[
                ("description", &markdown(description)),
                ("scopes", &scopes),
                ("source", &self.licit.readme),
                ("call", &call),
            ],
        )
    }

    /// The test against the emulator: the first call, or that the emulator starts.
    fn test(&self) -> String {
        let about =
            "//! Runs the provider's emulator, which reads the same spec, and calls it.\n\n";
        let emulated = self.call.as_ref().and_then(|call| call.emulated.clone());
        match emulated {
            Some(example) => {
                let example = example.of_crate(&self.crate_name());
                rust(&(about.to_owned() + &example.to_test("the_first_call_succeeds")))
            }
            None => rust(&(about.to_owned() + &self.fill(include_str!("templates/smoke.rs"), &[]))),
        }
    }
}

const CHANGELOG: &str = "# Changelog

`cargo licit diff` lists what changed between two versions of the spec, whom each change breaks, and the next version
of this crate.

## 0.1.0

First version.
";

const ACCEPTED: &str = "# Changes of the spec that are accepted although they break programs or granted tokens: a code and a
# place on each line, such as `D0301 operations.get_book`. After a release, remove them.
";
