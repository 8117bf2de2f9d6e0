//! Checks that sanitized text is safe and readable, and does not change when it is sanitized again.

#![allow(clippy::panic, reason = "a test may fail")]

use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{Markdown, plain, wrap};

/// A small width, so that many lines are wrapped.
const WIDTH: usize = 30;

fn written(text: &str) -> String {
    Markdown::read(text).lines(WIDTH).join("\n")
}

/// The constructs that rustdoc would find in a text and that generated documentation must not
/// contain.
pub(crate) fn forbidden(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut broken = Vec::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let callback = |link: BrokenLink<'_>| {
        broken.push(format!("a reference to an item: {}", link.reference));
        None
    };
    let (mut in_link, mut in_code) = (false, false);
    for event in Parser::new_with_broken_link_callback(text, options, Some(callback)) {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { .. }) => in_link = true,
            Event::End(TagEnd::Link) => in_link = false,
            _ => {}
        }
        let problem = match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => &**info != "text",
            Event::Start(Tag::Link { dest_url, .. }) => !["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| dest_url.starts_with(scheme)),
            Event::Text(text) => !in_link && !in_code && has_bare_url(text),
            Event::Start(
                Tag::CodeBlock(CodeBlockKind::Indented)
                | Tag::Image { .. }
                | Tag::HtmlBlock
                | Tag::FootnoteDefinition(_),
            )
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => true,
            _ => false,
        };
        if problem {
            found.push(format!("{event:?}"));
        }
    }
    found.extend(broken);
    let unseen =
        |c: &char| (c.is_control() && *c != '\n') || "\u{202e}\u{2066}\u{200b}".contains(*c);
    found.extend(text.chars().find(unseen).map(|c| format!("{c:?}")));
    found
}

