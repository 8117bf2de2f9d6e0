//! Diagnostics about files that were not read and references that lead nowhere.

use std::path::Path;

use super::{At, MOST_FILES};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::limits;
use crate::source::{FileError, MAX_BYTES, Span};
use crate::syntax::{self, Refusal, Root, is_url};

/// The help for a file outside the root.
const OTHER_ROOT: &str = "move the file into that directory, or set one that contains all \
    documents: `--document-root` on the command line, `document_root` in the macro and in build scripts";

/// The help for a URL.
const DOWNLOAD: &str = "download the file next to the document and refer to it by its path: \
    code generation does not use the network";

/// Reports a file that exceeds the limit.
pub(super) fn too_many_values(place: Span) -> Diagnostic {
    let message = format!("the documents have more than {} values", limits::VALUES);
    Diagnostic::error(Code::TooCostly, message)
        .at(place, "the limit is exceeded by this reference")
        .help("bundle what the API needs into one document")
}

/// Describes a file that is outside the root.
fn outside(name: &str, leads_to: Option<&Path>, root: &Root) -> String {
    let title = root.title();
    match leads_to {
        None => format!("`{}` is outside {title}", shown(name)),
        Some(path) => format!(
            "`{}` leads to `{}`, outside {title}",
            shown(name),
            path.display()
        ),
    }
}

/// Reports that the document named by a spec was not read.
pub(super) fn refused_document(name: &str, refusal: &Refusal, root: &Root) -> Diagnostic {
    match refusal {
        Refusal::Remote => {
            let message = format!("the document `{}` is a URL", shown(name));
            Diagnostic::error(Code::RemoteDocument, message).help(
                "download the document into the spec's directory and name it by its path: \
                 code generation does not use the network",
            )
        }
        Refusal::Outside(leads_to) => Diagnostic::error(
            Code::DocumentOutsideRoot,
            outside(name, leads_to.as_deref(), root),
        )
        .help(OTHER_ROOT),
        Refusal::File(error) => syntax::unreadable(&shown(name), error),
    }
}

/// Warns if a spec in `folder` names a document that will be rejected.
pub(crate) fn warning_outside(name: &str, folder: &Path, root: &Root) -> Option<Diagnostic> {
    match root.find(folder, name) {
        Err(Refusal::Outside(leads_to)) => {
            let message = outside(name, leads_to.as_deref(), root);
            let message = format!("the spec will be rejected: {message}");
            Some(Diagnostic::warning(Code::DocumentOutsideRoot, message).help(OTHER_ROOT))
        }
        _ => None,
    }
}

/// Reports that a referenced file was not read.
pub(super) fn refused_reference(name: &str, refusal: &Refusal, root: &Root) -> Diagnostic {
    match refusal {
        Refusal::Remote => Diagnostic::warning(Code::RemoteReference, remote(name)).help(DOWNLOAD),
        Refusal::Outside(leads_to) => Diagnostic::warning(
            Code::ReferenceRefused,
            outside(name, leads_to.as_deref(), root),
        )
        .help(OTHER_ROOT),
        Refusal::File(FileError::Io(error)) => Diagnostic::warning(
            Code::DanglingReference,
            format!("{} cannot be read: {error}", shown(name)),
        ),
        Refusal::File(FileError::TooLarge { bytes, .. }) => Diagnostic::warning(
            Code::ReferenceRefused,
            format!("{} has {bytes} bytes", shown(name)),
        )
        .help(format!(
            "the documents of a spec may have at most {MAX_BYTES} bytes in total"
        )),
        Refusal::File(error) => Diagnostic::warning(
            Code::ReferenceRefused,
            format!("{} cannot be read: {error}", shown(name)),
        ),
    }
}

fn remote(reference: &str) -> String {
    // The whole URL, so that it can be copied from the message.
    format!("`{reference}` is a URL, and is not downloaded")
}

pub(super) fn too_many(place: Span) -> Diagnostic {
    let message = format!("the documents name more than {MOST_FILES} files");
    Diagnostic::warning(Code::ReferenceRefused, message)
        .at(place, "this file and all further files are ignored")
}

/// Warns about a dangling reference.
pub(crate) fn dangling(at: At<'_>, reference: &str) -> Diagnostic {
    let diagnostic = if is_url(reference) {
        Diagnostic::warning(Code::RemoteReference, remote(reference)).help(DOWNLOAD)
    } else {
        let message = format!("`{}` does not exist", shown(reference));
        Diagnostic::warning(Code::DanglingReference, message)
    };
    diagnostic.at(at.node.span, "treated as any JSON value")
}
