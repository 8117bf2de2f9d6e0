//! Where parameters are, and how they are serialized there.

use licit_format::resolve::{self, Builtin, ModelKind, Operation, Parameter, Provider, Type};
use licit_runtime::Style;
use serde_json::Value;

/// The location of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl Place {
    /// Whether two names are the same parameter. The names of headers are case-insensitive.
    pub(super) fn is_same(self, name: &str, other: &str) -> bool {
        match self {
            Self::Header => name.eq_ignore_ascii_case(other),
            Self::Path | Self::Query | Self::Cookie => name == other,
        }
    }
}

/// Returns the serialization style of a parameter or form field, if it is not the runtime's default.
pub(super) fn style(provider: &Provider, parameter: &Parameter) -> Option<Style> {
    let is_compound = is_compound(provider, &parameter.ty);
    match (parameter.style, parameter.explode) {
        (resolve::Style::Json, _) => Some(Style::Json),
        _ if !is_compound && !is_list(provider, &parameter.ty) => None,
        (resolve::Style::Simple, _) if !is_compound => None,
        (resolve::Style::Simple, true) => Some(Style::SimpleExploded),
        (resolve::Style::Simple, false) => Some(Style::Simple),
        (resolve::Style::DeepObject, _) => None,
        (resolve::Style::SpaceDelimited, false) => Some(Style::SpaceDelimited),
        (resolve::Style::PipeDelimited, false) => Some(Style::PipeDelimited),
        (_, true) => is_compound.then_some(Style::Form),
        (_, false) => Some(Style::FormJoined),
    }
}

/// Returns all parameters of an operation, including those that its sub-client sets.
pub(super) fn parameters<'s>(
    provider: &'s Provider,
    operation: &'s Operation,
) -> impl Iterator<Item = (Place, &'s Parameter)> {
    let bound = operation.sub_client;
    let bound = bound.and_then(|at| provider.sub_clients.get(at));
    let bound = bound.map_or(&[][..], |client| client.parameters.as_slice());
    let lists = [
        (Place::Path, bound),
        (Place::Path, &operation.path),
        (Place::Query, &operation.query),
        (Place::Header, &operation.headers),
        (Place::Cookie, &operation.cookies),
    ];
    lists
        .into_iter()
        .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
}

/// Parses a value as text, unless the parameter is JSON.
pub(super) fn read(parameter: &Parameter, text: &str) -> Value {
    let json = (parameter.style == resolve::Style::Json)
        .then(|| serde_json::from_str(text).ok())
        .flatten();
    json.unwrap_or_else(|| text.into())
}

/// Whether the type is a list.
pub(super) fn is_list(provider: &Provider, ty: &Type) -> bool {
    match ty.present() {
        Type::List(_) => true,
        Type::Model(at) => match provider.model(*at).map(|model| &model.kind) {
            Some(ModelKind::Alias(ty)) => is_list(provider, ty),
            _ => false,
        },
        _ => false,
    }
}

/// Whether values of the type are or may be objects, which each style serializes differently.
fn is_compound(provider: &Provider, ty: &Type) -> bool {
    match ty.present() {
        Type::Builtin(builtin) => *builtin == Builtin::Json,
        Type::Map(_) => true,
        Type::Model(at) => match provider.model(*at).map(|model| &model.kind) {
            Some(ModelKind::Alias(target)) => is_compound(provider, target),
            Some(ModelKind::Enum(_) | ModelKind::IntegerEnum(_)) => false,
            Some(ModelKind::Object(_) | ModelKind::Union(_)) | None => true,
        },
        Type::List(_) | Type::Nullable(_) => false,
    }
}
