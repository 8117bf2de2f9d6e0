//! `import discovery`: its arguments.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::text;

/// `import discovery`
pub(crate) struct Import {
    /// An issuer, the URL of a metadata document, or a file that holds one.
    pub(crate) from: String,
    pub(crate) output: Option<PathBuf>,
    pub(crate) name: Option<String>,
    pub(crate) plain_pkce: bool,
}

impl Import {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        match parser.next().map_err(|error| error.to_string())? {
            Some(Value(what)) if what == "discovery" => {}
            _ => {
                return Err("`import` needs to know what: `import discovery <ISSUER|FILE>`".into());
            }
        }
        let mut from = None;
        let (mut output, mut name, mut plain_pkce) = (None, None, false);
        while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
            match argument {
                Short('o') | Long("output") => output = Some(text(parser)?.into()),
                Long("name") => name = Some(text(parser)?),
                Long("plain-pkce") => plain_pkce = true,
                Value(value) if from.is_none() => {
                    let value = value.into_string();
                    from = Some(value.map_err(|_| "arguments must be UTF-8".to_owned())?);
                }
                other => return Err(other.unexpected().to_string()),
            }
        }
        Ok(Self {
            from: from.ok_or("`import discovery` needs an issuer or a file")?,
            output,
            name,
            plain_pkce,
        })
    }
}
