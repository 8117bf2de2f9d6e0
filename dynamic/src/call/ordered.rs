//! JSON values with the members of objects in the order of their type, as generated code writes them.

use licit_format::resolve::{Builtin, ModelKind, Provider, Type};
use licit_runtime::serde::{Serialize, Serializer};
use licit_runtime::{Secret, exposed};
use serde_json::Value;

/// A value of a type.
pub(super) struct Ordered<'o> {
    provider: &'o Provider,
    ty: &'o Type,
    value: &'o Value,
}

impl<'o> Ordered<'o> {
    pub(super) fn new(provider: &'o Provider, ty: &'o Type, value: &'o Value) -> Self {
        Self {
            provider,
            ty,
            value,
        }
    }

    fn with(&self, ty: &'o Type, value: &'o Value) -> Self {
        Self::new(self.provider, ty, value)
    }
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.ty.present(), self.value) {
            (Type::List(inner), Value::Array(items)) => {
                serializer.collect_seq(items.iter().map(|item| self.with(inner, item)))
            }
            (Type::Map(inner), Value::Object(members)) => {
                let members = members.iter();
                serializer.collect_map(members.map(|(name, value)| (name, self.with(inner, value))))
            }
            (Type::Model(at), value) => {
                match (self.provider.model(*at).map(|model| &model.kind), value) {
                    (Some(ModelKind::Alias(target)), value) => {
                        self.with(target, value).serialize(serializer)
                    }
                    (Some(ModelKind::Object(object)), Value::Object(members)) => {
                        let is_field =
                            |name: &String| object.fields.iter().any(|f| f.name == *name);
                        let declared = object.fields.iter().filter_map(|field| {
                            let value = members.get(&field.name)?;
                            Some((&field.name, &field.ty, value))
                        });
                        let any = Type::Builtin(Builtin::Json);
                        let others = members.iter().filter(|(name, _)| !is_field(name));
                        let others = others.map(|(name, value)| (name, &any, value));
                        let all = declared.chain(others);
                        serializer.collect_map(all.map(|(name, ty, value)| {
                            (name, Ordered::new(self.provider, ty, value))
                        }))
                    }
                    _ => value.serialize(serializer),
                }
            }
            // The call removes it from the server's replies.
            (Type::Builtin(Builtin::Secret), Value::String(text)) => {
                exposed(&Secret::new(text.as_str())).serialize(serializer)
            }
            (_, value) => value.serialize(serializer),
        }
    }
}
