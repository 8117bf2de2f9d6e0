//! OpenAPI documents, and the targets of their references (`$ref`) in the same file or in other
//! files of the document root (OpenAPI 3.1 §4.6, JSON Reference).

mod file_names;
mod pointer;
mod report;
mod value;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub(crate) use report::{dangling, warning_outside};
pub(crate) use value::{At, scalar_of, text_of};

use super::slips::{self, Slips};
use super::{overlay, references};
use crate::diagnostic::{Code, Diagnostic, Report, shown};
use crate::limits;
use crate::source::{self, MAX_BYTES, Node, Source, Span, Spanned};
use crate::syntax::{self, Refusal, Root};
use file_names::Names;
use report::{refused_document, refused_reference, too_many, too_many_values};

/// The maximum number of files that the documents of a spec may name. Each costs a file system
/// access, even if it does not exist.
const MOST_FILES: usize = 10_000;

/// The documents of a spec. The offset of a location identifies its file: the spec's text comes
/// first, then one document after the other.
#[derive(Debug)]
pub(crate) struct Documents {
    root: Root,
    files: Vec<File>,
    /// The positions of files by canonical path.
    known: HashMap<PathBuf, usize>,
    /// Symbolic links that led to files.
    links: Vec<PathBuf>,
    /// The offset of the first file's text.
    start: usize,
    /// The offset of the next file's text.
    end: usize,
    /// The positions of files by their `$self` (OpenAPI 3.2 §4.1), and of schemas by their `$id` (JSON
    /// Schema 2020-12 §8.2.1): the file, and the path within it.
    selves: HashMap<String, (usize, Vec<usize>)>,
    /// Files that could not be read.
    faulty: Vec<Faulty>,
    /// Positions in `faulty` by the file's.
    unreadable: HashMap<usize, usize>,
    slips: Slips,
    /// The number of values in the files.
    values: usize,
    /// The remaining steps for reading schemas.
    steps: Cell<usize>,
    /// Positions of the members of wide objects that references point into, by the objects'
    /// identity.
    wide: RefCell<HashMap<usize, HashMap<String, usize>>>,
}

#[derive(Debug)]
struct File {
    /// The canonical directory to which references in the file are relative.
    folder: PathBuf,
    root: Node,
    source: Source,
    /// The positions of the files that references in this file name.
    named: HashMap<String, usize>,
    /// The same for files that are not there: their positions in `faulty`.
    absent: HashMap<String, usize>,
    /// The values with an `$anchor` or `$dynamicAnchor` (JSON Schema 2020-12 §8.2.2), as positions from
    /// the root.
    anchors: HashMap<String, Vec<usize>>,
}

/// A file that could not be read.
#[derive(Debug)]
struct Faulty {
    found: Diagnostic,
    /// Whether a reference to it was followed.
    is_needed: Cell<bool>,
}

impl Documents {
    /// Reads the document that a spec in `folder` names, and every file that it refers to. A
    /// problem with the document itself is an error. Another file that cannot be read is a warning,
    /// and references to it are dangling.
    pub(crate) fn named(
        root: Root,
        folder: &Path,
        (name, overlays): (&str, &[Spanned<String>]),
        offset: usize,
    ) -> (Self, Vec<Diagnostic>) {
        let mut documents = Self::none(root, offset);
        let found = match documents.root.find(folder, name) {
            Err(refusal) => vec![refused_document(name, &refusal, &documents.root)],
            Ok(found) => match source::read(&found.path, MAX_BYTES) {
                Err(error) => vec![syntax::unreadable(&shown(name), &error)],
                Ok(bytes) => {
                    documents.links.extend(found.link);
                    let source = Source::from_bytes(documents.root.shown(&found.path), bytes);
                    return documents.with_references(source, found.path, (folder, overlays));
                }
            },
        };
        (documents, found)
    }

    /// Same as [`Self::named`], for a document in memory.
    pub(crate) fn of(root: Root, source: Source, offset: usize) -> (Self, Vec<Diagnostic>) {
        let path = syntax::resolved_file(source.path());
        Self::none(root, offset).with_references(Ok(source), path, (Path::new(""), &[]))
    }

