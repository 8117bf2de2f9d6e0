//! Builds blocks from the parser's events. Unsupported constructs become text.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::block::{Block, List, push};
use super::characters::{clean, clean_code};
use super::html::{self, Piece};
use super::inline::{Inline, Mark, tidy};
use super::link;

/// Maximum nesting of lists and quotes. Deeper ones are flattened.
const DEEPEST: usize = 6;

/// Reads Markdown.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(&text, options) {
        reader.event(event);
    }
    reader.finish()
}

/// An open container of the current line.
#[derive(Debug)]
struct Frame {
    kind: Kind,
    /// Whether an HTML tag opened it. Such tags are closed late, or never.
    is_html: bool,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quote,
    List(Option<u64>),
    Item,
}

/// Text that is collected without interpretation.
#[derive(Debug)]
enum Raw {
    /// Of a code span of HTML.
    Span(String),
    /// Of a code block.
    Block(String),
    /// HTML.
    Html(String),
}

#[derive(Debug, Default)]
struct Reader {
    done: Vec<Block>,
    frames: Vec<Frame>,
    /// Number of open lists, items and quotes beyond the maximum.
    too_deep: usize,
    line: Vec<Inline>,
    is_heading: bool,
    /// Marks that are open, and whether they are in the line.
    open: Vec<(Mark, bool)>,
    raw: Option<Raw>,
    /// Text to insert before the next text.
    label: String,
    /// Inside an autolink that was already written: its text is skipped.
    in_url: bool,
    rows: Vec<Vec<Vec<Inline>>>,
    in_cell: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(code) => match &mut self.raw {
                Some(_) => self.text(&code),
                None => self.code(&code),
            },
            Event::Html(html) => match &mut self.raw {
                Some(Raw::Html(whole)) => whole.push_str(&html),
                _ => self.html(&html),
            },
            Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.line_break(),
            Event::Rule => self.end_line(),
            Event::FootnoteReference(name) => self.text(&format!("[^{name}]")),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end_line();
                self.is_heading = true;
            }
            Tag::BlockQuote(_) => self.enter(Kind::Quote, false),
            Tag::List(start) => self.enter(Kind::List(start), false),
            Tag::Item => self.enter(Kind::Item, false),
            Tag::CodeBlock(kind) => {
                self.end_line();
                // The language is dropped, so that the block is never compiled.
                let (CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) = kind;
                self.raw = Some(Raw::Block(String::new()));
            }
            Tag::HtmlBlock => {
                self.end_line();
                self.raw = Some(Raw::Html(String::new()));
            }
            Tag::FootnoteDefinition(name) => {
                self.end_line();
                self.label = format!("[^{name}]: ");
            }
            Tag::Table(_) => {
                self.end_line();
                self.rows.clear();
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::TableCell => self.in_cell = true,
            Tag::Emphasis => self.open(Mark::Emphasis),
            Tag::Strong => self.open(Mark::Strong),
            Tag::Strikethrough => self.open(Mark::Strikethrough),
            Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            } if !self.is_in_link() && link::allowed(&dest_url).is_some() => {
                let url = link::allowed(&dest_url);
                self.line.extend(url.map(Inline::Url));
                self.in_url = true;
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.open(Mark::Link(dest_url.into_string()));
            }
            _ => self.end_line(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::HtmlBlock => {
                if let Some(Raw::Html(html)) = self.raw.take() {
                    self.html(&html);
                }
                self.end_line();
            }
            TagEnd::TableCell => {
                let cell = self.take_line();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
                self.in_cell = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                let has_text = rows.iter().flatten().any(|cell| !cell.is_empty());
                if has_text {
                    self.push(Block::Table(rows));
                }
            }
            TagEnd::Emphasis => self.close(&Mark::Emphasis),
            TagEnd::Strong => self.close(&Mark::Strong),
            TagEnd::Strikethrough => self.close(&Mark::Strikethrough),
            TagEnd::Link if self.in_url => self.in_url = false,
            TagEnd::Link | TagEnd::Image => self.close(&Mark::Link(String::new())),
            _ => self.end_line(),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.raw {
            Some(Raw::Span(raw) | Raw::Block(raw) | Raw::Html(raw)) => raw.push_str(text),
            None if self.in_url => {}
            None => {
                let label = std::mem::take(&mut self.label);
                self.line.push(Inline::Text(clean(&(label + text))));
            }
        }
    }

    fn code(&mut self, code: &str) {
        let code = clean(code);
        if code.trim().is_empty() {
            self.line.push(Inline::Text(code));
        } else if self.in_cell && code.contains('|') && code.contains('\\') {
            // Readers disagree on escapes in code inside tables.
            self.line.push(Inline::Text(code));
        } else {
            self.line.push(Inline::Code(code));
        }
    }

    fn line_break(&mut self) {
        let is_second = matches!(self.line.last(), Some(Inline::Break));
        if self.raw.is_some() {
            self.text("\n");
        } else if self.in_cell || self.is_heading {
            self.text(" ");
        } else if is_second {
            self.end_line();
        } else {
            self.line.push(Inline::Break);
        }
    }

    fn html(&mut self, html: &str) {
        for piece in html::pieces(html) {
            let ends_raw = match self.raw {
                Some(Raw::Span(_)) => piece == Piece::Close(html::Tag::Code),
                Some(Raw::Block(_)) => piece == Piece::Close(html::Tag::Pre),
                _ => false,
            };
            match piece {
                _ if ends_raw => self.end_raw(),
                Piece::Text(text) => self.text(&text),
                Piece::Unknown(tag) => self.text(tag),
                Piece::Open(html::Tag::Break, _) | Piece::Close(html::Tag::Break) => {
                    self.line_break();
                }
                // Inside code, tags are only styling.
                _ if self.raw.is_some() => {}
                Piece::Open(tag, href) => self.open_tag(tag, href),
                Piece::Close(tag) => self.close_tag(tag),
            }
        }
    }

    fn open_tag(&mut self, tag: html::Tag, href: Option<String>) {
        use html::Tag;
        match tag {
            Tag::Emphasis => self.open(Mark::Emphasis),
            Tag::Strong => self.open(Mark::Strong),
            Tag::Strikethrough => self.open(Mark::Strikethrough),
            Tag::Link => self.open(Mark::Link(href.unwrap_or_default())),
            Tag::Code => self.raw = Some(Raw::Span(String::new())),
            Tag::Break | Tag::Nothing => {}
            _ if self.in_cell || self.is_heading || tag == Tag::Cell => self.text(" "),
            Tag::Pre => {
                self.end_line();
                self.raw = Some(Raw::Block(String::new()));
            }
            Tag::Block | Tag::Cell => self.end_line(),
            Tag::Heading => {
                self.end_line();
                self.is_heading = true;
            }
            Tag::List => self.enter(Kind::List(None), true),
            Tag::NumberedList => self.enter(Kind::List(Some(1)), true),
            Tag::Item => self.enter(Kind::Item, true),
            Tag::Quote => self.enter(Kind::Quote, true),
        }
    }

    fn close_tag(&mut self, tag: html::Tag) {
        use html::Tag;
        match tag {
            Tag::Emphasis => self.close(&Mark::Emphasis),
            Tag::Strong => self.close(&Mark::Strong),
            Tag::Strikethrough => self.close(&Mark::Strikethrough),
            Tag::Link => self.close(&Mark::Link(String::new())),
            Tag::Code | Tag::Pre | Tag::Break | Tag::Nothing => {}
            Tag::Heading => self.end_line(),
            _ if self.in_cell || self.is_heading || tag == Tag::Cell => self.text(" "),
            Tag::Block | Tag::Cell => self.end_line(),
            Tag::List => self.leave_html(|kind| kind == Kind::List(None)),
            Tag::NumberedList => self.leave_html(|kind| kind == Kind::List(Some(1))),
            Tag::Item => self.leave_html(|kind| kind == Kind::Item),
            Tag::Quote => self.leave_html(|kind| kind == Kind::Quote),
        }
    }

    /// Opens a mark, unless it is already open or its link is not allowed.
    fn open(&mut self, mark: Mark) {
        let same = |open: &Mark| std::mem::discriminant(open) == std::mem::discriminant(&mark);
        let is_open = self
            .open
            .iter()
            .any(|(open, written)| *written && same(open));
        let mark = match mark {
            Mark::Link(url) => link::allowed(&url).map(Mark::Link).ok_or(Mark::Link(url)),
            mark => Ok(mark),
        };
        match mark {
            Ok(mark) if !is_open && self.raw.is_none() => {
                self.line.push(Inline::Open(mark.clone()));
                self.open.push((mark, true));
            }
            Ok(mark) | Err(mark) => self.open.push((mark, false)),
        }
    }

    fn is_in_link(&self) -> bool {
        self.open
            .iter()
            .any(|(mark, written)| *written && mark.is_link())
    }

    /// Closes a mark and the marks that were opened in it. Does nothing if it is not open.
    fn close(&mut self, mark: &Mark) {
        let same = |open: &Mark| std::mem::discriminant(open) == std::mem::discriminant(mark);
        if let Some(at) = self.open.iter().rposition(|(open, _)| same(open)) {
            let closed = self.open.split_off(at);
            self.close_all(closed);
        }
    }

    fn close_all(&mut self, marks: Vec<(Mark, bool)>) {
        let written = marks.into_iter().rev().filter(|(_, written)| *written);
        self.line
            .extend(written.map(|(mark, _)| Inline::Close(mark)));
    }

    /// Ends code, as a span or as a block.
    fn end_raw(&mut self) {
        match self.raw.take() {
            None => {}
            Some(Raw::Span(code)) => self.code(&code.replace('\n', " ")),
            Some(Raw::Html(html)) => self.html(&html),
            Some(Raw::Block(code)) => {
                let lines = code
                    .lines()
                    .map(|line| clean_code(line).trim_end().to_owned());
                let lines: Vec<String> = lines.collect();
                if lines.iter().any(|line| !line.is_empty()) {
                    self.push(Block::Code(lines));
                }
            }
        }
    }

    /// Takes the current line, normalized.
    fn take_line(&mut self) -> Vec<Inline> {
        self.end_raw();
        let open = std::mem::take(&mut self.open);
        self.close_all(open);
        let mut line = std::mem::take(&mut self.line);
        tidy(&mut line);
        line
    }

    fn end_line(&mut self) {
        let line = self.take_line();
        let is_heading = std::mem::take(&mut self.is_heading);
        if !line.is_empty() {
            self.push(if is_heading {
                Block::Heading(line)
            } else {
                Block::Paragraph(line)
            });
        }
    }

    /// Adds a block to the innermost container.
    fn push(&mut self, block: Block) {
        if matches!(self.frames.last(), Some(frame) if matches!(frame.kind, Kind::List(_))) {
            self.open_frame(Kind::Item, true);
        }
        match self.frames.last_mut() {
            Some(frame) => push(&mut frame.blocks, block),
            None => push(&mut self.done, block),
        }
    }

    fn open_frame(&mut self, kind: Kind, is_html: bool) {
        self.frames.push(Frame {
            kind,
            is_html,
            blocks: Vec::new(),
            items: Vec::new(),
        });
    }

    fn enter(&mut self, kind: Kind, is_html: bool) {
        self.end_line();
        let is_item = kind == Kind::Item;
        let depth = self
            .frames
            .iter()
            .filter(|frame| frame.kind != Kind::Item)
            .count();
        if !is_html && (self.too_deep > 0 || (!is_item && depth >= DEEPEST)) {
            self.too_deep += 1;
            return;
        }
        if is_html && (self.too_deep > 0 || (!is_item && depth >= DEEPEST)) {
            return;
        }
        let in_list = |frame: &Frame| matches!(frame.kind, Kind::List(_));
        if is_item && is_html {
            // An item ends where the next begins.
            if self
                .frames
                .last()
                .is_some_and(|frame| frame.is_html && frame.kind == Kind::Item)
            {
                self.close_frame();
            }
            if !self.frames.last().is_some_and(in_list) {
                if depth >= DEEPEST {
                    return;
                }
                self.open_frame(Kind::List(None), true);
            }
        } else if !is_item && self.frames.last().is_some_and(in_list) {
            self.open_frame(Kind::Item, true);
        }
        self.open_frame(kind, is_html);
    }

    /// Closes the innermost container that Markdown opened, and those that HTML opened in it.
    fn leave(&mut self) {
        self.end_line();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        while let Some(frame) = self.frames.last() {
            let is_html = frame.is_html;
            self.close_frame();
            if !is_html {
                break;
            }
        }
    }

    /// Closes the innermost container of this kind that HTML opened, unless Markdown opened another
    /// in it.
    fn leave_html(&mut self, is_it: impl Fn(Kind) -> bool) {
        self.end_line();
        let frames = self.frames.iter().rev();
        let open = frames.take_while(|frame| frame.is_html);
        let count = open.map(|frame| frame.kind).position(is_it);
        for _ in 0..count.map_or(0, |at| at + 1) {
            self.close_frame();
        }
    }

    fn close_frame(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame.kind {
            Kind::Quote => self.push(Block::Quote(frame.blocks)),
            Kind::List(start) => self.push(Block::List(List {
                start,
                items: frame.items,
            })),
            Kind::Item => match self.frames.last_mut() {
                Some(list) if !frame.blocks.is_empty() => list.items.push(frame.blocks),
                _ => {}
            },
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_line();
        while !self.frames.is_empty() {
            self.close_frame();
            self.end_line();
        }
        self.done
    }
}
