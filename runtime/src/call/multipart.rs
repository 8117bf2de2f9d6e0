//! Multipart bodies (RFC 7578) of values and files, in the order they were added.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{BufMut as _, Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use serde::Serialize;
use serde_json::value::RawValue;

use super::style;
use super::upload::{File, Ready};
use crate::error::ArgumentError;
use crate::json::raw::raw;

/// The media type of a multipart body, unless its operation has another one.
pub(crate) const MEDIA_TYPE: &str = "multipart/form-data";

/// Returns the media type of a body with its parameters. That of `multipart/related` includes the
/// type of the first part (RFC 2387 §3.1).
pub(crate) fn media_type(name: &str, body: &Multipart, boundary: &str) -> String {
    let whole = format!("{name}; boundary={boundary}");
    let first = body.parts.first();
    match first.filter(|_| name.eq_ignore_ascii_case("multipart/related")) {
        Some(root) => format!("{whole}; type=\"{}\"", root.media_type()),
        None => whole,
    }
}

/// The parts of a body, and the headers that some of them have.
#[derive(Clone, Default)]
pub(crate) struct Multipart {
    pub(crate) parts: Vec<Part>,
    pub(crate) headers: Vec<PartHeader>,
}

/// A header of all parts with a name.
#[derive(Clone)]
pub(crate) struct PartHeader {
    pub(crate) part: String,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A part of a multipart body.
#[derive(Clone)]
pub(crate) struct Part {
    name: String,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Value {
        media_type: Option<&'static str>,
        text: String,
    },
    File {
        file: File,
        media_type: &'static str,
    },
}

impl Part {
    /// Creates a file part. `media_type` applies unless the file sets its own.
    pub(crate) fn file(name: &str, file: File, media_type: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            content: Content::File { file, media_type },
        }
    }

    /// Creates the part of a text.
    pub(crate) fn text(name: String, text: String) -> Self {
        Self {
            name,
            content: Content::Value {
                media_type: None,
                text,
            },
        }
    }

    /// Whether the part can be sent again.
    pub(crate) fn is_repeatable(&self) -> bool {
        match &self.content {
            Content::Value { .. } => true,
            Content::File { file, .. } => file.content.is_repeatable(),
        }
    }

    /// Creates the parts for a value: one for each list item, none for null. Values of a JSON media
    /// type and objects are JSON, other values are text (OpenAPI 3.1.1 §4.8.15.1.1).
    pub(crate) fn values<V: Serialize + ?Sized>(
        name: &str,
        value: &V,
        media_type: Option<&'static str>,
    ) -> Result<Vec<Self>, ArgumentError> {
        let refused = |_| ArgumentError::new(name, "cannot be written as a part");
        let json = raw(value).map_err(refused)?;
        let items: Vec<&RawValue> = if json.get().starts_with('[') {
            serde_json::from_str(json.get()).map_err(refused)?
        } else {
            vec![&json]
        };
        let parts = items
            .into_iter()
            .filter(|item| item.get() != "null")
            .map(|item| {
                let text = item.get();
                let is_object = text.starts_with(['{', '[']);
                let is_json = is_object || media_type.is_some_and(is_json);
                Ok(Self {
                    name: name.to_owned(),
                    content: Content::Value {
                        media_type: media_type.or(is_object.then_some("application/json")),
                        text: if is_json {
                            text.to_owned()
                        } else {
                            style::plain(item)?
                        },
                    },
                })
            });
        parts
            .collect::<Result<_, serde_json::Error>>()
            .map_err(refused)
    }

    /// The media type; text without one is plain (RFC 7578 §4.4).
    fn media_type(&self) -> String {
        let media_type = match &self.content {
            Content::Value { media_type, .. } => media_type.unwrap_or("text/plain"),
            Content::File { file, media_type } => file.content.media_type().unwrap_or(media_type),
        };
        // Prevents the caller's value from starting another header or parameter.
        let is_sendable = |c: &char| !c.is_control() && *c != '"';
        media_type.chars().filter(is_sendable).collect()
    }

    fn head(&self, boundary: &str, headers: &[PartHeader]) -> String {
        let name = quoted(&self.name);
        let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
        let is_plain = matches!(
            &self.content,
            Content::Value {
                media_type: None,
                ..
            }
        );
        if let Content::File { file, .. } = &self.content {
            let file_name = file.name.as_ref().unwrap_or(&self.name);
            let _ = write!(head, "; filename=\"{}\"", quoted(file_name));
        }
        if !is_plain {
            let _ = write!(head, "\r\nContent-Type: {}", self.media_type());
        }
        for header in headers.iter().filter(|header| header.part == self.name) {
            let _ = write!(head, "\r\n{}: {}", header.name, header.value);
        }
        head.push_str("\r\n\r\n");
        head
    }
}

/// Whether values of a media type are JSON: `application/json`, `application/problem+json`.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