    /// Reads a file that a spec in `folder` names beside its document, and returns its position and
    /// its problems.
    pub(crate) fn beside(
        &mut self,
        folder: &Path,
        name: &Spanned<String>,
    ) -> Result<(usize, Vec<Diagnostic>), Diagnostic> {
        let read = self.position(folder, name);
        read.map_err(|refusal| {
            refused_document(name, &refusal, &self.root).at(name.span, "named here")
        })
    }

    /// Applies an overlay that a spec in `folder` names to the main document.
    fn overlaid(&mut self, folder: &Path, name: &Spanned<String>) -> Vec<Diagnostic> {
        let (file, mut found) = match self.beside(folder, name) {
            Ok(read) => read,
            Err(diagnostic) => return vec![diagnostic],
        };
        if let Some((main, others)) = self.files.split_first_mut()
            && let Some(overlay) = file.checked_sub(1).and_then(|at| others.get(at))
            && found.is_empty()
        {
            found.extend(overlay::apply(&mut main.root, &overlay.root));
        }
        found
    }

    /// Reads a file that the user chose, wherever it is.
    pub(crate) fn chosen(&mut self, path: &Path) -> (usize, Vec<Diagnostic>) {
        let start = self.end;
        let mistakes = self.add(Source::from_file(path), syntax::resolved_file(path));
        // One without a location would be shown at the document.
        let mistakes = mistakes.into_iter().map(|mistake| match mistake.primary {
            Some(_) => mistake,
            None => mistake.at(Span::new(start, start), "named by the caller"),
        });
        (self.files.len() - 1, mistakes.collect())
    }

    /// Returns the tree of a file.
    pub(crate) fn tree(&self, file: usize) -> Option<&Node> {
        self.files.get(file).map(|file| &file.root)
    }

    fn none(root: Root, offset: usize) -> Self {
        Self {
            root,
            files: Vec::new(),
            known: HashMap::new(),
            links: Vec::new(),
            selves: HashMap::new(),
            faulty: Vec::new(),
            unreadable: HashMap::new(),
            slips: Slips::default(),
            start: offset,
            end: offset,
            values: 0,
            steps: Cell::new(limits::STEPS),
            wide: RefCell::default(),
        }
    }

    /// Counts steps of reading schemas. Returns `false` if there were too many; nothing more is
    /// read then.
    pub(crate) fn spend(&self, steps: usize) -> bool {
        self.steps.set(self.steps.get().saturating_sub(steps));
        !self.is_exhausted()
    }

    /// Counts the steps of reading a string: schemas that are used in many places repeat long names
    /// and values.
    pub(crate) fn spend_text(&self, bytes: usize) -> bool {
        self.spend(bytes / limits::TEXT_BYTES_PER_STEP)
    }

    /// Stops reading.
    pub(crate) fn exhaust(&self) {
        self.steps.set(0);
    }

