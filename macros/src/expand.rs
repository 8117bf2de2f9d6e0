//! Expands the attribute: adds the client to the user's module.

use std::path::PathBuf;

use licit_codegen::format::diagnostic::Code;
use licit_codegen::format::{LoadOptions, Loaded};
use licit_codegen::{Module, OptionError, Options, ScopeSetError, UnmatchedPatternError, format};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{ItemMod, LitStr};

use crate::arguments::{Arguments, Spec};
use crate::catalog;
use crate::sets::{self, Set};

/// Expands the attribute. Each error becomes a compiler error at its location.
pub(crate) fn expand(arguments: TokenStream, module: TokenStream) -> TokenStream {
    let module: ItemMod = match syn::parse2(module) {
        Ok(module) => module,
        Err(error) => {
            let mut error = error;
            error.combine(syn::Error::new(
                Span::call_site(),
                "`#[oauth_provider]` must be on an inline module: `pub mod acme { … }`",
            ));
            return error.into_compile_error();
        }
    };
    match generated(arguments, module) {
        Ok(tokens) => tokens,
        Err(errors) => {
            let errors = errors.iter().map(syn::Error::to_compile_error);
            quote! { #(#errors)* }
        }
    }
}

fn generated(arguments: TokenStream, mut module: ItemMod) -> Result<TokenStream, Vec<syn::Error>> {
    let Some((_, items)) = &mut module.content else {
        let message = "the module must be inline: `pub mod acme { … }`, with the scope sets in it";
        return Err(vec![syn::Error::new_spanned(&module, message)]);
    };
    let arguments: Arguments = syn::parse2(arguments).map_err(|error| vec![error])?;
    let mut errors = Vec::new();
    let sets = sets::take(items, &mut errors);
    let mut load = LoadOptions::default();
    if let Some(folder) = &arguments.document_root {
        load = load.document_root(absolute(folder)?);
    }
    if let Some(file) = &arguments.names {
        load = load.names(absolute(file)?);
    }
    let excluded: Vec<String> = arguments.exclude.iter().map(LitStr::value).collect();
    load = load.exclude(excluded.iter().map(String::as_str));
    let loaded = match load_spec(&arguments, &load) {
        Ok(loaded) => loaded,
        Err(found) => {
            errors.extend(found);
            return Err(errors);
        }
    };
    let options = options(&arguments, &sets, &mut errors);
    let client = match licit_codegen::generate(&loaded.provider, &options) {
        Ok(client) => client,
        Err(wrong) => {
            errors.extend(wrong.iter().map(|error| match error {
                OptionError::ScopeSet(error) => locate_scope_set_error(error, &sets),
                OptionError::Pattern(error) => locate_pattern_error(error, &arguments),
                other => syn::Error::new(arguments.spec.span(), other.to_string()),
            }));
            return Err(errors);
        }
    };
    if errors.is_empty() {
        let is_file = matches!(arguments.spec, Spec::File(_));
        // An entry of the catalog is part of this macro, which Cargo tracks.
        Ok(assemble(
            &module,
            &client,
            loaded.files().filter(|_| is_file),
        ))
    } else {
        Err(errors)
    }
}

/// Loads the spec from its file or from the catalog.
fn load_spec(arguments: &Arguments, load: &LoadOptions) -> Result<Loaded, Vec<syn::Error>> {
    let (path, loaded) = match &arguments.spec {
        Spec::File(file) => {
            let path = absolute(file)?;
            let loaded = format::load_with(&path, load);
            (path, loaded)
        }
        Spec::Catalog(id) => {
            let source = catalog::source(id).map_err(|error| vec![error])?;
            (source.path().to_owned(), format::parse_with(source, load))
        }
    };
    loaded.map_err(|report| {
        let mut found = report.diagnostics().iter();
        let is_root = found.any(|d| d.code == Code::NoDocumentRoot);
        let root = arguments.document_root.as_ref().filter(|_| is_root);
        let place = root.map_or_else(|| arguments.spec.span(), LitStr::span);
        vec![syn::Error::new(place, format_report(&path, &report))]
    })
}

/// Returns the user's module with the client's items added.
fn assemble<'a>(
    module: &ItemMod,
    client: &Module<'_>,
    files: impl Iterator<Item = &'a std::path::Path>,
) -> TokenStream {
    let ItemMod {
        attrs,
        vis,
        ident,
        content,
        ..
    } = module;
    let items = content.iter().flat_map(|(_, items)| items);
    let doc = client.doc();
    let doc = doc.iter().map(|line| format!(" {line}"));
    let generated = client.to_tokens();
    // Relative paths would be resolved relative to the source file.
    let files = files.map(|file| {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let file = file.to_string_lossy();
        quote! { const _: &[u8] = include_bytes!(#file); }
    });
    quote! {
        #(#attrs)*
        #(#[doc = #doc])*
        #vis mod #ident {
            #(#items)*
            #generated
            // Makes Cargo rebuild the crate when the spec or one of its documents changes.
            #(#files)*
        }
    }
}

/// Resolves a path that is relative to the crate's root.
fn absolute(path: &LitStr) -> Result<PathBuf, Vec<syn::Error>> {
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(root) => Ok(PathBuf::from(root).join(path.value())),
        None => Err(vec![syn::Error::new(
            path.span(),
            "CARGO_MANIFEST_DIR is not set: the path is relative to it",
        )]),
    }
}

/// Formats the report with the path as written in the attribute.
fn format_report(path: &std::path::Path, report: &format::diagnostic::Report) -> String {
    let written = std::env::var_os("CARGO_MANIFEST_DIR")
        .and_then(|root| path.strip_prefix(root).ok().map(PathBuf::from));
    let report = report
        .errors_only()
        .with_path(written.as_deref().unwrap_or(path));
    let errors = report.diagnostics().len();
    let found = if errors == 1 {
        "an error".into()
    } else {
        format!("{errors} errors")
    };
    format!("the spec has {found}\n\n{report}\n")
}

