//! The `Link` header (RFC 8288 §3), which points to the next page.

use reqwest::header::{HeaderMap, LINK};

/// Returns the target of the first link with the relation `next`, verbatim: it may be relative.
pub(crate) fn next(headers: &HeaderMap) -> Option<&str> {
    with_relation(headers, "next")
}

/// Returns the target of the first link with a relation, verbatim.
pub(crate) fn with_relation<'h>(headers: &'h HeaderMap, relation: &str) -> Option<&'h str> {
    headers
        .get_all(LINK)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(links)
        .find(|link| link.has(relation))
        .map(|link| link.target)
}

struct Link<'h> {
    target: &'h str,
    /// The text after the target, up to the comma that ends the link.
    parameters: &'h str,
}

impl Link<'_> {
    fn has(&self, wanted: &str) -> bool {
        let mut relation = None;
        for parameter in split(self.parameters, ';') {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let (name, value) = (name.trim(), value.trim().trim_matches('"'));
            if name.eq_ignore_ascii_case("anchor") {
                // The link's context is another resource (§3.2).
                return false;
            }
            // Of several `rel` parameters, the first counts (§3.3).
            if name.eq_ignore_ascii_case("rel") && relation.is_none() {
                relation = Some(value);
            }
        }
        let mut relations = relation.unwrap_or_default().split_ascii_whitespace();
        relations.any(|relation| relation.eq_ignore_ascii_case(wanted))
    }
}

/// Returns the links of one header line.
fn links(mut line: &str) -> impl Iterator<Item = Link<'_>> {
    std::iter::from_fn(move || {
        let (_, start) = line.split_once('<')?;
        let (target, rest) = start.split_once('>')?;
        let parameters = split(rest, ',').next().unwrap_or_default();
        line = rest.strip_prefix(parameters).unwrap_or_default();
        Some(Link {
            target: target.trim(),
            parameters,
        })
    })
}

/// Splits `text` at separators outside quoted strings.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut after_backslash) = (false, false);
    text.split(move |c| {
        let escaped = quoted && after_backslash;
        after_backslash = c == '\\' && !escaped;
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        c == separator && !quoted
    })
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue, LINK};

    fn next(lines: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(LINK, HeaderValue::from_static(line));
        }
        super::next(&headers).map(str::to_owned)
    }

    #[test]
    fn the_next_link_is_found_among_others() {
        let target = Some("https://a.example/?page=2".to_owned());
        for line in [
            r#"<https://a.example/?page=2>; rel="next""#,
            "<https://a.example/?page=2>;rel=next",
            r#"<https://a.example/?page=2>; REL="last NEXT"; title="a""#,
            r#"<https://a.example/?page=1>; rel="prev", <https://a.example/?page=2>; rel="next""#,
            r#"<https://a.example/1>; title="x, <y>; rel=next", <https://a.example/?page=2>; rel=next"#,
            r#"<https://a.example/1>; title="\", <y>; rel=next", < https://a.example/?page=2 > ; rel = "next""#,
        ] {
            assert_eq!(next(&[line]), target, "{line}");
        }
        assert_eq!(
            next(&["<p>; rel=prev", "<n>; rel=next"]),
            Some("n".to_owned())
        );
    }

    #[test]
    fn a_comma_in_a_target_does_not_end_the_link() {
        assert_eq!(
            next(&["</a?ids=1,2;3>; rel=next"]),
            Some("/a?ids=1,2;3".to_owned())
        );
    }

    #[test]
    fn links_with_another_context_or_relation_are_ignored() {
        for line in [
            "",
            "<a>",
            "<a>; rel=nextish",
            "<a>; rel=prev; rel=next",
            r##"<a>; rel=next; anchor="#x""##,
            "<a; rel=next",
            "a; rel=next",
            r#"<a>; title="rel=next"#,
        ] {
            assert_eq!(next(&[line]), None, "{line}");
        }
    }
}
