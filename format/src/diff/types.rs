//! Compares types, separately for requests and replies.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use super::code::Code;
use super::limits;
use super::pair::{Pair, matched, pairs};
use super::relation::{Relation, Typed, relation};
use super::walk::{Walk, Way, changed};
use crate::resolve::{
    Additional, Builtin, Field, Member, Model, ModelKind, Object, Provider, Shape, Type, Union,
    Variant,
};
use crate::source::Span;
use crate::spec;

impl Way {
    /// Returns the code of a request or of a reply.
    pub(super) fn code(self, [sent, received]: [Code; 2]) -> Code {
        match self {
            Self::Sent => sent,
            Self::Received => received,
        }
    }
}

/// Compares two types where the current place uses them.
pub(super) fn types(walk: &mut Walk<'_>, pair: Pair<'_, Type>, way: Way) {
    let old = behind_alias(walk.old, pair.old);
    let new = behind_alias(walk.new, pair.new);
    match (old, new) {
        (Type::Nullable(old), Type::Nullable(new)) => types(walk, Pair { old, new }, way),
        (Type::Nullable(old), new) => {
            null(
                walk,
                Pair {
                    old: &true,
                    new: &false,
                },
                way,
            );
            types(walk, Pair { old, new }, way);
        }
        (old, Type::Nullable(new)) => {
            null(
                walk,
                Pair {
                    old: &false,
                    new: &true,
                },
                way,
            );
            types(walk, Pair { old, new }, way);
        }
        (Type::Builtin(old), Type::Builtin(new)) if old == new => {}
        (Type::List(old), Type::List(new)) => {
            walk.at("[]", [None, None], |walk| {
                types(walk, Pair { old, new }, way);
            });
        }
        (Type::Map(old), Type::Map(new)) => {
            walk.at("{}", [None, None], |walk| {
                types(walk, Pair { old, new }, way);
            });
        }
        (Type::Model(old), Type::Model(new)) => models(walk, *old, *new, way),
        (old, new) => replaced(walk, Pair { old, new }, way),
    }
}

/// Returns the type behind aliases. An alias is the same Rust type.
fn behind_alias<'p>(provider: &'p Provider, ty: &'p Type) -> &'p Type {
    let mut ty = ty;
    for _ in 0..16 {
        let Type::Model(at) = ty else { return ty };
        match provider.model(*at).map(|model| &model.kind) {
            Some(ModelKind::Alias(target)) => ty = target,
            _ => return ty,
        }
    }
    ty
}

/// Records that null is allowed or no longer allowed.
pub(super) fn null(walk: &mut Walk<'_>, pair: Pair<'_, bool>, way: Way) {
    match (pair.old, pair.new) {
        (false, true) => {
            let code = way.code([Code::RequestNullAccepted, Code::ReplyMayBeNull]);
            walk.report(code, "it may be null");
        }
        (true, false) => {
            let code = way.code([Code::RequestNullRefused, Code::ReplyNeverNull]);
            walk.report(code, "it is never null");
        }
        _ => {}
    }
}

/// Records that a type is another one.
fn replaced(walk: &mut Walk<'_>, pair: Pair<'_, Type>, way: Way) {
    let old = Typed {
        provider: walk.old,
        ty: pair.old,
    };
    let new = Typed {
        provider: walk.new,
        ty: pair.new,
    };
    let code = match (relation(old, new), way) {
        (Relation::Same, _) => Code::RustType,
        (Relation::Wider, Way::Sent) => Code::RequestTypeWider,
        (Relation::Narrower | Relation::Other, Way::Sent) => Code::RequestTypeNarrower,
        (Relation::Narrower, Way::Received) => Code::ReplyTypeNarrower,
        // Enums and unions preserve values that they do not know.
        (Relation::Wider, Way::Received) if is_read(old, new) => Code::RustType,
        (Relation::Wider | Relation::Other, Way::Received) => Code::ReplyTypeWider,
    };
    walk.report(code, changed("the type", &shown(old), &shown(new)));
}

