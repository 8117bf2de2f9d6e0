//! Wraps lines only where the next line cannot start a block.

/// Wraps a line of Markdown at spaces. No line starts with a list, heading, quote, fence, table or
/// HTML marker, and code spans are not broken. Lines that cannot be wrapped stay too long.
pub(crate) fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut columns = 0;
    for word in words(line) {
        let length = word.chars().count();
        let Some(last) = lines.last_mut() else {
            continue;
        };
        let is_first = last.is_empty();
        let fits = columns + 1 + length <= width;
        if !is_first && !fits && may_end(last) && may_begin(word) {
            lines.push(word.to_owned());
            columns = length;
            continue;
        }
        if !is_first {
            last.push(' ');
            columns += 1;
        }
        last.push_str(word);
        columns += length;
    }
    lines
}

/// The words of a line. A code span is never split.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = line.get(at..) {
        let Some(c) = rest.chars().next() else {
            break;
        };
        match c {
            ' ' => {
                words.extend(line.get(start..at));
                at += 1;
                start = at;
            }
            '\\' => at += rest.chars().take(2).map(char::len_utf8).sum::<usize>(),
            '`' => at += code_span(rest),
            c => at += c.len_utf8(),
        }
    }
    words.extend(line.get(start..));
    words
}

/// The length of the code span that a text starts with, or of its backticks if it is not closed.
fn code_span(text: &str) -> usize {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let fence = run(text);
    let mut at = fence;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('`')) {
        at += found;
        let length = text.get(at..).map_or(1, run);
        at += length;
        if length == fence {
            return at;
        }
    }
    fence
}

/// Whether a line may end here: a trailing space or backslash could become a hard break.
fn may_end(line: &str) -> bool {
    !line.ends_with([' ', '\\'])
}

/// Whether a line may begin with this word.
fn may_begin(word: &str) -> bool {
    let Some(first) = word.chars().next() else {
        return false;
    };
    let second = word.chars().nth(1);
    match first {
        // The marker of a numbered list is only digits and `.` or `)`.
        '0'..='9' => {
            let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
            rest != "." && rest != ")"
        }
        '`' => !word.starts_with("```"),
        '*' => word
            .trim_start_matches('*')
            .starts_with(char::is_alphanumeric),
        '[' => second != Some('^'),
        '<' => word.starts_with("<https://") || word.starts_with("<http://"),
        '\\' => second.is_some(),
        '(' | '"' | '\'' | '/' | '.' | '$' | '%' | '@' | '{' => true,
        c => c.is_alphanumeric() || !c.is_ascii(),
    }
}
