//! Issued authorization codes, access tokens and refresh tokens. The tokens of one grant are a family,
//! and are revoked together (RFC 6749 §4.1.2, RFC 9700 §4.14).

use std::collections::HashMap;

use licit_format::resolve::ActsAs;
use serde_json::Value;

use super::challenge::Challenge;
use crate::values::clock;
use crate::values::secret::{self, Digest};

/// What an ID token contains about the login.
#[derive(Debug, Clone)]
pub(crate) struct Login {
    /// The nonce of the authorization request.
    pub(crate) nonce: Option<String>,
    /// When the user authenticated, in seconds since the Unix epoch.
    pub(crate) at: u64,
}

impl Login {
    /// A login of now.
    pub(crate) fn now(nonce: Option<String>) -> Self {
        Self {
            nonce,
            at: clock::wall() / 1000,
        }
    }
}

/// Everything that was issued.
#[derive(Debug, Default)]
pub(crate) struct Issued {
    families: Vec<Family>,
    codes: HashMap<Digest, Code>,
    access: HashMap<Digest, Access>,
    refresh: HashMap<Digest, Refresh>,
    devices: HashMap<Digest, Device>,
    /// By registration: the scopes that a user consented to, for providers without codes.
    consents: HashMap<usize, Vec<usize>>,
}

/// The tokens of one grant.
#[derive(Debug, Clone)]
pub(crate) struct Family {
    /// Position of the registration they were issued to.
    pub(crate) registration: usize,
    /// The client of that registration they were issued to.
    pub(crate) client_id: String,
    /// Whether they act as a user or as the application.
    pub(crate) acts_as: ActsAs,
    /// What was granted.
    pub(crate) scopes: Vec<usize>,
    /// The resources that they are for; any resource if empty.
    pub(crate) resources: Vec<String>,
    /// The granted authorization details, where some were requested.
    pub(crate) details: Option<Vec<Value>>,
    /// The thumbprint of the key that the first one was bound to.
    pub(crate) key: Option<String>,
    /// The login that ID tokens describe; `None` for a grant without a login.
    pub(crate) login: Option<Login>,
    /// Whether they are revoked.
    pub(crate) revoked: bool,
    /// The number of the tenant that the user chose; all if `None`.
    pub(crate) tenant: Option<usize>,
}

/// An authorization code.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// Position of the registration it was issued to.
    pub(crate) registration: usize,
    /// The client of that registration it was issued to.
    pub(crate) client_id: String,
    /// When it was issued, by the emulator's clock.
    pub(crate) issued_at: u64,
    /// What was granted.
    pub(crate) scopes: Vec<usize>,
    /// The resources that tokens are for.
    pub(crate) resources: Vec<String>,
    /// The granted authorization details, where some were requested.
    pub(crate) details: Option<Vec<Value>>,
    /// The redirect URI of the authorization request, if it had one.
    pub(crate) redirect_uri: Option<String>,
    /// The thumbprint of the key that it is bound to (RFC 9449 §10).
    pub(crate) key: Option<String>,
    /// The login that the ID token describes.
    pub(crate) login: Login,
    /// The number of the tenant that the user chose; all if `None`.
    pub(crate) tenant: Option<usize>,
    /// The PKCE challenge, if there was one.
    pub(crate) challenge: Option<Challenge>,
    /// When it expires, by the emulator's clock.
    pub(crate) expires_at: u64,
    /// The family that it was exchanged for, and when.
    pub(crate) spent_on: Option<(usize, u64)>,
}

/// An access token.
#[derive(Debug, Clone)]
pub(crate) struct Access {
    /// Its family.
    pub(crate) family: usize,
    /// Its scopes.
    pub(crate) scopes: Vec<usize>,
    /// The resources that it is for; any resource if empty.
    pub(crate) resources: Vec<String>,
    /// When it expires, by the emulator's clock; `None` for never.
    pub(crate) expires_at: Option<u64>,
    /// The thumbprint of the key that it is bound to.
    pub(crate) key: Option<String>,
    /// Its first characters.
    pub(crate) masked: String,
}