/// Whether clients read all values of the new type as values of the old one that it does not list.
fn is_read(old: Typed<'_>, new: Typed<'_>) -> bool {
    let Type::Model(at) = old.ty else {
        return false;
    };
    let fits = |builtin| {
        let ty = &Type::Builtin(builtin);
        let known = Typed {
            provider: old.provider,
            ty,
        };
        matches!(relation(new, known), Relation::Same | Relation::Wider)
    };
    match old.provider.model(*at).map(|model| &model.kind) {
        Some(ModelKind::Enum(_)) => fits(Builtin::String),
        Some(ModelKind::IntegerEnum(_)) => fits(Builtin::Integer),
        Some(ModelKind::Union(_)) => true,
        Some(ModelKind::Object(_) | ModelKind::Alias(_)) | None => false,
    }
}

/// Returns a type as specs write it.
pub(super) fn shown(typed: Typed<'_>) -> String {
    let with = |ty| shown(Typed { ty, ..typed });
    match typed.ty {
        Type::Builtin(builtin) => builtin.name().to_owned(),
        Type::Model(at) => {
            let model = typed.provider.model(*at);
            model.map_or_else(String::new, |model| model.rust_name.clone())
        }
        Type::List(inner) => format!("[{}]", with(inner)),
        Type::Map(inner) => format!("{{{}}}", with(inner)),
        Type::Nullable(inner) => format!("{} | null", with(inner)),
    }
}

/// Compares two models: their names where they are first used in place of each other, and their
/// contents once in each direction.
fn models(walk: &mut Walk<'_>, old_at: usize, new_at: usize, way: Way) {
    let (Some(old), Some(new)) = (walk.old.model(old_at), walk.new.model(new_at)) else {
        return;
    };
    let names = Pair {
        old: &old.rust_name,
        new: &new.rust_name,
    };
    let is_another = names.old != names.new && walk.has_other_model(names);
    if walk.names(old_at, new_at) && names.old != names.new {
        if is_another {
            walk.report(Code::RustType, changed("the type", names.old, names.new));
        } else {
            let spans = [span(walk.old, old_at), span(walk.new, new_at)];
            walk.elsewhere(&["models", names.old], spans, |walk| {
                walk.renamed("type", names);
            });
        }
    }
    if !walk.enters(old_at, new_at, way) {
        return;
    }
    let spans = [span(walk.old, old_at), span(walk.new, new_at)];
    let at = (old_at, new_at);
    if is_another {
        // Neither type changed: one is used in place of the other.
        return model(walk, Pair { old, new }, at, way);
    }
    // The types of inline schemas are where they are used.
    walk.elsewhere(&["models", &new.rust_name], spans, |walk| {
        model(walk, Pair { old, new }, at, way);
    });
}

fn model(walk: &mut Walk<'_>, pair: Pair<'_, Model>, at: (usize, usize), way: Way) {
    pairs!(Model { description, open, kind } without {
        rust_name: "compared where the model is used",
        sent: "follows from where it is used",
        received: "follows from where it is used",
    } = pair);
    walk.text("description", description);
    match (open.old, open.new, way) {
        (true, false, Way::Sent) => walk.report(Code::Detail, "other values are rejected"),
        (false, true, Way::Sent) => walk.report(Code::Detail, "other values are accepted"),
        // Clients read any value.
        _ => {}
    }
    match (kind.old, kind.new) {
        (ModelKind::Object(old), ModelKind::Object(new)) => {
            object(walk, Pair { old, new }, at, way);
        }
        (ModelKind::Enum(old), ModelKind::Enum(new)) => values(walk, Pair { old, new }, way),
        (ModelKind::IntegerEnum(old), ModelKind::IntegerEnum(new)) => {
            values(walk, Pair { old, new }, way);
        }
        (ModelKind::Union(old), ModelKind::Union(new)) => union(walk, Pair { old, new }, way),
        (ModelKind::Alias(old), ModelKind::Alias(new)) => types(walk, Pair { old, new }, way),
        (
            ModelKind::Object(_)
            | ModelKind::Enum(_)
            | ModelKind::IntegerEnum(_)
            | ModelKind::Union(_)
            | ModelKind::Alias(_),
            _,
        ) => {
            let (old, new) = (Type::Model(at.0), Type::Model(at.1));
            replaced(
                walk,
                Pair {
                    old: &old,
                    new: &new,
                },
                way,
            );
        }
    }
}

