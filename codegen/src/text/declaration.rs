//! Formats declarations in the runtime's macros, such as `rt::object! { … }`, which `prettyplease`
//! puts on one line: documentation as comments, one entry per line, long entries broken at their
//! groups.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The width of a line, in columns.
const WIDTH: usize = 100;

/// The indentation of a level, in columns.
const STEP: usize = 4;

/// Formats a macro call, which begins at this column.
pub(super) fn declaration(call: &syn::Macro, column: usize) -> String {
    let path = quote::ToTokens::to_token_stream(&call.path)
        .to_string()
        .replace(' ', "");
    let (open, close) = match call.delimiter {
        syn::MacroDelimiter::Brace(_) => (format!("{path}! {{"), "}"),
        _ => (format!("{path}!("), ");"),
    };
    if close == ");" {
        return format!("{open}{}{close}", inline(call.tokens.clone()));
    }
    let mut text = open;
    let mut lines = Lines {
        column,
        indent: STEP,
        text: &mut text,
    };
    lines.entries(call.tokens.clone());
    text.extend(["\n", close]);
    text
}

/// The lines of a group's entries, each of which begins with a line feed.
struct Lines<'t> {
    column: usize,
    indent: usize,
    text: &'t mut String,
}

impl Lines<'_> {
    /// Adds the entries of a group, which end at semicolons if it has some, and at commas otherwise.
    fn entries(&mut self, stream: TokenStream) {
        let is = |tree: &TokenTree, sign: char| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign);
        let has_semicolons = stream.clone().into_iter().any(|tree| is(&tree, ';'));
        let separator = if has_semicolons { ';' } else { ',' };
        let mut entry: Vec<TokenTree> = Vec::new();
        let mut angles = Angles::default();
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            if let Some(TokenTree::Group(group)) = trees.peek()
                && is(&tree, '#')
                && entry.is_empty()
            {
                let line = attribute(group);
                self.begin();
                self.text.push_str(&line);
                trees.next();
                continue;
            }
            angles.add(&tree);
            let ends = is(&tree, separator) && angles.depth == 0;
            entry.push(tree);
            if ends {
                self.entry(&std::mem::take(&mut entry));
            }
        }
        if !entry.is_empty() {
            self.entry(&entry);
        }
    }

    /// Adds an entry: on one line if it fits, otherwise with the entries of its last group on lines
    /// of their own. A type's members always are.
    fn entry(&mut self, entry: &[TokenTree]) {
        self.begin();
        let line = inline(entry.iter().cloned().collect());
        let fits = self.column + self.indent + line.len() <= WIDTH && !declares_type(entry);
        if fits {
            self.text.push_str(&line);
        } else {
            self.broken(entry);
        }
    }

    /// Adds tokens with the entries of their last group on lines of their own.
    fn broken(&mut self, trees: &[TokenTree]) {
        let last = trees.iter().rposition(is_breakable);
        let Some((last, TokenTree::Group(group))) = last.and_then(|at| Some((at, trees.get(at)?)))
        else {
            self.text.push_str(&inline(trees.iter().cloned().collect()));
            return;
        };
        // The head's spaces depend on the delimiter that follows it.
        let empty = Group::new(group.delimiter(), TokenStream::new());
        let head = trees.iter().take(last).cloned();
        let head = inline(head.chain([TokenTree::from(empty)]).collect());
        let (_, close) = delimiters(group.delimiter());
        self.text
            .push_str(head.strip_suffix(close).unwrap_or(&head));
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        if group.delimiter() == Delimiter::Parenthesis && inner.last().is_some_and(is_breakable) {
            // `Some(Pages { … })` begins and ends on one line.
            self.broken(&inner);
        } else {
            self.indent += STEP;
            self.entries(group.stream());
            self.indent -= STEP;
            self.begin();
        }
        let rest = trees.iter().skip(last + 1).cloned();
        self.text.extend([close, &inline(rest.collect())]);
    }

    fn begin(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', self.indent));
    }
}

/// The depth of angle brackets, whose commas do not separate entries.
#[derive(Default)]
struct Angles {
    depth: usize,
    /// Whether the last token may be the first part of `=>` or `->`.
    is_arrow: bool,
}

impl Angles {
    fn add(&mut self, tree: &TokenTree) {
        let is_arrow = std::mem::take(&mut self.is_arrow);
        if let TokenTree::Punct(punct) = tree {
            match punct.as_char() {
                '<' => self.depth += 1,
                '>' if !is_arrow => self.depth = self.depth.saturating_sub(1),
                '-' | '=' => self.is_arrow = punct.spacing() == Spacing::Joint,
                _ => {}
            }
        }
    }
}

/// Whether the entry is `pub struct Name { … }` or `pub enum Name { … }`.
fn declares_type(entry: &[TokenTree]) -> bool {
    matches!(entry.get(1), Some(TokenTree::Ident(word)) if word == "struct" || word == "enum")
}

fn is_breakable(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if !group.stream().is_empty())
}

/// An attribute on its line. Documentation is a comment.
fn attribute(group: &Group) -> String {
    let trees: Vec<_> = group.stream().into_iter().collect();
    if let [TokenTree::Ident(name), _, TokenTree::Literal(text)] = trees.as_slice()
        && name == "doc"
        && let Ok(text) = syn::parse_str::<syn::LitStr>(&text.to_string())
    {
        return format!("///{}", text.value());
    }
    format!("#[{}]", inline(group.stream()))
}

fn delimiters(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    }
}

/// Tokens on one line, with conventional spaces.
fn inline(stream: TokenStream) -> String {
    let mut line = Line::default();
    for tree in stream {
        line.add(&tree);
    }
    line.text
}

