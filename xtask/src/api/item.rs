//! The items of a crate: one line for each, by the paths at which users reach them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::signature::{bounds, function, generics, reference, ty, where_clause};

/// A crate as rustdoc describes it.
pub(super) struct Crate<'j> {
    json: &'j Value,
}

impl<'j> Crate<'j> {
    pub(super) fn new(json: &'j Value) -> Self {
        Self { json }
    }

    fn item(&self, id: &Value) -> Option<&'j Value> {
        self.json.get("index")?.get(id.to_string())
    }
}

/// The lines of a crate's list.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) public: BTreeSet<String>,
    /// Items that the documentation hides: generated code uses them.
    pub(super) hidden: BTreeSet<String>,
}

impl Listed {
    pub(super) fn of(package: &Crate<'_>) -> Self {
        let mut listed = Self::default();
        if let Some(root) = package.json.get("root").and_then(|id| package.item(id)) {
            let name = text(root, "name");
            let walk = Walk {
                package,
                path: name.to_owned(),
                is_hidden: false,
                above: &[],
            };
            walk.children(&mut listed, list(inner(root), "items"));
        }
        let Self { public, hidden } = &mut listed;
        hidden.retain(|line| !public.contains(line));
        listed
    }
}

/// A place in the crate.
struct Walk<'w, 'j> {
    package: &'w Crate<'j>,
    path: String,
    is_hidden: bool,
    /// The modules above, which may contain themselves through `pub use`.
    above: &'w [String],
}

impl Walk<'_, '_> {
    fn add(&self, listed: &mut Listed, line: String) {
        let lines = if self.is_hidden {
            &mut listed.hidden
        } else {
            &mut listed.public
        };
        lines.insert(line);
    }

    fn children(&self, listed: &mut Listed, ids: &[Value]) {
        for id in ids {
            if let Some(item) = self.package.item(id) {
                self.child(listed, item, id, text(item, "name"));
            }
        }
    }

    fn at(&self, name: &str, item: &Value) -> Self {
        Walk {
            package: self.package,
            path: format!("{}::{name}", self.path),
            is_hidden: self.is_hidden || is_hidden(item),
            above: self.above,
        }
    }

    /// An item of a module, under a name that may be another than its own.
    fn child(&self, listed: &mut Listed, item: &Value, id: &Value, name: &str) {
        if text(item, "visibility") != "public" && kind(item) != "macro" {
            return;
        }
        let at = self.at(name, item);
        let path = &at.path;
        let inner = inner(item);
        match kind(item) {
            "module" => self.module(&at, listed, inner, id),
            "use" => self.import(listed, item, inner),
            "struct" => at.structure(listed, item, inner),
            "enum" => at.enumeration(listed, item, inner),
            "trait" => at.interface(listed, inner),
            "function" => at.add(listed, function(path, item, inner)),
            "constant" => at.add(
                listed,
                format!("const {path}: {}", ty(field(inner, "type"))),
            ),
            "static" => at.add(
                listed,
                format!("static {path}: {}", ty(field(inner, "type"))),
            ),
            "type_alias" => at.add(
                listed,
                format!(
                    "type {path}{} = {}",
                    generics(inner),
                    ty(field(inner, "type"))
                ),
            ),
            "macro" => at.add(listed, format!("macro {path}!")),
            "proc_macro" => at.add(listed, format!("macro {path}")),
            other => at.add(listed, format!("{other} {path}")),
        }
    }

    fn module(&self, at: &Self, listed: &mut Listed, inner: &Value, id: &Value) {
        let id = id.to_string();
        if self.above.contains(&id) {
            return;
        }
        let mut above = self.above.to_vec();
        above.push(id);
        at.add(listed, format!("mod {}", at.path));
        let inside = Walk {
            package: self.package,
            path: at.path.clone(),
            is_hidden: at.is_hidden,
            above: &above,
        };
        inside.children(listed, list(inner, "items"));
    }

    /// `pub use`: the items themselves if they are of this crate.
    fn import(&self, listed: &mut Listed, item: &Value, inner: &Value) {
        let name = text(inner, "name");
        let hidden = Walk {
            package: self.package,
            path: self.path.clone(),
            is_hidden: self.is_hidden || is_hidden(item),
            above: self.above,
        };
        let id = field(inner, "id");
        let Some(target) = self.package.item(id) else {
            let source = text(inner, "source");
            hidden.add(listed, format!("use {}::{name} = {source}", self.path));
            return;
        };
        if field(inner, "is_glob").as_bool() == Some(true) {
            hidden.children(listed, list(self::inner(target), "items"));
        } else {
            hidden.child(listed, target, id, name);
        }
    }

