//! A request that is ready to be sent, and its result type.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::arguments::Call;
use super::byte_stream::ByteStream;
use super::client::Client;
use super::events::{self, Events};
use super::graphql;
use super::lines::Lines;
use super::sending::{Sending, SendingWithMeta};
use super::streamed::Streamed;
use super::upload::{File, Upload};
use crate::error::Error;
use crate::error::decode::DecodeError;
use crate::http::incoming::Incoming;
use crate::http::options::CallOptions;
use crate::model::types;
use crate::reply;
use crate::reply::raw_reply::{FromReply, RawReply};
use crate::tables::Style;

/// What ends many streams of JSON events, and is no JSON.
const DONE: &str = "[DONE]";

/// Reads a value at a JSON pointer from a body.
pub(crate) type Decode<T> = fn(&Bytes, &str) -> Result<T, DecodeError>;

/// How a success reply is read.
pub(crate) enum Read<T> {
    /// A value from the complete body.
    Whole(Decode<T>),
    /// A value that depends on the status and media type.
    ByStatus(fn(&RawReply) -> Result<T, DecodeError>),
    /// A stream, as soon as the body starts.
    Stream(Streamed, fn(Incoming, &Call) -> T),
}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Read<T> {}

/// A request that returns a `T`. `E` is the provider's error type.
///
/// Dropping the future returned by [`send`](Self::send) cancels the call, but not a token refresh
/// that it waits for.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<T, E> {
    // Boxed, because requests are moved through every setter of generated code.
    pub(super) call: Box<Call>,
    pub(super) read: Read<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Request<T, E> {
    pub(crate) fn new(call: Call, decode: Decode<T>) -> Self {
        Self {
            call: Box::new(call),
            read: Read::Whole(decode),
            error: PhantomData,
        }
    }

    /// Creates a request whose reply is read by its status, headers and body.
    pub(crate) fn by_status(call: Call, read: fn(&RawReply) -> Result<T, DecodeError>) -> Self {
        Self {
            call: Box::new(call),
            read: Read::ByStatus(read),
            error: PhantomData,
        }
    }

    /// Creates a request with a streamed reply.
    pub(crate) fn streaming(
        call: Call,
        streamed: Streamed,
        start: fn(Incoming, &Call) -> T,
    ) -> Self {
        Self {
            call: Box::new(call),
            read: Read::Stream(streamed, start),
            error: PhantomData,
        }
    }
}

impl<T, E: From<Error>> Request<T, E> {
    /// Sends the request.
    ///
    /// # Errors
    ///
    /// The provider's errors, and any error in sending the request or reading the reply.
    pub fn send(self) -> Sending<T, E> {
        self.send_with_meta().without_meta()
    }

    /// Sends the request and returns the status and headers with the value.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_with_meta(self) -> SendingWithMeta<T, E> {
        SendingWithMeta::new(self.call, self.read)
    }
}

impl Call {
    /// Creates a request with a JSON reply. An empty body is read as null.
    pub fn request<T: DeserializeOwned, E>(self) -> Request<T, E> {
        Request::new(self, reply::decode)
    }

    /// Creates a request whose reply body is ignored.
    pub fn request_unit<E>(self) -> Request<(), E> {
        Request::new(self, |_, _| Ok(()))
    }

    /// Creates a request that returns the raw reply body.
    pub fn request_bytes<E>(self) -> Request<types::Bytes, E> {
        Request::new(self, |body, _| Ok(body.clone().into()))
    }

    /// Creates a request whose reply is read by its status and media type: text, or one of several
    /// types.
    pub fn request_by_status<T: FromReply, E>(self) -> Request<T, E> {
        Request::by_status(self, T::from_reply)
    }

    /// Creates a request that streams a reply of any size.
    pub fn request_byte_stream<E>(self) -> Request<ByteStream<E>, E> {
        Request::streaming(self, Streamed::Bytes, |incoming, _| {
            ByteStream::new(incoming)
        })
    }

    /// Creates a request for server-sent events with JSON data. `[DONE]`, which is no JSON, ends the
    /// stream unless the spec states another end.
    pub fn request_events<T: DeserializeOwned, E>(self) -> Request<Events<T, E>, E> {
        Request::streaming(self, Streamed::Events, |incoming, call| {
            Events::new(incoming, call, events::json).or_end(DONE)
        })
    }

    /// Creates a request for server-sent events with text data.
    pub fn request_text_events<E>(self) -> Request<Events<String, E>, E> {
        Request::streaming(self, Streamed::Events, |incoming, call| {
            Events::new(incoming, call, Ok)
        })
    }

    /// Creates a request for JSON lines.
    pub fn request_lines<T: DeserializeOwned, E>(self) -> Request<Lines<T, E>, E> {
        Request::streaming(self, Streamed::Lines, |incoming, call| {
            Lines::new(incoming, call.options.get_max_body())
        })
    }
}

