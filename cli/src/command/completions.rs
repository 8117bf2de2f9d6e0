//! The arguments of `completions`, `complete` and `man`.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::value::{alone, next};

/// The output of `cargo licit help completions`.
pub(crate) const HELP: &str = "\
Print the script that completes commands, options, operations and their arguments in a shell.

Usage: cargo licit completions bash|zsh|fish|powershell

The first lines of the script say where to put it.

Example:
  cargo licit completions bash > ~/.local/share/bash-completion/completions/cargo-licit
";

/// The output of `cargo licit help man`.
pub(crate) const MANUAL_HELP: &str = "\
Write a manual page for each command.

Usage: cargo licit man <DIR>

Example:
  cargo licit man ~/.local/share/man/man1
";

/// `completions` and `complete`
pub(crate) enum Completions {
    /// The script of a shell.
    Script(Shell),
    /// The candidates for the last of these words.
    Candidates(Vec<String>),
}

/// A shell that has completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[expect(clippy::enum_variant_names, reason = "the name of the program")]
    PowerShell,
}

impl Completions {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let needed = "`completions` needs a shell: `bash`, `zsh`, `fish` or `powershell`";
        let Some(Value(shell)) = next(parser)? else {
            return Err(needed.into());
        };
        let shell = match shell.to_str() {
            Some("bash") => Shell::Bash,
            Some("zsh") => Shell::Zsh,
            Some("fish") => Shell::Fish,
            Some("powershell") => Shell::PowerShell,
            _ => return Err(needed.into()),
        };
        alone(parser)?;
        Ok(Self::Script(shell))
    }

    /// The words of a line, after `--`.
    pub(super) fn words(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let words = parser.raw_args().map_err(|error| error.to_string())?;
        let words = words.map(|word| word.to_string_lossy().into_owned());
        Ok(Self::Candidates(
            words.skip_while(|word| word == "--").collect(),
        ))
    }
}

/// The directory of `man`.
pub(super) fn manual(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    let Some(Value(folder)) = next(parser)? else {
        return Err("`man` needs a directory".into());
    };
    alone(parser)?;
    Ok(folder.into())
}
