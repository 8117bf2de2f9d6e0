//! Emits the client and its sub-clients: one method per operation, bounded by the scopes it
//! requires.

pub(super) mod argument;
pub(super) mod identity;
mod method;
mod operation_docs;
pub(super) mod reply;
pub(super) mod request;

pub(super) use operation_docs::example;

use licit_format::resolve::SubClient;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use self::method::method;
use super::app::openid;
use super::context::Context;
use super::docs::{self, Doc};
use super::model::types::ident;
use super::table::provider::registration_name;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    context.names_model.set(false);
    let use_runtime = context.use_runtime();
    let provider = context.provider;
    let own = methods(context, None);
    let client = struct_of(
        context,
        "Client",
        Doc::default().trusted(&format!(
            "A client of {}'s API whose token has the scopes `S`.",
            context.title
        )),
    );
    let kinds = Kinds::of(context);
    let constructors = constructors(context);
    let mock = mock(context);
    let Kinds { generics, kind } = &kinds;
    let accessors: Vec<_> = provider
        .sub_clients
        .iter()
        .map(|sub| accessor(context, sub, &kinds))
        .collect();
    let graphql = provider
        .table
        .api
        .graphql_endpoint
        .as_ref()
        .map(|_| graphql(context));
    let rate_limit = rate_limit(context);
    let with_credentials = context.has_credentials().then(|| with_credentials(context));
    let openid = openid::methods_of_client(context);
    let user_identity = identity::method(context);
    let of_sub_clients: Vec<TokenStream> = (0..provider.sub_clients.len())
        .map(|at| methods(context, Some(at)))
        .collect();
    let details = details(context);
    let imports = imports(context);
    let sub_clients = provider.sub_clients.iter().zip(&of_sub_clients);
    let sub_clients =
        sub_clients.map(|(sub_client, methods)| emit_sub_client(context, sub_client, methods));
    let for_resource = for_resource(context);
    quote! {
        #use_runtime
        #imports
        #client
        #constructors
        #mock
        impl<#generics> Client<#generics> {
            pub(super) fn from_core(core: rt::Client) -> Self {
                Self { core, set: std::marker::PhantomData }
            }
            /// Returns the session, which refreshes the token as needed.
            pub fn session(&self) -> &rt::Session {
                self.core.session()
            }
            /// Creates a call of an operation that the spec lacks, by its path below the base URL.
            /// Scopes are not checked.
            pub fn request(&self, method: rt::Method, path: &str) -> rt::Call {
                self.core.request(method, path)
            }
            /// Returns a client restricted to the scopes of `Part`.
            #[must_use]
            pub fn narrow<Part: scope::Within<S>>(&self) -> Client<Part #kind> {
                Client::from_core(self.core.clone())
            }
            /// Returns a client with the scopes of `Other`, if the provider granted them.
            ///
            /// # Errors
            ///
            /// Returns an error that lists the missing scopes, if any scope of `Other` was not
            /// granted.
            pub fn widen<Other: scope::ScopeSet>(&self) -> Result<Client<Other #kind>, Error> {
                self.core.check_scopes(Other::SCOPES)?;
                Ok(Client::from_core(self.core.clone()))
            }
            #with_credentials
            #rate_limit
            #for_resource
            #openid
            #user_identity
            #details
            #graphql
            #(#accessors)*
            #own
        }
        #(#sub_clients)*
    }
}

fn emit_sub_client(
    context: &Context<'_>,
    sub_client: &SubClient,
    methods: &TokenStream,
) -> TokenStream {
    let name = &sub_client.type_name;
    let declared = struct_of(context, name, described(sub_client));
    let name = format_ident!("{name}");
    let generics = Kinds::of(context).generics;
    quote! {
        #declared
        impl<#generics> #name<#generics> { #methods }
    }
}

/// Emits the accessor of the last reported rate limit.
fn rate_limit(context: &Context<'_>) -> Option<TokenStream> {
    let api = &context.provider.table.api;
    api.rate_limit.as_ref().map(|_| {
        quote! {
            /// Returns the rate limit that the last reply reported.
            pub fn rate_limit(&self) -> Option<rt::RateLimit> {
                self.core.rate_limit()
            }
        }
    })
}