/// A device code (RFC 8628 §3.2).
#[derive(Debug, Clone)]
pub(crate) struct Device {
    /// Position of the registration it was issued to.
    pub(crate) registration: usize,
    /// The client of that registration it was issued to.
    pub(crate) client_id: String,
    /// The code that the user types in.
    pub(crate) user_code: String,
    /// The scopes that were requested, then granted.
    pub(crate) scopes: Vec<usize>,
    /// The resources that tokens are for.
    pub(crate) resources: Vec<String>,
    /// The PKCE challenge, if there was one.
    pub(crate) challenge: Option<Challenge>,
    /// When it expires, by the emulator's clock.
    pub(crate) expires_at: u64,
    /// Milliseconds between two token requests.
    pub(crate) interval: u64,
    /// The time of the last token request.
    pub(crate) asked_at: Option<u64>,
    /// The user's decision.
    pub(crate) allowed: Option<bool>,
    /// It was exchanged.
    pub(crate) is_spent: bool,
}

/// A refresh token.
#[derive(Debug, Clone)]
pub(crate) struct Refresh {
    /// Its family.
    pub(crate) family: usize,
    /// Its first characters.
    masked: String,
    /// When it was first replaced by another.
    pub(crate) replaced_at: Option<u64>,
    /// When it expires.
    pub(crate) end: RefreshEnd,
}

/// When a refresh token expires, by the emulator's clock.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RefreshEnd {
    /// Used or not.
    pub(crate) expires_at: Option<u64>,
    /// Unless it is used before.
    pub(crate) unused_until: Option<u64>,
}

impl RefreshEnd {
    /// The earlier end, if there is one.
    pub(crate) fn first(self) -> Option<u64> {
        let ends = [self.expires_at, self.unused_until];
        ends.into_iter().flatten().min()
    }
}

/// A token without its secret part.
#[derive(Debug)]
pub(crate) struct IssuedToken {
    /// `access token` or `refresh token`
    pub(crate) kind: &'static str,
    /// Its first characters.
    pub(crate) masked: String,
    family: usize,
    pub(crate) client_id: String,
    pub(crate) scopes: Vec<usize>,
    /// When it expires, by the emulator's clock; `None` for never.
    pub(crate) expires_at: Option<u64>,
    /// `valid` or `replaced`
    pub(crate) state: &'static str,
    /// Its grant is revoked.
    pub(crate) is_revoked: bool,
}

/// The first characters of a token.
fn masked(token: &str) -> String {
    token.chars().take(6).chain(['…']).collect()
}

impl Family {
    /// The tokens of a user's grant that a test has without a login.
    pub(crate) fn without_login(registration: usize, client_id: &str, scopes: Vec<usize>) -> Self {
        Self {
            registration,
            client_id: client_id.to_owned(),
            acts_as: ActsAs::User,
            scopes,
            resources: Vec::new(),
            details: None,
            key: None,
            login: Some(Login::now(None)),
            revoked: false,
            tenant: None,
        }
    }

    /// Whether the tokens were issued to this client of a registration.
    pub(crate) fn belongs_to(&self, registration: usize, client_id: &str) -> bool {
        self.registration == registration && self.client_id == client_id
    }
}

impl Issued {
    /// Begins a family.
    pub(crate) fn begin(&mut self, family: Family) -> usize {
        self.families.push(family);
        self.families.len() - 1
    }

    /// Adds an authorization code.
    pub(crate) fn add_code(&mut self, code: &str, issued: Code) {
        self.codes.insert(secret::digest(code), issued);
    }

    /// Adds an access token.
    pub(crate) fn add_access(&mut self, token: &str, mut issued: Access) {
        issued.masked = masked(token);
        self.access.insert(secret::digest(token), issued);
    }

    /// Adds a refresh token.
    pub(crate) fn add_refresh(&mut self, token: &str, family: usize, end: RefreshEnd) {
        let issued = Refresh {
            family,
            end,
            replaced_at: None,
            masked: masked(token),
        };
        self.refresh.insert(secret::digest(token), issued);
    }

    /// Records that a refresh token was used, which extends it.
    pub(crate) fn use_refresh(&mut self, token: &str, unused_until: Option<u64>) {
        if let Some(refresh) = self.refresh.get_mut(&secret::digest(token)) {
            refresh.end.unused_until = unused_until;
        }
    }

