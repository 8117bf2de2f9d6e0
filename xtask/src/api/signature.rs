//! Types and signatures as text: as in Rust, with the last segments of paths.

use serde_json::Value;

use super::item::{field, list, text};

/// The line of a function.
pub(super) fn function(path: &str, item: &Value, inner: &Value) -> String {
    let header = field(inner, "header");
    let is = |name: &str| field(header, name).as_bool() == Some(true);
    let mut line = String::new();
    for (name, word) in [
        ("is_const", "const "),
        ("is_async", "async "),
        ("is_unsafe", "unsafe "),
    ] {
        if is(name) {
            line.push_str(word);
        }
    }
    let signature = field(inner, "sig");
    // A method of a trait with a body is not required of implementations.
    let provided = if field(inner, "has_body").as_bool() == Some(true)
        && text(item, "visibility") == "default"
    {
        " { … }"
    } else {
        ""
    };
    format!(
        "{line}fn {path}{}({}){}{}{provided}",
        generics(inner),
        arguments(signature),
        output(signature),
        where_clause(field(inner, "generics"))
    )
}

fn arguments(signature: &Value) -> String {
    let arguments = list(signature, "inputs").iter().map(|argument| {
        let name = argument.get(0).and_then(Value::as_str).unwrap_or_default();
        let ty = ty(argument.get(1).unwrap_or(&Value::Null));
        match (name, ty.as_str()) {
            ("self", "Self") => "self".to_owned(),
            ("self", "&Self") => "&self".to_owned(),
            ("self", "&mut Self") => "&mut self".to_owned(),
            _ => format!("{name}: {ty}"),
        }
    });
    arguments.collect::<Vec<_>>().join(", ")
}

fn output(signature: &Value) -> String {
    match field(signature, "output") {
        Value::Null => String::new(),
        output => format!(" -> {}", ty(output)),
    }
}

/// The type parameters of an item, without those of `impl Trait` arguments.
pub(super) fn generics(inner: &Value) -> String {
    let parameters = list(field(inner, "generics"), "params").iter();
    let parameters: Vec<String> = parameters.filter_map(parameter).collect();
    if parameters.is_empty() {
        String::new()
    } else {
        format!("<{}>", parameters.join(", "))
    }
}

fn parameter(parameter: &Value) -> Option<String> {
    let (name, kind) = (text(parameter, "name"), field(parameter, "kind"));
    if let Some(value) = kind.get("const") {
        return Some(format!("const {name}: {}", ty(field(value, "type"))));
    }
    let Some(generic) = kind.get("type") else {
        return Some(name.to_owned());
    };
    if field(generic, "is_synthetic").as_bool() == Some(true) {
        return None;
    }
    let mut text = name.to_owned();
    let bounds = bounds(list(generic, "bounds"));
    if !bounds.is_empty() {
        text = format!("{text}: {bounds}");
    }
    match field(generic, "default") {
        Value::Null => Some(text),
        default => Some(format!("{text} = {}", ty(default))),
    }
}

/// The conditions of an item, sorted.
pub(super) fn where_clause(generics: &Value) -> String {
    let predicates = list(generics, "where_predicates").iter();
    let mut predicates: Vec<String> = predicates
        .filter_map(|predicate| {
            let bound = predicate.get("bound_predicate")?;
            let of = ty(field(bound, "type"));
            Some(format!("{of}: {}", bounds(list(bound, "bounds"))))
        })
        .collect();
    predicates.sort();
    if predicates.is_empty() {
        String::new()
    } else {
        format!(" where {}", predicates.join(", "))
    }
}

pub(super) fn bounds(bounds: &[Value]) -> String {
    let bounds = bounds.iter().filter_map(|bound| {
        if let Some(bound) = bound.get("trait_bound") {
            let question = match text(bound, "modifier") {
                "maybe" => "?",
                _ => "",
            };
            return Some(format!("{question}{}", reference(field(bound, "trait"))));
        }
        bound.get("outlives")?.as_str().map(str::to_owned)
    });
    bounds.collect::<Vec<_>>().join(" + ")
}

