//! Reads `licit.toml`, and reports mistakes with their places.

use std::ops::Range;
use std::path::{Path, PathBuf};

use licit_format::diagnostic::nearest;
use licit_format::source::Lines;
use toml_edit::{Document, Item, TableLike, Value};

use super::{Settings, SettingsError, SpecSettings};

/// The keys of a spec.
const KEYS: [&str; 11] = [
    "path",
    "output",
    "names",
    "document-root",
    "crate",
    "deny-warnings",
    "include",
    "exclude",
    "scopes",
    "operations",
    "types",
];

pub(super) fn read(path: &Path, text: &str) -> Result<Settings, SettingsError> {
    let file = File { path, text };
    let document = Document::parse(text).map_err(|error| {
        // The parser's own text repeats the place and the line.
        file.error(error.span(), error.message().to_owned())
    })?;
    let mut settings = Settings::default();
    for (key, item) in document.as_table() {
        if key != "spec" {
            let span = document.as_table().key(key).and_then(toml_edit::Key::span);
            return Err(file.unknown(span, key, &["spec"]));
        }
        let Some(tables) = item.as_array_of_tables() else {
            let message = "each spec begins with `[[spec]]`".to_owned();
            return Err(file.error(item.span(), message));
        };
        for table in tables {
            settings.specs.push(file.spec(table, table.span())?);
        }
    }
    Ok(settings)
}

struct File<'f> {
    path: &'f Path,
    text: &'f str,
}

