//! The arguments of `#[oauth_provider(spec = "…", crate = path, types(datetime = path),
//! include("list_*"), exclude("/reports/*"), document_root = "…", names = "…")]`, or
//! `#[oauth_provider(catalog = "…", …)]`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token, Type, parenthesized};

/// The arguments of the attribute.
pub(crate) struct Arguments {
    /// The spec.
    pub(crate) spec: Spec,
    /// The path of the `licit` crate, if the dependency is renamed.
    pub(crate) licit: Option<TokenStream>,
    /// Short types of specs and the user's Rust types for them.
    pub(crate) types: Vec<(Ident, Type)>,
    /// Patterns of the operations to include.
    pub(crate) include: Vec<LitStr>,
    /// Patterns of the operations to exclude.
    pub(crate) exclude: Vec<LitStr>,
    /// The directory of the spec's documents, relative to the crate's root.
    pub(crate) document_root: Option<LitStr>,
    /// The names file, relative to the crate's root.
    pub(crate) names: Option<LitStr>,
}

/// Where the spec is.
pub(crate) enum Spec {
    /// A file, relative to the crate's root.
    File(LitStr),
    /// An entry of the catalog.
    Catalog(LitStr),
}

impl Spec {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::File(text) | Self::Catalog(text) => text.span(),
        }
    }
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (mut spec, mut licit, mut types) = (None, None, Vec::new());
        let (mut include, mut exclude) = (Vec::new(), Vec::new());
        let (mut document_root, mut names) = (None, None);
        let end = input.span();
        while !input.is_empty() {
            if input.peek(Token![crate]) {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                licit = Some(input.call(Path::parse_mod_style)?.into_token_stream());
            } else {
                let key: Ident = input.parse()?;
                match key.to_string().as_str() {
                    "spec" => {
                        input.parse::<Token![=]>()?;
                        set_spec(&mut spec, &key, Spec::File(input.parse()?))?;
                    }
                    "catalog" => {
                        input.parse::<Token![=]>()?;
                        set_spec(&mut spec, &key, Spec::Catalog(input.parse()?))?;
                    }
                    "document_root" => {
                        input.parse::<Token![=]>()?;
                        document_root = Some(input.parse()?);
                    }
                    "names" => {
                        input.parse::<Token![=]>()?;
                        names = Some(input.parse()?);
                    }
                    "types" => {
                        let content;
                        parenthesized!(content in input);
                        let pairs = content.parse_terminated(type_pair, Token![,])?;
                        types.extend(pairs);
                    }
                    "include" => include.extend(patterns(input)?),
                    "exclude" => exclude.extend(patterns(input)?),
                    other => {
                        let message = format!(
                            "unknown argument `{other}`; expected `spec`, `catalog`, `crate`, `types`, `include`, `exclude`, `document_root` or `names`"
                        );
                        return Err(syn::Error::new(key.span(), message));
                    }
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        match spec {
            Some(spec) => Ok(Self {
                spec,
                licit,
                types,
                include,
                exclude,
                document_root,
                names,
            }),
            None => Err(syn::Error::new(
                end,
                "missing argument `spec`: write `#[oauth_provider(spec = \"specs/acme.json\")]`",
            )),
        }
    }
}

/// Sets the spec, which may be named only once.
fn set_spec(spec: &mut Option<Spec>, key: &Ident, value: Spec) -> syn::Result<()> {
    if spec.replace(value).is_some() {
        let message = "`spec` and `catalog` name the same thing: write one of them, once";
        return Err(syn::Error::new(key.span(), message));
    }
    Ok(())
}

fn type_pair(input: ParseStream<'_>) -> syn::Result<(Ident, Type)> {
    let short: Ident = input.parse()?;
    input.parse::<Token![=]>()?;
    Ok((short, input.parse()?))
}

/// `("list_*", "/contacts/*")`
fn patterns(input: ParseStream<'_>) -> syn::Result<impl Iterator<Item = LitStr> + use<>> {
    let content;
    parenthesized!(content in input);
    let list = content.parse_terminated(<LitStr as Parse>::parse, Token![,])?;
    Ok(list.into_iter())
}
