//! Parses a browser's HTTP/1 request (RFC 9112), within limits, as far as a callback requires.

use tokio::io::{AsyncRead, AsyncReadExt as _};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// The maximum size of a request head, close to the browsers' own URL limits.
const MAX_HEAD: usize = 32 * 1024;
/// The maximum size of a callback's form.
const MAX_BODY: usize = 64 * 1024;

/// The end of a request head.
const END: &[u8] = b"\r\n\r\n";

/// A request. Does not implement `Debug`, because its parameters contain codes.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) host: String,
    /// The query, or the form in the body.
    pub(super) parameters: Secret,
    /// Whether the request is a prefetch.
    pub(super) is_speculative: bool,
}

/// The reason that a request could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Not a valid HTTP/1 request for a callback.
    Malformed,
    /// Larger than any callback.
    TooLarge,
    /// The connection was closed before the request was complete.
    Gone,
}

impl Request {
    pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Self, Unreadable> {
        // A growing buffer would leave copies of the code in memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_HEAD));
        let mut searched = 0;
        let end = loop {
            if let Some(end) = find(&bytes, searched, END) {
                break end;
            }
            searched = bytes.len().saturating_sub(END.len() - 1);
            if bytes.len() >= MAX_HEAD {
                return Err(Unreadable::TooLarge);
            }
            match stream.read_buf(&mut *bytes).await {
                Ok(0) | Err(_) => return Err(Unreadable::Gone),
                Ok(_) => {}
            }
        };
        let (head, body) = bytes.split_at_checked(end).ok_or(Unreadable::Malformed)?;
        let head = Head::parse(head)?;
        let mut parameters = Secret::new(head.query);
        if head.method == "POST" {
            let length = head.form_length.ok_or(Unreadable::Malformed)?;
            let begun = body.get(END.len()..).unwrap_or_default();
            parameters = form(stream, length, begun).await?;
        }
        Ok(Self {
            method: head.method,
            path: head.path,
            host: head.host,
            parameters,
            is_speculative: head.is_speculative,
        })
    }
}

/// Reads a form from a body of `length` bytes, part of which has already been read.
async fn form(
    stream: &mut (impl AsyncRead + Unpin),
    length: usize,
    begun: &[u8],
) -> Result<Secret, Unreadable> {
    if length > MAX_BODY {
        return Err(Unreadable::TooLarge);
    }
    let begun = begun.get(..length).unwrap_or(begun);
    let mut body = Zeroizing::new(vec![0; length]);
    let (start, rest) = body
        .split_at_mut_checked(begun.len())
        .ok_or(Unreadable::Malformed)?;
    start.copy_from_slice(begun);
    stream
        .read_exact(rest)
        .await
        .map_err(|_| Unreadable::Gone)?;
    // Moved rather than copied, unless it is rejected as invalid text.
    String::from_utf8(std::mem::take(&mut *body))
        .map(Secret::new)
        .map_err(|error| {
            drop(Zeroizing::new(error.into_bytes()));
            Unreadable::Malformed
        })
}

/// Returns the position of `needle`, starting at `from`.
fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let mut windows = bytes.get(from..)?.windows(needle.len());
    windows
        .position(|window| window == needle)
        .map(|at| from + at)
}

struct Head {
    method: String,
    path: String,
    query: String,
    host: String,
    /// The length of the form in the body, if there is one.
    form_length: Option<usize>,
    is_speculative: bool,
}

impl Head {
    fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Malformed)?;
        let mut lines = text.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (first.next(), first.next(), first.next(), first.next())
        else {
            return Err(Unreadable::Malformed);
        };
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return Err(Unreadable::Malformed);
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut head = Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            host: String::new(),
            form_length: None,
            is_speculative: false,
        };
        let (mut length, mut is_form) = (None, false);
        for line in lines {
            let (name, value) = line.split_once(':').ok_or(Unreadable::Malformed)?;
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                // Different readers could use different values (RFC 9112 §3.2).
                "host" if !head.host.is_empty() => return Err(Unreadable::Malformed),
                "host" => value.clone_into(&mut head.host),
                "content-length" if length.is_some() => return Err(Unreadable::Malformed),
                "content-length" => {
                    length = Some(value.parse().map_err(|_| Unreadable::Malformed)?);
                }
                "content-type" => {
                    let kind = value.split(';').next().unwrap_or_default().trim();
                    is_form = kind.eq_ignore_ascii_case(crate::http::form::MEDIA_TYPE);
                }
                // Browsers do not send forms with a transfer encoding.
                "transfer-encoding" => return Err(Unreadable::Malformed),
                "sec-purpose" | "purpose" | "x-purpose" | "x-moz" => {
                    let ahead = ["prefetch", "prerender", "preview"];
                    head.is_speculative |= ahead.iter().any(|word| value.contains(word));
                }
                _ => {}
            }
        }
        head.form_length = length.filter(|_| is_form);
        Ok(head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(text: &str) -> Result<Request, Unreadable> {
        Request::read(&mut text.as_bytes()).await
    }

    #[tokio::test]
    async fn parameters_come_from_the_query_or_a_form_body() {
        let got = read("GET /cb?code=a&state=b HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n")
            .await
            .ok()
            .unwrap();
        assert_eq!(
            (
                &*got.method,
                &*got.path,
                &*got.host,
                got.parameters.expose()
            ),
            ("GET", "/cb", "127.0.0.1:1", "code=a&state=b")
        );
        let posted = read(
            "POST /cb HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\r\ncontent-length: 6\r\n\r\ncode=aXXX",
        )
        .await
        .ok()
        .unwrap();
        assert_eq!(posted.parameters.expose(), "code=a");
    }

    #[tokio::test]
    async fn requests_that_no_browser_sends_for_a_callback_are_rejected() {
        for bad in [
            "\r\n\r\n",
            "GET\r\n\r\n",
            "GET http://127.0.0.1/cb HTTP/1.1\r\n\r\n",
            "GET /cb HTTP/2\r\n\r\n",
            "GET /c b HTTP/1.1\r\n\r\n",
            "GET /cb HTTP/1.1\r\nno header\r\n\r\n",
            "GET /cb HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST /cb HTTP/1.1\r\ncontent-length: 6\r\ncontent-length: 0\r\n\r\ncode=a",
            "POST /cb HTTP/1.1\r\ncontent-length: 6\r\n\r\ncode=a",
            "POST /cb HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n",
            "POST /cb HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: -1\r\n\r\n",
        ] {
            assert_eq!(read(bad).await.err(), Some(Unreadable::Malformed), "{bad}");
        }
        let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(MAX_HEAD * 2));
        assert_eq!(read(&long).await.err(), Some(Unreadable::TooLarge));
        let long = "POST /cb HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 999999999\r\n\r\n";
        assert_eq!(read(long).await.err(), Some(Unreadable::TooLarge));
        assert_eq!(read("GET /cb").await.err(), Some(Unreadable::Gone));
    }

    #[tokio::test]
    async fn prefetches_are_recognized_by_their_headers() {
        for header in [
            "Sec-Purpose: prefetch;prerender",
            "Purpose: prefetch",
            "X-moz: prefetch",
        ] {
            let request = format!("GET /cb HTTP/1.1\r\n{header}\r\n\r\n");
            assert!(
                read(&request).await.ok().unwrap().is_speculative,
                "{header}"
            );
        }
    }
}
