//! Compares what callers send with an operation: parameters and bodies.

use super::code::Code;
use super::limits;
use super::pair::{Pair, matched, pairs};
use super::types::{json, null, order, types};
use super::walk::{Walk, Way, changed};
use crate::resolve::{Body, ModelKind, Operation, Parameter, Provider, Type};
use crate::source::Span;
use crate::spec::Property;

/// Compares parameters of one place: a path, a query, a form.
pub(super) fn parameters(walk: &mut Walk<'_>, key: &str, pair: Pair<'_, Vec<Parameter>>) {
    located(walk, key, pair, Pair { old: &[], new: &[] });
}

/// Compares parameters, with the properties of the specs that describe them.
pub(super) fn located(
    walk: &mut Walk<'_>,
    key: &str,
    pair: Pair<'_, Vec<Parameter>>,
    described: Pair<'_, [Property]>,
) {
    let places = [described.old, described.new].map(|properties| {
        let properties = properties.iter();
        let places = properties.map(|property| (property.name.as_str(), property.name.span));
        places.collect::<std::collections::HashMap<&str, Span>>()
    });
    let spans = |name: &str| places.each_ref().map(|places| places.get(name).copied());
    let found = matched(pair.old, pair.new, |parameter| parameter.name.as_str());
    walk.within(key, |walk| {
        for gone in found.gone {
            let name = &gone.name;
            walk.at(name, spans(name), |walk| {
                walk.report(Code::ParameterGone, format!("`{name}` is removed"));
            });
        }
        for added in found.added {
            let name = &added.name;
            walk.at(name, spans(name), |walk| {
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
        let required = |both: &&Pair<'_, Parameter>| !both.old.optional && !both.new.optional;
        let names: Vec<&str> = found
            .both
            .iter()
            .filter(required)
            .map(|both| both.old.name.as_str())
            .collect();
        order(
            walk,
            &names,
            pair.new.iter().map(|parameter| parameter.name.as_str()),
        );
        for both in found.both {
            walk.at(&both.old.name, spans(&both.old.name), |walk| {
                parameter(walk, both);
            });
        }
    });
}

fn parameter(walk: &mut Walk<'_>, pair: Pair<'_, Parameter>) {
    pairs!(Parameter {
        rust_name, ty, optional, description, deprecated, default, example, style, allow_reserved,
        allow_empty_value, content_type, limits, headers,
    } without { name: "identifies the parameter" } = pair);
    walk.renamed("parameter", rust_name);
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
    parameters(walk, "headers", headers);
    types(walk, ty, Way::Sent);
}

/// A body as far as both versions can be compared.
enum Kind<'p> {
    Json(&'p Type),
    FormType(&'p Type),
    Members(&'p Vec<Parameter>),
    Form(&'p Vec<Parameter>),
    Multipart(&'p Vec<Parameter>),
    Binary(&'p Vec<String>),
}

/// Returns a body's kind, and whether it may be left out.
fn kind(body: &Body) -> (Kind<'_>, bool) {
    match body {
        Body::Json { ty, optional } => (Kind::Json(ty), *optional),
        Body::FormType { ty, optional } => (Kind::FormType(ty), *optional),
        Body::Members(list) => (Kind::Members(list), is_optional(list)),
        Body::Form(list) => (Kind::Form(list), is_optional(list)),
        Body::Multipart(list) => (Kind::Multipart(list), is_optional(list)),
        Body::Binary {
            media_types,
            optional,
        } => (Kind::Binary(media_types), *optional),
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

/// Compares bodies. `specs` are the operations as the specs describe them.
pub(super) fn bodies(
    walk: &mut Walk<'_>,
    pair: Pair<'_, Operation>,
    specs: [Option<&crate::spec::Operation>; 2],
) {
    let spans = specs.map(|spec| Some(spec?.body.as_ref()?.span));
    walk.at("body", spans, |walk| {
        match (&pair.old.body, &pair.new.body) {
            (None, None) => {}
            (Some(_), None) => walk.report(Code::BodyGone, "the body is removed"),
            (None, Some(new)) => {
                if kind(new).1 || pair.new.optional_body {
                    walk.report(Code::BodyAdded, "a body may be sent");
                } else {
                    walk.report(Code::BodyRequired, "a body must be sent");
                }
            }
            (Some(old), Some(new)) => {
                let [first, second] = specs.map(described);
                body(
                    walk,
                    Pair { old, new },
                    Pair {
                        old: first,
                        new: second,
                    },
                );
            }
        }
    });
}

fn body(walk: &mut Walk<'_>, pair: Pair<'_, Body>, described: Pair<'_, [Property]>) {
    let ((old, old_optional), (new, new_optional)) = (kind(pair.old), kind(pair.new));
    match (old, new) {
        (Kind::Members(old), Kind::Members(new))
        | (Kind::Form(old), Kind::Form(new))
        | (Kind::Multipart(old), Kind::Multipart(new)) => {
            located(walk, "", Pair { old, new }, described);
        }
        (Kind::Json(old), Kind::Json(new)) | (Kind::FormType(old), Kind::FormType(new)) => {
            presence(walk, old_optional, new_optional);
            types(walk, Pair { old, new }, Way::Sent);
        }
        (Kind::Binary(old), Kind::Binary(new)) => {
            presence(walk, old_optional, new_optional);
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
        (Kind::Members(list), Kind::Json(ty)) | (Kind::Form(list), Kind::FormType(ty)) => {
            let (old, new) = (parts(list), fields(walk.new, ty));
            rearranged(walk, &old, new.as_deref());
        }
        (Kind::Json(ty), Kind::Members(list)) | (Kind::FormType(ty), Kind::Form(list)) => {
            let (old, new) = (fields(walk.old, ty), parts(list));
            match old {
                Some(old) => rearranged(walk, &old, Some(&new)),
                None => rearranged(walk, &new, None),
            }
        }
        (old, new) => {
            let message = changed("the form of the body", old.name(), new.name());
            walk.report(Code::BodyEncoding, message);
        }
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

/// Compares a body whose members are arguments in one version, and fields of a type in the other:
/// the same on the wire, as far as the members are. `new` is `None` if the type is not an object.
fn rearranged(walk: &mut Walk<'_>, old: &[MemberOfBody<'_>], new: Option<&[MemberOfBody<'_>]>) {
    let Some(new) = new else {
        return walk.report(Code::BodyEncoding, "the body is no longer an object");
    };
    walk.report(
        Code::RustType,
        "the members of the body are arguments in one version only",
    );
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

fn presence(walk: &mut Walk<'_>, old: bool, new: bool) {
    match (old, new) {
        (true, false) => walk.report(Code::BodyRequired, "the body is required"),
        (false, true) => walk.report(Code::BodyOptional, "the body is optional"),
        _ => {}
    }
}

impl Kind<'_> {
    fn name(&self) -> &'static str {
        match self {
            Self::Json(_) => "JSON of a type",
            Self::FormType(_) => "a form of a type",
            Self::Members(_) => "JSON with members",
            Self::Form(_) => "a form",
            Self::Multipart(_) => "multipart",
            Self::Binary(_) => "binary",
        }
    }
}
