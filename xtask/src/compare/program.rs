//! A program that calls twenty operations, for the client of any tool.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use syn::{
    FnArg, GenericArgument, GenericParam, ImplItem, ImplItemFn, Item, PathArguments, ReturnType,
    Type, Visibility,
};

use super::client::Client;
use super::tool::Tool;

/// The number of operations that a program calls.
const OPERATIONS: usize = 20;

const START: &str = "\
fn any<T>() -> T {
    std::hint::black_box(None).expect(\"a program to build, not to run\")
}

#[beside::tokio::main(flavor = \"current_thread\", crate = \"beside::tokio\")]
async fn main() {
";

/// A method that calls an operation.
struct Method {
    owner: String,
    name: String,
    /// The operation, without what generators spell differently.
    operation: String,
    arguments: Vec<&'static str>,
}

/// Adds to each client a program that calls the same operations.
pub(crate) fn write(clients: &[Client]) -> io::Result<()> {
    let ready = clients.iter().filter(|client| client.generated);
    let ready = ready.map(|client| Ok((client, methods(client)?)));
    let ready: Vec<_> = ready.collect::<io::Result<_>>()?;
    let called = shared(ready.iter().map(|(_, methods)| methods.as_slice()));
    for (client, methods) in &ready {
        let main = client.folder.join("src/main.rs");
        fs::write(main, text(client.tool, methods, &called))?;
    }
    Ok(())
}

/// Returns the methods of a client that call operations and whose arguments can be any values.
fn methods(client: &Client) -> io::Result<Vec<Method>> {
    let mut methods = Vec::new();
    let mut folders = vec![client.folder.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                collect(client.tool, &parse(&path)?.items, &mut methods);
            }
        }
    }
    Ok(methods)
}

fn parse(path: &Path) -> io::Result<syn::File> {
    let parsed = syn::parse_file(&fs::read_to_string(path)?);
    parsed.map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
}

fn collect(tool: Tool, items: &[Item], methods: &mut Vec<Method>) {
    for item in items {
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    collect(tool, items, methods);
                }
            }
            Item::Impl(block) if block.trait_.is_none() => {
                let owner = last_name(&block.self_ty).unwrap_or_default();
                let of_block = block.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(method) => read(tool, &owner, method),
                    _ => None,
                });
                methods.extend(of_block);
            }
            _ => {}
        }
    }
}

fn read(tool: Tool, owner: &str, method: &ImplItemFn) -> Option<Method> {
    let signature = &method.sig;
    let is_lifetime = |generic: &GenericParam| matches!(generic, GenericParam::Lifetime(_));
    if !matches!(method.vis, Visibility::Public(_))
        || !signature.generics.params.iter().all(is_lifetime)
    {
        return None;
    }
    let name = signature.ident.to_string();
    let is_call = signature.asyncness.is_some();
    let operation = match tool {
        // The method of a client for a tag does not repeat the tag; the type of the request does.
        Tool::Licit => request(&signature.output)?,
        Tool::OpenapiToRust if is_call && owner == "HttpClient" => name.clone(),
        Tool::Progenitor | Tool::ProgenitorBuilder | Tool::Hand if is_call && owner == "Client" => {
            name.clone()
        }
        _ => return None,
    };
    let mut inputs = signature.inputs.iter();
    if !matches!(inputs.next(), Some(FnArg::Receiver(_))) {
        return None;
    }
    let arguments = inputs.map(|input| match input {
        FnArg::Typed(argument) if matches!(*argument.ty, Type::ImplTrait(_)) => "\"1\"",
        // The type of an absent argument cannot be inferred either.
        FnArg::Typed(argument) if has_impl_trait(&argument.ty) => "None::<&str>",
        _ => "any()",
    });
    Some(Method {
        owner: owner.to_owned(),
        name,
        operation: operation
            .trim_start_matches("r#")
            .replace('_', "")
            .to_lowercase(),
        arguments: arguments.collect(),
    })
}

/// Whether a type is an option of any type with a trait.
fn has_impl_trait(of: &Type) -> bool {
    let Type::Path(path) = of else { return false };
    let last = path.path.segments.last();
    let Some(PathArguments::AngleBracketed(generics)) = last.map(|last| &last.arguments) else {
        return false;
    };
    let mut generics = generics.args.iter();
    generics.any(|one| matches!(one, GenericArgument::Type(Type::ImplTrait(_))))
}

/// Returns the name of a type of licit's module `request`.
fn request(output: &ReturnType) -> Option<String> {
    let ReturnType::Type(_, output) = output else {
        return None;
    };
    let Type::Path(path) = &**output else {
        return None;
    };
    let first = path.path.segments.first()?;
    (first.ident == "request").then(|| last_name(output))?
}

fn last_name(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// Returns the first twenty operations of the first client that all clients have.
fn shared<'m>(mut clients: impl Iterator<Item = &'m [Method]>) -> HashSet<&'m str> {
    let first = clients.next().unwrap_or_default();
    let others: Vec<HashSet<&str>> = clients
        .map(|methods| methods.iter().map(|one| one.operation.as_str()).collect())
        .collect();
    first
        .iter()
        .map(|method| method.operation.as_str())
        .filter(|key| others.iter().all(|other| other.contains(key)))
        .take(OPERATIONS)
        .collect()
}

/// Returns the program that calls these operations.
fn text(tool: Tool, methods: &[Method], operations: &HashSet<&str>) -> String {
    let mut text = START.to_owned();
    let (new, path, scopes, send) = match tool {
        Tool::Licit => (
            "subject::generated::Client::<subject::generated::AllScopes>::new(\
             &subject::generated::App::new(any::<&str>(), any::<&str>()).expect(\"an app\"), any())",
            "subject::generated::",
            "<subject::generated::AllScopes>",
            ".send()",
        ),
        Tool::OpenapiToRust => (
            "subject::generated::client::HttpClient::new()",
            "subject::generated::client::",
            "",
            "",
        ),
        _ => ("subject::Client::new(any::<&str>())", "subject::", "", ""),
    };
    let _infallible = writeln!(text, "    drop(std::hint::black_box({new}));");
    let mut called = HashSet::new();
    for method in methods {
        let operation = method.operation.as_str();
        if !operations.contains(operation) || !called.insert(operation) {
            continue;
        }
        let (owner, name) = (&method.owner, &method.name);
        let arguments = method.arguments.join(", ");
        let call = format!("any::<&{path}{owner}{scopes}>().{name}({arguments}){send}");
        let _infallible = writeln!(text, "    drop(std::hint::black_box({call}.await));");
    }
    text + "}\n"
}
