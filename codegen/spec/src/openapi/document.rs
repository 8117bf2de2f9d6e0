//! OpenAPI documents, and what their references (`$ref`) lead to, in the same file or in one beside
//! it (OpenAPI 3.1 §4.6, JSON Reference).

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Report, shown};
use crate::source::{Json, Node, Source, Span};

/// The documents that one spec reads. Each place in them has an offset that tells which file it is in:
/// the spec's text comes first, then one document after the other.
#[derive(Debug)]
pub(crate) struct Documents {
    files: Vec<File>,
    /// Where the next file's text begins.
    end: usize,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    root: Node,
    source: Source,
}

/// A value of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    /// The value.
    pub(crate) node: &'a Node,
    /// The document's position.
    pub(crate) file: usize,
}

impl<'a> At<'a> {
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        Some(self.to(self.node.get(key)?))
    }

    pub(crate) fn to(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// The text at a key.
    pub(crate) fn text(self, key: &str) -> Option<&'a str> {
        text_of(self.node.get(key)?)
    }

    /// Whether `true` stands at a key.
    pub(crate) fn is(self, key: &str) -> bool {
        matches!(
            self.node.get(key).map(|n| &n.value),
            Some(Json::Boolean(true))
        )
    }

    /// Tells values apart that look alike.
    pub(crate) fn identity(self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }
}

fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Diagnostic> {
    std::fs::read(path).map_err(|error| {
        let message = format!("{} cannot be read: {error}", shown(name));
        Diagnostic::error(Code::Unreadable, message)
    })
}

/// The text that a node is.
pub(crate) fn text_of(node: &Node) -> Option<&str> {
    match &node.value {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

impl Documents {
    /// Reads a document and every file that it refers to. What is wrong with the document itself is
    /// an error; a file beside it that cannot be read is a warning, and references to it dangle.
    pub(crate) fn read(path: &Path, named: &str, offset: usize) -> (Self, Vec<Diagnostic>) {
        match bytes(path, named) {
            Ok(bytes) => Self::of(Source::from_bytes(path, bytes), offset),
            Err(mistake) => {
                let none = Self {
                    files: Vec::new(),
                    end: offset,
                };
                (none, vec![mistake])
            }
        }
    }

    /// As [`Self::read`], of a document that is in memory.
    pub(crate) fn of(source: Result<Source, Report>, offset: usize) -> (Self, Vec<Diagnostic>) {
        let mut documents = Self {
            files: Vec::new(),
            end: offset,
        };
        let mut found = documents.add(source);
        let mut next = 0;
        while let Some(file) = documents.files.get(next) {
            let folder = file.path.parent().map(Path::to_path_buf);
            let folder = folder.unwrap_or_default();
            let mut named = Vec::new();
            files_named(&file.root, &mut named);
            for (name, place) in named {
                let path = folder.join(&name);
                if documents.position(&path).is_some() {
                    continue;
                }
                let mistakes = match bytes(&path, &name) {
                    Ok(bytes) => documents.add(Source::from_bytes(&path, bytes)),
                    Err(mistake) => {
                        documents.add(Ok(Source::new(&path, "{}")));
                        vec![mistake]
                    }
                };
                found.extend(mistakes.first().map(|mistake| {
                    Diagnostic::warning(Code::DanglingReference, mistake.message.clone())
                        .at(place, "refers to it")
                }));
            }
            next += 1;
        }
        (documents, found)
    }

    /// Adds a file behind the others; what is wrong with it.
    fn add(&mut self, source: Result<Source, Report>) -> Vec<Diagnostic> {
        let (source, root) = match source {
            Ok(source) => match source.parse_document() {
                Ok(root) => (source, Ok(root)),
                Err(mistakes) => match source.mended() {
                    None => (source, Err(mistakes)),
                    Some(mended) => {
                        let root = mended.parse_document();
                        (mended, root)
                    }
                },
            },
            Err(report) => (report.source().clone(), Err(report.diagnostics().to_vec())),
        };
        let offset = self.end;
        self.end += source.text().len() + 1;
        let (root, mistakes) = match root {
            Ok(mut root) => {
                root.shift(offset);
                (root, Vec::new())
            }
            Err(mistakes) => {
                let mistakes = mistakes.into_iter().map(|mistake| mistake.shifted(offset));
                (
                    Node::text_at("", Span::new(offset, offset)),
                    mistakes.collect(),
                )
            }
        };
        self.files.push(File {
            path: source.path().to_owned(),
            root,
            source,
        });
        mistakes
    }

    fn position(&self, path: &Path) -> Option<usize> {
        let plain = |path: &Path| path.components().collect::<PathBuf>();
        self.files
            .iter()
            .position(|file| plain(&file.path) == plain(path))
    }

    /// The document itself.
    pub(crate) fn root(&self) -> Option<At<'_>> {
        self.files.first().map(|file| At {
            node: &file.root,
            file: 0,
        })
    }

    /// The files, for messages and to build again when one changes.
    pub(crate) fn into_sources(self) -> Vec<Source> {
        self.files.into_iter().map(|file| file.source).collect()
    }

    /// What a reference that stands in `at`'s document leads to.
    pub(crate) fn target<'a>(&'a self, at: At<'_>, reference: &str) -> Option<At<'a>> {
        let (name, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if name.is_empty() {
            at.file
        } else {
            let beside = self.files.get(at.file)?.path.parent()?;
            self.position(&beside.join(name))?
        };
        let mut node = &self.files.get(file)?.root;
        for key in pointer.split('/').skip(1) {
            let key = decoded(key);
            node = match &node.value {
                Json::List(elements) => elements.get(key.parse::<usize>().ok()?)?,
                _ => node.get(&key)?,
            };
        }
        Some(At { node, file })
    }

    /// The value itself, or what its chain of references leads to. `None` when one dangles.
    pub(crate) fn resolve<'a>(&'a self, at: At<'a>) -> Option<At<'a>> {
        let mut at = at;
        // No honest chain is longer.
        for _ in 0..32 {
            let Some(reference) = at.text("$ref") else {
                return Some(at);
            };
            at = self.target(at, reference)?;
        }
        None
    }
}

/// A key of a pointer: `~1` and `~0` (RFC 6901 §4) and percent-encoding (§6).
fn decoded(key: &str) -> String {
    let bytes = key.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = key
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let (b'%', Some(value)) = (byte, hex) {
            plain.push(value);
            at += 3;
        } else {
            plain.push(*byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&plain)
        .replace("~1", "/")
        .replace("~0", "~")
}

/// The files that a tree's references name, with where they do.
fn files_named(node: &Node, named: &mut Vec<(String, Span)>) {
    match &node.value {
        Json::List(elements) => elements.iter().for_each(|e| files_named(e, named)),
        Json::Object(members) => {
            for member in members {
                match (member.key.as_str(), &member.value.value) {
                    ("$ref", Json::Text(reference)) => {
                        let name = reference.split('#').next().unwrap_or_default();
                        let is_file = !name.is_empty() && !name.contains("://");
                        if is_file && named.iter().all(|(known, _)| known != name) {
                            named.push((name.to_owned(), member.value.inner_span()));
                        }
                    }
                    // Examples may hold anything.
                    ("example" | "examples" | "default", _) => {}
                    _ => files_named(&member.value, named),
                }
            }
        }
        _ => {}
    }
}

/// A warning at a reference that leads nowhere.
pub(crate) fn dangling(at: At<'_>, reference: &str) -> Diagnostic {
    let message = format!("`{}` refers to nothing", shown(reference));
    Diagnostic::warning(Code::DanglingReference, message)
        .at(at.node.span, "taken as any JSON value")
}
