//! Compares what callers send with an operation: parameters and bodies.

use std::collections::HashMap;

use super::code::Code;
use super::limits;
use super::pair::{Matched, Pair, matched, pairs};
use super::types::{json, null, order, types};
use super::walk::{Walk, Way, changed};
use crate::resolve::{Body, ModelKind, Operation, Parameter, Provider, Type};
use crate::source::Span;
use crate::spec::Property;

/// What else is known of the parameters of a list.
#[derive(Clone, Copy)]
pub(super) struct Rules<'p> {
    /// The properties of the specs that describe them.
    pub(super) described: Pair<'p, [Property]>,
    /// Whether required parameters are fields of a struct. Otherwise they are arguments, whose names
    /// no caller writes.
    pub(super) are_fields: bool,
}

const NO_RULES: Rules<'static> = Rules {
    described: Pair { old: &[], new: &[] },
    are_fields: false,
};

/// Compares parameters of one place: a path, a query, a form.
pub(super) fn parameters(walk: &mut Walk<'_>, key: &str, pair: Pair<'_, Vec<Parameter>>) {
    located(walk, key, pair, NO_RULES);
}

/// Compares parameters by their names.
pub(super) fn located(
    walk: &mut Walk<'_>,
    key: &str,
    pair: Pair<'_, Vec<Parameter>>,
    rules: Rules<'_>,
) {
    let found = matched(pair.old, pair.new, |parameter| parameter.name.as_str());
    listed(walk, key, pair.new, found, rules);
}

/// Compares the parameters of a path. The names in a path are not sent: in the same path, the
/// parameters at the same place are the same.
pub(super) fn path_parameters<'p>(
    walk: &mut Walk<'_>,
    operations: Pair<'p, Operation>,
    pair: Pair<'p, Vec<Parameter>>,
    rules: Rules<'_>,
) {
    let [old, new] =
        [operations.old, operations.new].map(|operation| placeholders(&operation.table.path));
    if old.len() != new.len() {
        return located(walk, "path", pair, rules);
    }
    let old_names: HashMap<&str, &str> = new.into_iter().zip(old).collect();
    let named = |parameter: &'p Parameter| (parameter.name.as_str(), parameter);
    let renamed = |parameter: &'p Parameter| {
        let name = parameter.name.as_str();
        (old_names.get(name).copied().unwrap_or(name), parameter)
    };
    let old: Vec<_> = pair.old.iter().map(named).collect();
    let new: Vec<_> = pair.new.iter().map(renamed).collect();
    let found = matched(&old, &new, |(name, _)| *name);
    let both = found.both.into_iter().map(|both| Pair {
        old: both.old.1,
        new: both.new.1,
    });
    let found = Matched {
        both: both.collect(),
        gone: found.gone.into_iter().map(|(_, one)| *one).collect(),
        added: found.added.into_iter().map(|(_, one)| *one).collect(),
    };
    listed(walk, "path", pair.new, found, rules);
}

/// Returns the names in the braces of a path.
fn placeholders(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts.filter_map(|part| part.split('}').next()).collect()
}

/// Compares the parameters of a sub-client, which are arguments of its method: those without a
/// namesake in order.
pub(super) fn sub_client_parameters(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Parameter>>) {
    let mut found = matched(pair.old, pair.new, |parameter| parameter.name.as_str());
    if found.gone.len() == found.added.len() {
        let renamed = found.gone.drain(..).zip(found.added.drain(..));
        found
            .both
            .extend(renamed.map(|(old, new)| Pair { old, new }));
    }
    listed(walk, "parameters", pair.new, found, NO_RULES);
}

