//! Formats tokens as text with `prettyplease`, and declarations in macros by [`declaration`]. Adds
//! blank lines between items. Must not use `emit`.
//!
//! Each item is parsed and formatted separately, also inside inline modules, because the syntax
//! tree of a large client takes a hundred times the memory of its text.

mod declaration;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use self::declaration::declaration;

/// Formats items as they are added.
#[derive(Default)]
pub(crate) struct Formatter(Text);

impl Formatter {
    /// Adds items. Emitted tokens always parse. If they do not, the rest is added as it is, and the
    /// compiler reports the error.
    pub(crate) fn add(&mut self, items: TokenStream) {
        if let Err(rest) = add_items(items, &mut Vec::new(), &mut self.0) {
            self.0.finished.extend([&rest.to_string(), "\n"]);
        }
    }

    /// Adds a line of a comment, or an empty line.
    pub(crate) fn comment(&mut self, line: &str) {
        self.0.finished.extend([line, "\n"]);
    }

    /// Returns the text.
    pub(crate) fn finish(self) -> String {
        self.0.finished
    }
}

/// Adds the items of a stream, which is the content of the innermost of these inline modules.
/// Returns the rest as an error if an item does not parse.
fn add_items(
    tokens: TokenStream,
    modules: &mut Vec<Ident>,
    text: &mut Text,
) -> Result<(), TokenStream> {
    let mut trees = tokens.into_iter();
    while let Some(item) = next_item(&mut trees) {
        let is_added = match inline_module(&item) {
            Some((head, name, content)) => add_module((head, name, content), modules, text)?,
            None => add_item(item.iter().cloned().collect(), modules, text),
        };
        if !is_added {
            return Err(item.into_iter().chain(trees).collect());
        }
    }
    Ok(())
}

/// Adds an inline module. Returns `false` if its head does not parse.
fn add_module(
    (head, name, content): (TokenStream, Ident, TokenStream),
    modules: &mut Vec<Ident>,
    text: &mut Text,
) -> Result<bool, TokenStream> {
    let Some((head, _)) = formatted(head, modules) else {
        return Ok(false);
    };
    let head = head.trim_end();
    text.add(head.strip_suffix('}').unwrap_or(head), &[]);
    let end = format!("{}}}", "    ".repeat(modules.len()));
    modules.push(name);
    let added = add_items(content, modules, text);
    modules.pop();
    text.add(&end, &[]);
    added.map(|()| true)
}

/// Adds an item. Returns `false` if it does not parse.
fn add_item(item: TokenStream, modules: &[Ident], text: &mut Text) -> bool {
    match formatted(item, modules) {
        Some((item, tables)) => {
            text.add(&item, &tables);
            true
        }
        None => false,
    }
}

/// The tokens of the next item. It ends at a `;`, a block or a macro's braces, or only at a `;` if its
/// braces belong to an expression or a list of imports.
fn next_item(trees: &mut impl Iterator<Item = TokenTree>) -> Option<Vec<TokenTree>> {
    let mut item: Vec<TokenTree> = Vec::new();
    let mut keyword: Option<bool> = None;
    for tree in trees {
        let ends = match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ';' => true,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let is_macro =
                    matches!(item.last(), Some(TokenTree::Punct(sign)) if sign.as_char() == '!');
                is_macro || keyword == Some(true)
            }
            TokenTree::Ident(word) if keyword.is_none() && *word != "pub" => {
                let block = ["enum", "fn", "impl", "mod", "struct", "trait"];
                keyword = Some(block.iter().any(|known| word == known));
                false
            }
            _ => false,
        };
        item.push(tree);
        if ends {
            break;
        }
    }
    (!item.is_empty()).then_some(item)
}

/// The head, name and content of an inline module.
fn inline_module(item: &[TokenTree]) -> Option<(TokenStream, Ident, TokenStream)> {
    let [
        before @ ..,
        TokenTree::Ident(keyword),
        TokenTree::Ident(name),
        TokenTree::Group(group),
    ] = item
    else {
        return None;
    };
    if keyword != "mod" {
        return None;
    }
    let empty = Group::new(Delimiter::Brace, TokenStream::new());
    let trees = [keyword.clone().into(), name.clone().into(), empty.into()];
    let head = before.iter().cloned().chain(trees).collect();
    Some((head, name.clone(), group.stream()))
}

