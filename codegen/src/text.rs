//! Formats tokens as text with `prettyplease`. Adds blank lines between items, and puts each entry
//! of the runtime's table macros on a line.
//!
//! Each item is parsed and formatted separately, also inside inline modules, because the syntax
//! tree of a large client takes a hundred times the memory of its text.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

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

/// The tokens of the next item. It ends at a `;` or a block, or only at a `;` if its braces belong
/// to an expression, a list of imports, or a macro's arguments.
fn next_item(trees: &mut impl Iterator<Item = TokenTree>) -> Option<Vec<TokenTree>> {
    let mut item: Vec<TokenTree> = Vec::new();
    let mut keyword: Option<bool> = None;
    for tree in trees {
        let ends = match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ';' => true,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                keyword == Some(true)
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
    take_tables(&mut items, &mut tables);
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

/// Replaces `rt::object!`, `rt::open_enum!` and `rt::open_union!` by constants, each of which the
/// formatter puts on one line.
fn take_tables(items: &mut [syn::Item], tables: &mut Vec<String>) {
    for item in items {
        if let syn::Item::Macro(call) = item {
            let marker_item = marker_item(tables.len());
            tables.push(table(&call.mac));
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

/// A table such as `rt::open_enum!(Kind { A = "a", ..Unknown });`, with one entry per line.
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

/// The comma-separated entries of a stream, including their commas.
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

/// Tokens on one line, with conventional spaces.
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

/// Text with blank lines between items and methods.
#[derive(Default)]
struct Text {
    finished: String,
    /// The last line, before tables are inserted.
    last: String,
}

impl Text {
    /// Adds formatted lines, and replaces placeholders by their tables.
    fn add(&mut self, text: &str, tables: &[String]) {
        for line in text.lines() {
            if is_separate(&self.last, line) {
                self.finished.push('\n');
            }
            let table = table_at(line).and_then(|at| tables.get(at));
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
        || (module(now) && module(last))
        || (import(now) && last.ends_with("};"));
    let marker = now.starts_with("impl ") && last.starts_with("impl ");
    !continues && !marker
}
