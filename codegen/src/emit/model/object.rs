//! Emits objects: structs with member tables, and constructors and setters for those that are sent.

use licit_format::resolve::{Additional, Builtin, Field, Model, ModelKind, Object, Scalar, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::types::ident;
use crate::emit::context::Context;
use crate::emit::{docs, model};

pub(in crate::emit) fn emit(context: &Context<'_>, model: &Model, object: &Object) -> TokenStream {
    let fields = &object.fields;
    let name = format_ident!("{}", model.rust_name);
    let doc = model::doc(model);
    let declared = fields.iter().map(|field| declaration(context, field));
    let members = fields.iter().map(|field| member(model, field));
    let rest = object.additional.as_ref().map(|additional| {
        let (name, ty) = (ident(&additional.rust_name), rest_type(context, additional));
        let declared = quote! {
            /// All other members.
            pub #name: #ty,
        };
        (declared, quote! { ..#name })
    });
    let (rest_declared, rest_member) = rest.unzip();
    let constructor = model.sent.then(|| constructor(context, model, object));
    let default = (model.sent && fields.iter().all(is_none_at_first)).then(|| quote!(Default,));
    let flags = |field: &&Field| {
        field.ty == Type::Builtin(Builtin::Boolean) && !field.optional && !field.nullable
    };
    let bools = (fields.iter().filter(flags).count() > 3).then(|| {
        quote! { #[allow(clippy::struct_excessive_bools, reason = "the provider defines them")] }
    });
    let maybe = (fields.iter().any(|field| field.optional && field.nullable)).then(|| {
        quote! { #[allow(clippy::option_option, reason = "absent, null and a value differ")] }
    });
    let underscores = underscores(fields.iter().map(|field| field.rust_name.as_str()));
    quote! {
        #doc
        #bools
        #maybe
        #underscores
        #[derive(Debug, Clone, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#declared,)* #rest_declared }
        rt::object!(#name { #(#members,)* #rest_member });
        #constructor
    }
}

/// Allows the leading underscore of names that cannot begin an identifier, such as `2fa`.
pub(in crate::emit) fn underscores<'a>(
    mut names: impl Iterator<Item = &'a str>,
) -> Option<TokenStream> {
    names.any(|name| name.starts_with('_')).then(|| {
        quote! { #[allow(clippy::pub_underscore_fields, reason = "named after the provider's")] }
    })
}

fn declaration(context: &Context<'_>, field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    let ty = field_type(context, field);
    let doc = model::field_doc(field);
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    quote! { #doc #deprecated pub #name: #ty }
}

/// A field's entry in the table of `rt::object!`: the presence of its member, and its name.
fn member(model: &Model, field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    let wire = &field.name;
    let presence = match (field.optional, field.nullable) {
        (false, _) => "required",
        // For a type that allows any JSON, null is a value.
        (true, false) if field.ty == Type::Builtin(Builtin::Json) && field.constant.is_none() => {
            "present"
        }
        (true, false) => "optional",
        (true, true) => "maybe",
    };
    let suffix = match (&field.constant, holds_secrets(&field.ty)) {
        (Some(_), _) if !field.nullable => "_constant",
        // Secrets are serialized only into the requests that need them.
        (_, true) if model.sent => "_secret",
        (_, true) => "_hidden",
        _ => "",
    };
    let way = format!("{presence}{suffix}");
    let way = format_ident!("{}", way.trim_start_matches("required_"));
    let value = field
        .constant
        .as_ref()
        .filter(|_| !field.nullable)
        .map(|value| {
            let value = literal(value);
            quote! { (#value) }
        });
    quote! { #name: #way #value = #wire }
}

/// A constant as a Rust literal.
fn literal(value: &Scalar) -> TokenStream {
    match value {
        Scalar::Text(text) => quote!(#text),
        Scalar::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Scalar::Boolean(value) => quote!(#value),
    }
}

fn holds_secrets(ty: &Type) -> bool {
    match ty {
        Type::Builtin(builtin) => *builtin == Builtin::Secret,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_secrets(inner),
        Type::Model(_) => false,
    }
}

fn field_type(context: &Context<'_>, field: &Field) -> TokenStream {
    let option = context.prelude("Option");
    // Constants have JSON's types, even if the user maps the short type.
    let mut ty = match &field.constant {
        Some(Scalar::Text(_)) => context.prelude("String"),
        Some(Scalar::Integer(_)) => quote!(i64),
        Some(Scalar::Boolean(_)) => quote!(bool),
        None => context.owned(&field.ty, &TokenStream::new()),
    };
    if field.boxed {
        let boxed = context.prelude("Box");
        ty = quote!(#boxed<#ty>);
    }
    if field.nullable {
        ty = quote!(#option<#ty>);
    }
    if field.optional {
        ty = quote!(#option<#ty>);
    }
    ty
}

fn rest_type(context: &Context<'_>, additional: &Additional) -> TokenStream {
    let ty = Type::Map(Box::new(additional.ty.clone()));
    context.owned(&ty, &TokenStream::new())
}

/// Whether the field is initially `None`.
fn is_none_at_first(field: &Field) -> bool {
    field.optional && field.constant.is_none()
}

/// Whether the constructor takes the field as an argument.
fn is_argument(field: &Field) -> bool {
    !field.optional && field.constant.is_none()
}

/// Emits the constructor of an object that is sent: `new` takes the required fields, and setters
/// set the others.
fn constructor(context: &Context<'_>, model: &Model, object: &Object) -> TokenStream {
    let fields = &object.fields;
    let name = format_ident!("{}", model.rust_name);
    let required = || fields.iter().filter(|field| is_argument(field));
    let into = context.prelude("Into");
    let arguments = required().map(|field| {
        let (argument, ty) = (ident(&field.rust_name), field_type(context, field));
        if is_converted(context, field) {
            quote! { #argument: impl #into<#ty> }
        } else {
            quote! { #argument: #ty }
        }
    });
    let allowed = allowed_lints(fields);
    let values = fields.iter().map(|field| initial_value(context, field));
    let rest = object.additional.iter().map(|additional| {
        let member = ident(&additional.rust_name);
        quote! { #member: std::collections::BTreeMap::new() }
    });
    let setters = fields
        .iter()
        .filter(|field| is_none_at_first(field))
        .map(|field| setter(context, field));
    let rest_setter = object
        .additional
        .as_ref()
        .map(|additional| rest_setter(context, additional));
    let conventions = conventions(object);
    let all_none = fields.iter().all(is_none_at_first);
    // Called by its full path if a model or a setter named `default` hides the trait's method.
    let is_hidden = context.shadowed.contains("Default")
        || fields.iter().any(|field| field.rust_name == "default");
    let made = if all_none && is_hidden {
        quote! { <Self as std::default::Default>::default() }
    } else if all_none {
        quote! { Self::default() }
    } else {
        quote! { Self { #(#values,)* #(#rest,)* } }
    };
    let nothing_required = required().next().is_none();
    let doc = if nothing_required {
        docs::lines(&["Creates an empty value."])
    } else {
        docs::lines(&["Creates a value from its required fields."])
    };
    let default = (nothing_required && !all_none).then(|| {
        quote! {
            impl std::default::Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        #conventions
        impl #name {
            #doc
            #allowed
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                #made
            }
            #(#setters)*
            #rest_setter
        }
        #default
    }
}

/// Emits the attributes of a constructor whose arguments are as many as the provider requires.
fn allowed_lints(fields: &[Field]) -> TokenStream {
    let required = || fields.iter().filter(|field| is_argument(field));
    let many = (required().count() > 7).then(|| {
        quote! { #[allow(clippy::too_many_arguments, reason = "the provider requires them all")] }
    });
    let flags = required().filter(|field| field.ty == Type::Builtin(Builtin::Boolean));
    let bools = (flags.count() > 3).then(|| {
        quote! { #[allow(clippy::fn_params_excessive_bools, reason = "the provider requires them")] }
    });
    let deprecated = fields.iter().any(|field| field.deprecated).then(|| {
        quote! { #[allow(deprecated)] }
    });
    quote! { #many #bools #deprecated }
}

/// A field in the constructor: its constant, its argument, or nothing yet.
fn initial_value(context: &Context<'_>, field: &Field) -> TokenStream {
    let member = ident(&field.rust_name);
    if let Some(value) = &field.constant {
        let value = constant(context, field, value);
        quote! { #member: #value }
    } else if field.optional {
        quote! { #member: None }
    } else if is_converted(context, field) {
        quote! { #member: #member.into() }
    } else {
        quote! { #member }
    }
}

/// The value of a constant, wrapped as its field requires.
fn constant(context: &Context<'_>, field: &Field, value: &Scalar) -> TokenStream {
    let mut made = literal(value);
    if let Scalar::Text(_) = value {
        let string = context.prelude("String");
        made = quote! { #string::from(#made) };
    }
    if field.nullable {
        made = quote! { Some(#made) };
    }
    if field.optional {
        made = quote! { Some(#made) };
    }
    made
}

fn setter(context: &Context<'_>, field: &Field) -> TokenStream {
    let member = ident(&field.rust_name);
    let method = method(&field.rust_name);
    let doc = model::field_doc(field);
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let allow = field.deprecated.then(|| quote!(#[allow(deprecated)]));
    let inner = Field {
        optional: false,
        ..field.clone()
    };
    let ty = field_type(context, &inner);
    let (ty, value) = if is_converted(context, field) {
        let into = context.prelude("Into");
        (quote!(impl #into<#ty>), quote!(Some(#member.into())))
    } else {
        (ty, quote!(Some(#member)))
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

fn rest_setter(context: &Context<'_>, additional: &Additional) -> TokenStream {
    let (member, ty) = (ident(&additional.rust_name), rest_type(context, additional));
    quote! {
        /// All other members.
        #[must_use]
        pub fn #member(mut self, #member: #ty) -> Self {
            self.#member = #member;
            self
        }
    }
}

/// The setter's name. `new` is reserved for the constructor.
fn method(rust_name: &str) -> proc_macro2::Ident {
    match rust_name {
        "new" => format_ident!("new_"),
        name => ident(name),
    }
}

/// Allows setters whose names look like conversions or operators: they are the provider's names.
fn conventions(object: &Object) -> Option<TokenStream> {
    const CONVERSIONS: [&str; 5] = ["as_", "from_", "into_", "is_", "to_"];
    const OPERATORS: [&str; 10] = [
        "add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub",
    ];
    let names = || {
        let fields = object.fields.iter().filter(|field| is_none_at_first(field));
        fields.map(|field| field.rust_name.as_str())
    };
    let converts = |name: &str| CONVERSIONS.iter().any(|start| name.starts_with(start));
    let conversion = names()
        .any(converts)
        .then(|| quote!(clippy::wrong_self_convention,));
    let operator = names()
        .any(|name| OPERATORS.contains(&name))
        .then(|| quote!(clippy::should_implement_trait,));
    (conversion.is_some() || operator.is_some()).then(|| {
        quote! { #[allow(#conversion #operator reason = "the provider's names")] }
    })
}

/// Whether the setter takes `impl Into<T>`: for strings and unions.
fn is_converted(context: &Context<'_>, field: &Field) -> bool {
    let is_union = |ty: &Type| match ty {
        Type::Model(at) => context
            .provider
            .model(*at)
            .is_some_and(|model| matches!(model.kind, ModelKind::Union(_))),
        _ => false,
    };
    !field.nullable && !field.boxed && (context.is_string(&field.ty) || is_union(&field.ty))
}
