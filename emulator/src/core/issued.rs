//! What was issued: authorization codes, access tokens, refresh tokens. Tokens that go back to one
//! grant are a family, and end together (RFC 6749 §4.1.2, RFC 9700 §4.14).

use std::collections::HashMap;

use licit_format::resolve::ActsAs;
use serde_json::Value;

use crate::core::challenge::Challenge;
use crate::openid::Login;
use crate::values::secret::{self, Digest};

/// All that was issued.
#[derive(Debug, Default)]
pub(crate) struct Issued {
    families: Vec<Family>,
    codes: HashMap<Digest, Code>,
    access: HashMap<Digest, Access>,
    refresh: HashMap<Digest, Refresh>,
    devices: HashMap<Digest, Device>,
    /// By registration: what a user consented to, where no code stands for it.
    consents: HashMap<usize, Vec<usize>>,
}

/// The tokens that go back to one grant.
#[derive(Debug, Clone)]
pub(crate) struct Family {
    /// Position of the registration they were issued to.
    pub(crate) registration: usize,
    /// Whom they speak for.
    pub(crate) acts_as: ActsAs,
    /// What was granted.
    pub(crate) scopes: Vec<usize>,
    /// Where they are meant to be used; none: anywhere.
    pub(crate) resources: Vec<String>,
    /// What exactly was granted, where that was asked for.
    pub(crate) details: Option<Vec<Value>>,
    /// The thumbprint of the key that they were bound to at first.
    pub(crate) key: Option<String>,
    /// What ID tokens repeat.
    pub(crate) login: Login,
    /// None of them is good any more.
    pub(crate) revoked: bool,
}

/// An authorization code.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// Position of the registration it was issued to.
    pub(crate) registration: usize,
    /// What was granted.
    pub(crate) scopes: Vec<usize>,
    /// Where tokens are meant to be used.
    pub(crate) resources: Vec<String>,
    /// What exactly was granted, where that was asked for.
    pub(crate) details: Option<Vec<Value>>,
    /// The redirect URI of the authorization request, if it had one.
    pub(crate) redirect_uri: Option<String>,
    /// The thumbprint of the key that it is bound to (RFC 9449 §10).
    pub(crate) key: Option<String>,
    /// What the ID token repeats.
    pub(crate) login: Login,
    /// The PKCE challenge, if there was one.
    pub(crate) challenge: Option<Challenge>,
    /// When it ends.
    pub(crate) expires_at: u64,
    /// The family that it was exchanged for.
    pub(crate) spent_on: Option<usize>,
}

/// An access token.
#[derive(Debug, Clone)]
pub(crate) struct Access {
    /// Its family.
    pub(crate) family: usize,
    /// What it grants.
    pub(crate) scopes: Vec<usize>,
    /// Where it is meant to be used; none: anywhere.
    pub(crate) resources: Vec<String>,
    /// When it ends, if ever.
    pub(crate) expires_at: Option<u64>,
    /// The thumbprint of the key that it is bound to.
    pub(crate) key: Option<String>,
}

/// A device code (RFC 8628 §3.2).
#[derive(Debug, Clone)]
pub(crate) struct Device {
    /// Position of the registration it was issued to.
    pub(crate) registration: usize,
    /// What the user types in.
    pub(crate) user_code: String,
    /// What is asked for, or granted.
    pub(crate) scopes: Vec<usize>,
    /// Where tokens are meant to be used.
    pub(crate) resources: Vec<String>,
    /// When it ends.
    pub(crate) expires_at: u64,
    /// Milliseconds between two token requests.
    pub(crate) interval: u64,
    /// When the token endpoint was last asked.
    pub(crate) asked_at: Option<u64>,
    /// What the user said.
    pub(crate) allowed: Option<bool>,
    /// It was exchanged.
    pub(crate) is_spent: bool,
}

/// A refresh token.
#[derive(Debug, Clone)]
pub(crate) struct Refresh {
    /// Its family.
    pub(crate) family: usize,
    /// When it was first replaced by another.
    pub(crate) replaced_at: Option<u64>,
}

impl Issued {
    /// Begins a family.
    pub(crate) fn begin(&mut self, family: Family) -> usize {
        self.families.push(family);
        self.families.len() - 1
    }

    /// Keeps a code.
    pub(crate) fn add_code(&mut self, code: &str, issued: Code) {
        self.codes.insert(secret::digest(code), issued);
    }

    /// Keeps an access token.
    pub(crate) fn add_access(&mut self, token: &str, issued: Access) {
        self.access.insert(secret::digest(token), issued);
    }

