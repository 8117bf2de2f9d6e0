//! Tables of the runtime's `provider` module as struct literals: each states only where it differs
//! from the textbook.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// A struct literal that takes what is not said from `DEFAULT`.
pub(super) struct Table {
    name: Ident,
    fields: TokenStream,
    stated: usize,
}

impl Table {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: format_ident!("{name}"),
            fields: TokenStream::new(),
            stated: 0,
        }
    }

    /// States a field.
    pub(super) fn with(mut self, field: &str, value: impl quote::ToTokens) -> Self {
        let field = format_ident!("{field}");
        self.fields.extend(quote! { #field: #value, });
        self.stated += 1;
        self
    }

    /// States a field, if it differs.
    pub(super) fn with_if(self, differs: bool, field: &str, value: impl quote::ToTokens) -> Self {
        if differs {
            self.with(field, value)
        } else {
            self
        }
    }

    /// States a list, if there is anything in it.
    pub(super) fn with_list<T: quote::ToTokens>(self, field: &str, values: &[T]) -> Self {
        self.with_if(!values.is_empty(), field, quote! { &[#(#values),*] })
    }

    /// States an optional text, if there is one.
    pub(super) fn with_text(self, field: &str, text: Option<&String>) -> Self {
        match text {
            Some(text) => self.with(field, quote! { Some(#text) }),
            None => self,
        }
    }

    /// Whether nothing was stated: the textbook's own.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    pub(super) fn finish(self) -> TokenStream {
        let Self { name, fields, .. } = self;
        quote! { #name { #fields ..#name::DEFAULT } }
    }

    /// The literal of a struct that has so few fields that all may be stated, which leaves nothing
    /// to be taken from `DEFAULT`.
    pub(super) fn finish_of(self, all: usize) -> TokenStream {
        if self.stated < all {
            return self.finish();
        }
        let Self { name, fields, .. } = self;
        quote! { #name { #fields } }
    }
}

/// `use rt::tables::{…}` for the tables that some items name.
pub(super) fn imports(items: &TokenStream) -> TokenStream {
    let mut found = BTreeSet::new();
    names_in(items, &mut found);
    let names: Vec<Ident> = found.iter().map(|name| format_ident!("{name}")).collect();
    quote! { use rt::tables::{#(#names),*}; }
}

fn names_in(tokens: &TokenStream, found: &mut BTreeSet<&'static str>) {
    let mut colons = 0;
    for tree in tokens.clone() {
        match &tree {
            TokenTree::Group(group) => names_in(&group.stream(), found),
            // `Method::Options` names `Method` only.
            TokenTree::Ident(ident) if colons < 2 => {
                found.extend(TABLES.iter().find(|table| ident == *table));
            }
            _ => {}
        }
        let is_colon = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ':');
        colons = if is_colon { colons + 1 } else { 0 };
    }
}

/// The types of the runtime's `provider` module.
const TABLES: &[&str] = &[
    "ActsAs",
    "Api",
    "AssertionAudience",
    "AssertionPlace",
    "AuthorizationCode",
    "Basic",
    "BasicEncoding",
    "Callback",
    "ClientAssertion",
    "CallbackSignature",
    "ClientAuth",
    "Connection",
    "DeviceCode",
    "Dpop",
    "Encoding",
    "Environment",
    "ErrorPlace",
    "ErrorRule",
    "ErrorShape",
    "ExpiresIn",
    "Grant",
    "GraphQl",
    "Hash",
    "Meaning",
    "Method",
    "NumberedEnd",
    "OpenId",
    "Operation",
    "PageStyle",
    "Pages",
    "Parameter",
    "Pkce",
    "Provider",
    "RateLimitHeaders",
    "Redirect",
    "Refresh",
    "RefreshInput",
    "Registration",
    "ReplyFormat",
    "ResetUnit",
    "ResourceIndicators",
    "RetryAfter",
    "Reuse",
    "Rotation",
    "ScopeFormat",
    "State",
    "TextEncoding",
    "TimestampFormat",
    "TimestampPlace",
    "TokenIn",
    "TokenReply",
    "TokenRequest",
    "Variable",
    "VariableFormat",
    "VariableSource",
    "WebhookEvent",
    "WebhookHmac",
    "WebhookJwt",
    "WebhookPlace",
    "WebhookSignature",
    "WebhookTimestamp",
    "Webhooks",
];

pub(super) fn pairs(pairs: &[(String, String)]) -> Vec<TokenStream> {
    pairs
        .iter()
        .map(|(name, value)| quote! { (#name, #value) })
        .collect()
}

/// Parameters with a fixed value.
pub(super) fn parameters(pairs: &[(String, String)]) -> Vec<TokenStream> {
    pairs
        .iter()
        .map(|(name, value)| quote! { Parameter { name: #name, value: #value } })
        .collect()
}
