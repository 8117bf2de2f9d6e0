//! Runs cargo on crates outside the workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

pub(crate) const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// The folder of a crate outside the workspace.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("outside")
        .join(name)
}

/// The compiler's own target, as cargo names it.
static HOST: LazyLock<String> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO")).arg("-vV").output();
    let output = output.expect("cargo runs").stdout;
    let version = String::from_utf8(output).expect("a text");
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("cargo says where it runs").to_owned()
});

/// The target folder of all these crates, which is trybuild's: it has compiled the macro already.
fn target() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target.expect("a target folder").join("tests/trybuild")
}

/// The output folder of `cargo doc` for these crates.
pub(crate) fn docs() -> PathBuf {
    target().join(&*HOST).join("doc")
}

/// Returns `cargo <command>` for the crate in `folder`.
///
/// The profile is set here, not in the manifests: with another profile, cargo would compile licit
/// and its dependencies again. `--target` separates the macro's dependencies, which trybuild compiles
/// in the same way, from the others. The lock file is that of the workspace, whose dependencies are
/// already downloaded.
pub(crate) fn cargo(command: &str, folder: &Path) -> Command {
    fs::copy(
        Path::new(REPOSITORY).join("Cargo.lock"),
        folder.join("Cargo.lock"),
    )
    .expect("a lock file");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args([command, "--offline", "--quiet", "--color", "never"])
        .args(["--target", &HOST])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env_remove("RUSTFLAGS");
    cargo
}

/// Writes the manifest of a crate that depends on licit alone, without its features.
pub(crate) fn write_manifest(folder: &Path, name: &str, rest: &str) {
    write(
        folder,
        name,
        &format!("[workspace]\n\n{DEPENDENCIES}{rest}"),
    );
}

/// Writes the manifest of such a crate in a workspace of several.
pub(crate) fn write_member(folder: &Path, name: &str) {
    write(folder, name, DEPENDENCIES);
}

const DEPENDENCIES: &str = concat!(
    "[dependencies]\nlicit = { path = \"",
    env!("CARGO_MANIFEST_DIR"),
    "\", default-features = false }\n"
);

fn write(folder: &Path, name: &str, rest: &str) {
    let manifest =
        format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{rest}");
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
}
