//! Formatted text from tokens: `prettyplease`, and what it leaves undone for readers: blank lines
//! between items, and one line for each entry of the runtime's table macros.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};

/// Formats items.
pub(crate) fn format(tokens: &TokenStream) -> String {
    let mut tables = Vec::new();
    let formatted = (|input: ParseStream<'_>| items(input, &mut tables)).parse2(tokens.clone());
    match formatted {
        Ok(text) => put_tables(&spaced(&text), &tables),
        // What the emitter makes parses; if it ever does not, the compiler says why.
        Err(_) => tokens.to_string(),
    }
}

/// Formats one item after the other: the syntax tree of a large client takes a hundred times the memory
/// of its text.
fn items(input: ParseStream<'_>, tables: &mut Vec<String>) -> syn::Result<String> {
    let mut file: syn::File = syn::parse2(TokenStream::new())?;
    file.attrs = input.call(syn::Attribute::parse_inner)?;
    let mut text = String::new();
    if !file.attrs.is_empty() {
        text.push_str(&prettyplease::unparse(&file));
        file.attrs.clear();
    }
    while !input.is_empty() {
        file.items = vec![input.parse()?];
        take_tables(&mut file.items, tables);
        text.push_str(&prettyplease::unparse(&file));
    }
    Ok(text)
}

/// Replaces calls of `rt::object!`, `rt::open_enum!` and `rt::open_union!` by constants that the formatter leaves
/// on a line of their own.
fn take_tables(items: &mut [syn::Item], tables: &mut Vec<String>) {
    for item in items {
        match item {
            syn::Item::Macro(call) => {
                let stand_in = stand_in(tables.len());
                tables.push(table(&call.mac));
                *item = syn::parse_quote! { const #stand_in: () = (); };
            }
            syn::Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    take_tables(items, tables);
                }
            }
            _ => {}
        }
    }
}

fn stand_in(at: usize) -> syn::Ident {
    quote::format_ident!("__LICIT_TABLE_{at}__")
}

fn put_tables(text: &str, tables: &[String]) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let at = line
            .trim_start()
            .strip_prefix("const __LICIT_TABLE_")
            .and_then(|rest| {
                rest.split("__")
                    .next()
                    .and_then(|at| at.parse::<usize>().ok())
            });
        match at.and_then(|at| tables.get(at)) {
            Some(table) => {
                let indent = line.len() - line.trim_start().len();
                lines.extend(
                    table
                        .lines()
                        .map(|line| format!("{}{line}", " ".repeat(indent))),
                );
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// `rt::open_enum!(Kind { A = "a", ..Unknown });`, with a line for each entry.
fn table(call: &syn::Macro) -> String {
    let path = quote::ToTokens::to_token_stream(&call.path)
        .to_string()
        .replace(' ', "");
    let mut text = format!("{path}!(");
    for tree in call.tokens.clone() {
        match tree {
            TokenTree::Group(group) => {
                text.push_str(" {\n");
                for entry in entries(group.stream()) {
                    text.extend(["    ", &entry, "\n"]);
                }
                text.push('}');
            }
            other => {
                if !text.ends_with('(') {
                    text.push(' ');
                }
                text.push_str(&other.to_string());
            }
        }
    }
    text + ");"
}

/// The comma-separated entries of a stream, each with its comma.
fn entries(stream: TokenStream) -> Vec<String> {
    let mut entries = Vec::new();
    let mut entry = TokenStream::new();
    for tree in stream {
        let ends = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',');
        entry.extend([tree]);
        if ends {
            entries.push(inline(std::mem::take(&mut entry)));
        }
    }
    if !entry.is_empty() {
        entries.push(inline(entry));
    }
    entries
}

/// Tokens on one line, with spaces where people put them.
fn inline(stream: TokenStream) -> String {
    let mut text = String::new();
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match &tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                text.extend([open, &inline(group.stream()), close]);
            }
            TokenTree::Punct(punct) => match (punct.as_char(), punct.spacing()) {
                (sign @ ('=' | '|'), Spacing::Alone) => text.extend([' ', sign, ' ']),
                (',', _) if trees.peek().is_some() => text.push_str(", "),
                (':', Spacing::Alone) if !text.ends_with(':') => text.push_str(": "),
                (sign, _) => text.push(sign),
            },
            TokenTree::Ident(_) | TokenTree::Literal(_) => text.push_str(&tree.to_string()),
        }
    }
    text
}

/// Blank lines between items and methods, and before the first item behind `use`.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 8);
    let mut before = "";
    for line in text.lines() {
        let indent = |line: &str| line.len() - line.trim_start().len();
        let (now, last) = (line.trim_start(), before.trim_start());
        let begins = [
            "///", "#[", "pub ", "impl", "fn ", "const ", "static ", "mod ", "use ",
        ]
        .iter()
        .any(|start| now.starts_with(start));
        let ends =
            !last.starts_with("//") && (last == "}" || last.ends_with(';') || last.ends_with("{}"));
        let import = |line: &str| line.starts_with("use ") || line.starts_with("pub use ");
        let module = |line: &str| {
            line.ends_with(';') && (line.starts_with("mod ") || line.starts_with("pub mod "))
        };
        let continues = (import(now) && import(last))
            || (module(now) && module(last))
            || (import(now) && last.ends_with("};"));
        let marker = now.starts_with("impl ") && last.starts_with("impl ");
        if begins && ends && indent(line) == indent(before) && !continues && !marker {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        before = line;
    }
    spaced
}
