//! Parses multipart bodies (RFC 7578).

use bytes::Bytes;

/// A part of a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The name of the field.
    pub(crate) name: String,
    /// The name of the file, if it is one.
    pub(crate) file_name: Option<String>,
    /// Its media type.
    pub(crate) media_type: Option<String>,
    /// Its headers.
    pub(crate) headers: Vec<(String, String)>,
    /// Its content.
    pub(crate) content: Bytes,
}

impl Part {
    /// The text of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let header = headers.find(|(key, _)| key.eq_ignore_ascii_case(name));
        header.map(|(_, value)| value.as_str())
    }
}

/// The parts of a body; `None` if the body does not match its boundary.
pub(crate) fn parts(content_type: &str, body: &Bytes) -> Option<Vec<Part>> {
    let (_, boundary) = content_type.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let delimiter = format!("--{boundary}");
    if boundary.is_empty() || !body.starts_with(delimiter.as_bytes()) {
        return None;
    }
    let delimiter = format!("\r\n{delimiter}");
    let mut rest = body.slice(delimiter.len().checked_sub(2)?..);
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        let head_end = find(&rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(rest.get(..head_end)?).ok()?;
        let content = rest.slice(head_end + 4..);
        let end = find(&content, delimiter.as_bytes())?;
        parts.push(part(head, content.slice(..end))?);
        rest = content.slice(end + delimiter.len()..);
    }
}

fn part(head: &str, content: Bytes) -> Option<Part> {
    let headers: Vec<(String, String)> = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    let header = |name: &str| {
        let mut headers = headers.iter();
        let header = headers.find(|(key, _)| key.eq_ignore_ascii_case(name));
        header.map(|(_, value)| value.clone())
    };
    let disposition = header("Content-Disposition")?;
    let parameter = |name: &str| {
        let (_, value) = disposition.split_once(&format!("; {name}=\""))?;
        value.split('"').next().map(str::to_owned)
    };
    Some(Part {
        name: parameter("name")?,
        file_name: parameter("filename"),
        media_type: header("Content-Type"),
        headers,
        content,
    })
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_separated() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n--b\r\ncontent-disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n--b--\r\n";
        let parts = parts("multipart/form-data; boundary=b", &body.into()).unwrap();
        assert_eq!(
            parts,
            [
                Part {
                    name: "a".into(),
                    file_name: None,
                    media_type: None,
                    headers: vec![("Content-Disposition".into(), "form-data; name=\"a\"".into())],
                    content: "1\r\n2".into(),
                },
                Part {
                    name: "f".into(),
                    file_name: Some("x.txt".into()),
                    media_type: Some("text/plain".into()),
                    headers: vec![
                        (
                            "content-disposition".into(),
                            "form-data; name=\"f\"; filename=\"x.txt\"".into()
                        ),
                        ("Content-Type".into(), "text/plain".into())
                    ],
                    content: Bytes::new(),
                },
            ]
        );
    }

    #[test]
    fn a_truncated_body_is_rejected() {
        for body in ["", "--b", "--b\r\n", "--b\r\n\r\n\r\n--b--", "x--b--"] {
            assert_eq!(
                parts("multipart/form-data; boundary=b", &body.into()),
                None,
                "{body}"
            );
        }
        assert_eq!(parts("multipart/form-data", &"--".into()), None);
    }
}
