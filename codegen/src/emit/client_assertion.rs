//! The table of the JWTs that clients authenticate with.

use licit_format::resolve::{AssertionAudience, AssertionPlace, ClientAssertion};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::table::{Table, parameters};

/// `None` where they are as the RFC says.
pub(super) fn client_assertion(assertion: &ClientAssertion) -> Option<TokenStream> {
    let textbook = ClientAssertion::default();
    let audience = match &assertion.audience {
        AssertionAudience::Server => quote!(Server),
        AssertionAudience::TokenEndpoint => quote!(TokenEndpoint),
        AssertionAudience::Text(text) => quote!(Text(#text)),
    };
    let place = match assertion.place {
        AssertionPlace::ClientAssertion => quote!(ClientAssertion),
        AssertionPlace::ClientSecret => quote!(ClientSecret),
        AssertionPlace::Bearer => quote!(Bearer),
    };
    let table = Table::new("ClientAssertion")
        .with_if(
            assertion.audience != textbook.audience,
            "audience",
            quote!(AssertionAudience::#audience),
        )
        .with_if(
            assertion.lifetime != textbook.lifetime,
            "lifetime",
            Literal::u64_unsuffixed(assertion.lifetime),
        )
        .with_if(
            assertion.place != textbook.place,
            "place",
            quote!(AssertionPlace::#place),
        )
        .with_list("claims", &parameters(&assertion.claims))
        .with_list("algorithms", &assertion.algorithms);
    (!table.is_empty()).then(|| table.finish_of(5))
}