/// Compares parameters that were matched. `new` are those of the new version, in their order.
fn listed<'p>(
    walk: &mut Walk<'_>,
    key: &str,
    new: &'p [Parameter],
    found: Matched<'p, Parameter>,
    rules: Rules<'_>,
) {
    let places = [rules.described.old, rules.described.new].map(|properties| {
        let properties = properties.iter();
        let places = properties.map(|property| (property.name.as_str(), property.name.span));
        places.collect::<HashMap<&str, Span>>()
    });
    let spans = |old: &str, new: &str| {
        let [in_old, in_new] = &places;
        [in_old.get(old).copied(), in_new.get(new).copied()]
    };
    walk.within(key, |walk| {
        for gone in found.gone {
            let name = &gone.name;
            walk.at(name, spans(name, name), |walk| {
                walk.report(Code::ParameterGone, format!("`{name}` is removed"));
            });
        }
        for added in found.added {
            let name = &added.name;
            walk.at(name, spans(name, name), |walk| {
                if added.optional {
                    walk.report(
                        Code::OptionalParameterAdded,
                        format!("`{name}` may be sent"),
                    );
                } else {
                    walk.report(
                        Code::RequiredParameterAdded,
                        format!("`{name}` must be sent"),
                    );
                }
            });
        }
        if !rules.are_fields {
            arguments(walk, &found.both, new);
        }
        for both in found.both {
            walk.at(
                &both.old.name,
                spans(&both.old.name, &both.new.name),
                |walk| {
                    parameter(walk, both, rules);
                },
            );
        }
    });
}

/// Records that the arguments of a method are in another order.
fn arguments(walk: &mut Walk<'_>, both: &[Pair<'_, Parameter>], new: &[Parameter]) {
    let required = both
        .iter()
        .filter(|both| !both.old.optional && !both.new.optional);
    let names: Vec<(&str, &str)> = required
        .map(|both| (both.old.name.as_str(), both.new.name.as_str()))
        .collect();
    let old_names: HashMap<&str, &str> = names.iter().map(|(old, new)| (*new, *old)).collect();
    let in_order: Vec<&str> = names.iter().map(|(old, _)| *old).collect();
    let in_new = new
        .iter()
        .filter_map(|parameter| old_names.get(parameter.name.as_str()).copied());
    order(walk, &in_order, in_new);
}

fn parameter(walk: &mut Walk<'_>, pair: Pair<'_, Parameter>, rules: Rules<'_>) {
    pairs!(Parameter {
        rust_name, ty, optional, description, deprecated, default, example, style, allow_reserved,
        allow_empty_value, content_type, limits, headers,
    } without { name: "identifies the parameter" } = pair);
    // Callers name setters and fields, but not arguments.
    let is_named = rules.are_fields || *optional.old && *optional.new;
    if is_named {
        walk.renamed("parameter", rust_name);
    } else if rust_name.old != rust_name.new {
        let message = changed("the name of the argument", rust_name.old, rust_name.new);
        walk.report(Code::Text, message);
    }
    match (optional.old, optional.new) {
        (true, false) => walk.report(Code::ParameterRequired, "the parameter is required"),
        (false, true) => walk.report(Code::ParameterOptional, "the parameter is optional"),
        _ => {}
    }
    walk.text("description", description);
    walk.flag(
        [Code::Deprecated, Code::NoLongerDeprecated],
        "deprecated",
        deprecated,
    );
    if default.old != default.new {
        let message = changed(
            "the default",
            &json(default.old.as_ref()),
            &json(default.new.as_ref()),
        );
        walk.report(Code::ParameterDefault, message);
    }
    walk.text("example", example);
    let code = Code::ParameterEncoding;
    walk.value(code, "style", "the style", style);
    walk.value(
        code,
        "allow_reserved",
        "whether reserved characters are sent",
        allow_reserved,
    );
    let what = "whether an empty value is sent for null";
    walk.value(code, "allow_empty_value", what, allow_empty_value);
    walk.value(code, "content_type", "the media type", content_type);
    limits::optional(walk, limits, Way::Sent);
    let rules = Rules {
        described: NO_RULES.described,
        ..rules
    };
    located(walk, "headers", headers, rules);
    types(walk, ty, Way::Sent);
}