fn object(walk: &mut Walk<'_>, pair: Pair<'_, Object>, at: (usize, usize), way: Way) {
    pairs!(
        Object {
            fields,
            additional,
            closed
        } = pair
    );
    let found = matched(fields.old, fields.new, |field| field.name.as_str());
    let places = [properties(walk.old, at.0), properties(walk.new, at.1)];
    let spans = |name: &str| places.each_ref().map(|places| places.get(name).copied());
    for gone in found.gone {
        walk.at(&gone.name, spans(&gone.name), |walk| {
            let code = way.code([Code::RequestPropertyGone, Code::ReplyPropertyGone]);
            walk.report(code, format!("the property `{}` is removed", gone.name));
        });
    }
    for added in found.added {
        walk.at(&added.name, spans(&added.name), |walk| {
            let (code, what) = match (way, added.optional) {
                (Way::Received, _) => (Code::ReplyPropertyAdded, "is added"),
                (Way::Sent, true) => (Code::RequestPropertyAdded, "may be sent"),
                (Way::Sent, false) => (Code::RequestPropertyRequired, "must be sent"),
            };
            walk.report(code, format!("the property `{}` {what}", added.name));
        });
    }
    if way == Way::Sent {
        let required = |field: &&Field| !field.optional && field.constant.is_none();
        let both = found
            .both
            .iter()
            .filter(|both| required(&both.old) && required(&both.new));
        let names: Vec<&str> = both.map(|both| both.old.name.as_str()).collect();
        order(
            walk,
            &names,
            pair.new.fields.iter().map(|field| field.name.as_str()),
        );
    }
    for both in found.both {
        let name = &both.old.name;
        walk.at(name, spans(name), |walk| field(walk, both, way));
    }
    self::additional(walk, additional, way);
    match (closed.old, closed.new, way) {
        (false, true, Way::Sent) if additional.old.is_none() => {
            // No client could send one.
            walk.report(Code::Detail, "other properties are rejected");
        }
        (true, false, Way::Sent) => {
            walk.report(Code::RequestOthersAccepted, "other properties are accepted");
        }
        // Clients ignore what they do not know.
        _ => {}
    }
}

/// Records that arguments are in another order. `names` are those of both versions in the old order.
pub(super) fn order<'n>(
    walk: &mut Walk<'_>,
    names: &[&'n str],
    new: impl Iterator<Item = &'n str>,
) {
    let known: HashSet<&str> = names.iter().copied().collect();
    let new: Vec<&str> = new.filter(|name| known.contains(name)).collect();
    if new != names {
        let shown = |names: &[&str]| crate::diagnostic::shown(&names.join(", "));
        let message = changed("the order of arguments", &shown(names), &shown(&new));
        walk.report(Code::ArgumentOrder, message);
    }
}

