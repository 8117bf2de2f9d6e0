//! Replaces the secrets among arguments, for tools that show a call.

use licit_format::resolve::{Body, Builtin, ModelKind, Provider, Type};
use serde_json::Value;

use super::Arguments;

impl Arguments<'_> {
    /// Returns the arguments with other texts in place of their secrets, at any depth. `other` receives the
    /// name of the parameter or member. If a value may be of several types, it counts as secret if one
    /// of them is.
    ///
    /// ```
    /// # use licit_dynamic::{Argument, Arguments, Place};
    /// # let path = std::env::temp_dir().join(format!("licit-map-secrets-{}.json", std::process::id()));
    /// # std::fs::write(&path, r#"{
    /// #   "name": "acme",
    /// #   "token_endpoint": "https://acme.example/token",
    /// #   "grants": { "client_credentials": {} },
    /// #   "api": { "base_url": "https://acme.example" },
    /// #   "operations": { "get": { "call": "GET /orders", "query": { "key": "secret", "page": "integer?" } } }
    /// # }"#)?;
    /// # let provider = licit_format::load(&path).map_err(|report| report.to_string())?.provider;
    /// # let given = vec![
    /// #     Argument::new(Place::Query, "key", "hush".into()),
    /// #     Argument::new(Place::Query, "page", 2.into()),
    /// # ];
    /// # let operation = &provider.operations[0];
    /// let arguments = Arguments::from_json(&provider, operation, given, None)?;
    /// let shown = arguments.map_secrets(|name| format!("the {name}"));
    /// let values: Vec<_> = shown.parameters().map(|(_, _, value)| value.clone()).collect();
    /// assert_eq!(values, ["the key".into(), licit_runtime::Json::from(2)]);
    /// # std::fs::remove_file(&path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn map_secrets(&self, mut other: impl FnMut(&str) -> String) -> Self {
        let mut mapped = self.clone();
        let mut walk = Walk {
            provider: self.provider,
            other: &mut other,
            entered: Vec::new(),
        };
        for (_, parameter, value) in &mut mapped.set {
            walk.value(&parameter.ty, &parameter.name, value);
        }
        let (Some(body), Some(argument)) = (&self.operation.body, &mut mapped.body) else {
            return mapped;
        };
        if let Some((ty, _)) = body.value() {
            walk.value(ty, "body", &mut argument.value);
        }
        for member in Body::members(body) {
            if let Some(value) = argument.value.get_mut(&member.name) {
                walk.value(&member.ty, &member.name, value);
            }
        }
        mapped
    }
}

struct Walk<'w> {
    provider: &'w Provider,
    other: &'w mut dyn FnMut(&str) -> String,
    /// The models that the present value was already compared with: a union may contain itself.
    entered: Vec<usize>,
}

impl Walk<'_> {
    fn inner(&mut self, ty: &Type, name: &str, value: &mut Value) {
        let entered = std::mem::take(&mut self.entered);
        self.value(ty, name, value);
        self.entered = entered;
    }

    fn value(&mut self, ty: &Type, name: &str, value: &mut Value) {
        match (ty.present(), value) {
            (Type::Builtin(Builtin::Secret), value) if !value.is_null() => {
                *value = (self.other)(name).into();
            }
            (Type::List(item), Value::Array(items)) => {
                for value in items {
                    self.inner(item, name, value);
                }
            }
            (Type::Map(item), Value::Object(members)) => {
                for (name, value) in members {
                    self.inner(item, name, value);
                }
            }
            (Type::Model(at), value) => self.model(*at, name, value),
            _ => {}
        }
    }

    fn model(&mut self, at: usize, name: &str, value: &mut Value) {
        if self.entered.contains(&at) {
            return;
        }
        self.entered.push(at);
        let provider = self.provider;
        match provider.model(at).map(|model| &model.kind) {
            Some(ModelKind::Alias(ty)) => self.value(ty, name, value),
            Some(ModelKind::Union(union)) => {
                for member in &union.members {
                    self.value(&member.ty, name, value);
                }
            }
            Some(ModelKind::Object(object)) => {
                let Value::Object(members) = value else {
                    return;
                };
                for (name, value) in members {
                    let field = object.fields.iter().find(|field| field.name == *name);
                    let additional = object.additional.as_ref().map(|one| &one.ty);
                    if let Some(ty) = field.map(|field| &field.ty).or(additional) {
                        self.inner(ty, name, value);
                    }
                }
            }
            _ => {}
        }
    }
}
