//! The models that operations need: the schema's enums and input objects, and one for each way in which
//! operations select the fields of a type.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use graphql_parser::schema::{Directive, EnumValue, Field, InputValue};
use licit_format::source::{Member, Node};

use super::conversion::{Choices, Converted};
use super::fault::Fault;
use super::schema::{Named, Schema};
use super::tree;

/// A type, as operations and models refer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reference {
    /// A short type of the format.
    Short(String),
    /// An enum or input object of the schema.
    Declared(String),
    /// The position of a model in `Models::selected`.
    Selected(usize),
    List(Box<Self>),
    Nullable(Box<Self>),
}

impl Reference {
    pub(super) fn nullable(self) -> Self {
        match self {
            Self::Nullable(_) => self,
            other => Self::Nullable(Box::new(other)),
        }
    }
}

/// A property of a model.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) ty: PropertyType,
    description: Option<String>,
    is_deprecated: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum PropertyType {
    /// The name of the object's type.
    Constant(String),
    Required(Reference),
    /// May be absent.
    Optional(Reference),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    Object(Vec<Property>),
    Union {
        members: Vec<Reference>,
        discriminator: String,
    },
    Enum(Vec<(String, Option<String>)>),
}

#[derive(Debug, Clone, PartialEq)]
struct Model {
    description: Option<String>,
    body: Body,
}

/// A model of a selection, with the names that it may have.
#[derive(Debug)]
struct Selected {
    /// The name of the type, or of the fragment that is the whole selection.
    short: String,
    /// The name with the operation and the fields that lead to it.
    long: String,
    model: Model,
}

#[derive(Debug)]
pub(super) struct Models<'s, 'c> {
    pub(super) schema: &'c Schema<'s>,
    choices: &'c Choices,
    declared: BTreeMap<String, Model>,
    selected: Vec<Selected>,
    untyped: BTreeSet<String>,
}

impl<'s, 'c> Models<'s, 'c> {
    pub(super) fn new(schema: &'c Schema<'s>, choices: &'c Choices) -> Self {
        Self {
            schema,
            choices,
            declared: BTreeMap::new(),
            selected: Vec::new(),
            untyped: BTreeSet::new(),
        }
    }

    /// Returns the text of a description, unless the user chose none.
    pub(super) fn text(&self, description: Option<&str>) -> Option<String> {
        let text = description.map(str::trim).filter(|text| !text.is_empty());
        text.filter(|_| !self.choices.no_docs).map(str::to_owned)
    }

    /// Returns the type of a scalar. The schema's own ones are any JSON value, unless the user chose a type: the
    /// schema does not describe them.
    pub(super) fn scalar(&mut self, name: &str) -> Reference {
        let short = match (self.choices.scalars.get(name), name) {
            (Some(chosen), _) => chosen.as_str(),
            (None, "ID" | "String") => "string",
            (None, "Int") => "integer",
            (None, "Float") => "number",
            (None, "Boolean") => "boolean",
            _ => {
                self.untyped.insert(name.to_owned());
                "json"
            }
        };
        Reference::Short(short.to_owned())
    }

    pub(super) fn enumeration(&mut self, name: &str, named: &Named<'s>) -> Reference {
        if !self.declared.contains_key(name) {
            let value = |value: &&EnumValue<'s, &'s str>| {
                let description = self.text(value.description.as_deref());
                (value.name.to_owned(), description)
            };
            let body = Body::Enum(named.values.iter().map(value).collect());
            let description = self.text(named.description);
            let model = Model { description, body };
            self.declared.insert(name.to_owned(), model);
        }
        Reference::Declared(name.to_owned())
    }

    /// Adds an input object without members, unless it was added before.
    pub(super) fn begin_input(&mut self, name: &str, description: Option<&str>) -> bool {
        let is_new = !self.declared.contains_key(name);
        if is_new {
            let model = Model {
                description: self.text(description),
                body: Body::Object(Vec::new()),
            };
            self.declared.insert(name.to_owned(), model);
        }
        is_new
    }

    /// Adds a member to an input object.
    pub(super) fn add_input(&mut self, name: &str, input: &InputValue<'s, &'s str>, ty: Reference) {
        let property = Property {
            name: input.name.to_owned(),
            ty: match ty {
                Reference::Nullable(ty) => PropertyType::Optional(*ty),
                ty => PropertyType::Required(ty),
            },
            description: self.text(input.description.as_deref()),
            is_deprecated: is_deprecated(&input.directives),
        };
        if let Some(Model {
            body: Body::Object(properties),
            ..
        }) = self.declared.get_mut(name)
        {
            properties.push(property);
        }
    }

