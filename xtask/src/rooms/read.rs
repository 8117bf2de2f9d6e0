//! The modules of a crate: which file each is in, what it imports, and every path that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Meta, Token, UseTree};

/// The path of a module from the root of its crate: empty for the root.
pub(crate) type ModulePath = Vec<String>;

/// A path as the source has it, split at `::`.
pub(crate) type Segments = Vec<String>;

/// A crate's modules, by their paths.
#[derive(Debug, Default)]
pub(crate) struct Crate {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
    /// Macros with `#[macro_export]`, which the root has wherever they are defined.
    pub(crate) macros: BTreeMap<String, ModulePath>,
}

/// One module.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// Its file, from the crate's `src`; for an inline module, that of its parent.
    pub(crate) file: PathBuf,
    /// Names that its `use` items bring into scope, with the path behind each.
    pub(crate) imports: BTreeMap<String, Vec<Segments>>,
    /// Modules whose items it imports by `*`.
    pub(crate) globs: Vec<Segments>,
    /// Names of the items that it defines, without those that a macro makes.
    pub(crate) defined: BTreeSet<String>,
    /// Every other path that it names.
    pub(crate) paths: Vec<Segments>,
}

impl Crate {
    /// Reads the crate whose root is `root`, without its tests.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or parsed.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut found = Self::default();
        let folder = root.parent().unwrap_or(root);
        let own = Place {
            file: root.to_owned(),
            folder: folder.to_owned(),
            source: folder.to_owned(),
        };
        found.file(&own, Vec::new())?;
        Ok(found)
    }

    fn file(&mut self, place: &Place, path: ModulePath) -> io::Result<()> {
        let text = fs::read_to_string(&place.file)?;
        let file = syn::parse_file(&text).map_err(|error| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{}: {error}", place.file.display()),
            )
        })?;
        self.items(place, path, &file.items)
    }

    fn items(&mut self, place: &Place, path: ModulePath, items: &[Item]) -> io::Result<()> {
        let mut module = Module {
            file: place
                .file
                .strip_prefix(&place.source)
                .unwrap_or(&place.file)
                .to_owned(),
            ..Module::default()
        };
        for item in items {
            module.defined.extend(name_of(item));
            match item {
                Item::Mod(child) if is_test(&child.attrs) => {}
                Item::Mod(child) => {
                    let name = child.ident.to_string();
                    let mut below = path.clone();
                    below.push(name.clone());
                    match &child.content {
                        Some((_, items)) => {
                            let inside = Place {
                                folder: place.folder.join(&name),
                                ..place.clone()
                            };
                            self.items(&inside, below, items)?;
                        }
                        None => self.file(&place.of(&name, &child.attrs), below)?,
                    }
                }
                Item::Use(item) if is_test(&item.attrs) => {}
                Item::Use(item) => imports(&mut module, Vec::new(), &item.tree),
                Item::Macro(definition) if is_exported(&definition.attrs) => {
                    if let Some(name) = &definition.ident {
                        self.macros.insert(name.to_string(), path.clone());
                    }
                    Named(&mut module.paths).visit_item(item);
                }
                other => Named(&mut module.paths).visit_item(other),
            }
        }
        // A module that is declared twice, once for each state of a feature, has the arrows of both.
        let known = self.modules.entry(path).or_default();
        if known.file.as_os_str().is_empty() {
            known.file = module.file;
        }
        for (name, paths) in module.imports {
            known.imports.entry(name).or_default().extend(paths);
        }
        known.globs.extend(module.globs);
        known.defined.extend(module.defined);
        known.paths.extend(module.paths);
        Ok(())
    }
}

/// Where a module's source is, and where those of its children are.
#[derive(Debug, Clone)]
struct Place {
    file: PathBuf,
    folder: PathBuf,
    source: PathBuf,
}

