//! licit
pub use licit_macros::oauth_provider;
pub use licit_runtime as rt;
