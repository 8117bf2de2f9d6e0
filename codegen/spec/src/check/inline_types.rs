//! Inline enums, unions and objects become types of their own, named after where they stand;
//! these do not take the names of models or of each other.

use super::names::{self, Kind};
use crate::diagnostic::Diagnostic;
use crate::name;
use crate::source::Spanned;
use crate::spec::{ModelKind, Property, PropertyKind, Spec};

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let mut types = Types { names: Vec::new() };
    for model in &spec.models {
        types
            .names
            .push((model.name.value.clone(), model.name.clone()));
    }
    for model in &spec.models {
        if let ModelKind::Object(properties) = &model.kind {
            types.inside(&model.name, properties);
        }
    }
    for sub_client in &spec.sub_clients {
        types.inside(&name::pascal(&sub_client.name), &sub_client.parameters);
    }
    for operation in &spec.operations {
        let parent = name::pascal(&operation.name);
        for list in [
            &operation.path,
            &operation.query,
            &operation.headers,
            &operation.cookies,
            &operation.variables,
        ] {
            types.inside(&parent, list);
        }
        if let Some(body) = &operation.body {
            types.inside(&parent, body.value.members());
        }
        if let Some(returns) = &operation.returns {
            let name = Spanned::new(crate::resolve::REPLY.to_owned(), returns.name.span);
            types.property(&parent, &name, &returns.kind);
        }
        for reply in &operation.replies {
            if let Some(body) = &reply.body {
                let name = crate::resolve::reply_name(reply.status.value);
                types.property(&parent, &Spanned::new(name, body.name.span), &body.kind);
            }
        }
    }
    if let Some(grant) = &spec.grants.authorization_code {
        types.inside("", &grant.parameters);
    }
    for grant in &spec.grants.custom {
        types.inside(&name::pascal(&grant.name), &grant.parameters);
    }
    let names = types
        .names
        .iter()
        .map(|(rust_name, wire)| (rust_name.clone(), wire));
    names::unique(&Kind::TYPES, names, found);
}

struct Types {
    names: Vec<(String, Spanned<String>)>,
}

impl Types {
    fn inside(&mut self, parent: &str, properties: &[Property]) {
        for property in properties {
            self.property(parent, &property.name, &property.kind);
        }
    }

    fn property(&mut self, parent: &str, name: &Spanned<String>, kind: &PropertyKind) {
        let inner = match kind {
            PropertyKind::Type(_) | PropertyKind::Fixed(_) => return,
            PropertyKind::Enum(_) | PropertyKind::Union(_) => &[][..],
            PropertyKind::Object(inner) => inner,
        };
        let rust_name = format!("{parent}{}", name::pascal(name));
        self.inside(&rust_name, inner);
        self.names.push((rust_name, name.clone()));
    }
}