fn options(arguments: &Arguments, sets: &[Set], errors: &mut Vec<syn::Error>) -> Options {
    let mut options = Options::default();
    if let Some(licit) = &arguments.licit {
        options = options.crate_path(licit.clone());
    }
    for (short, ty) in &arguments.types {
        let path = quote!(#ty);
        if let Err(error) = options.set_type(&short.to_string(), path) {
            errors.push(syn::Error::new(short.span(), error));
        }
    }
    let texts = |list: &[LitStr]| list.iter().map(LitStr::value).collect::<Vec<_>>();
    let (include, exclude) = (texts(&arguments.include), texts(&arguments.exclude));
    options = options
        .include(include.iter().map(String::as_str))
        .exclude(exclude.iter().map(String::as_str));
    for set in sets {
        options = options.existing_scope_set(&set.name.to_string(), set.selection.clone());
    }
    options
}

/// Locates an error in a scope set: at the invalid scope or operation, or at the name of the set.
fn locate_scope_set_error(error: &ScopeSetError, sets: &[Set]) -> syn::Error {
    // Of two sets with the same name, the second is invalid.
    let set = sets.iter().rev().find(|set| set.name == error.set);
    let place = error
        .position
        .and_then(|at| set.and_then(|set| set.spans.get(at)));
    let span = place.copied().or_else(|| set.map(|set| set.name.span()));
    syn::Error::new(span.unwrap_or_else(Span::call_site), &error.message)
}

/// Locates an error in a pattern that matches nothing.
fn locate_pattern_error(error: &UnmatchedPatternError, arguments: &Arguments) -> syn::Error {
    let mut patterns = arguments.include.iter().chain(&arguments.exclude);
    let pattern = patterns.find(|pattern| pattern.value() == error.pattern);
    let span = pattern.map_or_else(Span::call_site, LitStr::span);
    syn::Error::new(span, &error.message)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use licit_codegen::{Options, ScopeSelection, format, generate};
    use quote::{ToTokens as _, quote};
    use syn::ItemMod;

    use super::expand;

    #[test]
    fn the_macro_reads_only_documents_in_the_document_root_and_tracks_them() {
        let module = quote!(
            pub mod acme {}
        );
        let spec = "../tests/specs/two-folders/specs/acme.json";
        let expanded = expand(quote!(spec = #spec), module.clone()).to_string();
        assert!(
            expanded.contains("compile_error") && expanded.contains("E0803"),
            "{expanded}"
        );

        let root = "../tests/specs/two-folders";
        let expanded = expand(quote!(spec = #spec, document_root = #root), module.clone());
        let text = expanded.to_string();
        assert!(text.contains("fn list_orders"), "{text}");
        for file in ["specs/acme.json", "vendor/acme.yaml", "vendor/models.yaml"] {
            assert!(text.contains(&format!("{file}\")")), "{file}");
        }

        let expanded =
            expand(quote!(spec = #spec, document_root = "../absent"), module).to_string();
        assert!(expanded.contains("E0805"), "{expanded}");
    }

    #[test]
    #[cfg(feature = "catalog")]
    fn the_macro_takes_specs_of_the_catalog() {
        let module = quote!(
            pub mod github {}
        );
        let expanded = expand(quote!(catalog = "github"), module.clone()).to_string();
        assert!(expanded.contains("fn get_current_user"), "{expanded}");
        assert!(!expanded.contains("include_bytes"), "{expanded}");
        let unknown = expand(quote!(catalog = "githbu"), module.clone()).to_string();
        assert!(unknown.contains("did you mean `github`?"), "{unknown}");
        let both = quote!(catalog = "github", spec = "specs/github.json");
        let both = expand(both, module).to_string();
        assert!(both.contains("write one of them"), "{both}");
    }

    #[test]
    #[cfg(not(feature = "catalog"))]
    fn without_its_feature_a_catalog_entry_is_an_error_with_a_hint() {
        let module = quote!(
            pub mod github {}
        );
        let expanded = expand(quote!(catalog = "github"), module).to_string();
        assert!(
            expanded.contains("enable the feature `catalog`"),
            "{expanded}"
        );
    }

    #[test]
    fn the_macro_appends_the_generated_tokens_to_the_users_items() {
        let arguments = quote!(spec = "../specs/moneybird.json");
        let module = quote! {
            pub mod moneybird {
                /// User code.
                #[scopes(sales_invoices)]
                pub struct Invoicing;
                pub fn stays() {}
            }
        };
        let expanded: ItemMod = syn::parse2(expand(arguments, module)).expect("a module");
        let items = expanded.content.expect("an inline module").1;

        let loaded = format::load(Path::new("../specs/moneybird.json")).expect("a good spec");
        let selection = ScopeSelection::Scopes(vec!["sales_invoices".into()]);
        let options = Options::default().existing_scope_set("Invoicing", selection);
        let generated = generate(&loaded.provider, &options)
            .expect("a known scope")
            .to_tokens();
        let generated: syn::File = syn::parse2(generated).expect("items");

        let text = |items: &[syn::Item]| {
            items
                .iter()
                .map(|item| item.to_token_stream().to_string())
                .collect::<Vec<_>>()
        };
        let all = text(&items);
        let users = text(&[
            syn::parse_quote! {
                /// User code.
                pub struct Invoicing;
            },
            syn::parse_quote! { pub fn stays() {} },
        ]);
        assert_eq!(all[..2], users);
        assert_eq!(all[2..all.len() - 1], text(&generated.items)[..]);
        assert!(all[all.len() - 1].contains("include_bytes"));
    }
}