fn field(walk: &mut Walk<'_>, pair: Pair<'_, Field>, way: Way) {
    pairs!(Field {
        rust_name, ty, optional, nullable, boxed, description, deprecated, constant, default,
        example, limits,
    } without {
        name: "identifies the field",
        read_only: "fields are compared in the direction in which they travel",
        write_only: "fields are compared in the direction in which they travel",
    } = pair);
    walk.renamed("field", rust_name);
    match (optional.old, optional.new) {
        (true, false) => {
            let codes = [
                Code::RequestPropertyNowRequired,
                Code::ReplyPropertyAlwaysPresent,
            ];
            walk.report(way.code(codes), "it is required");
        }
        (false, true) => {
            let codes = [
                Code::RequestPropertyNowOptional,
                Code::ReplyPropertyMayBeAbsent,
            ];
            walk.report(way.code(codes), "it is optional");
        }
        _ => {}
    }
    if way == Way::Received && *optional.old && !*nullable.old && *nullable.new {
        // Clients read null as an absent value.
        walk.report(Code::RustType, "it may be null");
    } else {
        null(walk, nullable, way);
    }
    if boxed.old != boxed.new {
        walk.report(
            Code::RustType,
            "the field's type is boxed in one version only",
        );
    }
    match (constant.old, constant.new, way) {
        (old, new, _) if old == new => {}
        (Some(_), None, Way::Sent) => {
            // The old value is one of those that are accepted.
            walk.report(Code::RequestTypeWider, "it is no longer a constant");
        }
        _ => {
            let code = way.code([Code::RequestConstant, Code::ReplyConstant]);
            walk.report(code, "the constant value changed");
        }
    }
    if default.old != default.new {
        let code = way.code([Code::ParameterDefault, Code::Text]);
        walk.report(
            code,
            changed(
                "the default",
                &json(default.old.as_ref()),
                &json(default.new.as_ref()),
            ),
        );
    }
    walk.flag(
        [Code::Deprecated, Code::NoLongerDeprecated],
        "deprecated",
        deprecated,
    );
    walk.text("description", description);
    walk.text("example", example);
    limits::optional(walk, limits, way);
    types(walk, ty, way);
}

/// Returns an optional JSON value for messages.
pub(super) fn json(value: Option<&serde_json::Value>) -> String {
    let text = value.map_or_else(|| "none".into(), ToString::to_string);
    crate::diagnostic::shown(&text)
}

fn additional(walk: &mut Walk<'_>, pair: Pair<'_, Option<Additional>>, way: Way) {
    walk.at("additional", [None, None], |walk| {
        match (pair.old, pair.new) {
            (Some(old), Some(new)) => {
                pairs!(Additional { rust_name, ty } = Pair { old, new });
                walk.renamed("field", rust_name);
                types(walk, ty, way);
            }
            (Some(_), None) => {
                let code = way.code([Code::RequestOthersRefused, Code::ReplyOthers]);
                walk.report(code, "there is no field for other properties");
            }
            (None, Some(_)) => {
                let code = way.code([Code::RequestOthersAccepted, Code::ReplyOthers]);
                walk.report(code, "there is a field for other properties");
            }
            (None, None) => {}
        }
    });
}

fn values<V: Display + Eq + Hash>(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Variant<V>>>, way: Way) {
    let found = matched(pair.old, pair.new, |variant| &variant.value);
    for gone in found.gone {
        let code = way.code([Code::RequestValueGone, Code::ReplyValueGone]);
        walk.at(&gone.value.to_string(), [None, None], |walk| {
            walk.report(code, format!("the value `{}` is removed", gone.value));
        });
    }
    for added in found.added {
        let code = way.code([Code::RequestValueAdded, Code::ReplyValueAdded]);
        walk.at(&added.value.to_string(), [None, None], |walk| {
            walk.report(code, format!("the value `{}` is added", added.value));
        });
    }
    for both in found.both {
        pairs!(Variant { rust_name, description } without { value: "identifies the variant" } = both);
        walk.at(&both.old.value.to_string(), [None, None], |walk| {
            walk.renamed("variant", rust_name);
            walk.text("description", description);
        });
    }
}

