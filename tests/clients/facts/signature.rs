//! Generates a table of the Rust types that each operation of a spec accepts and returns, so that a
//! recorded body is compared with the type of its operation.
//!
//! `LICIT_BLESS=1 cargo test --test clients facts` regenerates the tables.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use licit_format::resolve::{Body, Builtin, Operation, Provider, Type};

use crate::facts::tally::Check;

/// The types of an operation.
pub(crate) struct Signature {
    pub(crate) name: &'static str,
    pub(crate) body: BodyTypes,
    /// The type of the reply, if there is one.
    pub(crate) reply: Check,
}

/// The types of a body.
pub(crate) enum BodyTypes {
    /// A single type.
    Whole(Check),
    /// The types of its members. There is no body if there are none.
    Members(&'static [(&'static str, Check)]),
}

/// Operations as functions: `create_contact("contact": model::ContactInput) -> model::Contact;`, and
/// `create_asset_source(= model::AssetSourceInput) -> …` for a body of one type.
macro_rules! signatures {
    ($($name:ident ($($body:tt)*) -> $reply:ty;)*) => {
        pub(super) const SIGNATURES: &[$crate::facts::signature::Signature] = &[$(
            $crate::facts::signature::Signature {
                name: stringify!($name),
                body: $crate::facts::signature::signatures!(@body $($body)*),
                reply: $crate::facts::tally::Tally::check_part::<$reply>,
            },
        )*];
    };
    (@body = $whole:ty) => {
        $crate::facts::signature::BodyTypes::Whole($crate::facts::tally::Tally::check_part::<$whole>)
    };
    (@body $($member:literal: $ty:ty),*) => {
        $crate::facts::signature::BodyTypes::Members(&[
            $(($member, $crate::facts::tally::Tally::check_part::<$ty>)),*
        ])
    };
}
pub(crate) use signatures;

/// Checks that a table is up to date, or regenerates it.
pub(crate) fn assert_current(provider: &Provider, table: &str) {
    let path = Path::new("tests/clients/facts").join(table);
    let text = written(provider);
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, &text).expect("a file");
    }
    let current = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        current == text,
        "{} is not current: run with LICIT_BLESS=1",
        path.display()
    );
}

fn written(provider: &Provider) -> String {
    let mut text = format!(
        "//! The types that each operation of {} accepts and returns. Generated from the spec: see `signature.rs`.\n\n\
         use super::api::model;\n\ncrate::facts::signature::signatures! {{\n",
        provider.table.title
    );
    for operation in &provider.operations {
        let reply = operation.returns.as_ref();
        let reply = reply.map_or_else(|| "()".to_owned(), |ty| rust(provider, ty));
        let body = body(provider, operation);
        writeln!(text, "    {}({body}) -> {reply};", operation.table.name).expect("memory");
    }
    text.push_str("}\n");
    text
}

fn body(provider: &Provider, operation: &Operation) -> String {
    match &operation.body {
        Some(Body::Json { ty, .. }) => format!("= {}", rust(provider, ty)),
        Some(Body::Members(members)) => {
            let member = |member: &licit_format::resolve::Parameter| {
                format!("{:?}: {}", member.name, rust(provider, &member.ty))
            };
            members.iter().map(member).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// The type in generated code, without type mappings.
fn rust(provider: &Provider, ty: &Type) -> String {
    let builtin = |builtin| match builtin {
        Builtin::String | Builtin::Text => "String",
        Builtin::Integer => "i64",
        Builtin::Unsigned => "u64",
        Builtin::Number => "f64",
        Builtin::Boolean => "bool",
        Builtin::Decimal => "licit::rt::types::Decimal",
        Builtin::ExactNumber => "licit::rt::types::ExactNumber",
        Builtin::Date => "licit::rt::types::Date",
        Builtin::DateTime => "licit::rt::types::DateTime",
        Builtin::Uuid => "licit::rt::types::Uuid",
        Builtin::Uri => "licit::rt::types::Uri",
        Builtin::Json => "licit::rt::Json",
        // Not JSON, so there are no recordings of these.
        Builtin::Bytes | Builtin::Secret | Builtin::File => "()",
    };
    match ty {
        Type::Builtin(of) => builtin(*of).to_owned(),
        Type::Model(at) => {
            let model = provider.model(*at).expect("a model");
            format!("model::{}", model.rust_name)
        }
        Type::List(item) => format!("Vec<{}>", rust(provider, item)),
        Type::Map(value) => format!(
            "std::collections::BTreeMap<String, {}>",
            rust(provider, value)
        ),
        Type::Nullable(present) => format!("Option<{}>", rust(provider, present)),
    }
}
