//! The client and its sub-clients: one method an operation, bound to the scopes it needs.

use licit_spec::resolve::{Body, Builtin, Operation, Parameter, SubClient, TokenUse, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::operation::{called, constant};
use super::types::ident;
use super::{Context, docs};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let provider = context.provider;
    let imports = imports(context);
    let client = struct_of(context, "Client", &format!("Calls {}'s API with the scopes of `S`.", provider.title));
    let kinds = Kinds::of(context);
    let constructors = constructors(context);
    let Kinds { generics, arguments, kind } = &kinds;
    let accessors = provider.sub_clients.iter().map(|sub| accessor(context, sub, &kinds));
    let methods = methods(context, None);
    let graphql = provider.api.graphql_endpoint.as_ref().map(|_| graphql(&provider.title));
    let sub_clients = provider.sub_clients.iter().enumerate().map(|(at, sub_client)| {
        let name = &sub_client.type_name;
        let fallback = format!("Operations of one {}.", sub_client.rust_name.replace('_', " "));
        let doc = sub_client.description.as_deref().map_or(fallback, docs::sentence);
        let declared = struct_of(context, name, &doc);
        let name = format_ident!("{name}");
        let methods = self::methods(context, Some(at));
        quote! {
            #declared
            impl<#generics> #name<#arguments> { #methods }
        }
    });
    quote! {
        #use_runtime
        #imports
        #client
        #constructors
        impl<#generics> Client<#arguments> {
            pub(super) fn from_core(core: rt::Client) -> Self {
                Self { core, set: std::marker::PhantomData }
            }
            /// The token, kept alive: to wait for it, to look at it, to store it.
            pub fn session(&self) -> &rt::Session {
                self.core.session()
            }
            /// The same client with fewer scopes.
            #[must_use]
            pub fn narrow<Part: scope::Within<S>>(&self) -> Client<Part #(, #kind)*> {
                Client::from_core(self.core.clone())
            }
            /// The same client with other scopes, if the provider granted them.
            ///
            /// # Errors
            ///
            /// When a scope of `Other` was not granted; the error lists all that are missing.
            pub fn widen<Other: scope::ScopeSet>(&self) -> Result<Client<Other #(, #kind)*>, Error> {
                self.core.check_scopes(Other::SCOPES)?;
                Ok(Client::from_core(self.core.clone()))
            }
            #graphql
            #(#accessors)*
            #methods
        }
        #(#sub_clients)*
    }
}

/// The type parameters of a client: `S`, and `K` where tokens of both kinds exist.
struct Kinds {
    generics: TokenStream,
    arguments: TokenStream,
    kind: Vec<TokenStream>,
}

impl Kinds {
    fn of(context: &Context<'_>) -> Self {
        if context.has_both_kinds() {
            Self { generics: quote!(S, K), arguments: quote!(S, K), kind: vec![quote!(K)] }
        } else {
            Self { generics: quote!(S), arguments: quote!(S), kind: Vec::new() }
        }
    }
}

fn imports(context: &Context<'_>) -> TokenStream {
    let provider = context.provider;
    let mut names = vec![quote!(Error), quote!(scope)];
    if !provider.operations.is_empty() {
        names.push(quote!(operation));
    }
    let (mut request, mut model, mut plain) = (false, false, false);
    for operation in &provider.operations {
        let builder = super::request::needs_builder(operation);
        request |= builder || takes_a_struct(operation);
        plain |= !builder;
        model |= names_a_model(context, operation, builder);
    }
    names.extend(request.then(|| quote!(request)));
    names.extend(model.then(|| quote!(model)));
    names.extend(plain.then(|| quote!(Request)));
    quote! { use super::{#(#names),*}; }
}

/// Whether the method of an operation mentions a model.
fn names_a_model(context: &Context<'_>, operation: &Operation, builder: bool) -> bool {
    let text = |ty: &Type, owned: bool| {
        let models = quote!(model::);
        let tokens = if owned { context.owned(ty, &models) } else { context.borrowed(ty, &models) };
        tokens.to_string().contains("model ::")
    };
    let arguments = !takes_a_struct(operation)
        && required(operation).iter().any(|argument| text(&argument.ty, false));
    let body = matches!(&operation.body, Some(Body::Json { ty, optional: false }) if text(ty, false));
    arguments || body || (!builder && operation.returns.as_ref().is_some_and(|ty| text(ty, true)))
}

fn struct_of(context: &Context<'_>, name: &str, doc: &str) -> TokenStream {
    let name = format_ident!("{name}");
    let doc = docs::lines(&[doc]);
    let (parameters, generics, marker) = if context.has_both_kinds() {
        (quote!(S, K = rt::token::User), quote!(S, K), quote!(fn() -> (S, K)))
    } else {
        (quote!(S), quote!(S), quote!(fn() -> S))
    };
    let text = name.to_string();
    quote! {
        #doc
        ///
        /// Copies are cheap and share the token.
        pub struct #name<#parameters> {
            core: rt::Client,
            set: std::marker::PhantomData<#marker>,
        }
        impl<#generics> Clone for #name<#generics> {
            fn clone(&self) -> Self {
                Self { core: self.core.clone(), set: std::marker::PhantomData }
            }
        }
        impl<#generics> std::fmt::Debug for #name<#generics> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text).finish_non_exhaustive()
            }
        }
    }
}

