//! Signs webhooks, independently of the runtime's code, so that the two do not share bugs.

use std::io;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use licit_format::resolve::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookHmac, WebhookJwt, WebhookSignature,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::request::Webhook;
use crate::jose::key::Key;
use crate::values::{moment, pointer};

/// The secret or the key of a provider's webhooks.
pub(super) struct Signer {
    signature: WebhookSignature,
    secret: String,
    key: Option<Key>,
}

impl Signer {
    /// A signer with `secret`; without one, with a secret made from `fresh`, in the spec's encoding.
    pub(super) fn new(
        signature: &WebhookSignature,
        secret: Option<String>,
        fresh: &str,
    ) -> io::Result<Self> {
        let key = match signature {
            WebhookSignature::Jwt(jwt) => Some(Key::for_one_of(&jwt.algorithms)?),
            _ => None,
        };
        let made = || match signature {
            WebhookSignature::Hmac(hmac) => {
                let text = encode(hmac.secret_encoding, fresh.as_bytes());
                format!("{}{text}", hmac.secret_prefix)
            }
            _ => fresh.to_owned(),
        };
        Ok(Self {
            signature: signature.clone(),
            secret: secret.unwrap_or_else(made),
            key,
        })
    }

    /// The secret that receivers share.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    /// The keys that receivers fetch.
    pub(super) fn jwks(&self) -> Value {
        let keys: Vec<Value> = self.key.iter().map(Key::jwk).collect();
        json!({ "keys": keys })
    }

    /// Puts `body` into the webhook and signs it at `now`, in milliseconds since the Unix epoch.
    pub(super) fn sign(
        &self,
        webhook: &mut Webhook,
        mut body: Value,
        delivery: &str,
        now: u64,
    ) -> io::Result<()> {
        match &self.signature {
            WebhookSignature::None | WebhookSignature::Secret(_) => {
                webhook.body = body.to_string().into_bytes();
            }
            WebhookSignature::Hmac(form) => {
                let timestamp = form.timestamp.as_ref().map(|at| match at.format {
                    TimestampFormat::Seconds => (now / 1000).to_string(),
                    TimestampFormat::Milliseconds => now.to_string(),
                    TimestampFormat::DateTime => moment::write(now),
                });
                let timestamp = timestamp.unwrap_or_default();
                if let Some(TimestampPlace::Pointer(at)) = form.timestamp.as_ref().map(|t| &t.place)
                {
                    pointer::set_text(&mut body, at, &timestamp);
                }
                webhook.body = body.to_string().into_bytes();
                self.hmac(form, webhook, &timestamp, delivery);
            }
            WebhookSignature::Jwt(form) => {
                webhook.body = body.to_string().into_bytes();
                let token = self.token(form, &webhook.body, now)?;
                webhook.headers.push((form.header.clone(), token));
            }
        }
        Ok(())
    }

    fn hmac(&self, form: &WebhookHmac, webhook: &mut Webhook, timestamp: &str, delivery: &str) {
        let mut headers = Vec::new();
        let is_there = |name: &String| webhook.headers.iter().any(|(known, _)| known == name);
        if let Some(name) = form.id_header.as_ref().filter(|name| !is_there(name)) {
            headers.push((name.clone(), delivery.to_owned()));
        }
        if let Some(TimestampPlace::Header(name)) = form.timestamp.as_ref().map(|t| &t.place) {
            headers.push((name.clone(), timestamp.to_owned()));
        }
        let message = fill(&form.signed, |name| match name {
            "body" => webhook.body.clone(),
            "timestamp" => timestamp.into(),
            "id" => delivery.into(),
            "method" => webhook.method.clone().into(),
            "url" => webhook.url.clone().into(),
            _ => Vec::new(),
        });
        let tag = hmac::sign(&self.hmac_key(form), &message);
        let signature = format!("{}{}", form.prefix, encode(form.encoding, tag.as_ref()));
        let stamp = match form.timestamp.as_ref().map(|t| &t.place) {
            Some(TimestampPlace::Prefix(prefix)) => Some(format!("{prefix}{timestamp}")),
            _ => None,
        };
        let elements: Vec<String> = stamp.into_iter().chain([signature]).collect();
        let value = elements.join(form.separator.as_deref().unwrap_or_default());
        headers.push((form.header.clone(), value));
        webhook.headers.extend(headers);
    }

    fn hmac_key(&self, form: &WebhookHmac) -> hmac::Key {
        let algorithm = match form.hash {
            Hash::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            Hash::Sha256 => hmac::HMAC_SHA256,
            Hash::Sha384 => hmac::HMAC_SHA384,
            Hash::Sha512 => hmac::HMAC_SHA512,
        };
        let text = self.secret.strip_prefix(&form.secret_prefix);
        let text = text.unwrap_or(&self.secret);
        hmac::Key::new(algorithm, &decode(form.secret_encoding, text))
    }

    fn token(&self, form: &WebhookJwt, body: &[u8], now: u64) -> io::Result<String> {
        let hash = encode(form.body_hash_encoding, &Sha256::digest(body));
        let mut claims = json!({ "iat": now / 1000 });
        if let Value::Object(members) = &mut claims {
            members.insert(form.body_hash.clone(), hash.into());
            if let Some(issuer) = &form.issuer {
                members.insert("iss".to_owned(), issuer.clone().into());
            }
        }
        let key = self.key.as_ref();
        key.ok_or_else(|| io::Error::other("no key was made"))?
            .sign(&claims)
    }
}

/// Fills the placeholders of a template.
fn fill(template: &str, value: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut filled = Vec::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.extend_from_slice(before.as_bytes());
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        filled.extend(value(name));
        rest = after;
    }
    filled.extend_from_slice(rest.as_bytes());
    filled
}

fn encode(encoding: TextEncoding, bytes: &[u8]) -> String {
    match encoding {
        TextEncoding::Text => String::from_utf8_lossy(bytes).into_owned(),
        TextEncoding::Hex => bytes
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|digit| char::from_digit(digit.into(), 16))
            .collect(),
        TextEncoding::Base64 => STANDARD.encode(bytes),
        TextEncoding::Base64Url => URL_SAFE_NO_PAD.encode(bytes),
    }
}

/// The key in a secret. A secret that cannot be decoded yields no key that a receiver accepts.
fn decode(encoding: TextEncoding, text: &str) -> Vec<u8> {
    match encoding {
        TextEncoding::Text => text.into(),
        TextEncoding::Hex => text
            .as_bytes()
            .chunks(2)
            .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect(),
        TextEncoding::Base64 => STANDARD.decode(text).unwrap_or_default(),
        TextEncoding::Base64Url => URL_SAFE_NO_PAD.decode(text).unwrap_or_default(),
    }
}