    /// Adds a device code.
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

    /// Marks a refresh token as replaced. Only the first time counts.
    pub(crate) fn replace(&mut self, token: &str, now: u64) {
        if let Some(refresh) = self.refresh.get_mut(&secret::digest(token)) {
            refresh.replaced_at.get_or_insert(now);
        }
    }

    /// Revokes a family.
    pub(crate) fn revoke(&mut self, family: usize) {
        if let Some(family) = self.families.get_mut(family) {
            family.revoked = true;
        }
    }

    /// Revokes the family of an access or refresh token (RFC 7009 §2.1), if it was issued to this client
    /// of a registration.
    pub(crate) fn revoke_token(&mut self, token: &str, registration: usize, client_id: &str) {
        let digest = secret::digest(token);
        let access = self.access.get(&digest).map(|access| access.family);
        let family = access.or_else(|| self.refresh.get(&digest).map(|refresh| refresh.family));
        if let Some(family) = family.filter(|at| {
            self.family(*at)
                .is_some_and(|f| f.belongs_to(registration, client_id))
        }) {
            self.revoke(family);
        }
    }

    /// Revokes the family of an access or refresh token, if the text is one.
    pub(crate) fn revoke_grant_of(&mut self, text: &str) {
        let digest = secret::digest(text);
        let access = self.access.get(&digest).map(|access| access.family);
        let family = access.or_else(|| self.refresh.get(&digest).map(|refresh| refresh.family));
        if let Some(family) = family {
            self.revoke(family);
        }
    }

    /// Changes when the access tokens of a family expire.
    pub(crate) fn extend(&mut self, family: usize, expires_at: Option<u64>) {
        for access in self.access.values_mut() {
            if access.family == family {
                access.expires_at = expires_at;
            }
        }
    }

    /// Revokes every family.
    pub(crate) fn revoke_all(&mut self) {
        self.consents.clear();
        self.families
            .iter_mut()
            .for_each(|family| family.revoked = true);
    }

    /// Records what a user consented to, for a provider without codes.
    pub(crate) fn consent(&mut self, registration: usize, scopes: Vec<usize>) {
        self.consents.insert(registration, scopes);
    }

    /// The scopes that a user consented to for a registration.
    pub(crate) fn consented(&self, registration: usize) -> Option<Vec<usize>> {
        self.consents.get(&registration).cloned()
    }

    /// Expires every access token. Refresh tokens stay valid.
    pub(crate) fn expire_access_tokens(&mut self, now: u64) {
        for access in self.access.values_mut() {
            access.expires_at = Some(access.expires_at.map_or(now, |at| at.min(now)));
        }
    }

    /// Every token, without its secret part.
    pub(crate) fn tokens(&self) -> Vec<IssuedToken> {
        let access = self.access.values().map(|access| IssuedToken {
            expires_at: access.expires_at,
            ..self.listed("access token", access.family, &access.masked, "valid")
        });
        let refresh = self.refresh.values().map(|refresh| {
            let state = match refresh.replaced_at {
                Some(_) => "replaced",
                None => "valid",
            };
            IssuedToken {
                expires_at: refresh.end.first(),
                ..self.listed("refresh token", refresh.family, &refresh.masked, state)
            }
        });
        let mut tokens: Vec<_> = access.chain(refresh).collect();
        tokens.sort_by(|a, b| (b.family, a.kind, &a.masked).cmp(&(a.family, b.kind, &b.masked)));
        tokens
    }

    fn listed(
        &self,
        kind: &'static str,
        position: usize,
        masked: &str,
        state: &'static str,
    ) -> IssuedToken {
        let family = self.families.get(position);
        IssuedToken {
            kind,
            masked: masked.to_owned(),
            family: position,
            client_id: family
                .map(|family| family.client_id.clone())
                .unwrap_or_default(),
            scopes: family
                .map(|family| family.scopes.clone())
                .unwrap_or_default(),
            expires_at: None,
            state,
            is_revoked: family.is_some_and(|family| family.revoked),
        }
    }

    /// The authorization details of a family.
    pub(crate) fn details(&self, family: usize) -> Option<Vec<Value>> {
        self.families.get(family)?.details.clone()
    }

    /// The resources that the tokens of a family are for.
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