/// Escapes a name within quotes (WHATWG HTML, multipart/form-data).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Builds the body, in one piece if no part is a stream. `None` if one is a stream that was already
/// sent.
pub(crate) fn write(body: &Multipart, boundary: &str) -> Option<Ready> {
    let mut pieces = VecDeque::new();
    let mut text = BytesMut::new();
    for part in &body.parts {
        text.put_slice(part.head(boundary, &body.headers).as_bytes());
        match &part.content {
            Content::Value { text: value, .. } => text.put_slice(value.as_bytes()),
            Content::File { file, .. } => match file.content.ready()? {
                Ready::Bytes(bytes) => text.put_slice(&bytes),
                stream @ Ready::Stream(_) => {
                    pieces.extend([Ready::Bytes(text.split().freeze()), stream]);
                }
            },
        }
        text.put_slice(b"\r\n");
    }
    text.put_slice(format!("--{boundary}--\r\n").as_bytes());
    let end = text.freeze();
    if pieces.is_empty() {
        return Some(Ready::Bytes(end));
    }
    pieces.push_back(Ready::Bytes(end));
    Some(Ready::Stream(reqwest::Body::wrap(Pieces(pieces))))
}

/// Concatenates the pieces of a body.
struct Pieces(VecDeque<Ready>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        let pieces = &mut self.get_mut().0;
        loop {
            match pieces.front_mut() {
                None => return Poll::Ready(None),
                Some(Ready::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    pieces.pop_front();
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                Some(Ready::Stream(body)) => match ready!(Pin::new(body).poll_frame(context)) {
                    Some(frame) => return Poll::Ready(Some(frame)),
                    None => drop(pieces.pop_front()),
                },
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        let sizes = self.0.iter().map(|piece| match piece {
            Ready::Bytes(bytes) => Some(bytes.len() as u64),
            Ready::Stream(body) => body.size_hint().exact(),
        });
        let whole = sizes.sum::<Option<u64>>();
        whole.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

#[cfg(test)]
mod tests {
    use super::{Multipart, Part, PartHeader, write};
    use crate::call::upload::{File, Ready};

    fn multipart(parts: Vec<Part>) -> Multipart {
        Multipart {
            parts,
            headers: Vec::new(),
        }
    }

    fn written(body: &Multipart) -> String {
        match write(body, "B") {
            Some(Ready::Bytes(bytes)) => String::from_utf8(bytes.into()).unwrap(),
            _ => panic!("not in one piece"),
        }
    }

    #[test]
    fn values_and_files_become_parts() {
        let mut parts = Part::values("tags", &["a", "b"], None).unwrap();
        parts.extend(Part::values("count", &2, None).unwrap());
        parts.extend(Part::values("none", &None::<u8>, None).unwrap());
        parts.extend(Part::values("meta", &serde_json::json!({"a": "x"}), None).unwrap());
        let file = File::new("a \"b\".txt", "hello");
        parts.push(Part::file("file", file, "text/plain"));
        assert_eq!(
            written(&multipart(parts)),
            "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
             --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n\
             --B\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n2\r\n\
             --B\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"a\":\"x\"}\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n\
             --B--\r\n"
        );
    }

    /// OpenAPI 3.1.1 §4.8.15.1.1: the media type of a list applies to each of its items.
    #[test]
    fn a_media_type_applies_to_each_item() {
        let body = |values: &serde_json::Value, media_type| {
            written(&multipart(
                Part::values("a", values, Some(media_type)).unwrap(),
            ))
        };
        let values = serde_json::json!(["x", 2.0, null]);
        assert_eq!(
            body(&values, "application/vnd.a+json; v=1"),
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: application/vnd.a+json; v=1\r\n\r\n\"x\"\r\n\
             --B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: application/vnd.a+json; v=1\r\n\r\n2\r\n\
             --B--\r\n"
        );
        assert_eq!(
            body(&values, "text/plain"),
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain\r\n\r\nx\r\n\
             --B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain\r\n\r\n2\r\n\
             --B--\r\n"
        );
    }

    #[test]
    fn a_header_belongs_to_the_parts_with_its_name() {
        let header = PartHeader {
            part: "a".to_owned(),
            name: "X-Limit".to_owned(),
            value: "3".to_owned(),
        };
        let body = Multipart {
            parts: vec![
                Part::text("a".to_owned(), "x".to_owned()),
                Part::text("b".to_owned(), "y".to_owned()),
            ],
            headers: vec![header],
        };
        assert_eq!(
            written(&body),
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nX-Limit: 3\r\n\r\nx\r\n\
             --B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\ny\r\n\
             --B--\r\n"
        );
    }

    #[test]
    fn a_file_defaults_to_the_name_and_type_of_its_part() {
        let nameless = Part::file("file", "x".into(), "application/octet-stream");
        let head = nameless.head("B", &[]);
        assert!(
            head.contains("name=\"file\"; filename=\"file\"\r\n"),
            "{head}"
        );
        assert!(
            head.contains("Content-Type: application/octet-stream\r\n"),
            "{head}"
        );
        let typed = File::new("a", "x").content_type("image/png\r\nX: y");
        let head = Part::file("file", typed, "text/plain").head("B", &[]);
        assert!(
            head.contains("Content-Type: image/pngX: y\r\n\r\n"),
            "{head}"
        );
    }

    #[test]
    fn the_size_is_known_if_all_parts_have_one() {
        use http_body::Body as _;
        let body = |stream| {
            let parts = [Part::file("f", File::new("f", stream), "text/plain")];
            match write(&multipart(parts.into()), "B") {
                Some(Ready::Stream(body)) => body.size_hint().exact(),
                _ => None,
            }
        };
        let sized = reqwest::Body::wrap("hello".to_owned());
        let head = Part::file("f", File::new("f", ""), "text/plain")
            .head("B", &[])
            .len() as u64;
        assert_eq!(body(sized), Some(head + 5 + "\r\n--B--\r\n".len() as u64));
    }
}