    fn structure(&self, listed: &mut Listed, item: &Value, inner: &Value) {
        let (path, mark) = (&self.path, non_exhaustive(item));
        self.add(listed, format!("struct {path}{}{mark}", generics(inner)));
        let kind = field(inner, "kind");
        self.fields(listed, list(field(kind, "plain"), "fields"));
        self.fields(listed, list(kind, "tuple"));
        self.implementations(listed, inner);
    }

    fn fields(&self, listed: &mut Listed, ids: &[Value]) {
        for field in ids.iter().filter_map(|id| self.package.item(id)) {
            if matches!(text(field, "visibility"), "public" | "default") {
                let at = self.at(text(field, "name"), field);
                let ty = ty(self::field(field, "inner")
                    .get("struct_field")
                    .unwrap_or(&Value::Null));
                at.add(listed, format!("field {}: {ty}", at.path));
            }
        }
    }

    fn enumeration(&self, listed: &mut Listed, item: &Value, inner: &Value) {
        let (path, mark) = (&self.path, non_exhaustive(item));
        self.add(listed, format!("enum {path}{}{mark}", generics(inner)));
        for variant in list(inner, "variants")
            .iter()
            .filter_map(|id| self.package.item(id))
        {
            let at = self.at(text(variant, "name"), variant);
            let kind = field(self::inner(variant), "kind");
            let types = list(kind, "tuple")
                .iter()
                .filter_map(|id| self.package.item(id));
            let types: Vec<_> = types.map(|one| ty(self::inner(one))).collect();
            let types = if types.is_empty() {
                String::new()
            } else {
                format!("({})", types.join(", "))
            };
            let mark = non_exhaustive(variant);
            at.add(listed, format!("variant {}{types}{mark}", at.path));
            at.fields(listed, list(field(kind, "struct"), "fields"));
        }
        self.implementations(listed, inner);
    }

    fn interface(&self, listed: &mut Listed, inner: &Value) {
        let path = &self.path;
        let above = bounds(list(inner, "bounds"));
        let above = if above.is_empty() {
            above
        } else {
            format!(": {above}")
        };
        self.add(listed, format!("trait {path}{}{above}", generics(inner)));
        self.members(listed, list(inner, "items"));
    }

    /// The items of a trait or of an implementation.
    fn members(&self, listed: &mut Listed, ids: &[Value]) {
        for item in ids.iter().filter_map(|id| self.package.item(id)) {
            if !matches!(text(item, "visibility"), "public" | "default") {
                continue;
            }
            let at = self.at(text(item, "name"), item);
            let (path, inner) = (&at.path, inner(item));
            let line = match kind(item) {
                "function" => function(path, item, inner),
                "assoc_const" => format!("const {path}: {}", ty(field(inner, "type"))),
                "assoc_type" => format!("type {path}"),
                other => format!("{other} {path}"),
            };
            at.add(listed, line);
        }
    }

    fn implementations(&self, listed: &mut Listed, inner: &Value) {
        for item in list(inner, "impls")
            .iter()
            .filter_map(|id| self.package.item(id))
        {
            let implementation = self::inner(item);
            let is_derived_by_compiler = field(implementation, "is_synthetic").as_bool()
                == Some(true)
                || !field(implementation, "blanket_impl").is_null();
            if is_derived_by_compiler {
                continue;
            }
            let interface = field(implementation, "trait");
            if interface.is_null() {
                self.members(listed, list(implementation, "items"));
                continue;
            }
            let interface = reference(interface);
            // What derives add, and nobody names.
            if matches!(interface.as_str(), "StructuralPartialEq" | "TrivialClone") {
                continue;
            }
            let conditions = where_clause(field(implementation, "generics"));
            let at = self.at("", item);
            at.add(
                listed,
                format!("impl {interface} for {}{conditions}", self.path),
            );
        }
    }
}

/// The member of an object, or null.
pub(super) fn field<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}

pub(super) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    field(value, name).as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    field(value, name).as_str().unwrap_or_default()
}

/// The kind of an item: `struct`.
fn kind(item: &Value) -> &str {
    let kinds = field(item, "inner").as_object();
    kinds
        .and_then(|kinds| kinds.keys().next())
        .map_or("", String::as_str)
}

/// The part of an item that depends on its kind.
fn inner(item: &Value) -> &Value {
    let kinds = field(item, "inner").as_object();
    kinds
        .and_then(|kinds| kinds.values().next())
        .unwrap_or(&Value::Null)
}

fn has_attribute(item: &Value, name: &str) -> bool {
    list(item, "attrs")
        .iter()
        .any(|attribute| attribute.to_string().contains(name))
}

fn is_hidden(item: &Value) -> bool {
    has_attribute(item, "doc(hidden)")
}

fn non_exhaustive(item: &Value) -> &'static str {
    if has_attribute(item, "non_exhaustive") {
        " non_exhaustive"
    } else {
        ""
    }
}
