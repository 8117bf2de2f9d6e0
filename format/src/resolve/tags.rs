//! Unions with a discriminator: maps the values of the property to types, and adds the property to
//! types that do not describe it.

use std::collections::{HashMap, HashSet};

use super::model::{Field, Model, ModelKind, Type};
use super::names::{Named, Names};
use crate::expression::type_expression::Builtin;
use crate::spec::Scalar;

/// The maximum nesting of unions, more than any spec has.
const MAX_DEPTH: usize = 16;

/// A discriminator's property and its values, which a model must preserve.
type Held = (String, Vec<String>);

/// Sets the tags of the members of unions.
pub(super) fn resolve(models: &mut [Model]) {
    let mut held: HashMap<usize, Vec<Held>> = HashMap::new();
    for at in 0..models.len() {
        let Some(tags) = models
            .get(at)
            .and_then(|model| of_members(models, &model.kind))
        else {
            continue;
        };
        let Some(ModelKind::Union(union)) = models.get_mut(at).map(|model| &mut model.kind) else {
            continue;
        };
        for (member, tags) in union.members.iter_mut().zip(tags) {
            if let (Type::Model(to), Some(property)) = (&member.ty, &union.discriminator) {
                let held = held.entry(*to).or_default();
                held.push((property.clone(), tags.clone()));
            }
            member.tags = tags;
        }
    }
    for (at, held) in held {
        if let Some(Model {
            kind: ModelKind::Object(object),
            ..
        }) = models.get_mut(at)
        {
            add_missing(&mut object.fields, &held);
        }
    }
}

/// Returns the tags of each member of a union with a discriminator.
fn of_members(models: &[Model], kind: &ModelKind) -> Option<Vec<Vec<String>>> {
    let ModelKind::Union(union) = kind else {
        return None;
    };
    let property = union.discriminator.as_deref()?;
    let own: Vec<Vec<String>> = union
        .members
        .iter()
        .map(|member| {
            if member.tags.is_empty() {
                let mut tags = Tags::new(models, property);
                tags.take(&member.ty, 0);
                tags.found
            } else {
                member.tags.clone()
            }
        })
        .collect();
    // A value that several types list does not distinguish them.
    let mut holders: HashMap<&str, usize> = HashMap::new();
    for tags in &own {
        let distinct: HashSet<&str> = tags.iter().map(String::as_str).collect();
        for tag in distinct {
            *holders.entry(tag).or_default() += 1;
        }
    }
    let is_shared = |tag: &String| holders.get(tag.as_str()).is_some_and(|count| *count > 1);
    let tags = own.iter().zip(&union.members);
    let tags = tags.map(|(tags, member)| {
        if tags.is_empty() || (member.tags.is_empty() && tags.iter().any(is_shared)) {
            name(models, &member.ty)
        } else {
            tags.clone()
        }
    });
    Some(tags.collect())
}

/// Collects the values that a type's own property may have. Each type is visited once, because
/// unions may contain it in many ways.
struct Tags<'a> {
    models: &'a [Model],
    property: &'a str,
    found: Vec<String>,
    known: HashSet<String>,
    seen: HashSet<usize>,
}

impl<'a> Tags<'a> {
    fn new(models: &'a [Model], property: &'a str) -> Self {
        Self {
            models,
            property,
            found: Vec::new(),
            known: HashSet::new(),
            seen: HashSet::new(),
        }
    }

    /// Adds the values of a type. Returns whether it has the property, or was visited before.
    fn take(&mut self, ty: &Type, depth: usize) -> bool {
        let Type::Model(at) = ty else {
            return false;
        };
        let Some(model) = self.models.get(*at).filter(|_| depth < MAX_DEPTH) else {
            return false;
        };
        if !self.seen.insert(*at) {
            return true;
        }
        match &model.kind {
            ModelKind::Object(object) => {
                let property = self.property;
                let field = object.fields.iter().find(|field| field.name == property);
                let values = field.map_or_else(Vec::new, |field| values(self.models, field));
                self.add(values)
            }
            ModelKind::Union(union) => {
                let mut any = false;
                for member in &union.members {
                    any |= if member.tags.is_empty() {
                        self.take(&member.ty, depth + 1) || self.add(name(self.models, &member.ty))
                    } else {
                        self.add(member.tags.clone())
                    };
                }
                any
            }
            ModelKind::Alias(target) => self.take(target, depth + 1),
            ModelKind::Enum(_) | ModelKind::IntegerEnum(_) => false,
        }
    }

    fn add(&mut self, tags: Vec<String>) -> bool {
        let any = !tags.is_empty();
        for tag in tags {
            if self.known.insert(tag.clone()) {
                self.found.push(tag);
            }
        }
        any
    }
}

/// Returns the values that a field may have, if the spec lists them: strings, or the texts of
/// numbers and booleans.
pub(super) fn values(models: &[Model], field: &Field) -> Vec<String> {
    if let Some(value) = &field.constant {
        return vec![value.to_string()];
    }
    let Type::Model(at) = field.ty else {
        return Vec::new();
    };
    let model = models.get(at).filter(|model| !model.open);
    match model.map(|model| &model.kind) {
        Some(ModelKind::Enum(variants)) => variants.iter().map(|v| v.value.clone()).collect(),
        Some(ModelKind::IntegerEnum(variants)) => {
            variants.iter().map(|v| v.value.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

fn name(models: &[Model], ty: &Type) -> Vec<String> {
    match ty {
        Type::Model(at) => models
            .get(*at)
            .map(|m| m.rust_name.clone())
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// Adds the properties of discriminators that a type does not describe, so that they are written
/// back.
fn add_missing(fields: &mut Vec<Field>, held: &[Held]) {
    for (property, tags) in held {
        if fields.iter().any(|field| field.name == *property) {
            continue;
        }
        let same = held
            .iter()
            .all(|(other, others)| other != property || others == tags);
        let constant = match tags.as_slice() {
            [tag] if same => Some(Scalar::Text(tag.clone())),
            _ => None,
        };
        let mut names = Names::with(fields.iter().map(|field| field.rust_name.as_str()));
        let rust_name = names.of(&[Named::field(property, None)]).concat();
        fields.push(Field {
            name: property.clone(),
            rust_name,
            ty: Type::Builtin(Builtin::String),
            optional: true,
            nullable: false,
            boxed: false,
            description: Some("Which type it is.".to_owned()),
            deprecated: false,
            read_only: false,
            write_only: false,
            constant,
            default: None,
            example: None,
            limits: None,
        });
    }
}