/// `Client::new`, from the application that the tokens were given to.
fn constructors(context: &Context<'_>) -> TokenStream {
    let (generics, arguments, app) = match context.provider.registrations.as_slice() {
        [] => return TokenStream::new(),
        [only] => {
            let app = format_ident!("{}", only.rust_name);
            let app = quote!(&super::#app);
            match context.has_both_kinds() {
                true => (quote!(S: scope::ScopeSet, K: rt::token::Kind), quote!(S, K), app),
                false => (quote!(S: scope::ScopeSet), quote!(S), app),
            }
        }
        _ if context.has_both_kinds() => (
            quote!(S: scope::ScopeSet, K: rt::token::Kind),
            quote!(S, K),
            quote!(&impl super::app::Registered<K>),
        ),
        _ => {
            let kind = context.only_kind();
            let app = quote!(&impl super::app::Registered<#kind>);
            (quote!(S: scope::ScopeSet), quote!(S), app)
        }
    };
    let core = match context.provider.registrations.len() {
        1 => quote!(&app.0),
        _ => quote!(app.core()),
    };
    quote! {
        impl<#generics> Client<#arguments> {
            /// A client that calls with these tokens, and keeps them alive from now on.
            #[must_use]
            pub fn new(app: #app, tokens: super::Tokens<#arguments>) -> Self {
                Self::from_core(rt::Client::new(#core, tokens))
            }
        }
    }
}

fn accessor(context: &Context<'_>, sub_client: &SubClient, kinds: &Kinds) -> TokenStream {
    let (method, name) = (ident(&sub_client.rust_name), format_ident!("{}", sub_client.type_name));
    let arguments = &kinds.arguments;
    let declared = sub_client.parameters.iter().map(|parameter| {
        let name = ident(&parameter.rust_name);
        let ty = context.borrowed(&parameter.ty, &quote!(super::model::));
        quote! { #name: #ty }
    });
    let bound = sub_client.parameters.iter().map(|parameter| {
        let (name, wire) = (ident(&parameter.rust_name), &parameter.name);
        quote! { .bind(#wire, #name) }
    });
    let fallback = format!("Operations of one {}.", sub_client.rust_name.replace('_', " "));
    let doc = docs::lines(&[sub_client.description.as_deref().map_or(fallback, docs::sentence)]);
    quote! {
        #doc
        #[must_use]
        pub fn #method(&self, #(#declared),*) -> #name<#arguments> {
            #name { core: self.core #(#bound)*, set: std::marker::PhantomData }
        }
    }
}

fn graphql(title: &str) -> TokenStream {
    let doc = docs::lines(&[
        format!("Sends a GraphQL query of your own to {title}."),
        String::new(),
        "`body` serialises to an object with `query`, and `variables` and `operationName` where they \
         are needed, as `graphql_client::QueryBody` does; `D` is what stands in `data`."
            .into(),
    ]);
    quote! {
        #doc
        pub fn graphql<D: rt::serde::de::DeserializeOwned>(
            &self,
            body: &impl rt::serde::Serialize,
        ) -> super::Request<D> {
            self.core.graphql(body)
        }
    }
}

fn methods(context: &Context<'_>, sub_client: Option<usize>) -> TokenStream {
    let operations = context.provider.operations.iter();
    let methods = operations
        .filter(|operation| operation.sub_client == sub_client)
        .map(|operation| method(context, operation));
    quote! { #(#methods)* }
}

/// The parameters that are arguments of the method.
pub(super) fn required(operation: &Operation) -> Vec<&Parameter> {
    let mut all: Vec<&Parameter> = operation.path.iter().collect();
    all.extend(operation.query.iter().chain(&operation.headers).chain(&operation.variables));
    if let Some(Body::Members(list) | Body::Form(list)) = &operation.body {
        all.extend(list);
    }
    all.retain(|parameter| !parameter.optional);
    all
}

/// More required parameters than a reader of a call can tell apart stand in a struct.
const MOST_ARGUMENTS: usize = 5;

/// Whether the required parameters are fields of a struct instead of arguments.
pub(super) fn takes_a_struct(operation: &Operation) -> bool {
    required(operation).len() > MOST_ARGUMENTS
}

fn method(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let models = quote!(model::);
    let name = ident(&operation.rust_name);
    let constant = constant(operation);
    let doc = documentation(context, operation);
    let deprecated = operation.deprecated.as_ref().map(|instead| match instead {
        Some(instead) => quote! { #[deprecated(note = #instead)] },
        None => quote! { #[deprecated] },
    });
    let mut arguments: Vec<TokenStream> = if takes_a_struct(operation) {
        let name = super::request::parameters_name(operation);
        vec![quote! { parameters: &request::#name }]
    } else {
        let argument = |parameter: &&Parameter| {
            let (name, ty) = (ident(&parameter.rust_name), context.borrowed(&parameter.ty, &models));
            quote! { #name: #ty }
        };
        required(operation).iter().map(argument).collect()
    };
    let mut calls = filled(context, operation);
    if let Some(Body::Json { ty, optional: false }) = &operation.body {
        let ty_tokens = context.borrowed(ty, &models);
        arguments.push(quote! { body: #ty_tokens });
        let value = by_reference(context, ty, &quote!(body));
        calls.extend(quote! { .body(#value) });
    }
    let bounds = bounds(context, operation);
    let builder = super::request::needs_builder(operation);
    let core = quote! { self.core.call(&operation::#constant) #calls };
    let (returned, value) = if builder {
        let name = format_ident!("{}", operation.type_name);
        (quote!(request::#name), quote!(request::#name::new(#core)))
    } else {
        match &operation.returns {
            None => (quote!(Request<()>), quote!(#core.request_unit())),
            Some(Type::Builtin(Builtin::Bytes)) => {
                (quote!(Request<rt::types::Bytes>), quote!(#core.request_bytes()))
            }
            Some(ty) => {
                let ty = context.owned(ty, &models);
                (quote!(Request<#ty>), quote!(#core.request()))
            }
        }
    };
    quote! {
        #doc #deprecated
        pub fn #name(&self, #(#arguments),*) -> #returned #bounds { #value }
    }
}

/// The calls that fill required parameters, and query parameters with a fixed value.
fn filled(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let mut calls = TokenStream::new();
    let owner = if takes_a_struct(operation) { Owner::Struct } else { Owner::Argument };
    for parameter in &operation.path {
        let (wire, value) = (&parameter.name, argument_value(parameter, owner));
        calls.extend(quote! { .path(#wire, #value) });
    }
    for (wire, value) in &operation.fixed_query {
        calls.extend(quote! { .query(#wire, #value) });
    }
    let optional = |parameter: &&Parameter| !parameter.optional;
    for parameter in operation.query.iter().filter(optional) {
        calls.extend(set(context, Place::Query, parameter, owner));
    }
    for parameter in operation.headers.iter().filter(optional) {
        calls.extend(set(context, Place::Header, parameter, owner));
    }
    for parameter in operation.variables.iter().filter(optional) {
        calls.extend(set(context, Place::Variable, parameter, owner));
    }
    for (wire, value) in &operation.fixed_body {
        let method = match &operation.body {
            Some(Body::Form(_)) => quote!(form_field),
            _ => quote!(body_field),
        };
        calls.extend(quote! { .#method(#wire, #value) });
    }
    match &operation.body {
        Some(Body::Members(list)) => {
            for parameter in list.iter().filter(optional) {
                calls.extend(set(context, Place::Body, parameter, owner));
            }
        }
        Some(Body::Form(list)) => {
            for parameter in list.iter().filter(optional) {
                calls.extend(set(context, Place::Form, parameter, owner));
            }
        }
        _ => {}
    }
    calls
}

/// Where a parameter goes.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Query,
    Header,
    Variable,
    Body,
    Form,
}

/// The call that sets a parameter: `.query("per_page", per_page)`.
pub(super) fn set(
    context: &Context<'_>,
    place: Place,
    parameter: &Parameter,
    owner: Owner,
) -> TokenStream {
    let wire = &parameter.name;
    let value = argument_value(parameter, owner);
    let by_reference = |ty: &Type, value: &TokenStream| match owner {
        Owner::Argument => by_reference(context, ty, value),
        Owner::Struct => value.clone(),
    };
    match place {
        Place::Query if !parameter.explode && matches!(parameter.ty, Type::List(_)) => {
            quote! { .query_joined(#wire, #value, ",") }
        }
        Place::Query => quote! { .query(#wire, #value) },
        Place::Header => quote! { .header(#wire, #value) },
        Place::Form => quote! { .form_field(#wire, #value) },
        Place::Variable => {
            let value = by_reference(&parameter.ty, &value);
            quote! { .variable(#wire, #value) }
        }
        Place::Body => {
            let value = by_reference(&parameter.ty, &value);
            quote! { .body_field(#wire, #value) }
        }
    }
}

/// Where a parameter's value is found: in an argument, or in the field of a struct.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Argument,
    Struct,
}

/// Secrets are exposed here, and nowhere before.
fn argument_value(parameter: &Parameter, owner: Owner) -> TokenStream {
    let name = ident(&parameter.rust_name);
    match (&parameter.ty, owner) {
        (Type::Builtin(Builtin::Secret), Owner::Argument) => quote!(#name.expose()),
        (Type::Builtin(Builtin::Secret), Owner::Struct) => quote!(parameters.#name.expose()),
        (_, Owner::Argument) => quote!(#name),
        (_, Owner::Struct) => quote!(&parameters.#name),
    }
}

pub(super) fn by_reference(context: &Context<'_>, ty: &Type, value: &TokenStream) -> TokenStream {
    if context.is_reference(ty) { value.clone() } else { quote!(&#value) }
}

fn bounds(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let clauses = operation.requires.iter().filter_map(|at| context.provider.clauses.get(*at));
    let scopes: Vec<_> = clauses
        .map(|clause| {
            let name = match clause.scopes.as_slice() {
                [only] => context.provider.scopes.get(*only).map(|scope| &scope.rust_name),
                _ => None,
            };
            let name = format_ident!("{}", name.unwrap_or(&clause.rust_name));
            quote!(scope::#name)
        })
        .collect();
    let kind = match operation.token {
        TokenUse::User if context.has_both_kinds() => Some(quote!(K: rt::token::ActsAsUser)),
        TokenUse::App if context.has_both_kinds() => Some(quote!(K: rt::token::ActsAsApp)),
        _ => None,
    };
    let scopes = (!scopes.is_empty()).then(|| quote!(S: #(#scopes)+*));
    let bounds: Vec<_> = scopes.into_iter().chain(kind).collect();
    if bounds.is_empty() { TokenStream::new() } else { quote! { where #(#bounds),* } }
}

fn documentation(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let mut doc = vec![match &operation.description {
        Some(description) => docs::sentence(description),
        None => format!("`{}`.", called(operation)),
    }];
    let needs = needs(context, operation);
    if !needs.is_empty() {
        doc.extend([String::new(), needs]);
    }
    doc.extend([String::new(), "```ignore".into(), example(context, operation), "```".into()]);
    doc.extend(docs::see(operation.docs.as_ref()));
    docs::lines(&doc)
}

/// What a token needs for the operation, in words.
fn needs(context: &Context<'_>, operation: &Operation) -> String {
    let provider = context.provider;
    let clauses: Vec<String> = operation
        .requires
        .iter()
        .filter_map(|at| provider.clauses.get(*at))
        .map(|clause| {
            let names = clause.scopes.iter().filter_map(|at| provider.scopes.get(*at));
            docs::listed(names.map(|scope| scope.name.as_str()), "or")
        })
        .collect();
    let whose = match operation.token {
        TokenUse::None => return "Carries no token.".into(),
        TokenUse::User if context.has_both_kinds() => "A user's token",
        TokenUse::App if context.has_both_kinds() => "The application's own token",
        _ => "A token",
    };
    match (clauses.as_slice(), operation.token) {
        ([], TokenUse::Any) => String::new(),
        ([], _) => format!("Needs {}.", whose.to_lowercase()),
        ([only], _) => format!("{whose} with the scope {only}."),
        (all, _) => format!("{whose} with the scopes {}.", all.join(" and ")),
    }
}

/// The shortest call, for the documentation.
fn example(context: &Context<'_>, operation: &Operation) -> String {
    let mut call = "client".to_owned();
    if let Some(sub_client) = operation.sub_client.and_then(|at| context.provider.sub_clients.get(at)) {
        let arguments: Vec<&str> = sub_client.parameters.iter().map(|p| p.rust_name.as_str()).collect();
        call += &format!(".{}({})", sub_client.rust_name, arguments.join(", "));
    }
    let mut arguments: Vec<String> = if takes_a_struct(operation) {
        vec!["&parameters".into()]
    } else {
        required(operation).iter().map(|p| sample(context, p)).collect()
    };
    if matches!(operation.body, Some(Body::Json { optional: false, .. })) {
        arguments.push("&body".into());
    }
    call += &format!(".{}({})", operation.rust_name, arguments.join(", "));
    if operation.pages.as_ref().is_some_and(|pages| pages.item.is_some()) {
        format!("let mut items = {call}.items();")
    } else if operation.returns.is_some() {
        format!("let reply = {call}.send().await?;")
    } else {
        format!("{call}.send().await?;")
    }
}

fn sample(context: &Context<'_>, parameter: &Parameter) -> String {
    let borrowed = context.is_reference(&parameter.ty) && !context.is_string(&parameter.ty);
    format!("{}{}", if borrowed { "&" } else { "" }, parameter.rust_name)
}