impl File<'_> {
    fn error(&self, span: Option<Range<usize>>, message: String) -> SettingsError {
        SettingsError {
            path: self.path.to_owned(),
            place: span.map(|span| Lines::new(self.text).position(span.start)),
            message,
        }
    }

    fn unknown(&self, span: Option<Range<usize>>, key: &str, known: &[&str]) -> SettingsError {
        let hint = match nearest(key, known.iter().copied()) {
            Some(name) => format!("; did you mean `{name}`?"),
            None => format!("; use one of: {}", known.join(", ")),
        };
        self.error(span, format!("unknown key `{key}`{hint}"))
    }

    fn spec(
        &self,
        table: &dyn TableLike,
        span: Option<Range<usize>>,
    ) -> Result<SpecSettings, SettingsError> {
        let mut spec = SpecSettings::default();
        for (key, item) in table.iter() {
            match key {
                "path" => spec.path = PathBuf::from(self.text_of(key, item)?),
                "output" => spec.output = Some(self.text_of(key, item)?.into()),
                "names" => spec.names = Some(self.text_of(key, item)?.into()),
                "document-root" => spec.document_root = Some(self.text_of(key, item)?.into()),
                "crate" => spec.crate_path = Some(self.text_of(key, item)?),
                "deny-warnings" => {
                    let flag = item.as_bool();
                    spec.deny_warnings =
                        flag.ok_or_else(|| self.wrong(key, item, "`true` or `false`"))?;
                }
                "include" => spec.include = self.texts(key, item)?,
                "exclude" => spec.exclude = self.texts(key, item)?,
                "scopes" => spec.scopes = self.map(key, item, Self::texts)?,
                "operations" => spec.operations = self.map(key, item, Self::texts)?,
                "types" => spec.types = self.map(key, item, Self::text_of)?,
                _ => {
                    let span = table.key(key).and_then(toml_edit::Key::span);
                    return Err(self.unknown(span, key, &KEYS));
                }
            }
        }
        if spec.path.as_os_str().is_empty() {
            return Err(self.error(span, "`path` is missing: the path of the spec".into()));
        }
        Ok(spec)
    }

    fn wrong(&self, key: &str, item: &Item, expected: &str) -> SettingsError {
        let message = format!("`{key}` must be {expected}, not {}", item.type_name());
        self.error(item.span(), message)
    }

    fn text_of(&self, key: &str, item: &Item) -> Result<String, SettingsError> {
        let text = item.as_str().filter(|text| !text.is_empty());
        text.map(str::to_owned)
            .ok_or_else(|| self.wrong(key, item, "a string"))
    }

    fn texts(&self, key: &str, item: &Item) -> Result<Vec<String>, SettingsError> {
        let wrong = || self.wrong(key, item, "a list of strings");
        let list = item.as_array().ok_or_else(wrong)?;
        let texts = list
            .iter()
            .map(|value: &Value| value.as_str().map(str::to_owned));
        texts.collect::<Option<Vec<_>>>().ok_or_else(wrong)
    }

    fn map<T>(
        &self,
        key: &str,
        item: &Item,
        read: impl Fn(&Self, &str, &Item) -> Result<T, SettingsError>,
    ) -> Result<Vec<(String, T)>, SettingsError> {
        let table = item
            .as_table_like()
            .ok_or_else(|| self.wrong(key, item, "a table"))?;
        let entries = table.iter();
        entries
            .map(|(name, value)| {
                Ok((
                    name.to_owned(),
                    read(self, &format!("{key}.{name}"), value)?,
                ))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Settings;

    fn read(text: &str) -> Result<Settings, String> {
        Settings::parse(Path::new("licit.toml"), text).map_err(|error| error.to_string())
    }

    #[test]
    fn every_key_is_read() {
        let text = r#"
            [[spec]]
            path = "specs/acme.json"
            output = "src/acme.rs"
            names = "specs/acme.names.json"
            document-root = "vendor"
            crate = "::oauth"
            deny-warnings = true
            include = ["list_*"]
            exclude = ["tag:Internal"]
            scopes = { Reading = ["a", "b"] }
            operations = { Sync = ["list_all"] }
            types = { uuid = "uuid::Uuid" }

            [[spec]]
            path = "other.json"
            [spec.scopes]
            Writing = ["c"]
        "#;
        let settings = read(text).expect("settings");
        let [first, second] = settings.specs.as_slice() else {
            panic!("{settings:?}");
        };
        assert_eq!(first.path, Path::new("specs/acme.json"));
        assert_eq!(first.output.as_deref(), Some(Path::new("src/acme.rs")));
        assert_eq!(
            first.names.as_deref(),
            Some(Path::new("specs/acme.names.json"))
        );
        assert_eq!(first.document_root.as_deref(), Some(Path::new("vendor")));
        assert_eq!(first.crate_path.as_deref(), Some("::oauth"));
        assert!(first.deny_warnings && !second.deny_warnings);
        assert_eq!(first.include, ["list_*"]);
        assert_eq!(first.exclude, ["tag:Internal"]);
        assert_eq!(
            first.scopes,
            [("Reading".into(), vec!["a".into(), "b".into()])]
        );
        assert_eq!(first.operations, [("Sync".into(), vec!["list_all".into()])]);
        assert_eq!(first.types, [("uuid".into(), "uuid::Uuid".into())]);
        assert_eq!(second.scopes, [("Writing".into(), vec!["c".into()])]);
    }

    #[test]
    fn mistakes_have_their_places() {
        let cases = [
            (
                "[[spec]]\npath = 1",
                "licit.toml:2:8: `path` must be a string, not integer",
            ),
            (
                "[[spec]]\npath = \"a\"\ninclud = []",
                "licit.toml:3:1: unknown key `includ`; did you mean `include`?",
            ),
            (
                "[[specs]]\npath = \"a\"",
                "licit.toml:1:3: unknown key `specs`; did you mean `spec`?",
            ),
            (
                "[[spec]]\noutput = \"a\"",
                "licit.toml:1:1: `path` is missing: the path of the spec",
            ),
            (
                "[[spec]]\npath = \"a\"\nscopes = { R = [1] }",
                "licit.toml:3:16: `scopes.R` must be a list of strings, not array",
            ),
            (
                "[spec]\npath = \"a\"",
                "licit.toml:1:1: each spec begins with `[[spec]]`",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), Err(expected.into()), "{text}");
        }
        let syntax = read("[[spec]]\npath = ").expect_err("no value");
        assert!(syntax.starts_with("licit.toml:2:"), "{syntax}");
    }
}
