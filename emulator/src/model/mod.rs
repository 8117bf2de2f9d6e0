//! Values of the spec's types: made up ([`sample`]), held against a type ([`check`]), read from
//! text ([`text`]).

pub(crate) mod check;
pub(crate) mod noun;
pub(crate) mod sample;
pub(crate) mod text;
pub(crate) mod words;

use licit_format::resolve::{Field, ModelKind, Provider, Type};

/// More aliases in a row than any spec has.
const MAX_ALIASES: usize = 16;

/// A type without null and other names.
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
