//! `cargo licit completions` prints the script of a shell. It calls `cargo licit complete`, which knows the
//! commands, their options, and the operations, parameters and scopes of the spec on the line.
//! Must not use `login` or `call`: it sends no requests.

mod candidates;
mod scripts;

use crate::command::Completions;
use crate::terminal::{out, outln};

/// Prints the script of a shell, or the candidates for a line.
pub(crate) fn run(options: &Completions) {
    match options {
        Completions::Script(shell) => out!("{}", scripts::of(*shell)),
        Completions::Candidates(words) => {
            for (word, about) in candidates::of(words) {
                outln!("{word}\t{about}");
            }
        }
    }
}