    /// Keeps a refresh token.
    pub(crate) fn add_refresh(&mut self, token: &str, family: usize) {
        let issued = Refresh {
            family,
            replaced_at: None,
        };
        self.refresh.insert(secret::digest(token), issued);
    }

    /// Keeps a device code.
    pub(crate) fn add_device(&mut self, code: &str, issued: Device) {
        self.devices.insert(secret::digest(code), issued);
    }

    /// A device code that was issued.
    pub(crate) fn device(&mut self, code: &str) -> Option<&mut Device> {
        self.devices.get_mut(&secret::digest(code))
    }

    /// The device code that a user code belongs to, in any case and with or without its hyphen
    /// (RFC 8628 §6.1), if the user has not decided yet.
    pub(crate) fn device_of(&mut self, user_code: &str, now: u64) -> Option<&mut Device> {
        let letters = |code: &str| code.replace(['-', ' '], "").to_ascii_uppercase();
        let typed = letters(user_code);
        self.devices.values_mut().find(|device| {
            letters(&device.user_code) == typed
                && device.expires_at > now
                && device.allowed.is_none()
        })
    }

    /// A code that was issued.
    pub(crate) fn code(&mut self, code: &str) -> Option<&mut Code> {
        self.codes.get_mut(&secret::digest(code))
    }

    /// An access token whose family is not revoked.
    pub(crate) fn access(&self, token: &str) -> Option<(&Access, &Family)> {
        let access = self.access.get(&secret::digest(token))?;
        Some((access, self.family(access.family)?))
    }

    /// A refresh token whose family is not revoked.
    pub(crate) fn refresh(&self, token: &str) -> Option<(&Refresh, &Family)> {
        let refresh = self.refresh.get(&secret::digest(token))?;
        Some((refresh, self.family(refresh.family)?))
    }

    /// Says that a refresh token was replaced. The first time counts.
    pub(crate) fn replace(&mut self, token: &str, now: u64) {
        if let Some(refresh) = self.refresh.get_mut(&secret::digest(token)) {
            refresh.replaced_at.get_or_insert(now);
        }
    }

    /// Ends a family.
    pub(crate) fn revoke(&mut self, family: usize) {
        if let Some(family) = self.families.get_mut(family) {
            family.revoked = true;
        }
    }

    /// Ends the family of an access or refresh token (RFC 7009 §2.1), if a registration has it.
    pub(crate) fn revoke_token(&mut self, token: &str, registration: usize) {
        let digest = secret::digest(token);
        let access = self.access.get(&digest).map(|access| access.family);
        let family = access.or_else(|| self.refresh.get(&digest).map(|refresh| refresh.family));
        if let Some(family) = family.filter(|at| {
            self.family(*at)
                .is_some_and(|f| f.registration == registration)
        }) {
            self.revoke(family);
        }
    }

    /// Lets the access tokens of a family end at another time.
    pub(crate) fn extend(&mut self, family: usize, expires_at: Option<u64>) {
        for access in self.access.values_mut() {
            if access.family == family {
                access.expires_at = expires_at;
            }
        }
    }

    /// Ends every family.
    pub(crate) fn revoke_all(&mut self) {
        self.consents.clear();
        self.families
            .iter_mut()
            .for_each(|family| family.revoked = true);
    }

    /// Keeps what a user consented to where no code stands for it.
    pub(crate) fn consent(&mut self, registration: usize, scopes: Vec<usize>) {
        self.consents.insert(registration, scopes);
    }

    /// What was consented to for a registration.
    pub(crate) fn consented(&self, registration: usize) -> Option<Vec<usize>> {
        self.consents.get(&registration).cloned()
    }

    /// Ends every access token. What can be refreshed still can.
    pub(crate) fn expire_access_tokens(&mut self, now: u64) {
        for access in self.access.values_mut() {
            access.expires_at = Some(access.expires_at.map_or(now, |at| at.min(now)));
        }
    }

    /// What exactly was granted with a family.
    pub(crate) fn details(&self, family: usize) -> Option<Vec<Value>> {
        self.families.get(family)?.details.clone()
    }

    /// Where the tokens of a family are meant to be used.
    pub(crate) fn resources(&self, family: usize) -> &[String] {
        self.families
            .get(family)
            .map_or(&[], |family| family.resources.as_slice())
    }

    /// A family that is not revoked.
    pub(crate) fn family(&self, position: usize) -> Option<&Family> {
        self.families.get(position).filter(|family| !family.revoked)
    }
}
