//! Declared headers of replies, read as their types.

use licit_format::resolve::{Builtin, ModelKind, Parameter, Provider, Style, Type};
use licit_runtime::__private::reply_headers::{json, list, value};
use licit_runtime::Error;
use licit_runtime::reqwest::header::HeaderMap;
use serde_json::Value;

/// Returns the value of a header that an operation declares, as JSON of its type; `None` if the reply
/// does not have the header.
///
/// ```
/// use licit_runtime::reqwest::header::HeaderMap;
///
/// let spec = r#"{
///   "name": "acme", "api": { "base_url": "https://api.acme.example" }, "credentials": { "key": {} },
///   "operations": {
///     "list": { "call": "GET /items", "reply_headers": { "X-Total": "integer?", "X-Tags": "[string]?" } }
///   }
/// }"#;
/// let spec = licit_format::parse(licit_format::source::Source::new("acme.json", spec))?;
/// let mut headers = HeaderMap::new();
/// headers.insert("x-total", "42".parse()?);
/// headers.insert("x-tags", "a, b".parse()?);
/// let declared = &spec.provider.operations[0].reply_headers;
/// let read = |at: usize| licit_dynamic::reply_header(&spec.provider, &declared[at], &headers);
/// assert_eq!(read(0)?, Some(42.into()));
/// assert_eq!(read(1)?, Some(["a", "b"].into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Returns an error if the value does not have the type.
pub fn reply_header(
    provider: &Provider,
    header: &Parameter,
    headers: &HeaderMap,
) -> Result<Option<Value>, Error> {
    let name = header.name.as_str();
    if header.style == Style::Json {
        return json(headers, name);
    }
    match plain(provider, &header.ty) {
        Type::List(item) => match kind(provider, item) {
            Kind::Integer => Ok(list::<i64>(headers, name)?.map(Value::from)),
            Kind::Unsigned => Ok(list::<u64>(headers, name)?.map(Value::from)),
            Kind::Number => Ok(list::<f64>(headers, name)?.map(Value::from)),
            Kind::Boolean => Ok(list::<bool>(headers, name)?.map(Value::from)),
            Kind::Text => Ok(list::<String>(headers, name)?.map(Value::from)),
        },
        ty => match kind(provider, ty) {
            Kind::Integer => Ok(value::<i64>(headers, name)?.map(Value::from)),
            Kind::Unsigned => Ok(value::<u64>(headers, name)?.map(Value::from)),
            Kind::Number => Ok(value::<f64>(headers, name)?.map(Value::from)),
            Kind::Boolean => Ok(value::<bool>(headers, name)?.map(Value::from)),
            Kind::Text => Ok(value::<String>(headers, name)?.map(Value::from)),
        },
    }
}

/// The kind of JSON that a value of a header is.
enum Kind {
    Integer,
    Unsigned,
    Number,
    Boolean,
    Text,
}

/// Returns the type without names for it, and without null.
fn plain<'p>(provider: &'p Provider, ty: &'p Type) -> &'p Type {
    let mut ty = ty.present();
    // `check` reports aliases that form a circle.
    while let Type::Model(at) = ty
        && let Some(ModelKind::Alias(target)) = provider.model(*at).map(|model| &model.kind)
    {
        ty = target.present();
    }
    ty
}

fn kind(provider: &Provider, ty: &Type) -> Kind {
    match plain(provider, ty) {
        Type::Builtin(Builtin::Integer) => Kind::Integer,
        Type::Builtin(Builtin::Unsigned) => Kind::Unsigned,
        Type::Builtin(Builtin::Number | Builtin::ExactNumber) => Kind::Number,
        Type::Builtin(Builtin::Boolean) => Kind::Boolean,
        Type::Model(at) => match provider.model(*at).map(|model| &model.kind) {
            Some(ModelKind::IntegerEnum(_)) => Kind::Integer,
            _ => Kind::Text,
        },
        Type::Builtin(_) | Type::List(_) | Type::Map(_) | Type::Nullable(_) => Kind::Text,
    }
}