/// An item as `prettyplease` formats it inside these modules, and its tables. `None` if it does not
/// parse.
fn formatted(item: TokenStream, modules: &[Ident]) -> Option<(String, Vec<String>)> {
    let mut items: Vec<syn::Item> = vec![syn::parse2(item).ok()?];
    let mut tables = Vec::new();
    take_tables(&mut items, 4 * modules.len(), &mut tables);
    for name in modules.iter().rev() {
        let mut module: syn::ItemMod = syn::parse_quote! { mod #name {} };
        module.content = Some((syn::token::Brace::default(), items));
        items = vec![syn::Item::Mod(module)];
    }
    let mut file: syn::File = syn::parse2(TokenStream::new()).ok()?;
    file.items = items;
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().collect();
    // Removes the first and last lines of the modules.
    let own = lines.get(modules.len()..lines.len().saturating_sub(modules.len()))?;
    Some((own.join("\n"), tables))
}

/// Replaces calls of macros by constants, each of which the formatter puts on one line.
fn take_tables(items: &mut [syn::Item], column: usize, tables: &mut Vec<String>) {
    for item in items {
        if let syn::Item::Macro(call) = item {
            let marker_item = marker_item(tables.len());
            tables.push(declaration(&call.mac, column));
            *item = syn::parse_quote! { const #marker_item: () = (); };
        }
    }
}

fn marker_item(at: usize) -> syn::Ident {
    quote::format_ident!("__LICIT_TABLE_{at}__")
}

/// The number of the table whose placeholder is in this line.
fn table_at(line: &str) -> Option<usize> {
    let rest = line.trim_start().strip_prefix("const __LICIT_TABLE_")?;
    rest.split("__").next()?.parse().ok()
}

/// Text with blank lines between items and methods.
#[derive(Default)]
struct Text {
    finished: String,
    /// The last line, before tables are inserted.
    last: String,
    /// Whether the last line is a declaration of one line. Such declarations follow each other
    /// without blank lines.
    is_short: bool,
}

impl Text {
    /// Adds formatted lines, and replaces placeholders by their tables.
    fn add(&mut self, text: &str, tables: &[String]) {
        for line in text.lines() {
            let table = table_at(line).and_then(|at| tables.get(at));
            let is_short = table.is_some_and(|table| !table.contains('\n'));
            if is_separate(&self.last, line) && !(is_short && self.is_short) {
                self.finished.push('\n');
            }
            self.is_short = is_short;
            let indent = indent(line);
            match table {
                Some(table) => {
                    for line in table.lines() {
                        self.finished.extend(std::iter::repeat_n(' ', indent));
                        self.finished.extend([line, "\n"]);
                    }
                }
                None => self.finished.extend([line, "\n"]),
            }
            self.last.clear();
            self.last.push_str(line);
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a blank line belongs between two lines: between items and methods, and before the first
/// item after `use`.
fn is_separate(before: &str, line: &str) -> bool {
    const BEGINNINGS: [&str; 9] = [
        "///", "#[", "pub ", "impl", "fn ", "const ", "static ", "mod ", "use ",
    ];
    if indent(line) != indent(before) {
        return false;
    }
    let (now, last) = (line.trim_start(), before.trim_start());
    let begins = BEGINNINGS.iter().any(|start| now.starts_with(start));
    let ends =
        !last.starts_with("//") && (last == "}" || last.ends_with(';') || last.ends_with("{}"));
    if !begins || !ends {
        return false;
    }
    let import = |line: &str| line.starts_with("use ") || line.starts_with("pub use ");
    let module = |line: &str| {
        line.ends_with(';') && (line.starts_with("mod ") || line.starts_with("pub mod "))
    };
    let continues = (import(now) && import(last))
        || (module(last) && (module(now) || now == "#[rustfmt::skip]"))
        || (import(now) && last.ends_with("};"));
    let marker = now.starts_with("impl ") && last.starts_with("impl ");
    !continues && !marker
}
