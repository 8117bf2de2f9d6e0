//! Raw content of a call: bytes, text or a stream. Also files, as parts of a multipart body.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};

type BoxError = Box<dyn StdError + Send + Sync>;

/// Content to send: bytes, text or a stream.
///
/// ```
/// use licit_runtime::Upload;
///
/// let picture = Upload::from(vec![0x89, 0x50, 0x4e, 0x47]).content_type("image/png");
/// let note = Upload::from("Cheers!");
/// # let _ = (picture, note);
/// ```
///
/// A stream can be sent only once: its call is not retried, and clones share the stream.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    content_type: Option<String>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Stream(Once),
}

/// A body that can be taken once, shared by all clones.
#[derive(Clone)]
pub(crate) struct Once(Arc<Mutex<Option<reqwest::Body>>>);

impl Once {
    pub(crate) fn new(body: reqwest::Body) -> Self {
        Self(Arc::new(Mutex::new(Some(body))))
    }

    /// Takes the body; `None` if it was already taken.
    pub(crate) fn take(&self) -> Option<reqwest::Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Content that is ready to be sent.
pub(crate) enum Ready {
    Bytes(Bytes),
    Stream(reqwest::Body),
}

impl Upload {
    /// Creates content from a stream. Set `length` to its size in bytes, if known: some servers
    /// require it.
    pub fn stream<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let chunks = Chunks {
            stream: Mutex::new(Box::pin(stream)),
            length,
        };
        reqwest::Body::wrap(chunks).into()
    }

    /// Sets the media type. Overrides the operation's.
    #[must_use]
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        Self {
            content_type: Some(content_type.into()),
            ..self
        }
    }

    pub(crate) fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Whether the content can be sent again.
    pub(crate) fn is_repeatable(&self) -> bool {
        matches!(self.source, Source::Bytes(_))
    }

    /// Returns the content, or `None` if it is a stream that was already sent.
    pub(crate) fn ready(&self) -> Option<Ready> {
        match &self.source {
            Source::Bytes(bytes) => Some(Ready::Bytes(bytes.clone())),
            Source::Stream(once) => once.take().map(Ready::Stream),
        }
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

/// A file, as a part of a multipart body (RFC 7578 §4.2).
///
/// ```
/// use licit_runtime::File;
///
/// let invoice = File::new("invoice.pdf", vec![0x25, 0x50, 0x44, 0x46])
///     .content_type("application/pdf");
/// # let _ = invoice;
/// ```
///
/// Unnamed content converts to a file as well. Its file name is the name of its part, because
/// servers recognize files by their file name.
#[derive(Debug, Clone)]
pub struct File {
    pub(crate) name: Option<String>,
    pub(crate) content: Upload,
}

impl File {
    /// Creates a file with a name.
    pub fn new(name: impl Into<String>, content: impl Into<Upload>) -> Self {
        Self {
            name: Some(name.into()),
            content: content.into(),
        }
    }

    /// Sets the media type. Overrides the operation's.
    #[must_use]
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        Self {
            content: self.content.content_type(content_type),
            ..self
        }
    }
}

impl From<Upload> for File {
    fn from(content: Upload) -> Self {
        Self {
            name: None,
            content,
        }
    }
}

/// Implements the conversions to content and to a file.
macro_rules! content {
    ($($from:ty => $into:expr),+ $(,)?) => {$(
        impl From<$from> for Upload {
            fn from(content: $from) -> Self {
                let into: fn($from) -> Source = $into;
                Self {
                    source: into(content),
                    content_type: None,
                }
            }
        }

        impl From<$from> for File {
            fn from(content: $from) -> Self {
                Upload::from(content).into()
            }
        }
    )+};
}

content! {
    Bytes => Source::Bytes,
    crate::model::types::Bytes => |bytes| Source::Bytes(bytes.into_inner()),
    Vec<u8> => |bytes| Source::Bytes(bytes.into()),
    &[u8] => |bytes| Source::Bytes(Bytes::copy_from_slice(bytes)),
    String => |text| Source::Bytes(text.into()),
    &str => |text| Source::Bytes(Bytes::copy_from_slice(text.as_bytes())),
    reqwest::Body => |body| match body.as_bytes() {
        Some(bytes) => Source::Bytes(Bytes::copy_from_slice(bytes)),
        None => Source::Stream(Once::new(body)),
    },
}

/// Converts the chunks of a stream to a body.
struct Chunks<S> {
    /// Never locked. A body must be `Sync`, and the mutex makes a `Send` stream `Sync`.
    stream: Mutex<Pin<Box<S>>>,
    length: Option<u64>,
}

impl<S, B, E> Body for Chunks<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let stream = self.get_mut().stream.get_mut();
        let stream = stream.unwrap_or_else(PoisonError::into_inner);
        let next = stream.as_mut().poll_next(context);
        next.map(|chunk| {
            chunk.map(|chunk| match chunk {
                Ok(chunk) => Ok(Frame::data(chunk.into())),
                Err(error) => Err(error.into()),
            })
        })
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ready, Upload};

    #[test]
    fn bytes_can_be_sent_again_and_a_stream_cannot() {
        let bytes = Upload::from("x");
        assert!(bytes.ready().is_some() && bytes.ready().is_some());
        let stream = Upload::from(reqwest::Body::wrap("x".to_owned()));
        let copy = stream.clone();
        assert!(matches!(stream.ready(), Some(Ready::Stream(_))));
        assert!(copy.ready().is_none());
    }

    #[test]
    fn content_is_never_printed() {
        let shown = format!("{:?}", super::File::new("a.txt", "s3cret"));
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}
