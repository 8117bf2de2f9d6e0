//! The values of options.

use std::path::PathBuf;

use licit_format::LoadOptions;

/// The next argument.
pub(super) fn next(parser: &mut lexopt::Parser) -> Result<Option<lexopt::Arg<'_>>, String> {
    parser.next().map_err(|error| error.to_string())
}

/// The value of `--document-root`.
pub(super) fn document_root(
    load: &LoadOptions,
    parser: &mut lexopt::Parser,
) -> Result<LoadOptions, String> {
    Ok(load.clone().document_root(path(parser)?))
}

pub(super) fn path(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    Ok(value.into())
}

pub(super) fn number<T: std::str::FromStr>(
    parser: &mut lexopt::Parser,
    option: &str,
) -> Result<T, String> {
    let text = text(parser)?;
    text.parse()
        .map_err(|_| format!("`{option}` requires a number, not `{text}`"))
}

pub(super) fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    value
        .into_string()
        .map_err(|_| "arguments must be UTF-8".into())
}

pub(super) fn pair(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
        None => Err(format!("expected `name=value`, found `{argument}`")),
    }
}

pub(super) fn named_list(argument: &str) -> Result<(String, Vec<String>), String> {
    let (name, list) = pair(argument)?;
    Ok((name, list.split(',').map(str::to_owned).collect()))
}

/// Rejects further arguments.
pub(super) fn alone(parser: &mut lexopt::Parser) -> Result<(), String> {
    match next(parser)? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().to_string()),
    }
}
