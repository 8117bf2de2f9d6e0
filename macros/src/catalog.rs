//! Specs of the catalog, which needs the feature `catalog`.

use licit_codegen::format::source::Source;
use syn::LitStr;

/// Returns the spec of an entry.
#[cfg(feature = "catalog")]
pub(crate) fn source(id: &LitStr) -> syn::Result<Source> {
    use licit_codegen::format::diagnostic::nearest;

    let name = id.value();
    if let Some(entry) = licit_catalog::find(&name) {
        return Ok(Source::new(format!("{}.json", entry.id()), entry.spec()));
    }
    let known = licit_catalog::entries().iter();
    let nearest = nearest(&name, known.map(licit_catalog::Entry::id));
    let message = licit_catalog::unknown(&name, nearest);
    Err(syn::Error::new(id.span(), message))
}

/// Returns an error, because the catalog is not compiled in.
#[cfg(not(feature = "catalog"))]
pub(crate) fn source(id: &LitStr) -> syn::Result<Source> {
    let message = "the catalog is not compiled in: enable the feature `catalog` of `licit`, or copy \
                   the spec with `cargo licit add` and write `spec = \"…\"`";
    Err(syn::Error::new(id.span(), message))
}
