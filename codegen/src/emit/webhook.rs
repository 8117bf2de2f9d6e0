//! Webhooks: the events as an enum, and who receives them.

use licit_format::resolve::{
    EventTypes, Type, Variable, VariableSource, WebhookEvent, WebhookSignature, Webhooks,
};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::Doc;
use super::table::Printer;
use super::types::ident;
use super::{Context, docs};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let Some(webhooks) = &context.provider.webhooks else {
        return TokenStream::new();
    };
    let use_runtime = context.use_runtime();
    let event = event(context, webhooks);
    let verifier = verifier(context, webhooks);
    let builder = builder(context, webhooks);
    let (imports, table) = table(webhooks);
    quote! {
        #use_runtime
        #imports
        use super::{Error, provider};
        #event
        #verifier
        #builder
        #table
    }
}

/// What the table imports, and the table.
fn table(webhooks: &Webhooks) -> (TokenStream, TokenStream) {
    let mut printer = Printer::default();
    let table = printer.table(&webhooks.table);
    let allow = printer.states_all().then(|| {
        quote! { #[allow(clippy::needless_update, reason = "a table may state every field")] }
    });
    let item = quote! {
        /// How events are told apart, and how they are signed.
        #allow
        static WEBHOOKS: Webhooks = #table;
    };
    (printer.imports(), item)
}

fn event(context: &Context<'_>, webhooks: &Webhooks) -> TokenStream {
    let title = &context.title;
    let doc = Doc::default()
        .own(&format!("What {title} sends by itself."))
        .said(webhooks.table.description.as_deref().unwrap_or_default())
        .see(webhooks.table.docs.as_ref())
        .tokens();
    let variants = webhooks.events().map(|(event, types)| {
        let name = format_ident!("{}", types.rust_name);
        let doc = variant_doc(event);
        let body = body(context, types);
        quote! { #doc #name(#body) }
    });
    let arms = webhooks.events.iter().enumerate().map(|(at, event)| {
        let (name, at) = (
            format_ident!("{}", event.rust_name),
            Literal::usize_unsuffixed(at),
        );
        quote! { Some(#at) => body.json().map(Self::#name), }
    });
    let other = format!(" An event that {title} does not document, as it came.");
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Event {
            #(#variants,)*
            #[doc = #other]
            Other(rt::Json),
        }
        impl rt::webhook::Event for Event {
            #[allow(clippy::too_many_lines, reason = "a line or two for each event")]
            fn read(
                position: Option<usize>,
                body: &rt::webhook::Body<'_>,
            ) -> Result<Self, rt::DecodeError> {
                match position {
                    #(#arms)*
                    _ => body.json().map(Self::Other),
                }
            }
        }
    }
}

fn variant_doc(event: &WebhookEvent) -> TokenStream {
    let name = event.event_type.as_ref().unwrap_or(&event.name);
    let mut doc = Doc::default().said(event.description.as_deref().unwrap_or_default());
    if doc.is_empty() {
        doc = doc.own(&format!("{}.", docs::code_span(name)));
    }
    doc.see(event.docs.as_ref()).tokens()
}

/// What a variant holds: boxed where it is large, so that small events stay small.
fn body(context: &Context<'_>, event: &EventTypes) -> TokenStream {
    let owned = context.owned(&event.body, &quote!(super::model::));
    match event.body {
        Type::Model(_) => quote!(Box<#owned>),
        _ => owned,
    }
}

fn verifier(context: &Context<'_>, webhooks: &Webhooks) -> TokenStream {
    let title = &context.title;
    let Door {
        arguments,
        names,
        calls,
        feature,
        ..
    } = &door(context, webhooks);
    let doc = format!(
        " Receives {title}'s webhooks: tells them from what others send. Clones share what was set up."
    );
    let is_jwt = matches!(webhooks.table.signature, WebhookSignature::Jwt(_));
    let inner = if is_jwt {
        quote!(rt::webhook::TokenVerifier)
    } else {
        quote!(rt::webhook::Verifier)
    };
    let signs_request = matches!(
        &webhooks.table.signature,
        WebhookSignature::Hmac(hmac) if hmac.signs_request_line()
    );
    let (request, request_doc, call) = if signs_request {
        (
            quote!(method: &str, url: &str,),
            docs::lines(&[
                "",
                "The method and the URL are signed, too: the URL as the provider called it, before any proxy of yours changed it.",
            ]),
            quote!(verify_request(method, url, headers, body)),
        )
    } else {
        (
            TokenStream::new(),
            TokenStream::new(),
            quote!(verify(headers, body)),
        )
    };
    let (asynchronous, wait) = if is_jwt {
        (quote!(async), quote!(.await))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        pub struct Verifier(#inner);
        impl Verifier {
            /// A receiver with the provider's own tolerance.
            ///
            /// # Errors
            ///
            /// As [`VerifierBuilder::build`].
            pub fn new(#(#arguments),*) -> Result<Self, Error> #feature {
                Self::builder(#(#names),*).build()
            }
            /// Sets up a receiver.
            pub fn builder(#(#arguments),*) -> VerifierBuilder {
                let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
                VerifierBuilder(builder #(#calls)*)
            }
            /// Takes a webhook: its headers, as names and values (a `HeaderMap` is such), and its
            /// body, byte for byte as it came.
            #request_doc
            ///
            /// # Errors
            ///
            /// Why it is not taken; `status` is what to answer.
            pub #asynchronous fn verify<N: AsRef<str>, V: AsRef<[u8]>>(
                &self,
                #request
                headers: impl IntoIterator<Item = (N, V)>,
                body: &[u8],
            ) -> Result<rt::webhook::Delivery<Event>, rt::webhook::WebhookError> {
                self.0.#call #wait
            }
        }
    }
}

fn builder(context: &Context<'_>, webhooks: &Webhooks) -> TokenStream {
    let Door {
        setters,
        feature,
        build,
        fault,
        ..
    } = door(context, webhooks);
    quote! {
        /// Builds [`Verifier`].
        #[derive(Debug)]
        #[must_use]
        pub struct VerifierBuilder(rt::webhook::VerifierBuilder);
        impl VerifierBuilder {
            #setters
            /// Checks what was chosen.
            ///
            /// # Errors
            ///
            #[doc = #fault]
            pub fn build(self) -> Result<Verifier, Error> #feature {
                Ok(Verifier(self.0.#build()?))
            }
        }
    }
}

/// The way to a verifier: what it needs, and what can be chosen.
struct Door {
    arguments: Vec<TokenStream>,
    names: Vec<TokenStream>,
    calls: Vec<TokenStream>,
    setters: TokenStream,
    /// The bound that tells which feature of `licit` is lacking.
    feature: TokenStream,
    build: proc_macro2::Ident,
    /// What can be wrong.
    fault: &'static str,
}

fn door(context: &Context<'_>, webhooks: &Webhooks) -> Door {
    match &webhooks.table.signature {
        WebhookSignature::None => Door::bare("build"),
        WebhookSignature::Secret(_) => Door::bare("build").with_secret(),
        WebhookSignature::Hmac(hmac) => {
            let mut door = Door::bare("build_hmac").with_secret();
            door.feature = quote!(where for<'build> (): rt::webhook::WebhookFeature<'build>);
            if hmac.timestamp.is_some() {
                door.setters.extend(window());
            }
            door
        }
        WebhookSignature::Jwt(jwt) => {
            let mut door = Door::bare("build_token");
            door.feature = quote!(where for<'build> (): rt::webhook::JoseFeature<'build>);
            door.fault = " When the URL of the keys cannot be made.";
            door.with_variables(context, &jwt.jwks_uri);
            door.setters.extend(window());
            door.setters.extend(quote! {
                /// The HTTP client that fetches the keys, instead of one of our own. It should not
                /// follow redirects.
                pub fn http(self, client: rt::reqwest::Client) -> Self {
                    Self(self.0.http(client))
                }
                /// Fetches the keys from one origin instead, as `{origin}/{host}/{path}`: from an
                /// emulator.
                pub fn origin(self, origin: &str) -> Self {
                    Self(self.0.origin(origin))
                }
            });
            door
        }
    }
}

fn max_body() -> TokenStream {
    quote! {
        /// Sets the largest body that is accepted, in bytes; 25 MiB by default.
        pub fn max_body(self, bytes: usize) -> Self {
            Self(self.0.max_body(bytes))
        }
    }
}

fn window() -> TokenStream {
    quote! {
        /// How far the time of signing may be away from now, where not as the provider says.
        pub fn tolerance(self, tolerance: std::time::Duration) -> Self {
            Self(self.0.tolerance(tolerance))
        }
        /// Sets the clock that the time of signing is compared with; by default the operating
        /// system's.
        pub fn clock(self, clock: impl rt::Clock) -> Self {
            Self(self.0.clock(clock))
        }
    }
}

impl Door {
    fn bare(build: &str) -> Self {
        Self {
            arguments: Vec::new(),
            names: Vec::new(),
            calls: Vec::new(),
            setters: max_body(),
            feature: TokenStream::new(),
            build: format_ident!("{build}"),
            fault: " None: there is nothing that could be wrong.",
        }
    }

    fn with_secret(mut self) -> Self {
        self.fault = " When a secret is empty, or not written as the provider writes it.";
        self.arguments.push(quote!(secret: impl Into<rt::Secret>));
        self.names.push(quote!(secret));
        self.calls.push(quote!(.secret(secret)));
        self.setters.extend(quote! {
            /// One more secret that counts, while one is replaced by another.
            pub fn secret(self, secret: impl Into<rt::Secret>) -> Self {
                Self(self.0.secret(secret))
            }
        });
        self
    }

    /// What the URL of the keys depends on.
    fn with_variables(&mut self, context: &Context<'_>, uri: &str) {
        let named: Vec<&Variable> = context
            .provider
            .table
            .variables
            .iter()
            .filter(|variable| variable.source == VariableSource::App)
            .filter(|variable| uri.contains(&format!("{{{}}}", variable.name)))
            .collect();
        for variable in &named {
            let wire = &variable.name;
            let name = ident(&licit_format::name::snake(wire));
            if variable.default.is_none() {
                self.arguments.push(quote!(#name: &str));
                self.names.push(quote!(#name));
                self.calls.push(quote!(.variable(#wire, #name)));
            } else {
                let doc = docs::text(
                    variable.description.as_deref(),
                    &format!("Sets the variable {}", docs::code_span(wire)),
                );
                self.setters.extend(quote! {
                    #doc
                    pub fn #name(self, #name: &str) -> Self {
                        Self(self.0.variable(#wire, #name))
                    }
                });
            }
        }
        let sets_one = |values: &[(String, String)]| {
            let mut set = values.iter();
            set.any(|(name, _)| named.iter().any(|variable| variable.name == *name))
        };
        let environments = &context.provider.table.environments;
        if environments.iter().any(|e| sets_one(&e.values)) {
            self.setters.extend(quote! {
                /// Whose keys count: those of the provider's production or another environment.
                pub fn environment(self, environment: super::Environment) -> Self {
                    Self(self.0.environment(environment.name()))
                }
            });
        }
    }
}