/// A path with its arguments: `Vec<u8>`.
pub(super) fn reference(path: &Value) -> String {
    let name = text(path, "path").rsplit("::").next().unwrap_or_default();
    format!("{name}{}", generic_arguments(field(path, "args")))
}

fn generic_arguments(arguments: &Value) -> String {
    if let Some(function) = arguments.get("parenthesized") {
        let inputs: Vec<_> = list(function, "inputs").iter().map(ty).collect();
        return format!("({}){}", inputs.join(", "), output(function));
    }
    let Some(angle) = arguments.get("angle_bracketed") else {
        return String::new();
    };
    let mut parts: Vec<String> = list(angle, "args").iter().map(generic_argument).collect();
    parts.extend(list(angle, "constraints").iter().map(|constraint| {
        let name = text(constraint, "name");
        let binding = field(constraint, "binding");
        match binding.get("equality") {
            Some(equal) => format!("{name} = {}", ty(field(equal, "type"))),
            None => format!("{name}: {}", bounds(list(binding, "constraint"))),
        }
    }));
    if parts.is_empty() {
        String::new()
    } else {
        format!("<{}>", parts.join(", "))
    }
}

fn generic_argument(argument: &Value) -> String {
    if let Some(value) = argument.get("type") {
        return ty(value);
    }
    if let Some(lifetime) = argument.get("lifetime").and_then(Value::as_str) {
        return lifetime.to_owned();
    }
    match argument.get("const") {
        Some(value) => text(value, "expr").to_owned(),
        None => "_".to_owned(),
    }
}

/// A type.
pub(super) fn ty(value: &Value) -> String {
    let Some((kind, inner)) = value.as_object().and_then(|kinds| kinds.iter().next()) else {
        return "_".to_owned();
    };
    let of = |inner: &Value| ty(field(inner, "type"));
    let is_mutable = field(inner, "is_mutable").as_bool() == Some(true);
    match kind.as_str() {
        "resolved_path" => reference(inner),
        "generic" | "primitive" => inner.as_str().unwrap_or_default().to_owned(),
        "borrowed_ref" => {
            let lifetime = text(inner, "lifetime");
            let space = if lifetime.is_empty() { "" } else { " " };
            let mutable = if is_mutable { "mut " } else { "" };
            format!("&{lifetime}{space}{mutable}{}", of(inner))
        }
        "raw_pointer" => format!(
            "*{} {}",
            if is_mutable { "mut" } else { "const" },
            of(inner)
        ),
        "tuple" => {
            let types = inner.as_array().map_or(&[][..], Vec::as_slice);
            format!("({})", types.iter().map(ty).collect::<Vec<_>>().join(", "))
        }
        "slice" => format!("[{}]", ty(inner)),
        "array" => format!("[{}; {}]", of(inner), text(inner, "len")),
        "impl_trait" => {
            let all = inner.as_array().map_or(&[][..], Vec::as_slice);
            format!("impl {}", bounds(all))
        }
        "dyn_trait" => {
            let traits = list(inner, "traits").iter();
            let mut all: Vec<_> = traits.map(|one| reference(field(one, "trait"))).collect();
            all.extend(field(inner, "lifetime").as_str().map(str::to_owned));
            format!("dyn {}", all.join(" + "))
        }
        "qualified_path" => {
            let name = text(inner, "name");
            let of = ty(field(inner, "self_type"));
            match field(inner, "trait") {
                Value::Null => format!("{of}::{name}"),
                one if text(one, "path").is_empty() => format!("{of}::{name}"),
                one => format!("<{of} as {}>::{name}", reference(one)),
            }
        }
        "function_pointer" => {
            let signature = field(inner, "sig");
            format!("fn({}){}", arguments(signature), output(signature))
        }
        other => other.to_owned(),
    }
}
