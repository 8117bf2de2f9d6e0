//! The guide for applications that use a provider: one chapter for each task.
//!
//! The chapters are files in `docs/guide` of the repository. Every example in them is compiled, and
//! most of them run, against the emulator.
//!
//! - [Declare a provider](declare)
//! - [Scope sets](scope_sets)
//! - [Log a user in](login)
//! - [Who the user is](identity)
//! - [In a web application](web)
//! - [In a terminal or on a desktop](native)
//! - [In a service](service)
//! - [The application's own tokens](client_credentials)
//! - [Static tokens](static_tokens)
//! - [Call the API](calls)
//! - [Pages](pages)
//! - [Errors](errors)
//! - [How tokens are refreshed](refresh)
//! - [Store tokens](stores)
//! - [Observe tokens](events)
//! - [Environments and hosts](environments)
//! - [Webhooks](webhooks)
//! - [Test with the emulator](testing)
//! - [Operate: upgrades, rotation, monitoring](operating)
//! - [Build script and command line](generation)
//! - [A part of an API](subset)
//! - [Another crate name, other types](customize)
//! - [TLS and HTTP](http)
//! - [Questions and pitfalls](faq)

#[doc = include_str!("../docs/guide/declare.md")]
pub mod declare {}

#[doc = include_str!("../docs/guide/scope-sets.md")]
pub mod scope_sets {}

#[doc = include_str!("../docs/guide/login.md")]
pub mod login {}

#[doc = include_str!("../docs/guide/identity.md")]
pub mod identity {}

#[doc = include_str!("../docs/guide/web.md")]
pub mod web {}

#[doc = include_str!("../docs/guide/native.md")]
pub mod native {}

#[doc = include_str!("../docs/guide/service.md")]
pub mod service {}

#[doc = include_str!("../docs/guide/client-credentials.md")]
pub mod client_credentials {}

#[doc = include_str!("../docs/guide/static-tokens.md")]
pub mod static_tokens {}

#[doc = include_str!("../docs/guide/calls.md")]
pub mod calls {}

#[doc = include_str!("../docs/guide/pages.md")]
pub mod pages {}

#[doc = include_str!("../docs/guide/errors.md")]
pub mod errors {}

#[doc = include_str!("../docs/guide/refresh.md")]
pub mod refresh {}

#[doc = include_str!("../docs/guide/stores.md")]
pub mod stores {}

#[doc = include_str!("../docs/guide/events.md")]
pub mod events {}

#[doc = include_str!("../docs/guide/environments.md")]
pub mod environments {}

#[doc = include_str!("../docs/guide/webhooks.md")]
pub mod webhooks {}

#[doc = include_str!("../docs/guide/testing.md")]
pub mod testing {}

#[doc = include_str!("../docs/guide/operating.md")]
pub mod operating {}

#[doc = include_str!("../docs/guide/generation.md")]
pub mod generation {}

#[doc = include_str!("../docs/guide/subset.md")]
pub mod subset {}

#[doc = include_str!("../docs/guide/customize.md")]
pub mod customize {}

#[doc = include_str!("../docs/guide/http.md")]
pub mod http {}

#[doc = include_str!("../docs/guide/faq.md")]
pub mod faq {}
