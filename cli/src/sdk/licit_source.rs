//! Where a written crate takes licit from.

use std::path::{Component, Path, PathBuf};

use super::text::toml;
use crate::command::LicitSource;

/// The parts of a crate's files that depend on where licit comes from.
pub(super) struct Dependency {
    /// Keys after the version of `licit` in the manifest.
    pub(super) licit: String,
    /// Keys after the version of `licit-emulator`.
    pub(super) emulator: String,
    /// The paragraph of the README.
    pub(super) readme: String,
    /// The arguments of `cargo install` for the command line.
    pub(super) install: String,
}

impl Dependency {
    /// The dependency of a crate in the directory `output`.
    pub(super) fn of(source: &LicitSource, output: &Path) -> Result<Self, String> {
        match source {
            LicitSource::Git { url, rev } => {
                let quoted = toml(url);
                let (mut keys, mut install) = (format!(", git = {quoted}"), shell(url)?);
                if let Some(rev) = rev {
                    keys = format!("{keys}, rev = {}", toml(rev));
                    install = format!("{install} --rev {}", shell(rev)?);
                }
                Ok(Self {
                    licit: keys.clone(),
                    emulator: keys,
                    readme: readme(url),
                    install: format!("cargo-licit --git {install}"),
                })
            }
            LicitSource::Path(path) => {
                for manifest in ["Cargo.toml", "emulator/Cargo.toml", "cli/Cargo.toml"] {
                    let manifest = path.join(manifest);
                    if !manifest.is_file() {
                        return Err(format!(
                            "{} does not exist: pass the repository of licit to `--licit-path`",
                            manifest.display()
                        ));
                    }
                }
                let path = from_crate(path, output)?;
                Ok(Self {
                    licit: format!(", path = {}", toml(&path)),
                    emulator: format!(", path = {}", toml(&format!("{path}/emulator"))),
                    readme: readme(&path),
                    install: format!("--path {}", shell(&format!("{path}/cli"))?),
                })
            }
        }
    }
}

fn readme(place: &str) -> String {
    format!(
        "`Cargo.toml` takes licit from `{}`. A published crate takes it from crates.io.\n\n",
        place.replace('`', "")
    )
}

/// A word of a shell command in the workflow.
fn shell(word: &str) -> Result<String, String> {
    if word.contains('\'') || word.chars().any(char::is_control) {
        return Err(format!("`{word}` must not contain quotes"));
    }
    Ok(format!("'{word}'"))
}

/// The path as the crate's manifest names it: relative to the crate, unless it was given as absolute.
fn from_crate(path: &Path, output: &Path) -> Result<String, String> {
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    if path.is_absolute() {
        return Ok(shown(path));
    }
    let absolute = |path: &Path| {
        let path = std::path::absolute(path);
        path.map(|path| plain(&path))
            .map_err(|error| error.to_string())
    };
    let (path, output) = (absolute(path)?, absolute(output)?);
    let (mut to, mut from) = (path.components().peekable(), output.components().peekable());
    while to.peek().is_some() && to.peek() == from.peek() {
        to.next();
        from.next();
    }
    let relative: PathBuf = from.map(|_| Component::ParentDir).chain(to).collect();
    Ok(shown(&relative))
}

/// An absolute path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_is_relative_to_the_crate() {
        let named = |path: &str, output: &str| from_crate(path.as_ref(), output.as_ref());
        assert_eq!(named("../licit", "sdks/acme").unwrap(), "../../../licit");
        assert_eq!(named(".", "acme-sdk").unwrap(), "..");
        assert_eq!(named("a/licit", "a/acme").unwrap(), "../licit");
        assert_eq!(named("/srv/licit", "acme").unwrap(), "/srv/licit");
    }

    #[test]
    fn a_revision_is_part_of_the_manifest_and_of_the_workflow() {
        let source = LicitSource::Git {
            url: "https://example.com/licit".to_owned(),
            rev: Some("v1".to_owned()),
        };
        let dependency = Dependency::of(&source, Path::new("acme")).unwrap();
        assert_eq!(
            dependency.licit,
            ", git = \"https://example.com/licit\", rev = \"v1\""
        );
        assert_eq!(
            dependency.install,
            "cargo-licit --git 'https://example.com/licit' --rev 'v1'"
        );
        assert!(dependency.readme.contains("`https://example.com/licit`"));
    }

    #[test]
    fn quotes_do_not_leave_the_command_of_the_workflow() {
        let source = LicitSource::Git {
            url: "x' && rm -r '/".to_owned(),
            rev: None,
        };
        assert!(Dependency::of(&source, Path::new("acme")).is_err());
    }
}
