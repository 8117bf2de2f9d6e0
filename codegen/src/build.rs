//! The build-script API, which writes a file to `OUT_DIR` that the user includes.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::Options;

/// Writes a spec's module to `$OUT_DIR/<name>.rs`, and makes Cargo rerun the build script when the
/// spec changes. The path is relative to the crate's root.
///
/// If the spec has errors, prints the same diagnostics as the macro and the command line, and
/// exits. Call it only from `build.rs`.
pub fn build(spec: &str, choose: impl FnOnce(Options) -> Options) {
    println!("cargo::rerun-if-changed={spec}");
    let folder = env::var_os("OUT_DIR").map(PathBuf::from);
    let written = folder
        .ok_or_else(|| "OUT_DIR is not set: call `build` from build.rs".to_owned())
        .and_then(|folder| run(spec, &choose(Options::default()), &folder));
    if let Err(message) = written {
        // Cargo shows the standard error of a failed build script unchanged.
        eprintln!("{message}");
        process::exit(1);
    }
}

/// Writes the module of each spec in the crate's `licit.toml` to `$OUT_DIR/<name>.rs`, with the settings
/// of the file: those that `cargo licit gen` uses. `output` is ignored.
///
/// If a spec or the file has errors, prints them and exits. Call it only from `build.rs`.
#[cfg(feature = "settings")]
pub fn build_all() {
    let file = Path::new(crate::settings::FILE_NAME);
    println!("cargo::rerun-if-changed={}", file.display());
    let folder = env::var_os("OUT_DIR").map(PathBuf::from);
    let written = folder
        .ok_or_else(|| "OUT_DIR is not set: call `build_all` from build.rs".to_owned())
        .and_then(|folder| run_all(file, &folder));
    if let Err(message) = written {
        eprintln!("{message}");
        process::exit(1);
    }
}

#[cfg(feature = "settings")]
fn run_all(file: &Path, folder: &Path) -> Result<(), String> {
    let settings = crate::settings::Settings::read(file).map_err(|error| error.to_string())?;
    let parent = file.parent().unwrap_or(Path::new(""));
    for spec in &settings.specs {
        let path = parent.join(&spec.path);
        let path = path.to_str().ok_or("the path of a spec is not UTF-8")?;
        println!("cargo::rerun-if-changed={path}");
        let options = spec.options(parent);
        let options = options.map_err(|error| format!("{}: {error}", file.display()))?;
        run(path, &options, folder)?;
    }
    Ok(())
}

/// Writes the module to `folder`.
fn run(spec: &str, options: &Options, folder: &Path) -> Result<(), String> {
    let loaded = licit_format::load_with(Path::new(spec), options.load())
        .map_err(|report| report.to_string())?;
    for file in loaded.files() {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    for warning in loaded.warnings.about_spec() {
        println!("cargo::warning=[{}] {}", warning.code, warning.message);
    }
    if let Some(census) = loaded.census.filter(|census| census.warnings > 0) {
        // A document can have hundreds of warnings. `cargo licit check` shows each of them.
        println!("cargo::warning={spec}: its OpenAPI document: {census}");
    }
    let module = crate::generate(&loaded.provider, options).map_err(|errors| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    let path = folder.join(format!("{}.rs", loaded.provider.rust_name));
    fs::write(&path, module.to_inline_text())
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use super::run;
    use crate::Options;

    #[test]
    fn the_build_script_takes_a_document_root_and_a_names_file() {
        let spec = "../tests/specs/two-folders/specs/acme.json";
        let folder = env::temp_dir().join(format!("licit-build-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let error = run(spec, &Options::default(), &folder).expect_err("it is in another folder");
        assert!(error.contains("E0803"), "{error}");
        assert!(!folder.join("acme.rs").exists());

        let options = Options::default().document_root("../tests/specs/two-folders");
        run(spec, &options, &folder).expect("the root holds both");
        let text = fs::read_to_string(folder.join("acme.rs")).expect("a module");
        assert!(text.contains("fn list_orders"), "{text}");
        assert!(!text.contains("fn all_orders"), "{text}");

        let options = options.names("../tests/specs/two-folders/names.json");
        run(spec, &options, &folder).expect("the names are right");
        let text = fs::read_to_string(folder.join("acme.rs")).expect("a module");
        assert!(text.contains("fn all_orders"), "{text}");
        fs::remove_dir_all(&folder).expect("the folder");
    }

    #[cfg(feature = "settings")]
    #[test]
    fn the_build_script_reads_the_settings_of_the_project() {
        let folder = env::temp_dir().join(format!("licit-settings-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("licit.toml");
        let spec = std::path::absolute("../tests/specs/two-folders/specs/acme.json");
        let root = std::path::absolute("../tests/specs/two-folders");
        let (spec, root) = (spec.expect("a path"), root.expect("a path"));
        let text = format!(
            "[[spec]]\npath = {spec:?}\ndocument-root = {root:?}\nnames = {names:?}\n",
            names = root.join("names.json"),
        );
        fs::write(&file, &text).expect("the settings");
        super::run_all(&file, &folder).expect("the settings are right");
        let module = fs::read_to_string(folder.join("acme.rs")).expect("a module");
        assert!(module.contains("fn all_orders"), "{module}");

        fs::write(&file, text + "includes = []\n").expect("the settings");
        let error = super::run_all(&file, &folder).expect_err("there is no such key");
        assert!(
            error.contains("licit.toml:5:1: unknown key `includes`"),
            "{error}"
        );
        fs::remove_dir_all(&folder).expect("the folder");
    }
}