/// A line under construction.
#[derive(Default)]
struct Line {
    text: String,
    /// Whether the last token was the first part of an operator such as `=>`.
    is_joint: bool,
}

impl Line {
    fn add(&mut self, tree: &TokenTree) {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = delimiters(group.delimiter());
                let inner = inline(group.stream());
                if group.delimiter() == Delimiter::Brace {
                    self.space();
                    if inner.is_empty() {
                        self.text.push_str("{}");
                    } else {
                        self.text.extend(["{ ", &inner, " }"]);
                    }
                } else {
                    if self.text.ends_with([',', ';']) {
                        self.text.push(' ');
                    }
                    self.text.extend([open, &inner, close]);
                }
                self.is_joint = false;
            }
            TokenTree::Punct(punct) => self.sign(punct.as_char(), punct.spacing()),
            TokenTree::Ident(word) => self.word(&word.to_string()),
            TokenTree::Literal(literal) => self.word(&literal.to_string()),
        }
    }

    fn word(&mut self, word: &str) {
        let is_after_word = self.text.ends_with(|last: char| {
            last.is_alphanumeric() || matches!(last, '_' | '"' | ')' | ']' | '}' | '>' | ',' | ';')
        });
        if is_after_word && !self.is_joint {
            self.space();
        }
        self.text.push_str(word);
        self.is_joint = false;
    }

    fn sign(&mut self, sign: char, spacing: Spacing) {
        let is_second = self.is_joint;
        // Only these begin operators here: `::`, `..`, `->`, `=>`.
        self.is_joint =
            spacing == Spacing::Joint && matches!(sign, ':' | '.' | '-' | '=') && !is_second;
        match sign {
            '>' if is_second => self.text.push_str("> "),
            '=' | '|' | '+' => {
                self.space();
                self.text.push(sign);
                if !self.is_joint {
                    self.text.push(' ');
                }
            }
            '-' if self.is_joint => {
                self.space();
                self.text.push(sign);
            }
            ':' if !self.is_joint && !is_second => self.text.push_str(": "),
            '~' => {
                self.space();
                self.text.push(sign);
            }
            _ => {
                if self.text.ends_with([',', ';']) {
                    self.space();
                }
                self.text.push(sign);
            }
        }
    }

    /// Adds a space if there is none.
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '(', '[']) {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::declaration;

    fn formatted(text: &str) -> String {
        declaration(&syn::parse_str(text).expect("a macro call"), 0)
    }

    #[test]
    fn a_short_call_is_one_line() {
        for line in [
            "rt::request!(GetContact = request -> model::Contact);",
            "rt::request!(ListLabels = paged -> Vec<Vec<String>>, Option<i64>);",
            "rt::from_values!(Id { Number(i64), Text(&str), Place(rt::Json) });",
            "rt::operation!(get_contact = Get \"/contacts/{id}\" as \"get-contact\");",
        ] {
            let call = line.trim_end_matches(';');
            assert_eq!(formatted(call), line);
        }
    }

    #[test]
    fn documentation_and_entries_are_lines() {
        let call = "rt::request! { ListContacts = paged -> Page, Contact; #[doc = \" At most 100.\"] \
                    #[deprecated] query limit: i64; fn sort: &[Sort] => .query_as(\"sort\", sort, \
                    rt::Style::Pipe).reserved(\"sort\"); fn file: impl Into<rt::File> => .file(file); }";
        let expected = "\
rt::request! {
    ListContacts = paged -> Page, Contact;
    /// At most 100.
    #[deprecated]
    query limit: i64;
    fn sort: &[Sort] => .query_as(\"sort\", sort, rt::Style::Pipe).reserved(\"sort\");
    fn file: impl Into<rt::File> => .file(file);
}";
        assert_eq!(formatted(call), expected);
    }

    #[test]
    fn the_members_of_a_type_are_lines() {
        let call = "rt::input! { #[doc = \" A contact.\"] #[allow(clippy::option_option, reason = \"x\")] \
                    pub struct Contact: Default { pub kind = \"a\": String, #[doc = \" Its name.\"] \
                    pub ~name?: String as \"displayName\", pub note?: Option<String> as nullable, \
                    pub r#type: Vec<BTreeMap<String, i64>> as \"type\", ..rest: BTreeMap<String, rt::Json> } }";
        let expected = "\
rt::input! {
    /// A contact.
    #[allow(clippy::option_option, reason = \"x\")]
    pub struct Contact: Default {
        pub kind = \"a\": String,
        /// Its name.
        pub ~name?: String as \"displayName\",
        pub note?: Option<String> as nullable,
        pub r#type: Vec<BTreeMap<String, i64>> as \"type\",
        ..rest: BTreeMap<String, rt::Json>
    }
}";
        assert_eq!(formatted(call), expected);

        let call = "rt::open_union! { pub enum Place by \"kind\" { City(Box<City>) = \"city\" | \"town\", ..Other } }";
        let expected = "\
rt::open_union! {
    pub enum Place by \"kind\" {
        City(Box<City>) = \"city\" | \"town\",
        ..Other
    }
}";
        assert_eq!(formatted(call), expected);
    }

    #[test]
    fn a_long_entry_is_broken_at_its_last_group() {
        let call = "rt::operation! { list = Get \"/contacts\" { pages: Some(Pages { style: PageStyle::Cursor { \
                    parameter: \"after\", at: \"/next\" }, items: \"/data\", ..Pages::DEFAULT }), errors: &[1, 2], } }";
        let expected = "\
rt::operation! {
    list = Get \"/contacts\" {
        pages: Some(Pages {
            style: PageStyle::Cursor { parameter: \"after\", at: \"/next\" },
            items: \"/data\",
            ..Pages::DEFAULT
        }),
        errors: &[1, 2],
    }
}";
        assert_eq!(formatted(call), expected);
    }
}
