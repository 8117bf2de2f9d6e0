//! Small languages inside texts of a spec: calls, scope requirements, types, templates, statuses, hosts.
//! Parsed into trees with locations; must not use the declarations of a spec.

pub(crate) mod authority;
pub mod call;
pub mod scope_expression;
pub mod status;
pub mod template;
pub(crate) mod template_expression;
pub mod type_expression;
