//! Values of the spec's types: generated ([`sample`]), checked ([`check`]), and parsed from text
//! ([`text`]). Must not use `http` or `core`.

pub(crate) mod check;
pub(crate) mod limits;
pub(crate) mod noun;
pub(crate) mod sample;
pub(crate) mod secrecy;
pub(crate) mod text;
pub(crate) mod words;

use licit_format::resolve::{Field, ModelKind, Provider, Type};

/// Maximum number of aliases in a row, more than any spec has.
const MAX_ALIASES: usize = 16;

/// A type without aliases and null.
pub(crate) fn plain<'p>(provider: &'p Provider, ty: &'p Type) -> &'p Type {
    let mut current = ty;
    for _ in 0..MAX_ALIASES {
        current = match current {
            Type::Nullable(inner) => inner,
            Type::Model(position) => match provider.model(*position).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) => target,
                _ => return current,
            },
            _ => return current,
        };
    }
    current
}

/// The fields of a type that is an object.
pub(crate) fn fields<'p>(provider: &'p Provider, ty: &'p Type) -> Option<&'p [Field]> {
    let Type::Model(position) = plain(provider, ty) else {
        return None;
    };
    match &provider.model(*position)?.kind {
        ModelKind::Object(object) => Some(&object.fields),
        _ => None,
    }
}

/// The name of a type that has one.
pub(crate) fn name<'p>(provider: &'p Provider, ty: &'p Type) -> Option<&'p str> {
    match plain(provider, ty) {
        Type::Model(position) => Some(&provider.model(*position)?.rust_name),
        _ => None,
    }
}
