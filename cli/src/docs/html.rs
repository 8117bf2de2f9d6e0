//! HTML from trusted tags and escaped texts.

use crate::html::escaped;

/// HTML. Texts become HTML only by `text`.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds tags of this program, which contain no text of the spec.
    pub(super) fn tag(&mut self, tag: &'static str) -> &mut Self {
        self.0.push_str(tag);
        self
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escaped(text));
        self
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// Adds a text between tags.
    pub(super) fn within(
        &mut self,
        open: &'static str,
        text: &str,
        close: &'static str,
    ) -> &mut Self {
        self.tag(open).text(text).tag(close)
    }

    /// Adds other HTML.
    pub(super) fn html(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// Adds a link, if the URL is one of the web. Otherwise the text alone.
    pub(super) fn link(&mut self, url: &str, text: &str) -> &mut Self {
        if url.starts_with("https://") || url.starts_with("http://") {
            self.tag("<a rel=\"noreferrer\" href=\"")
                .text(url)
                .tag("\">");
            self.text(text).tag("</a>")
        } else {
            self.text(text)
        }
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// A name as part of an `id`: other characters than letters and digits become their numbers.
pub(super) fn anchor(name: &str) -> String {
    let letters = name.chars();
    letters
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c.to_string()
            } else {
                format!("-{:x}-", u32::from(c))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_remain_texts() {
        assert_eq!(
            escaped("<b a='1' c=\"2\">&\u{202e}\0"),
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\u{fffd}\u{fffd}"
        );
        let mut html = Html::default();
        html.link("javascript:alert(1)", "x");
        assert_eq!(html.into_string(), "x");
        assert_eq!(anchor("a b\""), "a-20-b-22-");
    }
}
