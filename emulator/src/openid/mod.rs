//! OpenID Connect: ID tokens, their signing keys, UserInfo and logout. Must not use `token`.

pub(crate) mod claims;
pub(crate) mod keys;
pub(crate) mod logout;
pub(crate) mod person;
pub(crate) mod userinfo;
