//! Small languages inside texts of a spec: calls, scope requirements, types, templates, statuses. Parsed
//! into trees with locations; nothing here may know what a spec declares.

pub mod call;
pub mod scope_expression;
pub mod status;
pub mod template;
pub(crate) mod template_expression;
pub mod type_expression;