/// What a body consists of, apart from how it is written.
enum Content<'p> {
    Type(&'p Type),
    Members(&'p Vec<Parameter>),
    Raw(&'p Vec<String>),
}

/// Returns how a body is written, and its content.
fn written(body: &Body) -> (&'static str, Content<'_>) {
    match body {
        Body::Json { ty, .. } => ("JSON", Content::Type(ty)),
        Body::FormType { ty, .. } => ("a form", Content::Type(ty)),
        Body::Members(list) => ("JSON", Content::Members(list)),
        Body::Form(list) => ("a form", Content::Members(list)),
        Body::Multipart(list) => ("multipart", Content::Members(list)),
        Body::Binary { media_types, .. } => ("raw content", Content::Raw(media_types)),
    }
}

/// Returns whether a body may be left out.
fn may_be_absent(body: &Body) -> bool {
    match body {
        Body::Json { optional, .. }
        | Body::FormType { optional, .. }
        | Body::Binary { optional, .. } => *optional,
        Body::Members(list) | Body::Form(list) | Body::Multipart(list) => is_optional(list),
    }
}

fn is_optional(members: &[Parameter]) -> bool {
    members.iter().all(|member| member.optional)
}

/// Returns the properties of a spec that describe the members of a body.
fn described(operation: Option<&crate::spec::Operation>) -> &[Property] {
    let body = operation.and_then(|operation| operation.body.as_ref());
    body.map(|body| body.value.members()).unwrap_or_default()
}

/// When a body is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// Always: it is an argument of the method, or has members that are.
    Required,
    /// Always: it is an empty object if none of its members is set.
    Empty,
    /// If it, or one of its members, is set.
    Optional,
    /// If its required members are set, which is done together.
    Together,
}

fn presence(operation: &Operation, body: &Body) -> Presence {
    if operation.optional_body {
        Presence::Together
    } else if operation.table.empty_body {
        Presence::Empty
    } else if may_be_absent(body) {
        Presence::Optional
    } else {
        Presence::Required
    }
}

/// Compares bodies. `specs` are the operations as the specs describe them. `are_fields` is whether
/// required parameters are fields of a struct.
pub(super) fn bodies(
    walk: &mut Walk<'_>,
    pair: Pair<'_, Operation>,
    specs: [Option<&crate::spec::Operation>; 2],
    are_fields: bool,
) {
    let spans = specs.map(|spec| Some(spec?.body.as_ref()?.span));
    walk.at("body", spans, |walk| {
        match (&pair.old.body, &pair.new.body) {
            (None, None) => {}
            (Some(_), None) => walk.report(Code::BodyGone, "the body is removed"),
            (None, Some(new)) => match presence(pair.new, new) {
                Presence::Optional | Presence::Together => {
                    walk.report(Code::BodyAdded, "a body may be sent");
                }
                Presence::Required | Presence::Empty => {
                    walk.report(Code::BodyRequired, "a body must be sent");
                }
            },
            (Some(old), Some(new)) => {
                let presences = [presence(pair.old, old), presence(pair.new, new)];
                let has_members = !old.members().is_empty() && !new.members().is_empty();
                present(walk, presences, has_members);
                let [first, second] = specs.map(described);
                let described = Pair {
                    old: first,
                    new: second,
                };
                let rules = Rules {
                    described,
                    are_fields,
                };
                body(walk, Pair { old, new }, rules);
            }
        }
    });
}

/// Compares when a body is sent. If both versions have `members`, those that are required are
/// reported themselves.
fn present(walk: &mut Walk<'_>, presences: [Presence; 2], has_members: bool) {
    use Presence::{Empty, Optional, Required, Together};
    match presences {
        [Required, Optional | Empty] | [Optional | Empty, Required] if has_members => {}
        [Optional | Together, Required] => walk.report(Code::BodyRequired, "the body is required"),
        [Optional | Together, Empty] => {
            walk.report(
                Code::BodyRequired,
                "a body must be sent, even an empty object",
            );
        }
        [Required, Optional | Together] => walk.report(Code::BodyOptional, "the body is optional"),
        [Empty, Optional] => walk.report(Code::Detail, "a body without members need not be sent"),
        [Optional | Empty, Together] => {
            let message = "the required members of the body are set together, by `body`";
            walk.report(Code::RustType, message);
        }
        [Together, Optional] => {
            let message = "the required members of the body are no longer set together";
            walk.report(Code::RustType, message);
        }
        [Required | Empty, Required | Empty] | [Optional, Optional] | [Together, Together] => {}
    }
}

fn body(walk: &mut Walk<'_>, pair: Pair<'_, Body>, rules: Rules<'_>) {
    let ((old_form, old), (new_form, new)) = (written(pair.old), written(pair.new));
    if old_form != new_form {
        let message = changed("the form of the body", old_form, new_form);
        walk.report(Code::BodyEncoding, message);
    }
    match (old, new) {
        (Content::Members(old), Content::Members(new)) if old_form == new_form => {
            located(walk, "", Pair { old, new }, rules);
        }
        (Content::Members(old), Content::Members(new)) => members(walk, &parts(old), &parts(new)),
        (Content::Type(old), Content::Type(new)) => types(walk, Pair { old, new }, Way::Sent),
        (Content::Raw(old), Content::Raw(new)) => {
            let found = matched(old, new, String::as_str);
            for gone in found.gone {
                walk.report(
                    Code::MediaTypeGone,
                    format!("`{gone}` is no longer accepted"),
                );
            }
            for added in found.added {
                walk.report(Code::MediaTypeAdded, format!("`{added}` is accepted"));
            }
        }
        // The members are arguments and setters in one version, and fields of a type in the other: the same on the
        // wire, as far as the members are.
        (Content::Members(list), Content::Type(ty)) => match fields(walk.new, ty) {
            Some(new) => {
                let message =
                    "the body is one value of a type, instead of members that are set one by one";
                walk.report(Code::RustType, message);
                members(walk, &parts(list), &new);
            }
            None => walk.report(Code::BodyEncoding, "the body is no longer an object"),
        },
        (Content::Type(ty), Content::Members(list)) => match fields(walk.old, ty) {
            Some(old) => {
                let message =
                    "the members of the body are set one by one, instead of as one value of a type";
                walk.report(Code::RustType, message);
                members(walk, &old, &parts(list));
            }
            None => walk.report(Code::BodyEncoding, "the body is an object now"),
        },
        (Content::Raw(_), _) | (_, Content::Raw(_)) => {}
    }
}

/// A member of a body, as a parameter or as a field of a type.
struct MemberOfBody<'p> {
    name: &'p str,
    optional: bool,
    nullable: bool,
    ty: &'p Type,
}

