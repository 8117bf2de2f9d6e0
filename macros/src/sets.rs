//! The attributes `#[scopes(…)]` and `#[operations(…)]` on the structs of the module.

use licit_codegen::ScopeSelection;
use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Item, ItemStruct, LitStr, Token};

/// A scope set in the user's module.
pub(crate) struct Set {
    pub(crate) name: Ident,
    pub(crate) selection: ScopeSelection,
    /// The location of each scope or operation.
    pub(crate) spans: Vec<Span>,
}

/// Removes the attributes from the structs and returns the scope sets.
pub(crate) fn take(items: &mut [Item], errors: &mut Vec<syn::Error>) -> Vec<Set> {
    let mut sets = Vec::new();
    for item in items {
        let Item::Struct(item) = item else { continue };
        let (ours, others): (Vec<_>, Vec<_>) = item.attrs.drain(..).partition(is_ours);
        item.attrs = others;
        match ours.as_slice() {
            [] => {}
            [attribute] => match read(item, attribute) {
                Ok(set) => sets.push(set),
                Err(error) => errors.push(error),
            },
            [_, second, ..] => errors.push(syn::Error::new_spanned(
                second,
                "a scope set must have exactly one attribute: `#[scopes(…)]` or `#[operations(…)]`",
            )),
        }
    }
    sets
}

fn is_ours(attribute: &Attribute) -> bool {
    attribute.path().is_ident("scopes") || attribute.path().is_ident("operations")
}

fn read(item: &ItemStruct, attribute: &Attribute) -> syn::Result<Set> {
    if !item.fields.is_empty() || !item.generics.params.is_empty() {
        let message = "a scope set must be a struct without fields: `pub struct Invoicing;`";
        return Err(syn::Error::new_spanned(&item.ident, message));
    }
    let names: Punctuated<Name, Token![,]> = match &attribute.meta {
        syn::Meta::List(list) => list.parse_args_with(Punctuated::parse_terminated)?,
        _ => {
            return Err(syn::Error::new_spanned(
                attribute,
                "missing scopes or operations: write `#[scopes(a, b)]`",
            ));
        }
    };
    let spans = names.iter().map(|name| name.span).collect();
    let texts: Vec<String> = names.into_iter().map(|name| name.text).collect();
    let selection = if attribute.path().is_ident("scopes") {
        ScopeSelection::Scopes(texts)
    } else {
        ScopeSelection::Operations(texts)
    };
    Ok(Set {
        name: item.ident.clone(),
        selection,
        spans,
    })
}

/// A scope or operation: an identifier, or a string literal for any other name.
struct Name {
    text: String,
    span: Span,
}

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            return Ok(Self {
                span: text.span(),
                text: text.value(),
            });
        }
        // Keywords are valid scopes: `#[scopes(type)]`.
        let word: Ident = input.call(syn::ext::IdentExt::parse_any).map_err(|error| {
            syn::Error::new(
                error.span(),
                "expected a scope such as `invoices` or `\"invoices:read\"`",
            )
        })?;
        if !input.is_empty() && !input.peek(Token![,]) {
            let message = format!("scopes with punctuation must be quoted: `\"{word}…\"`");
            let rest: TokenStream = input.parse()?;
            let span = rest
                .into_iter()
                .next()
                .map_or_else(|| word.span(), |token| token.span());
            return Err(syn::Error::new(span, message));
        }
        Ok(Self {
            text: word.to_string().trim_start_matches("r#").to_owned(),
            span: word.span(),
        })
    }
}
