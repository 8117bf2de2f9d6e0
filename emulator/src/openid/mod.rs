//! OpenID Connect: ID tokens, their signing keys, `UserInfo` and logout. Must not issue access
//! tokens or use a grant.

pub(crate) mod claims;
pub(crate) mod keys;
pub(crate) mod logout;
pub(crate) mod person;
pub(crate) mod userinfo;
