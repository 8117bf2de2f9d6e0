//! Collects the texts of a request by their position in a value, and converts them to a value of a
//! type.

use licit_format::resolve::{Builtin, ModelKind, Provider, Type};
use serde_json::{Map, Value};

use crate::model::{self, text};

/// The texts of a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    /// Texts under one name: the items of a list, or one value.
    Texts(Vec<String>),
    /// A text within a joined value, in which lists and objects are JSON.
    Joined(String),
    /// Members by name, or items by position.
    Members(Vec<(String, Tree)>),
}

impl Tree {
    /// Adds a text at a path: `a[b][0]` is `["a", "b", "0"]`.
    pub(super) fn add(&mut self, path: &[String], text: String) {
        let Some((first, rest)) = path.split_first() else {
            match self {
                Self::Texts(texts) => texts.push(text),
                _ => *self = Self::Texts(vec![text]),
            }
            return;
        };
        if !matches!(self, Self::Members(_)) {
            *self = Self::Members(Vec::new());
        }
        let Self::Members(members) = self else { return };
        let at = members.iter().position(|(name, _)| name == first);
        let at = at.unwrap_or_else(|| {
            members.push((first.clone(), Self::Texts(Vec::new())));
            members.len() - 1
        });
        if let Some((_, member)) = members.get_mut(at) {
            member.add(rest, text);
        }
    }

    /// Converts the texts to a value of a type.
    pub(super) fn value(&self, provider: &Provider, ty: &Type) -> Result<Value, String> {
        let plain = model::plain(provider, ty);
        if is_open(provider, plain) {
            return Ok(self.open());
        }
        match plain {
            Type::List(inner) => self.list(provider, inner),
            Type::Map(inner) => self.object(provider, |_| Some(inner.as_ref())),
            plain => match model::fields(provider, plain) {
                Some(fields) => self.object(provider, |name| {
                    let field = fields.iter().find(|field| field.name == name);
                    field.map(|field| &field.ty)
                }),
                None => self.scalar(provider, plain),
            },
        }
    }

    fn scalar(&self, provider: &Provider, ty: &Type) -> Result<Value, String> {
        match self {
            Self::Texts(texts) => match texts.as_slice() {
                [only] => text::read(provider, ty, only),
                _ => Err("sent twice".to_owned()),
            },
            Self::Joined(only) => text::read(provider, ty, only),
            Self::Members(_) => Err("an object".to_owned()),
        }
    }

    fn list(&self, provider: &Provider, inner: &Type) -> Result<Value, String> {
        let items: Result<Vec<Value>, String> = match self {
            Self::Texts(texts) => {
                let items = texts.iter();
                items
                    .map(|item| Self::Joined(item.clone()).value(provider, inner))
                    .collect()
            }
            Self::Joined(json) => return parsed(json),
            Self::Members(items) => {
                let items = items.iter();
                items.map(|(_, item)| item.value(provider, inner)).collect()
            }
        };
        items.map(Value::Array)
    }

    fn object<'t>(
        &self,
        provider: &Provider,
        ty: impl Fn(&str) -> Option<&'t Type>,
    ) -> Result<Value, String> {
        let members = match self {
            Self::Members(members) => members,
            Self::Joined(json) => return parsed(json),
            Self::Texts(texts) => match texts.as_slice() {
                [json] => return parsed(json),
                _ => return Err("not an object".to_owned()),
            },
        };
        let mut object = Map::new();
        for (name, member) in members {
            let value = match ty(name) {
                Some(ty) => member.value(provider, ty),
                None => Ok(member.open()),
            };
            let value = value.map_err(|problem| format!("`{name}`: {problem}"))?;
            object.insert(name.clone(), value);
        }
        Ok(Value::Object(object))
    }

    /// Converts the texts if no type is known.
    fn open(&self) -> Value {
        match self {
            Self::Texts(texts) => match texts.as_slice() {
                [only] => Value::from(only.as_str()),
                several => Value::from(several),
            },
            Self::Joined(only) => Value::from(only.as_str()),
            Self::Members(members) => {
                let members = members.iter();
                members
                    .map(|(name, member)| (name.clone(), member.open()))
                    .collect()
            }
        }
    }
}

/// Whether values of the type cannot be checked: unions may be objects, and JSON is anything.
pub(super) fn is_open(provider: &Provider, ty: &Type) -> bool {
    match model::plain(provider, ty) {
        Type::Builtin(builtin) => *builtin == Builtin::Json,
        Type::Model(at) => {
            let model = provider.model(*at);
            model.is_some_and(|model| matches!(model.kind, ModelKind::Union(_)))
        }
        Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

fn parsed(json: &str) -> Result<Value, String> {
    serde_json::from_str(json).map_err(|_| "not JSON".to_owned())
}
