//! Emits webhooks: the event enum and its verifier.

use licit_format::resolve::{
    EventTypes, Type, Variable, VariableSource, WebhookEvent, WebhookSignature, Webhooks,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::docs::{self, Doc};
use super::model::types::ident;
use super::table::Printer;

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
        /// How events are identified and signed.
        #allow
        static WEBHOOKS: Webhooks = #table;
    };
    (printer.imports(), item)
}

fn event(context: &Context<'_>, webhooks: &Webhooks) -> TokenStream {
    let title = &context.title;
    let doc = Doc::default()
        .trusted(&format!("A webhook event of {title}."))
        .spec_text(webhooks.table.description.as_deref().unwrap_or_default())
        .see(webhooks.table.docs.as_ref())
        .tokens();
    let variants = webhooks.events().map(|(event, types)| {
        let name = format_ident!("{}", types.rust_name);
        let doc = variant_doc(event, &types.rust_name);
        let body = body(context, types);
        quote! { #doc #name(#body) }
    });
    quote! {
        rt::webhook_event! {
            #doc
            pub enum Event { #(#variants,)* ..Other }
        }
    }
}

fn variant_doc(event: &WebhookEvent, rust_name: &str) -> TokenStream {
    let name = event.event_type.as_ref().unwrap_or(&event.name);
    let doc = docs::unless_repeated(event.description.as_deref(), name, rust_name);
    let see = Doc::default().see(event.docs.as_ref());
    if doc.is_empty() || see.is_empty() {
        let see = see.tokens();
        quote!(#doc #see)
    } else {
        let see = see.tokens();
        quote!(#doc #[doc = ""] #see)
    }
}

/// The body of a variant. Models are boxed, because they may be large.
fn body(context: &Context<'_>, event: &EventTypes) -> TokenStream {
    let owned = context.owned(&event.body, &quote!(super::model::));
    match event.body {
        Type::Model(_) => quote!(Box<#owned>),
        _ => owned,
    }
}

fn verifier(context: &Context<'_>, webhooks: &Webhooks) -> TokenStream {
    let title = &context.title;
    let Parts {
        arguments,
        names,
        calls,
        feature,
        ..
    } = &parts(context, webhooks);
    let doc = docs::lines(&[format!(
        "Verifies {title}'s webhooks. Cheap to clone; clones share their configuration."
    )]);
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
                "The signature also covers the method and the URL. Pass the URL that the provider \
                 called, before any proxy changed it.",
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
        #doc
        #[derive(Debug, Clone)]
        pub struct Verifier(#inner);
        impl Verifier {
            /// Creates a verifier with the default configuration.
            ///
            /// # Errors
            ///
            /// Same as [`VerifierBuilder::build`].
            pub fn new(#(#arguments),*) -> Result<Self, Error> #feature {
                Self::builder(#(#names),*).build()
            }
            /// Returns a builder for a verifier.
            pub fn builder(#(#arguments),*) -> VerifierBuilder {
                let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
                VerifierBuilder(builder #(#calls)*)
            }
            /// Verifies and decodes a webhook. `headers` are pairs of names and values, such as a
            /// `HeaderMap`. `body` must be the exact bytes that were received.
            #request_doc
            ///
            /// # Errors
            ///
            /// Returns an error if the webhook is rejected. Respond with the error's `status`.
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
    let Parts {
        setters,
        feature,
        build,
        errors,
        ..
    } = parts(context, webhooks);
    quote! {
        /// Builds [`Verifier`].
        #[derive(Debug)]
        #[must_use]
        pub struct VerifierBuilder(rt::webhook::VerifierBuilder);
        impl VerifierBuilder {
            #setters
            /// Validates the configuration and creates the verifier.
            ///
            /// # Errors
            ///
            #[doc = #errors]
            pub fn build(self) -> Result<Verifier, Error> #feature {
                Ok(Verifier(self.0.#build()?))
            }
        }
    }
}

/// The parts of a verifier's constructors and builder.
struct Parts {
    arguments: Vec<TokenStream>,
    names: Vec<TokenStream>,
    calls: Vec<TokenStream>,
    setters: TokenStream,
    /// The bound whose error message names the missing feature of `licit`.
    feature: TokenStream,
    build: proc_macro2::Ident,
    /// The `# Errors` sentence of `build`.
    errors: &'static str,
}

fn parts(context: &Context<'_>, webhooks: &Webhooks) -> Parts {
    match &webhooks.table.signature {
        WebhookSignature::None => Parts::bare("build"),
        WebhookSignature::Secret(_) => Parts::bare("build").with_secret(),
        WebhookSignature::Hmac(hmac) => {
            let mut parts = Parts::bare("build_hmac").with_secret();
            parts.feature = quote!(where for<'build> (): rt::webhook::WebhookFeature<'build>);
            if hmac.timestamp.is_some() {
                parts.setters.extend(window());
            }
            parts
        }
        WebhookSignature::Jwt(jwt) => {
            let mut parts = Parts::bare("build_token");
            parts.feature = quote!(where for<'build> (): rt::webhook::JoseFeature<'build>);
            parts.errors = " Returns an error if the URL of the keys is invalid.";
            parts.with_variables(context, &jwt.jwks_uri);
            parts.setters.extend(window());
            parts.setters.extend(quote! {
                /// Sets the HTTP client that fetches the keys, instead of the built-in one. It
                /// should not follow redirects.
                pub fn http(self, client: rt::reqwest::Client) -> Self {
                    Self(self.0.http(client))
                }
                /// Fetches the keys from one origin, as `{origin}/{host}/{path}`, for an emulator.
                pub fn origin(self, origin: &str) -> Self {
                    Self(self.0.origin(origin))
                }
            });
            parts
        }
    }
}

fn max_body() -> TokenStream {
    quote! {
        /// Sets the maximum body size in bytes. The default is 25 MiB.
        pub fn max_body(self, bytes: usize) -> Self {
            Self(self.0.max_body(bytes))
        }
    }
}

fn window() -> TokenStream {
    quote! {
        /// Overrides the maximum difference between the signature's timestamp and the current time.
        pub fn tolerance(self, tolerance: std::time::Duration) -> Self {
            Self(self.0.tolerance(tolerance))
        }
        /// Sets the clock. The default is the system clock.
        pub fn clock(self, clock: impl rt::Clock) -> Self {
            Self(self.0.clock(clock))
        }
    }
}

impl Parts {
    fn bare(build: &str) -> Self {
        Self {
            arguments: Vec::new(),
            names: Vec::new(),
            calls: Vec::new(),
            setters: max_body(),
            feature: TokenStream::new(),
            build: format_ident!("{build}"),
            errors: " Currently returns no error.",
        }
    }

    fn with_secret(mut self) -> Self {
        self.errors = " Returns an error if a secret is empty or malformed.";
        self.arguments.push(quote!(secret: impl Into<rt::Secret>));
        self.names.push(quote!(secret));
        self.calls.push(quote!(.secret(secret)));
        self.setters.extend(quote! {
            /// Adds a secret that is also accepted, for secret rotation.
            pub fn secret(self, secret: impl Into<rt::Secret>) -> Self {
                Self(self.0.secret(secret))
            }
        });
        self
    }

    /// Adds the variables of the URL of the keys.
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
                /// Sets the provider's environment whose keys are used.
                pub fn environment(self, environment: super::Environment) -> Self {
                    Self(self.0.environment(environment.name()))
                }
            });
        }
    }
}