    /// Returns the property of a selected field under its response key.
    pub(super) fn property(
        &self,
        key: &str,
        ty: PropertyType,
        field: Option<&Field<'s, &'s str>>,
    ) -> Property {
        Property {
            name: key.to_owned(),
            ty,
            description: field.and_then(|field| self.text(field.description.as_deref())),
            is_deprecated: field.is_some_and(|field| is_deprecated(&field.directives)),
        }
    }

    /// Adds the model of a selection, unless there is an equal one with this name.
    pub(super) fn add(
        &mut self,
        short: &str,
        long: &str,
        description: Option<&str>,
        body: Body,
    ) -> Reference {
        let description = self.text(description);
        let model = Model { description, body };
        let mut known = self.selected.iter();
        let known = known.position(|one| one.short == short && one.model == model);
        Reference::Selected(known.unwrap_or_else(|| {
            self.selected.push(Selected {
                short: short.to_owned(),
                long: long.to_owned(),
                model,
            });
            self.selected.len() - 1
        }))
    }

    /// Names the models and writes everything. Where selections of a type differ, each has its long name, so
    /// that a third one renames neither.
    pub(super) fn finish(
        self,
        operations: Vec<super::operation::Operation>,
    ) -> Result<Converted, Fault> {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for name in self.selected.iter().map(|one| one.short.as_str()) {
            *uses.entry(name).or_default() += 1;
        }
        let names: Vec<&str> = self
            .selected
            .iter()
            .map(|one| {
                let is_free = uses.get(one.short.as_str()) == Some(&1)
                    && !self.declared.contains_key(&one.short);
                if is_free { &one.short } else { &one.long }
            })
            .map(String::as_str)
            .collect();
        let mut taken: BTreeSet<&str> = self.declared.keys().map(String::as_str).collect();
        for name in &names {
            if !taken.insert(name) {
                let message = format!("two models would be called `{name}`");
                let fault = Fault::new("the documents", message);
                return Err(fault.help("rename an operation, a fragment or an alias"));
            }
        }
        let selected = self.selected.iter().zip(&names);
        let selected = selected.map(|(one, name)| Member::new(*name, one.model.written(&names)));
        let declared = self.declared.iter();
        let declared = declared.map(|(name, model)| Member::new(name, model.written(&names)));
        let operations = operations.into_iter();
        Ok(Converted {
            models: selected.chain(declared).collect(),
            operations: operations.map(|one| one.written(&names)).collect(),
            untyped: self.untyped.into_iter().collect(),
        })
    }
}

fn is_deprecated<'s>(directives: &[Directive<'s, &'s str>]) -> bool {
    directives.iter().any(|one| one.name == "deprecated")
}

/// Writes a type as an expression of the format. `names` are those of the selected models.
pub(super) fn expression(ty: &Reference, names: &[&str]) -> String {
    match ty {
        Reference::Short(name) | Reference::Declared(name) => name.clone(),
        Reference::Selected(at) => names.get(*at).copied().unwrap_or_default().to_owned(),
        Reference::List(element) => format!("[{}]", expression(element, names)),
        Reference::Nullable(inner) => format!("{}|null", expression(inner, names)),
    }
}

impl Model {
    fn written(&self, names: &[&str]) -> Node {
        let mut members = Vec::new();
        if let Some(description) = &self.description {
            members.push(Member::new("$description", tree::text(description)));
        }
        match &self.body {
            Body::Object(properties) => {
                let properties = properties.iter();
                members.extend(properties.map(|one| Member::new(&one.name, one.written(names))));
            }
            Body::Union {
                members: types,
                discriminator,
            } => {
                let types = types.iter().map(|ty| tree::text(expression(ty, names)));
                members.push(Member::new("one_of", tree::list(types)));
                members.push(Member::new("discriminator", tree::text(discriminator)));
            }
            Body::Enum(values) => {
                let values = tree::list(values.iter().map(value));
                members.push(Member::new("enum", values));
            }
        }
        tree::object(members)
    }
}

fn value((name, description): &(String, Option<String>)) -> Node {
    match description {
        None => tree::text(name),
        Some(description) => tree::object(vec![
            Member::new("value", tree::text(name)),
            Member::new("description", tree::text(description)),
        ]),
    }
}

impl Property {
    fn written(&self, names: &[&str]) -> Node {
        let ty = match &self.ty {
            PropertyType::Constant(value) => {
                return tree::object(vec![Member::new("const", tree::text(value))]);
            }
            PropertyType::Required(ty) => expression(ty, names),
            PropertyType::Optional(ty) => format!("{}?", expression(ty, names)),
        };
        if self.description.is_none() && !self.is_deprecated {
            return tree::text(ty);
        }
        let mut members = vec![Member::new("type", tree::text(ty))];
        let description = self.description.iter();
        members.extend(description.map(|text| Member::new("description", tree::text(text))));
        if self.is_deprecated {
            members.push(Member::new("deprecated", tree::truth()));
        }
        tree::object(members)
    }
}