fn parts(list: &[Parameter]) -> Vec<MemberOfBody<'_>> {
    let parts = list.iter().map(|parameter| MemberOfBody {
        name: &parameter.name,
        optional: parameter.optional,
        nullable: matches!(parameter.ty, Type::Nullable(_)),
        ty: parameter.ty.present(),
    });
    parts.collect()
}

/// Returns the members of an object type.
fn fields<'p>(provider: &'p Provider, ty: &Type) -> Option<Vec<MemberOfBody<'p>>> {
    let Type::Model(at) = ty else { return None };
    let model = provider.model(*at)?;
    if !matches!(model.kind, ModelKind::Object(_)) {
        return None;
    }
    let fields = model.fields().iter().map(|field| MemberOfBody {
        name: &field.name,
        optional: field.optional,
        nullable: field.nullable,
        ty: &field.ty,
    });
    Some(fields.collect())
}

/// Compares the members of two bodies that are written or set in different ways.
fn members(walk: &mut Walk<'_>, old: &[MemberOfBody<'_>], new: &[MemberOfBody<'_>]) {
    let found = matched(old, new, |member| member.name);
    for gone in found.gone {
        let message = format!("the property `{}` is removed", gone.name);
        walk.at(gone.name, [None, None], |walk| {
            walk.report(Code::RequestPropertyGone, message);
        });
    }
    for added in found.added {
        let (code, what) = if added.optional {
            (Code::RequestPropertyAdded, "may be sent")
        } else {
            (Code::RequestPropertyRequired, "must be sent")
        };
        let message = format!("the property `{}` {what}", added.name);
        walk.at(added.name, [None, None], |walk| walk.report(code, message));
    }
    for Pair { old, new } in found.both {
        walk.at(old.name, [None, None], |walk| {
            match (old.optional, new.optional) {
                (true, false) => walk.report(Code::RequestPropertyNowRequired, "it is required"),
                (false, true) => walk.report(Code::RequestPropertyNowOptional, "it is optional"),
                _ => {}
            }
            null(
                walk,
                Pair {
                    old: &old.nullable,
                    new: &new.nullable,
                },
                Way::Sent,
            );
            types(
                walk,
                Pair {
                    old: old.ty,
                    new: new.ty,
                },
                Way::Sent,
            );
        });
    }
}