fn union(walk: &mut Walk<'_>, pair: Pair<'_, Union>, way: Way) {
    pairs!(
        Union {
            members,
            discriminator
        } = pair
    );
    walk.value(
        Code::Discriminator,
        "discriminator",
        "the discriminator",
        discriminator,
    );
    let found = matched(members.old, members.new, |member| member.rust_name.as_str());
    // Members with the same discriminator values are the same under another name.
    let has_tags = discriminator.old.is_some() && discriminator.new.is_some();
    let key = |member: &'_ Member| {
        let name = (!has_tags).then(|| member.rust_name.clone());
        (name, member.tags.clone())
    };
    let renamed = matched(found.gone, found.added, key);
    if !has_tags && way == Way::Received {
        precedence(walk, &found.both, members.new);
    }
    for both in found.both.into_iter().chain(renamed.both) {
        walk.at(&both.old.rust_name, [None, None], |walk| {
            member(walk, both, way);
        });
    }
    for gone in renamed.gone {
        let code = way.code([Code::RequestMemberGone, Code::ReplyMemberGone]);
        walk.report(code, format!("the type `{}` is removed", gone.rust_name));
    }
    for added in renamed.added {
        let code = way.code([Code::RequestMemberAdded, Code::ReplyMemberAdded]);
        walk.report(code, format!("the type `{}` is added", added.rust_name));
    }
}

/// Records that types which accept the same texts or numbers are in another order: clients use the first
/// one that accepts a value.
fn precedence(walk: &mut Walk<'_>, both: &[Pair<'_, Member>], new: &[Member]) {
    let at: HashMap<&str, usize> = new
        .iter()
        .enumerate()
        .map(|(at, member)| (member.rust_name.as_str(), at))
        .collect();
    let scalars = both.iter().filter_map(|both| {
        let (text, number) = scalar(&both.old.shape)?;
        let at = at.get(both.old.rust_name.as_str())?;
        Some((text, number, *at, both.old.rust_name.as_str()))
    });
    let scalars: Vec<_> = scalars.collect();
    for (position, first) in scalars.iter().enumerate() {
        let behind = scalars.iter().skip(position + 1);
        let overtakes = |other: &&(bool, bool, usize, &str)| {
            (first.0 && other.0 || first.1 && other.1) && other.2 < first.2
        };
        if let Some(other) = behind.clone().find(overtakes) {
            let message = format!("`{}` is tried before `{}`", other.3, first.3);
            walk.report(Code::RustType, message);
        }
    }
}

/// Returns whether values of a shape are texts, and whether they are numbers; `None` for neither.
fn scalar(shape: &Shape) -> Option<(bool, bool)> {
    match shape {
        Shape::Text | Shape::Texts(_) => Some((true, false)),
        Shape::Integer | Shape::Number | Shape::Integers(_) => Some((false, true)),
        Shape::Decimal => Some((true, true)),
        Shape::Nullable(inner) => scalar(inner),
        Shape::Any
        | Shape::Boolean
        | Shape::List(_)
        | Shape::Map
        | Shape::Object(_)
        | Shape::OneOf(_) => None,
    }
}

fn member(walk: &mut Walk<'_>, pair: Pair<'_, Member>, way: Way) {
    pairs!(Member { rust_name, ty, boxed, tags } without {
        shape: "follows from the type",
    } = pair);
    walk.renamed("variant", rust_name);
    if boxed.old != boxed.new {
        walk.report(
            Code::RustType,
            "the variant's type is boxed in one version only",
        );
    }
    walk.value(
        Code::Discriminator,
        "mapping",
        "the discriminator's values",
        tags,
    );
    types(walk, ty, way);
}

/// Returns the model of the spec that a model was resolved from, if it is not an inline type.
fn of_spec(provider: &Provider, at: usize) -> Option<&spec::Model> {
    let models = &provider.spec.models;
    models.get(at).or_else(|| {
        // A model that differs between the directions is followed by its copy.
        let name = provider.model(at)?.rust_name.strip_suffix("Input")?;
        models.iter().find(|model| model.name.value == name)
    })
}

fn span(provider: &Provider, at: usize) -> Option<Span> {
    of_spec(provider, at).map(|model| model.name.span)
}

/// Returns where a spec describes the properties of a model.
fn properties(provider: &Provider, at: usize) -> HashMap<&str, Span> {
    let kind = of_spec(provider, at).map(|model| &model.kind);
    let Some(spec::ModelKind::Object(object)) = kind else {
        return HashMap::new();
    };
    let properties = object.properties.iter();
    properties
        .map(|property| (property.name.as_str(), property.name.span))
        .collect()
}
