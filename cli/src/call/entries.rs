//! Reads `name=value`, `name:=JSON` and `name=@FILE`, and bodies from files.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use licit_dynamic::{Arguments, Entry, EntryBody, EntryValue};
use licit_format::resolve::{Body, Operation, Provider};
use licit_runtime::Upload;
use serde_json::Value;

use super::error::CallError;
use crate::command::Call;

/// The maximum size of a file to send.
const LONGEST: u64 = 256 * 1024 * 1024;

/// What the command line gives a call.
#[derive(Default)]
pub(super) struct Given {
    entries: Vec<Entry>,
    json: Option<Value>,
    content: Option<Vec<u8>>,
    /// The names of entries and the files that they are read from.
    pub(super) files: Vec<(String, String)>,
    /// The file of a raw body; `-` is standard input.
    pub(super) content_path: Option<String>,
}

impl Given {
    pub(super) fn read(options: &Call) -> Result<Self, CallError> {
        let mut given = Self::default();
        for text in &options.entries {
            given.entry(text)?;
        }
        if let Some(path) = &options.json {
            let text = file(path)?;
            let json = serde_json::from_slice(&text);
            given.json = Some(json.map_err(|error| {
                CallError::Usage(format!("{} is not JSON: {error}", path.display()))
            })?);
        }
        if let Some(path) = &options.body {
            given.content_path = Some(path.display().to_string());
            // A printed call reads the file itself.
            if !options.curl && !options.rust {
                given.content = Some(file(path)?);
            }
        }
        Ok(given)
    }

    fn entry(&mut self, text: &str) -> Result<(), CallError> {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let (name, value) = if let Some(name) = name.strip_suffix(':') {
            let json = serde_json::from_str(value);
            let json = json.map_err(|error| {
                CallError::Usage(format!("the value of `{name}` is not JSON: {error}"))
            })?;
            (name, EntryValue::Json(json))
        } else if let Some(path) = value.strip_prefix('@') {
            self.files.push((name.to_owned(), path.to_owned()));
            let file_name = Path::new(path).file_name().unwrap_or_default();
            let value = EntryValue::File {
                name: file_name.to_string_lossy().into_owned(),
                content: file(Path::new(path))?,
            };
            (name, value)
        } else {
            (name, EntryValue::Text(value.to_owned()))
        };
        self.entries.push(Entry::new(name, value));
        Ok(())
    }

    /// Checks the arguments against the operation.
    pub(super) fn arguments<'p>(
        &self,
        provider: &'p Provider,
        operation: &'p Operation,
    ) -> Result<Arguments<'p>, CallError> {
        let usage = |error: &dyn std::fmt::Display| {
            CallError::Usage(format!("`{}`: {error}", operation.table.name))
        };
        let body = match (&self.content, &self.content_path) {
            (Some(content), _) => Some(EntryBody::Content(Upload::from(content.clone()))),
            (None, Some(_)) => Some(EntryBody::Content(Upload::from(Vec::new()))),
            (None, None) => self.json.clone().map(EntryBody::Json),
        };
        if let (
            None,
            Some(Body::Binary {
                optional: false, ..
            }),
        ) = (&body, &operation.body)
        {
            return Err(usage(
                &"the operation sends content: name its file with `--body FILE`",
            ));
        }
        Arguments::from_entries(provider, operation, &self.entries, body)
            .map_err(|error| usage(&error))
    }
}

/// Reads a file, or standard input for `-`.
fn file(path: &Path) -> Result<Vec<u8>, CallError> {
    let unreadable = |error: &dyn std::fmt::Display| {
        CallError::Usage(format!("{} cannot be read: {error}", path.display()))
    };
    let mut content = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin()
            .lock()
            .take(LONGEST + 1)
            .read_to_end(&mut content)
    } else {
        let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
        file.take(LONGEST + 1).read_to_end(&mut content)
    };
    read.map_err(|error| unreadable(&error))?;
    if content.len() as u64 > LONGEST {
        return Err(unreadable(&format!("it has more than {LONGEST} bytes")));
    }
    Ok(content)
}