/// Emits the client for another resource (RFC 8707).
fn for_resource(context: &Context<'_>) -> Option<TokenStream> {
    let indicators = context.provider.table.resource_indicators.as_ref();
    indicators.map(|_| {
        quote! {
            /// Returns a client that uses a token of the same grant for `resource` (RFC 8707). The
            /// token is requested when it is first needed, and cached.
            #[must_use]
            pub fn for_resource(&self, resource: &str) -> Self {
                Self::from_core(self.core.for_resource(resource))
            }
        }
    })
}

/// Emits the method that gives a client its credentials.
fn with_credentials(context: &Context<'_>) -> TokenStream {
    let states = super::security::states(context);
    let kind = context.has_both_kinds().then(|| quote!(K,));
    quote! {
        /// Returns a client with these credentials, instead of its previous ones. Each call sends
        /// those that its operation requires, and no others.
        #[must_use]
        pub fn with_credentials<#(#states),*>(
            &self,
            credentials: security::Credentials<#(#states),*>,
        ) -> Client<S, #kind security::Credentials<#(#states),*>> {
            Client::from_core(self.core.with_credentials(credentials.into_core()))
        }
    }
}

/// Emits the typed authorization details of the grant.
fn details(context: &Context<'_>) -> Option<TokenStream> {
    let details = context.provider.authorization_details.as_ref()?;
    let ty = context.owned(&details.received, &quote!(model::));
    Some(quote! {
            /// Returns the granted authorization details (RFC 9396), or `None` if the provider
            /// returned none.
            ///
            /// # Errors
            ///
            /// Returns an error if they do not match the documented type.
            pub fn authorization_details(&self) -> Result<Option<Vec<#ty>>, Error> {
                Ok(self.core.session().authorization_details()?)
            }
    })
}

/// The type parameters of a client: `S`, `K` if the provider has both kinds of token, and `C` if
/// calls send other credentials.
struct Kinds {
    generics: TokenStream,
    kind: Option<TokenStream>,
}