    /// Whether the limit of steps was exceeded.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.steps.get() == 0
    }

    fn with_references(
        mut self,
        source: Result<Source, Report>,
        path: PathBuf,
        (folder, overlays): (&Path, &[Spanned<String>]),
    ) -> (Self, Vec<Diagnostic>) {
        let mut found = self.add(source, path);
        for name in overlays {
            found.extend(self.overlaid(folder, name));
        }
        // Their references belong to the main document now.
        let overlays = 1..self.files.len();
        // The files that are missing, with their positions in `faulty`: each is reported once.
        let mut absent: HashMap<PathBuf, usize> = HashMap::new();
        let mut looked_for = 0;
        let mut next = 0;
        while let Some(file) = self.files.get(next) {
            if overlays.contains(&next) {
                next += 1;
                continue;
            }
            let folder = file.folder.clone();
            let mut named = Names::default();
            named.read(&file.root, false);
            for (name, place) in named.list {
                if self.values > limits::VALUES {
                    found.push(too_many_values(place));
                    return (self, found);
                }
                looked_for += 1;
                if looked_for > MOST_FILES {
                    found.push(too_many(place));
                    return (self, found);
                }
                if self.by_identifier(next, &name).is_none() {
                    self.read_named(next, (&folder, &name, place), &mut absent);
                }
            }
            next += 1;
        }
        (self, found)
    }

    /// Reads the file that a reference in the file at position `from` names.
    fn read_named(
        &mut self,
        from: usize,
        (folder, name, place): (&Path, &str, Span),
        absent: &mut HashMap<PathBuf, usize>,
    ) {
        let read = self.position(folder, name);
        if let Ok((at, mistakes)) = &read
            && let Some(mistake) = mistakes.first()
        {
            let message = mistake.message.clone();
            let found = Diagnostic::warning(Code::DanglingReference, message);
            let faulty = self.faulty(found.at(place, "referenced here"));
            self.unreadable.insert(*at, faulty);
        }
        let missing = read.as_ref().err().map(|refusal| {
            let known = absent.get(&folder.join(name)).copied();
            known.unwrap_or_else(|| {
                let found = refused_reference(name, refusal, &self.root);
                let faulty = self.faulty(found.at(place, "referenced here"));
                absent.insert(folder.join(name), faulty);
                faulty
            })
        });
        if let Some(file) = self.files.get_mut(from) {
            let name = name.to_owned();
            if let Ok((at, _)) = read {
                file.named.insert(name, at);
            } else if let Some(missing) = missing {
                file.absent.insert(name, missing);
            }
        }
    }

    /// Adds a file that could not be read, and returns its position.
    fn faulty(&mut self, found: Diagnostic) -> usize {
        self.faulty.push(Faulty {
            found,
            is_needed: Cell::new(false),
        });
        self.faulty.len() - 1
    }

    /// Records that a reference to a file that could not be read was followed.
    fn need(&self, faulty: Option<&usize>) {
        if let Some(faulty) = faulty.and_then(|at| self.faulty.get(*at)) {
            faulty.is_needed.set(true);
        }
    }

    /// Forgets the references that were followed before the operations were selected.
    pub(crate) fn forget_needs(&self) {
        for faulty in &self.faulty {
            faulty.is_needed.set(false);
        }
        self.slips.forget();
    }

    /// Records that an operation needs a value, whose slips are to be reported.
    pub(crate) fn need_slips(&self, value: At<'_>) {
        self.slips.need(value.node.span);
    }

    /// Returns the slips of the document's servers and its security, and of what operations need.
    pub(crate) fn slips(&self) -> impl Iterator<Item = Diagnostic> {
        let keys = ["servers", "security"];
        let usual = self.root().map(|root| keys.map(|key| root.get(key)));
        for value in usual.into_iter().flatten().flatten() {
            self.need_slips(value);
        }
        self.slips.reported()
    }

    /// Returns the problems of files that could not be read; of a selection of operations, of those
    /// that it needs.
    pub(crate) fn unread(&self, is_selection: bool) -> impl Iterator<Item = Diagnostic> {
        let faulty = self.faulty.iter();
        let reported = faulty.filter(move |faulty| !is_selection || faulty.is_needed.get());
        reported.map(|faulty| faulty.found.clone())
    }

    /// Returns the position of the file whose `$self`, or of the schema whose `$id`, a name in the file
    /// at position `from` stands for (OpenAPI 3.2 §4.5): relative names are relative to that file's
    /// own `$self`.
    fn by_identifier(&self, from: usize, name: &str) -> Option<&(usize, Vec<usize>)> {
        if self.selves.is_empty() {
            return None;
        }
        let file = self.files.get(from)?;
        let base = file.root.get("$self").and_then(text_of);
        let base = base.and_then(|base| url::Url::parse(base).ok());
        let whole = base.and_then(|base| base.join(name).ok());
        let whole = whole.map_or_else(|| name.to_owned(), String::from);
        self.selves.get(&whole)
    }

    /// Returns the position of the file that a reference in a file of `folder` names. Reads the
    /// file if it is new, and returns its problems.
    fn position(&mut self, folder: &Path, name: &str) -> Result<(usize, Vec<Diagnostic>), Refusal> {
        let found = self.root.find(folder, name)?;
        if let Some(at) = self.known.get(&found.path) {
            self.links.extend(found.link);
            return Ok((*at, Vec::new()));
        }
        // The limit for one document applies to all of them together.
        let left = MAX_BYTES.saturating_sub(self.end - self.start);
        let bytes = source::read(&found.path, left);
        let bytes = bytes.map_err(Refusal::File)?;
        // Recorded only now: a link to a pipe must not be watched or included in a crate.
        self.links.extend(found.link);
        let source = Source::from_bytes(self.root.shown(&found.path), bytes);
        let mistakes = self.add(source, found.path);
        Ok((self.files.len() - 1, mistakes))
    }

    /// Adds a file after the others, and returns its problems.
    fn add(&mut self, source: Result<Source, Report>, path: PathBuf) -> Vec<Diagnostic> {
        let (source, root) = match source {
            Ok(source) => match source.parse_document() {
                Ok(root) => (source, Ok(root)),
                Err(mistakes) if !syntax::is_syntax(&mistakes) => (source, Err(mistakes)),
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
        let steps = source.text().len() / limits::BYTES_PER_STEP;
        self.steps.set(self.steps.get() + steps);
        let (root, mistakes) = match root {
            Ok(mut root) => {
                self.slips.add(slips::read(&mut root), offset);
                references::plain(&mut root);
                references::relative_to_file(&mut root);
                root.shift(offset);
                self.values += root.count();
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
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        self.known.insert(path, self.files.len());
        let file = self.files.len();
        let base = root.get("$self").and_then(text_of);
        let base = base.map(|own| references::absolute(own, None));
        if let Some(own) = &base {
            self.selves.entry(own.clone()).or_insert((file, Vec::new()));
        }
        let mut named = references::Named::default();
        named.read(&root);
        for (id, path) in named.ids {
            let id = references::absolute(&id, base.as_deref());
            self.selves.entry(id).or_insert((file, path));
        }
        self.files.push(File {
            folder,
            root,
            source,
            named: HashMap::new(),
            absent: HashMap::new(),
            anchors: named.anchors,
        });
        mistakes
    }

    /// Returns the main document.
    pub(crate) fn root(&self) -> Option<At<'_>> {
        self.files.first().map(|file| At {
            documents: self,
            node: &file.root,
            file: 0,
        })
    }

    /// Returns all documents, the main one first.
    pub(crate) fn roots(&self) -> impl Iterator<Item = At<'_>> {
        let files = self.files.iter().enumerate();
        files.map(|(file, read)| At {
            documents: self,
            node: &read.root,
            file,
        })
    }

    /// Whether one of the texts contains this.
    pub(crate) fn contain(&self, text: &str) -> bool {
        let mut files = self.files.iter();
        files.any(|file| file.source.text().contains(text))
    }

    /// Returns each file's tree, and its path relative to the main document's directory. That of
    /// the main document is empty.
    pub(crate) fn files(&self) -> impl Iterator<Item = (At<'_>, String)> {
        let main = self.files.first().map(|file| file.folder.as_path());
        self.files.iter().enumerate().map(move |(at, file)| {
            let path = file
                .folder
                .join(file.source.path().file_name().unwrap_or_default());
            let below = main.and_then(|main| path.strip_prefix(main).ok());
            let name = match at {
                0 => String::new(),
                _ => below.unwrap_or(&path).to_string_lossy().replace('\\', "/"),
            };
            let value = At {
                documents: self,
                node: &file.root,
                file: at,
            };
            (value, name)
        })
    }

    /// Returns the files, for messages and change tracking, and the links that led to them.
    pub(crate) fn into_sources(mut self) -> (Vec<Source>, Vec<PathBuf>) {
        let sources = self.files.into_iter().map(|file| file.source).collect();
        self.links.sort_unstable();
        self.links.dedup();
        (sources, self.links)
    }
}
