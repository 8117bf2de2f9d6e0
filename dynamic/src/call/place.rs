//! Where parameters are, and how they are serialized there.

use licit_format::resolve::{Builtin, ModelKind, Operation, Parameter, Provider, Style, Type};
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
    /// A variable of a GraphQL document.
    Variable,
}

impl Place {
    /// Whether two names are the same parameter. The names of headers are case-insensitive.
    pub(super) fn is_same(self, name: &str, other: &str) -> bool {
        match self {
            Self::Header => name.eq_ignore_ascii_case(other),
            Self::Path | Self::Query | Self::Cookie | Self::Variable => name == other,
        }
    }
}

/// Returns all parameters of an operation, including those that its sub-client sets.
///
/// ```
/// use licit_dynamic::{Place, parameters};
///
/// let loaded = licit_format::load("../docs/examples/textbook.json".as_ref())?;
/// let mut operations = loaded.provider.operations.iter();
/// let get_book = operations.find(|one| one.table.name == "get_book").ok_or("no operation")?;
/// let names: Vec<_> = parameters(&loaded.provider, get_book)
///     .map(|(place, parameter)| (place, parameter.name.as_str()))
///     .collect();
/// assert_eq!(names, [(Place::Path, "id")]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parameters<'s>(
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
        (Place::Variable, &operation.variables),
    ];
    lists
        .into_iter()
        .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
}

/// Parses a value as text, unless the parameter is JSON.
pub(super) fn read(place: Place, parameter: &Parameter, text: &str) -> Value {
    let is_json =
        parameter.style == Style::Json || (place == Place::Variable && !is_text(&parameter.ty));
    let json = is_json.then(|| serde_json::from_str(text).ok()).flatten();
    json.unwrap_or_else(|| text.into())
}

/// Whether values of the type, or of its items, are JSON strings.
fn is_text(ty: &Type) -> bool {
    match ty.present() {
        Type::List(item) => is_text(item),
        Type::Model(_) | Type::Map(_) | Type::Nullable(_) => false,
        Type::Builtin(builtin) => !matches!(
            builtin,
            Builtin::Integer
                | Builtin::Unsigned
                | Builtin::Number
                | Builtin::Boolean
                | Builtin::ExactNumber
                | Builtin::Json
        ),
    }
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
