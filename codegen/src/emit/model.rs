//! The API's types.

use licit_spec::resolve::{Builtin, Field, Member, Model, ModelKind, Type, Variant};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::types::ident;
use super::{Context, docs};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    if context.provider.models.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let models = context
        .provider
        .models
        .iter()
        .map(|model| match &model.kind {
            ModelKind::Object(fields) => object(context, model, fields),
            ModelKind::Enum(variants) => open_enum(context, model, variants),
            ModelKind::Union(members) => union(context, model, members),
            ModelKind::Alias(target) => alias(context, model, target),
        });
    quote! {
        #use_runtime
        #(#models)*
    }
}

fn object(context: &Context<'_>, model: &Model, fields: &[Field]) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = docs::text(model.description.as_deref(), &title(&model.rust_name));
    let declared = fields.iter().map(|field| declaration(context, field));
    let members = fields.iter().map(|field| member(model, field));
    let constructor = model.sent.then(|| constructor(context, model, fields));
    let default =
        (model.sent && fields.iter().all(|field| field.optional)).then(|| quote!(Default,));
    let flags = |field: &&Field| {
        field.ty == Type::Builtin(Builtin::Boolean) && !field.optional && !field.nullable
    };
    let bools = (fields.iter().filter(flags).count() > 3).then(|| {
        quote! { #[allow(clippy::struct_excessive_bools, reason = "the provider says so")] }
    });
    let maybe = (fields.iter().any(|field| field.optional && field.nullable)).then(|| {
        quote! { #[allow(clippy::option_option, reason = "absent, null and a value differ")] }
    });
    quote! {
        #doc
        #bools
        #maybe
        #[derive(Debug, Clone, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#declared,)* }
        rt::object!(#name { #(#members,)* });
        #constructor
    }
}

fn declaration(context: &Context<'_>, field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    let ty = field_type(context, field);
    let doc = docs::text(field.description.as_deref(), &in_words(&field.name));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    quote! { #doc #deprecated pub #name: #ty }
}

/// The field in the table of `rt::object!`: in what way its member is there, and its name.
fn member(model: &Model, field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    let wire = &field.name;
    let presence = match (field.optional, field.nullable) {
        (false, _) => "required",
        (true, false) => "optional",
        (true, true) => "maybe",
    };
    // A secret goes into the requests that need it, and nowhere else.
    let way = match (holds_secrets(&field.ty), model.sent) {
        (false, _) => presence.to_owned(),
        (true, true) => format!("{presence}_secret"),
        (true, false) => format!("{presence}_hidden"),
    };
    let way = format_ident!("{}", way.trim_start_matches("required_"));
    quote! { #name: #way = #wire }
}

fn holds_secrets(ty: &Type) -> bool {
    match ty {
        Type::Builtin(builtin) => *builtin == Builtin::Secret,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_secrets(inner),
        Type::Model(_) => false,
    }
}

fn field_type(context: &Context<'_>, field: &Field) -> TokenStream {
    let mut ty = context.owned(&field.ty, &TokenStream::new());
    if field.boxed {
        ty = quote!(Box<#ty>);
    }
    if field.nullable {
        ty = quote!(Option<#ty>);
    }
    if field.optional {
        ty = quote!(Option<#ty>);
    }
    ty
}

/// What a request sends is made by `new` from what is required, and setters for the rest.
fn constructor(context: &Context<'_>, model: &Model, fields: &[Field]) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let required = || fields.iter().filter(|field| !field.optional);
    let arguments = required().map(|field| {
        let (argument, ty) = (ident(&field.rust_name), field_type(context, field));
        if is_text(context, field) {
            quote! { #argument: impl Into<String> }
        } else {
            quote! { #argument: #ty }
        }
    });
    let many = (required().count() > 7).then(|| {
        quote! { #[allow(clippy::too_many_arguments, reason = "the provider requires them all")] }
    });
    let values = fields.iter().map(|field| {
        let member = ident(&field.rust_name);
        if field.optional {
            quote! { #member: None }
        } else if is_text(context, field) {
            quote! { #member: #member.into() }
        } else {
            quote! { #member }
        }
    });
    let setters = fields
        .iter()
        .filter(|field| field.optional)
        .map(|field| setter(context, field));
    let deprecated = fields.iter().any(|field| field.deprecated).then(|| {
        quote! { #[allow(deprecated)] }
    });
    let (doc, made) = if required().next().is_some() {
        ("With what is required.", quote! { Self { #(#values,)* } })
    } else {
        ("With nothing set.", quote! { Self::default() })
    };
    let doc = docs::lines(&[doc]);
    quote! {
        impl #name {
            #doc
            #many
            #deprecated
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                #made
            }
            #(#setters)*
        }
    }
}

fn setter(context: &Context<'_>, field: &Field) -> TokenStream {
    let member = ident(&field.rust_name);
    // `new` is the constructor.
    let method = if field.rust_name == "new" {
        format_ident!("new_")
    } else {
        member.clone()
    };
    let doc = docs::text(field.description.as_deref(), &in_words(&field.name));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let allow = field.deprecated.then(|| quote!(#[allow(deprecated)]));
    let inner = Field {
        optional: false,
        ..field.clone()
    };
    let (ty, value) = if is_text(context, field) {
        (quote!(impl Into<String>), quote!(Some(#member.into())))
    } else {
        (field_type(context, &inner), quote!(Some(#member)))
    };
    quote! {
        #doc #deprecated #allow
        #[must_use]
        pub fn #method(mut self, #member: #ty) -> Self {
            self.#member = #value;
            self
        }
    }
}

fn is_text(context: &Context<'_>, field: &Field) -> bool {
    context.is_string(&field.ty) && !field.nullable && !field.boxed
}

fn open_enum(context: &Context<'_>, model: &Model, variants: &[Variant]) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = docs::text(model.description.as_deref(), &title(&model.rust_name));
    let provider = &context.provider.title;
    let declared = variants.iter().map(|variant| {
        let name = format_ident!("{}", variant.rust_name);
        let doc = docs::text(
            variant.description.as_deref(),
            &format!("`{}`", variant.value),
        );
        quote! { #doc #name }
    });
    let wire = variants.iter().map(|variant| {
        let (name, value) = (format_ident!("{}", variant.rust_name), &variant.value);
        quote! { #name = #value }
    });
    let unknown = format!(" A value that the spec of {provider} does not know; kept as it came.");
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #[doc = #unknown]
            Unknown(String),
        }
        rt::open_enum!(#name { #(#wire,)* ..Unknown });
    }
}

fn union(context: &Context<'_>, model: &Model, members: &[Member]) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = docs::text(model.description.as_deref(), &title(&model.rust_name));
    let declared = members.iter().map(|member| {
        let name = format_ident!("{}", member.rust_name);
        let mut ty = context.owned(&member.ty, &TokenStream::new());
        if member.boxed {
            ty = quote!(Box<#ty>);
        }
        let doc = format!(" {}.", described(context, &member.ty));
        quote! { #[doc = #doc] #name(#ty) }
    });
    let names = || {
        members
            .iter()
            .map(|member| format_ident!("{}", member.rust_name))
    };
    // A union of plain values, such as an id that is text or a number, can stand in a path.
    let display = members
        .iter()
        .all(|member| is_plain(context, &member.ty))
        .then(|| {
            let names = names();
            quote! {
                impl std::fmt::Display for #name {
                    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        match self {
                            #(Self::#names(value) => value.fmt(f),)*
                            Self::Other(value) => value.fmt(f),
                        }
                    }
                }
            }
        });
    let names = names();
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            /// Anything else; kept as it came.
            Other(rt::Json),
        }
        rt::open_union!(#name { #(#names,)* ..Other });
        #display
    }
}

/// Whether values of the type are written as one text.
fn is_plain(context: &Context<'_>, ty: &Type) -> bool {
    match ty {
        Type::Builtin(builtin) => {
            !matches!(builtin, Builtin::Json | Builtin::Bytes | Builtin::Secret)
                && context.options.mapped(*builtin).is_none()
        }
        Type::Model(at) => {
            matches!(
                context.provider.model(*at).map(|m| &m.kind),
                Some(ModelKind::Enum(_))
            )
        }
        Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

fn alias(context: &Context<'_>, model: &Model, target: &Type) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = docs::text(model.description.as_deref(), &title(&model.rust_name));
    let target = context.owned(target, &TokenStream::new());
    quote! { #doc pub type #name = #target; }
}

/// What a member of a union is, for its documentation.
fn described(context: &Context<'_>, ty: &Type) -> String {
    match ty {
        Type::Builtin(builtin) => {
            let name = Builtin::ALL.iter().find(|(_, known)| known == builtin);
            name.map_or_else(String::new, |(name, _)| format!("A `{name}`"))
        }
        Type::Model(at) => format!("A [`{}`]", context.model_name(*at)),
        Type::List(inner) => format!("{}, in a list", described(context, inner)),
        Type::Map(inner) => format!("{}, in a map", described(context, inner)),
        Type::Nullable(inner) => format!("{}, or null", described(context, inner)),
    }
}

/// `company_name` in words: `Company name`.
fn in_words(name: &str) -> String {
    let words = licit_spec::name::snake(name)
        .trim_start_matches("r#")
        .replace('_', " ");
    words.trim().to_owned()
}

/// `SalesInvoice` in words: `Sales invoice`.
fn title(rust_name: &str) -> String {
    let mut title = String::new();
    for (at, c) in rust_name.chars().enumerate() {
        if c.is_uppercase() && at > 0 {
            title.push(' ');
            title.extend(c.to_lowercase());
        } else {
            title.push(c);
        }
    }
    title
}