impl Kinds {
    fn of(context: &Context<'_>) -> Self {
        let kind = context.has_both_kinds().then(|| quote!(, K));
        let credentials = context.has_credentials().then(|| quote!(, C));
        let kind = Some(quote!(#kind #credentials)).filter(|kind| !kind.is_empty());
        Self {
            generics: quote!(S #kind),
            kind,
        }
    }
}

/// The documentation of a sub-client.
fn described(sub_client: &SubClient) -> Doc {
    if let Some(description) = &sub_client.description {
        return Doc::default().spec_text(description);
    }
    let name = sub_client
        .rust_name
        .trim_start_matches("r#")
        .replace('_', " ");
    let about = if sub_client.parameters.is_empty() {
        "on"
    } else {
        "of one"
    };
    Doc::default().trusted(&format!("Operations {about} {name}."))
}

fn imports(context: &Context<'_>) -> TokenStream {
    let mut names = vec![quote!(Error), quote!(scope)];
    if !context.provider.operations.is_empty() {
        names.extend([quote!(operation), quote!(request)]);
    }
    names.extend(context.has_credentials().then(|| quote!(security)));
    let model = context.import_model();
    quote! { use super::{#(#names),*}; #model }
}

fn struct_of(context: &Context<'_>, name: &str, doc: Doc) -> TokenStream {
    let name = format_ident!("{name}");
    let doc = doc.tokens();
    let credentials = context.has_credentials();
    let (default, credentials) = (
        credentials.then(|| quote!(, C = security::Credentials)),
        credentials.then(|| quote!(, C)),
    );
    let (parameters, generics) = if context.has_both_kinds() {
        (
            quote!(S, K = rt::token::User #default),
            quote!(S, K #credentials),
        )
    } else {
        (quote!(S #default), quote!(S #credentials))
    };
    let is_single = !context.has_both_kinds() && credentials.is_none();
    let marker = if is_single {
        quote!(fn() -> S)
    } else {
        quote!(fn() -> (#generics))
    };
    let text = name.to_string();
    quote! {
        #doc
        ///
        /// Cheap to clone; clones share the token.
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

/// Emits `Client::new`, which takes the application that obtained the tokens.
fn constructors(context: &Context<'_>) -> TokenStream {
    let (generics, arguments, app) = match context.provider.registrations.as_slice() {
        [] => return TokenStream::new(),
        [only] => {
            let app = format_ident!("{}", only.rust_name);
            let app = quote!(&super::#app);
            if context.has_both_kinds() {
                (
                    quote!(S: scope::ScopeSet, K: rt::token::Kind),
                    quote!(S, K),
                    app,
                )
            } else {
                (quote!(S: scope::ScopeSet), quote!(S), app)
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
    let core = if context.provider.registrations.len() == 1 {
        quote!(&app.0)
    } else {
        quote!(app.core())
    };
    quote! {
        impl<#generics> Client<#arguments> {
            /// Creates a client that sends these tokens and refreshes them as needed.
            #[must_use]
            pub fn new(app: #app, tokens: super::Tokens<#arguments>) -> Self {
                Self::from_core(rt::Client::new(#core, tokens))
            }
        }
    }
}

/// Emits `Client::mock`, which takes nothing: the kind of token and the credentials follow from the type.
fn mock(context: &Context<'_>) -> Option<TokenStream> {
    let provider = context.provider;
    let table = if provider.has_static_access() {
        format_ident!("API")
    } else {
        registration_name(provider.registrations.first()?)
    };
    let (bound, given) = if context.has_credentials() {
        (quote!(rt::mock::MockedToken), quote!(C::GIVEN))
    } else {
        (quote!(scope::ScopeSet), quote!(&[]))
    };
    let kind = context.has_both_kinds().then(|| quote!(, K));
    let credentials = context.has_credentials();
    let (declared, credentials) = (
        credentials.then(|| quote!(, C: rt::mock::MockedCredentials)),
        credentials.then(|| quote!(, C)),
    );
    Some(quote! {
        impl<S: #bound #kind #declared> Client<S #kind #credentials> {
            /// Creates a client for tests, with the mock that replies to its calls. Nothing is sent.
            #[must_use]
            pub fn mock() -> (Self, rt::mock::Mock) {
                let (core, mock) = rt::mock::client::<S>(&super::provider::#table, #given);
                (Self::from_core(core), mock)
            }
        }
    })
}

fn accessor(context: &Context<'_>, sub_client: &SubClient, kinds: &Kinds) -> TokenStream {
    let (method, name) = (
        ident(&sub_client.rust_name),
        format_ident!("{}", sub_client.type_name),
    );
    let generics = &kinds.generics;
    let declared = sub_client.parameters.iter().map(|parameter| {
        let name = ident(&parameter.rust_name);
        let ty = context.borrowed(&parameter.ty, &quote!(model::));
        quote! { #name: #ty }
    });
    let bound: TokenStream = if sub_client.parameters.is_empty() {
        quote!(.clone())
    } else {
        let bound = sub_client.parameters.iter().map(|parameter| {
            let (name, wire) = (ident(&parameter.rust_name), &parameter.name);
            quote! { .bind(#wire, #name) }
        });
        bound.collect()
    };
    let doc = described(sub_client).tokens();
    quote! {
        #doc
        #[must_use]
        pub fn #method(&self, #(#declared),*) -> #name<#generics> {
            #name { core: self.core #bound, set: std::marker::PhantomData }
        }
    }
}

fn graphql(context: &Context<'_>) -> TokenStream {
    let title = &context.title;
    let bound = context
        .has_credentials()
        .then(|| quote!(where S: security::HasToken));
    let doc = docs::lines(&[
        format!("Creates a GraphQL request to {title}. It is sent by `send`."),
        String::new(),
        "`body` must serialize to an object with `query` and, if needed, `variables` and \
         `operationName`, as `graphql_client::QueryBody` does. `D` is the type of the reply's \
         `data`."
            .into(),
    ]);
    quote! {
        #doc
        pub fn graphql<D: rt::serde::de::DeserializeOwned>(
            &self,
            body: &impl rt::serde::Serialize,
        ) -> super::Request<D> #bound {
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
