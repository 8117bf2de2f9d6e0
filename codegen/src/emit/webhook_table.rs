//! The table of a provider's webhooks: how events are told apart, and how they are signed.

use licit_format::resolve::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookJwt,
    WebhookPlace, WebhookSignature, Webhooks,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::table::{Table, imports, pairs};

/// Seconds that the runtime's tables have where nothing is said.
const TOLERANCE: u64 = 300;

/// What the table imports, and the table.
pub(super) fn emit(webhooks: &Webhooks) -> (TokenStream, TokenStream) {
    let events: Vec<_> = webhooks.events.iter().map(event).collect();
    let place = |place: &Option<WebhookPlace>| {
        place.as_ref().map(|found| {
            let found = self::place(found);
            quote!(Some(#found))
        })
    };
    let (event_type, delivery_id) = (place(&webhooks.event_type), place(&webhooks.delivery_id));
    let table = Table::new("Webhooks")
        .with("signature", signature(&webhooks.signature))
        .with_if(event_type.is_some(), "event_type", &event_type)
        .with_if(delivery_id.is_some(), "delivery_id", &delivery_id)
        .with_list("events", &events)
        .finish_of(4);
    let items = quote! {
        /// How events are told apart, and how they are signed.
        static WEBHOOKS: Webhooks = #table;
    };
    (imports(&items), items)
}

fn event(event: &WebhookEvent) -> TokenStream {
    match &event.event_type {
        Some(wire) if event.matches.is_empty() => quote!(WebhookEvent::of(#wire)),
        wire => Table::new("WebhookEvent")
            .with_text("event_type", wire.as_ref())
            .with_list("matches", &pairs(&event.matches))
            .finish_of(2),
    }
}

fn place(place: &WebhookPlace) -> TokenStream {
    match place {
        WebhookPlace::Pointer(pointer) => quote!(WebhookPlace::Pointer(#pointer)),
        WebhookPlace::Header(name) => quote!(WebhookPlace::Header(#name)),
    }
}

fn signature(signature: &WebhookSignature) -> TokenStream {
    match signature {
        WebhookSignature::None => quote!(WebhookSignature::None),
        WebhookSignature::Secret(place) => {
            let place = self::place(place);
            quote!(WebhookSignature::Secret(#place))
        }
        WebhookSignature::Hmac(hmac) => {
            let table = self::hmac(hmac);
            quote!(WebhookSignature::Hmac(#table))
        }
        WebhookSignature::Jwt(jwt) => {
            let table = self::jwt(jwt);
            quote!(WebhookSignature::Jwt(#table))
        }
    }
}

fn hmac(hmac: &WebhookHmac) -> TokenStream {
    let hash = match hmac.hash {
        Hash::Sha1 => quote!(Hash::Sha1),
        Hash::Sha256 => quote!(Hash::Sha256),
        Hash::Sha384 => quote!(Hash::Sha384),
        Hash::Sha512 => quote!(Hash::Sha512),
    };
    let timestamp = hmac.timestamp.as_ref().map(|timestamp| {
        let place = match &timestamp.place {
            TimestampPlace::Prefix(prefix) => quote!(Prefix(#prefix)),
            TimestampPlace::Pointer(pointer) => quote!(Pointer(#pointer)),
            TimestampPlace::Header(name) => quote!(Header(#name)),
        };
        let format = match timestamp.format {
            TimestampFormat::Seconds => quote!(Seconds),
            TimestampFormat::Milliseconds => quote!(Milliseconds),
            TimestampFormat::DateTime => quote!(DateTime),
        };
        quote! {
            Some(WebhookTimestamp {
                place: TimestampPlace::#place,
                format: TimestampFormat::#format,
            })
        }
    });
    let tolerance = Literal::u64_unsuffixed(hmac.tolerance);
    Table::new("WebhookHmac")
        .with("header", &hmac.header)
        .with_text("separator", hmac.separator.as_ref())
        .with_if(!hmac.prefix.is_empty(), "prefix", &hmac.prefix)
        .with_if(
            hmac.encoding != TextEncoding::Hex,
            "encoding",
            encoding(hmac.encoding),
        )
        .with_if(hmac.hash != Hash::Sha256, "hash", hash)
        .with_if(hmac.signed != "{body}", "signed", &hmac.signed)
        .with_if(timestamp.is_some(), "timestamp", &timestamp)
        .with_if(hmac.tolerance != TOLERANCE, "tolerance", tolerance)
        .with_text("id_header", hmac.id_header.as_ref())
        .with_if(
            !hmac.secret_prefix.is_empty(),
            "secret_prefix",
            &hmac.secret_prefix,
        )
        .with_if(
            hmac.secret_encoding != TextEncoding::Text,
            "secret_encoding",
            encoding(hmac.secret_encoding),
        )
        .finish_of(11)
}

fn jwt(jwt: &WebhookJwt) -> TokenStream {
    let algorithms = &jwt.algorithms;
    let tolerance = Literal::u64_unsuffixed(jwt.tolerance);
    Table::new("WebhookJwt")
        .with("header", &jwt.header)
        .with("jwks_uri", &jwt.jwks_uri)
        .with_if(
            *algorithms != ["ES256"],
            "algorithms",
            quote!(&[#(#algorithms),*]),
        )
        .with("body_hash", &jwt.body_hash)
        .with_if(
            jwt.body_hash_encoding != TextEncoding::Hex,
            "body_hash_encoding",
            encoding(jwt.body_hash_encoding),
        )
        .with_text("issuer", jwt.issuer.as_ref())
        .with_if(jwt.tolerance != TOLERANCE, "tolerance", tolerance)
        .finish_of(7)
}

fn encoding(encoding: TextEncoding) -> TokenStream {
    match encoding {
        TextEncoding::Text => quote!(TextEncoding::Text),
        TextEncoding::Hex => quote!(TextEncoding::Hex),
        TextEncoding::Base64 => quote!(TextEncoding::Base64),
        TextEncoding::Base64Url => quote!(TextEncoding::Base64Url),
    }
}