/// Whether rustdoc would report a bare URL.
fn has_bare_url(text: &str) -> bool {
    text.match_indices("://").any(|(at, _)| {
        let (before, behind) = text.split_at(at);
        let host = behind.get(3..).unwrap_or_default();
        before.ends_with("http") && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            || before.ends_with("https") && host.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

fn assert_safe(text: &str) {
    let once = written(text);
    assert_eq!(
        forbidden(&once),
        Vec::<String>::new(),
        "\nof {text:?}\nas {once}"
    );
    // A text that became too long is truncated.
    if once.len() <= super::LONGEST {
        assert_eq!(written(&once), once, "\nwritten again, of {text:?}");
    }
    let line = Markdown::read(text).one_line();
    assert!(!line.contains('\n'));
    assert_eq!(
        forbidden(&line),
        Vec::<String>::new(),
        "\nin one line: {text:?}\nas {line}"
    );
    let line = plain(text);
    assert_eq!(
        forbidden(&line),
        Vec::<String>::new(),
        "\nas plain text: {text:?}\nas {line}"
    );
}

/// The visible letters and digits.
fn letters(text: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let texts = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    let letters = texts.collect::<String>();
    letters.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn markdown_of_providers_is_preserved() {
    for (text, expected) in [
        (
            "Lists all contacts of a company.",
            "Lists all contacts of a\ncompany.",
        ),
        (
            "Uses `snake_case` and list_contacts.",
            "Uses `snake_case` and\nlist_contacts.",
        ),
        ("A *very* **bold** claim", "A *very* **bold** claim"),
        ("An _old_ __style__", "An *old* **style**"),
        ("See https://a.example/x.", "See <https://a.example/x>."),
        (
            "See [the page](https://a.example/x \"t\").",
            "See [the\npage](https://a.example/x).",
        ),
        (
            "At https://{shop}.example.com/",
            "At\n`https://{shop}.example.com/`",
        ),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("# Big\n\ntext", "### Big\n\ntext"),
        ("* a\n* b\n   1. c\n   2. d", "- a\n- b\n  1. c\n  2. d"),
        ("> said\nhe", "> said he"),
        ("a  \nb", "a\\\nb"),
        (
            "| a | b |\n|---|:-:|\n| 1 | `x|y` |",
            "| a | b |\n| --- | --- |\n| 1 | \\`x |",
        ),
        ("```json\n{\"a\": 1}\n```", "```text\n{\"a\": 1}\n```"),
        ("    let x = 1;", "```text\nlet x = 1;\n```"),
    ] {
        assert_eq!(written(text), expected, "{text}");
    }
}

#[test]
fn supported_html_becomes_markdown_and_other_html_is_escaped() {
    for (text, expected) in [
        ("a<br>b<br/>c", "a\\\nb\\\nc"),
        ("a<br><br>b", "a\n\nb"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<b>Bold</b> and <i>thin</i>", "**Bold** and *thin*"),
        ("<b>Bold.</b>and <i> thin </i>!", "Bold.and *thin* !"),
        (
            "<a href='https://a.example'>A</a>",
            "[A](https://a.example)",
        ),
        ("<a href='javascript:x()'>A</a>", "A"),
        ("<ul><li>a<li>b</li></ul>c", "- a\n- b\n\nc"),
        ("Use <code>x &lt; y</code>", "Use `x < y`"),
        ("GET /x/<id>", "GET /x/\\<id>"),
        ("<pre>a\n b</pre>", "```text\na\n b\n```"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("a <!-- not this --> b", "a b"),
    ] {
        assert_eq!(written(text), expected, "{text}");
    }
}

#[test]
fn a_text_ends_with_a_full_stop_and_is_extended_if_it_is_a_paragraph() {
    let said = |text: &str| {
        Markdown::read(text)
            .sentence()
            .and("By default `1`.")
            .lines(80)
    };
    assert_eq!(said("the size"), ["The size. By default `1`."]);
    assert_eq!(said("`id` is it"), ["`id` is it. By default `1`."]);
    assert_eq!(
        said("one of:\n- a"),
        ["One of:", "", "- a", "", "By default `1`."]
    );
    assert_eq!(
        said("```\nx"),
        ["```text", "x", "```", "", "By default `1`."]
    );
    assert_eq!(said(""), ["By default `1`."]);
}

#[test]
fn no_code_fence_is_tested_as_rust() {
    for text in [
        "```rust\npanic!()\n```",
        "~~~rust\npanic!()\n~~~",
        "````\n```rust\npanic!()\n```\n````",
        "```rust\npanic!()",
        "- a\n\n      panic!()\n- ```rust\n  panic!()",
        "> ~~~ should_panic\n> panic!()",
        "1. > - ```\n  > panic!()\n",
        "word word word word word word ```rust panic!() ``` word word",
        "word word word word word word ~~~rust panic!() ~~~ word word",
        "a\r```rust\rpanic!()\r```",
        "a\u{b}```rust\u{c}panic!()\u{85}```\u{2028}x",
        "\t```rust\n\tpanic!()",
        "a\\\n```rust\npanic!()",
        "<pre>```rust\npanic!()\n```</pre>",
        "<div>\n```rust\npanic!()\n```\n</div>",
        "[^1]: ```rust\n    panic!()",
    ] {
        assert_safe(text);
    }
}

#[test]
fn links_other_than_web_links_are_removed() {
    for text in [
        "[x](javascript:alert(1)) [y](data:text/html,x) [z](vbscript:x)",
        "<javascript:alert(1)> <data:x>",
        "[Foo] [`Foo`] [x](crate::y) [x](Self::y) [x][Foo] [Foo][] [x](struct@Foo)",
        "[x]: crate::y\n\nsee [x]",
        "[x](&#106;avascript:x) [x](java\nscript:x) [x]( javascript:x)",
        "![x](javascript:x) ![](https://a.example/i.png) ![a](crate::b)",
        "!<a href='https://a.example'>b</a>",
        "<a href=\"&#106;avascript:x\">x</a> <img src=x onerror=alert(1)>",
        "[x](https://good@evil.example) [y](https:evil) [z](//evil.example)",
        "[x](mailto:me@localhost) [y](mailto:me@a.example)",
        "[a](https://a.example/?a&copy;=1&lt;b) [b](<https://a.example/ (x)|y>)",
        "word \\[Foo\\] \\\\[Foo] `[Foo]`",
        "[Foo<b></b>] [a\\]b] [[a](https://a.example)](https://b.example)",
    ] {
        assert_safe(text);
    }
}

#[test]
fn characters_next_to_marks_remain() {
    for text in [
        "a \\~~~b~~ c",
        "a ~~b~~\\~ c",
        "a \\***b** c",
        "a **b**\\* c",
        "`a`\\` b",
        "<a href=\"https://a.example\">: https://a.example</a>",
        "!<a href=\"https://a.example\">b</a>",
    ] {
        assert_safe(text);
    }
}

#[test]
fn invisible_characters_are_removed() {
    assert_eq!(
        written("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{ad}f\0g\u{1b}[31m"),
        "abcdef g \\[31m"
    );
    // Some scripts and emoji require their joiners.
    assert_eq!(
        written("\u{915}\u{94d}\u{200d}\u{937} a\u{200d}b"),
        "\u{915}\u{94d}\u{200d}\u{937} ab"
    );
    assert_eq!(super::code_span("a\u{202e}`b"), "``a\\u{202e}`b``");
    assert_eq!(super::code_span(""), "` `");
}

#[test]
fn no_wrapped_line_starts_a_block() {
    for word in [
        "-", "+", "*", "#", ">", "1.", "1)", "=====", "---", "|", "```rust", "~~~rust", "<div>",
        "[^1]:", ":--", "", "***",
    ] {
        let line = format!("some words in front of it {word} panic");
        for broken in wrap(&line, 10).iter().skip(1) {
            assert!(
                broken.starts_with(char::is_alphabetic),
                "{word:?} begins a line: {broken}"
            );
        }
    }
    assert_eq!(
        wrap("a `code span of words` b", 8),
        ["a", "`code span of words`", "b"]
    );
    assert_eq!(wrap("a\\ b c\\\\ d", 3), ["a\\ b", "c\\\\ d"]);
}

#[test]
fn a_long_run_of_underscores_takes_linear_time() {
    let started = std::time::Instant::now();
    let text = "_".repeat(200_000);
    assert_eq!(super::write::escaped(&text).len(), 2 * text.len());
    assert_eq!(
        super::write::escaped("a__b __c d__"),
        "a__b \\_\\_c d\\_\\_"
    );
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn deep_nesting_and_long_texts_are_bounded() {
    for (part, times) in [
        ("> ", 5000),
        ("- ", 5000),
        ("*", 9000),
        ("[", 9000),
        ("<b>", 5000),
        ("<ul><li>", 3000),
        ("`", 9000),
        ("<'", 9000),
        ("| a ", 5000),
        ("![", 5000),
        ("a_", 9000),
        ("<!--", 5000),
        ("*a **b ", 3000),
        ("&amp;", 5000),
        ("a\n", 9000),
        ("\\", 9000),
        ("~~a", 5000),
    ] {
        let text = part.repeat(times);
        let started = std::time::Instant::now();
        assert_safe(&text);
        assert!(
            started.elapsed().as_secs() < 20,
            "{part:?} takes {:?}",
            started.elapsed()
        );
    }
    assert!(written(&"word ".repeat(10_000)).ends_with('…'));
}

/// Pieces with a meaning in Markdown.
const PIECES: [&str; 108] = [
    "a",
    "b1",
    "Foo",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "#",
    "# ",
    "> ",
    "`",
    "``",
    "```",
    "```rust\n",
    "~~~",
    "~",
    "~~",
    "*",
    "**",
    "_",
    "__",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[x]",
    "[^1]",
    "[^1]: ",
    "[x]: ",
    "[ ] ",
    "![",
    "<",
    ">",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<p>",
    "</p>",
    "<br>",
    "<li>",
    "<ul>",
    "</ul>",
    "<ol>",
    "<code>",
    "</code>",
    "<pre>",
    "</pre>",
    "<script>",
    "<a href=\"https://a.example\">",
    "</a>",
    "<!--",
    "-->",
    "<id>",
    "</",
    "<h2>",
    "</h2>",
    "<blockquote>",
    "<td>",
    "https://a.example",
    "http://",
    "javascript:x",
    "crate::y",
    "mailto:a@b.example",
    "<https://a.example/b>",
    "https://a.example/(x)",
    "|",
    "| a | b |\n",
    "| --- | --- |\n",
    "---",
    "===",
    "=",
    "-",
    ":",
    "\\",
    "\\\n",
    "  \n",
    "&",
    "&amp;",
    "&lt;",
    "&#x5b;",
    ";",
    "!",
    ".",
    ",",
    "\"",
    "'",
    "é",
    "—",
    "\u{200b}",
    "\u{202e}",
    "\r",
    "\0",
    "%",
    "$",
    "{",
    "}",
    "@",
];

/// Random sequences of pieces.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn written_markdown_is_safe_and_stable(text in soup()) {
        assert_safe(&text);
    }

    #[test]
    fn no_word_of_a_text_is_lost(text in "[a-z0-9 *_`~#>|.:\n-]{0,80}") {
        prop_assert_eq!(letters(&written(&text)), letters(&text), "\n{}\n{}", text, written(&text));
    }

    #[test]
    fn arbitrary_text_is_written_safely(text in "\\PC{0,60}") {
        assert_safe(&text);
    }
}

/// The number of cases. Set `LICIT_CASES=1000000` for a long search.
fn cases() -> u32 {
    let requested = std::env::var("LICIT_CASES").ok();
    requested.and_then(|text| text.parse().ok()).unwrap_or(2000)
}