impl Place {
    fn of(&self, name: &str, attributes: &[Attribute]) -> Self {
        let source = self.source.clone();
        if let Some(path) = path_attribute(attributes) {
            let beside = self.file.parent().unwrap_or(&self.folder);
            let file = beside.join(path);
            let folder = file.with_extension("");
            return Self {
                file,
                folder,
                source,
            };
        }
        let folder = self.folder.join(name);
        let within = folder.join("mod.rs");
        let file = if within.is_file() {
            within
        } else {
            self.folder.join(format!("{name}.rs"))
        };
        Self {
            file,
            folder,
            source,
        }
    }
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("path"))?;
    let value = &attribute.meta.require_name_value().ok()?.value;
    match value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

fn is_exported(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("macro_export"))
}

/// The name that an item defines in its module.
fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Tests may name anything: `#[test]`, and what is compiled only for tests.
pub(crate) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute
                    .parse_args::<Meta>()
                    .is_ok_and(|condition| holds_in_tests_only(&condition))
    })
}

/// Whether a condition of `cfg` can hold only where `test` is set.
fn holds_in_tests_only(condition: &Meta) -> bool {
    let parts = |condition: &Meta| {
        let list = condition.require_list().ok()?;
        list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .ok()
    };
    let path = condition.path();
    if path.is_ident("all") {
        parts(condition).is_some_and(|parts| parts.iter().any(holds_in_tests_only))
    } else if path.is_ident("any") {
        parts(condition)
            .is_some_and(|parts| !parts.is_empty() && parts.iter().all(holds_in_tests_only))
    } else {
        path.is_ident("test")
    }
}

fn imports(module: &mut Module, mut before: Segments, tree: &UseTree) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            imports(module, before, &path.tree);
        }
        UseTree::Name(name) if name.ident == "self" => {
            let last = before.last().cloned().unwrap_or_default();
            module.imports.entry(last).or_default().push(before);
        }
        UseTree::Name(name) => {
            before.push(name.ident.to_string());
            module
                .imports
                .entry(name.ident.to_string())
                .or_default()
                .push(before);
        }
        UseTree::Rename(renamed) => {
            if renamed.ident != "self" {
                before.push(renamed.ident.to_string());
            }
            module
                .imports
                .entry(renamed.rename.to_string())
                .or_default()
                .push(before);
        }
        UseTree::Glob(_) => module.globs.push(before),
        UseTree::Group(group) => {
            for tree in &group.items {
                imports(module, before.clone(), tree);
            }
        }
    }
}

/// Collects the paths of an item, those within macro calls included.
struct Named<'p>(&'p mut Vec<Segments>);

impl<'ast> Visit<'ast> for Named<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string());
        self.0.push(segments.collect());
        visit::visit_path(self, path);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Const(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut module = Module::default();
        imports(&mut module, Vec::new(), &item.tree);
        self.0.extend(module.imports.into_values().flatten());
        self.0.extend(module.globs);
    }

    /// `pub(super)` names nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    /// The tokens of `quote!` are generated code's.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last();
        if name.is_none_or(|name| name.ident != "quote" && name.ident != "quote_spanned") {
            visit::visit_macro(self, call);
        }
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        in_tokens(tokens, self.0);
    }
}

/// The paths in the tokens of a macro: identifiers joined by `::`; `$crate` is `crate`.
fn in_tokens(tokens: &TokenStream, found: &mut Vec<Segments>) {
    let mut path = Segments::new();
    let mut colons = 0;
    for tree in tokens.clone() {
        match tree {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                    path.clear();
                }
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                // `crate::a::{b, c}`
                let mut inside = Vec::new();
                in_tokens(&group.stream(), &mut inside);
                if colons == 2 && !path.is_empty() {
                    found.push(path.clone());
                }
                path.clear();
                colons = 0;
                found.extend(inside);
            }
            _ => {
                found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                path.clear();
                colons = 0;
            }
        }
    }
    found.extend((path.len() > 1).then_some(path));
}
