//! Sets a value at a path of members, as their types declare.

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Builtin, Member, ModelKind, Object, Provider, Type};
use serde_json::{Map, Value};

use super::{EntryError, EntryValue, leaf};

/// An entry to assign.
#[derive(Clone, Copy)]
pub(super) struct Assignment<'a> {
    pub(super) provider: &'a Provider,
    /// The entry's name, for messages.
    pub(super) entry: &'a str,
    pub(super) value: &'a EntryValue,
}

/// Any JSON.
const JSON: &Type = &Type::Builtin(Builtin::Json);

impl Assignment<'_> {
    /// Sets the value at `path` below `slot`, which has the type `ty`.
    pub(super) fn set(&self, slot: &mut Value, ty: &Type, path: &str) -> Result<(), EntryError> {
        if let Type::Model(at) = ty.present()
            && let Some(model) = self.provider.model(*at)
        {
            match &model.kind {
                ModelKind::Alias(ty) => return self.set(slot, ty, path),
                ModelKind::Union(union) if !path.is_empty() => {
                    return self.set_in_union(slot, &union.members, path);
                }
                ModelKind::Object(object) if !path.is_empty() => {
                    return self.set_in_object(slot, object, path);
                }
                _ => {}
            }
        }
        if path.is_empty() {
            return leaf::set(self, slot, ty);
        }
        match ty.present() {
            Type::List(item) => self.set_in_list(slot, item, path),
            Type::Map(value) => self.set_in_map(slot, value, path),
            Type::Builtin(Builtin::Json) => self.set_in_map(slot, JSON, path),
            _ => Err(self.error(&format!("{} has no members", leaf::expected(self, ty)))),
        }
    }

    /// Returns an error about the entry.
    pub(super) fn error(&self, problem: &str) -> EntryError {
        EntryError(format!("`{}`: {problem}", self.entry))
    }

    fn set_in_object(
        &self,
        slot: &mut Value,
        object: &Object,
        path: &str,
    ) -> Result<(), EntryError> {
        // Names may contain dots: the longest that fits is meant.
        let fitting = object.fields.iter().filter_map(|field| {
            let rest = path.strip_prefix(field.name.as_str())?;
            if rest.is_empty() {
                return Some((field, rest));
            }
            Some((field, rest.strip_prefix('.')?))
        });
        if let Some((field, rest)) = fitting.max_by_key(|(field, _)| field.name.len()) {
            return self.set(self.member(slot, &field.name)?, &field.ty, rest);
        }
        if let Some(additional) = &object.additional {
            return self.set_in_map(slot, &additional.ty, path);
        }
        let first = path.split('.').next().unwrap_or(path);
        let names = || object.fields.iter().map(|field| field.name.as_str());
        let hint = match nearest(first, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has `{}`", names().collect::<Vec<_>>().join("`, `")),
        };
        Err(self.error(&format!("the object has no member `{first}`; {hint}")))
    }

    fn set_in_map(&self, slot: &mut Value, ty: &Type, path: &str) -> Result<(), EntryError> {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        self.set(self.member(slot, name)?, ty, rest)
    }

    /// Sets an item, or a member of one: `items.0.name`.
    fn set_in_list(&self, slot: &mut Value, item: &Type, path: &str) -> Result<(), EntryError> {
        let (position, rest) = path.split_once('.').unwrap_or((path, ""));
        if slot.is_null() {
            *slot = Value::Array(Vec::new());
        }
        let Value::Array(items) = slot else {
            return Err(self.error("this is a list"));
        };
        let at = position.parse::<usize>().ok();
        let Some(at) = at.filter(|at| *at <= items.len()) else {
            return Err(self.error(&format!(
                "`{position}` is not a position in the list: positions start at 0, without gaps"
            )));
        };
        if at == items.len() {
            items.push(Value::Null);
        }
        match items.get_mut(at) {
            Some(slot) => self.set(slot, item, rest),
            None => Ok(()),
        }
    }

    /// Sets a member of the first type of a union that has it.
    fn set_in_union(
        &self,
        slot: &mut Value,
        members: &[Member],
        path: &str,
    ) -> Result<(), EntryError> {
        let mut failed = None;
        for member in members {
            let mut attempt = slot.clone();
            match self.set(&mut attempt, &member.ty, path) {
                Ok(()) => {
                    *slot = attempt;
                    return Ok(());
                }
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or_else(|| self.error("this type has no members")))
    }

    /// A member of an object, which is null at first.
    fn member<'v>(&self, slot: &'v mut Value, name: &str) -> Result<&'v mut Value, EntryError> {
        if slot.is_null() {
            *slot = Value::Object(Map::new());
        }
        match slot {
            Value::Object(members) => Ok(members.entry(name).or_insert(Value::Null)),
            _ => Err(self.error("another argument sets this to a value that is not an object")),
        }
    }
}