impl Client {
    /// Creates a GraphQL request. `body` serializes to an object with `query` and, if needed,
    /// `variables` and `operationName`. Returns the `data` of the reply.
    pub fn graphql<D, E>(&self, body: &impl Serialize) -> Request<D, E>
    where
        D: DeserializeOwned,
    {
        self.call(&graphql::OWN_QUERY).body(body).request()
    }
}

/// Defines the setters common to [`Request`] and [`PagedRequest`](crate::PagedRequest).
macro_rules! setters {
    ($name:ident<$($parameter:ident),+>) => {
        impl<$($parameter),+> $name<$($parameter),+> {
            /// Sets this call's options: timeout, size limit, retries, additional headers and
            /// parameters. Options that they do not set stay unchanged.
            pub fn options(mut self, options: CallOptions) -> Self {
                self.call.options = options.or(&self.call.options);
                self
            }

            /// Sets the timeout of the whole call. Applies to each page of a paged call, and to a
            /// stream until its first byte.
            pub fn timeout(mut self, timeout: Duration) -> Self {
                self.call.options = CallOptions::new()
                    .timeout(timeout)
                    .or(&self.call.options);
                self
            }

            /// Sets a header. The header that carries the token cannot be overridden.
            pub fn header(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.header(name, value))
            }

            /// Sets `{name}` in the path and overrides its default.
            pub fn path(self, name: &'static str, value: impl Serialize) -> Self {
                self.with(|call| call.path(name, value))
            }

            /// Adds a query parameter. List items repeat the name; each member of an object is a
            /// parameter.
            pub fn query(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.query(name, value))
            }

            /// Sets `{name}` in the path with a serialization style.
            pub fn path_as(self, name: &'static str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.path_as(name, value, style))
            }

            /// Adds a query parameter with a serialization style.
            pub fn query_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.query_as(name, value, style))
            }

            /// Sends `name=` if a query parameter has no value.
            pub fn or_empty(self, name: &str) -> Self {
                self.with(|call| call.or_empty(name))
            }

            /// Leaves reserved characters unescaped in the values of a query parameter or a form
            /// field.
            pub fn reserved(self, name: &str) -> Self {
                self.with(|call| call.reserved(name))
            }

            /// Sets a header with a serialization style.
            pub fn header_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.header_as(name, value, style))
            }

            /// Adds a cookie.
            pub fn cookie(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.cookie(name, value))
            }

            /// Adds a cookie with a serialization style.
            pub fn cookie_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.cookie_as(name, value, style))
            }

            /// Sets a member of a JSON object body.
            pub fn body_field<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
                self.with(|call| call.body_field(name, value))
            }

            /// Adds a field to a form body.
            pub fn form_field(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.form_field(name, value))
            }

            /// Adds a field to a form body with a serialization style.
            pub fn form_field_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.form_field_as(name, value, style))
            }

            /// Adds the members of an object to a form body.
            pub fn form<V: Serialize + ?Sized>(self, value: &V) -> Self {
                self.with(|call| call.form(value))
            }

            /// Sets the body to a JSON value.
            pub fn body<V: Serialize + ?Sized>(self, value: &V) -> Self {
                self.with(|call| call.body(value))
            }

            /// Adds a value to a multipart body.
            pub fn part<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
                self.with(|call| call.part(name, value))
            }

            /// Adds a value with a media type to a multipart body.
            pub fn part_of_type<V: Serialize + ?Sized>(
                self,
                name: &str,
                value: &V,
                media_type: &'static str,
            ) -> Self {
                self.with(|call| call.part_of_type(name, value, media_type))
            }

            /// Adds a value with a serialization style to a multipart body.
            pub fn part_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.part_as(name, value, style))
            }

            /// Adds a header to the parts of a multipart body with the name `part`.
            pub fn part_header(self, part: &str, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.part_header(part, name, value))
            }

            /// Adds a header to a part of a multipart body with a serialization style.
            pub fn part_header_as(
                self,
                part: &str,
                name: &str,
                value: impl Serialize,
                style: Style,
            ) -> Self {
                self.with(|call| call.part_header_as(part, name, value, style))
            }

            /// Adds a file to a multipart body.
            pub fn file(
                self,
                name: &str,
                file: impl Into<File>,
                media_type: &'static str,
            ) -> Self {
                self.with(|call| call.file(name, file, media_type))
            }

            /// Adds files to a multipart body.
            pub fn files(self, name: &str, files: Vec<File>, media_type: &'static str) -> Self {
                self.with(|call| call.files(name, files, media_type))
            }

            /// Sets the body to raw content.
            pub fn upload(self, content: impl Into<Upload>) -> Self {
                self.with(|call| call.upload(content))
            }

            /// Sets a variable of the operation's GraphQL document.
            pub fn variable<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
                self.with(|call| call.variable(name, value))
            }

            fn with(mut self, change: impl FnOnce(Call) -> Call) -> Self {
                *self.call = change(*self.call);
                self
            }
        }
    };
}

pub(crate) use setters;

setters!(Request<T, E>);

impl<T, E> fmt::Debug for Request<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Request").field(&self.call).finish()
    }
}
