//! A request that is ready to be sent, and what it returns.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::call::arguments::{Call, CallOptions};
use crate::call::byte_stream::ByteStream;
use crate::call::client::Client;
use crate::call::events::{self, Events};
use crate::call::execute::Streamed;
use crate::call::graphql;
use crate::call::lines::Lines;
use crate::call::sending::{Sending, SendingWithMeta};
use crate::call::style::Style;
use crate::call::upload::{File, Upload};
use crate::error::Error;
use crate::error::decode::DecodeError;
use crate::http::incoming::Incoming;
use crate::model::types;
use crate::reply;
use crate::reply::raw_reply::FromReply;
use crate::reply::raw_reply::RawReply;

/// How a value is read from a body, in which it stands at a JSON pointer.
pub(crate) type Decode<T> = fn(&Bytes, &str) -> Result<T, DecodeError>;

/// What is made of a reply of success.
pub(crate) enum Read<T> {
    /// A value, when the whole body is there.
    Whole(Decode<T>),
    /// A value, by status and media type as well.
    ByStatus(fn(&RawReply) -> Result<T, DecodeError>),
    /// A stream, as soon as the body begins.
    Stream(Streamed, fn(Incoming, &Call) -> T),
}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Read<T> {}

/// A request that returns a `T`, or an `E`: the provider's own error type.
///
/// Dropping the future that [`send`](Self::send) returns cancels the call; a refresh of the token
/// that it waited for goes on.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<T, E> {
    // Boxed, because requests are moved through every setter of generated code.
    call: Box<Call>,
    read: Read<T>,
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

    /// A request whose reply is read by more than its body.
    pub(crate) fn by_status(call: Call, read: fn(&RawReply) -> Result<T, DecodeError>) -> Self {
        Self {
            call: Box::new(call),
            read: Read::ByStatus(read),
            error: PhantomData,
        }
    }

    /// A request whose reply is taken while it comes in.
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
    /// The provider's errors, and whatever comes between it and us.
    pub fn send(self) -> Sending<T, E> {
        self.send_with_meta().without_meta()
    }

    /// Sends the request, and returns status and headers with the value.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> SendingWithMeta<T, E> {
        SendingWithMeta::new(self.call, self.read)
    }
}

impl Call {
    /// A request whose reply is JSON. A reply without a body is read as null.
    pub fn request<T: DeserializeOwned, E>(self) -> Request<T, E> {
        Request::new(self, reply::decode)
    }

    /// A request of whose reply only the success matters.
    pub fn request_unit<E>(self) -> Request<(), E> {
        Request::new(self, |_, _| Ok(()))
    }

    /// A request whose reply is taken as it is.
    pub fn request_bytes<E>(self) -> Request<types::Bytes, E> {
        Request::new(self, |body, _| Ok(body.clone().into()))
    }

    /// A request whose reply is read by its status and media type: text, or one of several types.
    pub fn request_by_status<T: FromReply, E>(self) -> Request<T, E> {
        Request::by_status(self, T::from_reply)
    }

    /// A request whose reply is taken as it comes in, of any size.
    pub fn request_byte_stream<E>(self) -> Request<ByteStream<E>, E> {
        Request::streaming(self, Streamed::Bytes, |incoming, _| {
            ByteStream::new(incoming)
        })
    }

    /// A request whose reply are server-sent events with JSON data.
    pub fn request_events<T: DeserializeOwned, E>(self) -> Request<Events<T, E>, E> {
        Request::streaming(self, Streamed::Events, |incoming, call| {
            Events::new(incoming, call, events::json)
        })
    }

    /// A request whose reply are server-sent events with text for data.
    pub fn request_text_events<E>(self) -> Request<Events<String, E>, E> {
        Request::streaming(self, Streamed::Events, |incoming, call| {
            Events::new(incoming, call, Ok)
        })
    }

    /// A request whose reply are JSON texts, each on a line of its own.
    pub fn request_lines<T: DeserializeOwned, E>(self) -> Request<Lines<T, E>, E> {
        Request::streaming(self, Streamed::Lines, |incoming, call| {
            Lines::new(incoming, call.options.max_body)
        })
    }
}

impl Client {
    /// A GraphQL request of the caller's own: `body` serialises to an object with `query`, and
    /// `variables` and `operationName` where they are needed. The reply is what stands in `data`.
    pub fn graphql<D, E>(&self, body: &impl Serialize) -> Request<D, E>
    where
        D: DeserializeOwned,
    {
        self.call(&graphql::OWN_QUERY).body(body).request()
    }
}

/// The setters that [`Request`] and [`PagedRequest`](crate::PagedRequest) share.
macro_rules! setters {
    ($name:ident<$($parameter:ident),+>) => {
        impl<$($parameter),+> $name<$($parameter),+> {
            /// How the call is made.
            pub fn options(mut self, options: CallOptions) -> Self {
                self.call.options = options;
                self
            }

            /// The time for the whole call; for paged calls, for each page; for streams, until they
            /// begin.
            pub fn timeout(mut self, timeout: Duration) -> Self {
                self.call.options.timeout = timeout;
                self
            }

            /// Sets a header. The token's own cannot be replaced.
            pub fn header(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.header(name, value))
            }

            /// Sets `{name}` in the path, in place of its default.
            pub fn path(self, name: &'static str, value: impl Serialize) -> Self {
                self.with(|call| call.path(name, value))
            }

            /// Adds to the query. The items of a list repeat the name.
            pub fn query(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.query(name, value))
            }

            /// Sets `{name}` in the path, in a style.
            pub fn path_as(self, name: &'static str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.path_as(name, value, style))
            }

            /// Adds to the query, in a style.
            pub fn query_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.query_as(name, value, style))
            }

            /// Leaves characters with a meaning in URLs as they are in the values of a parameter of
            /// the query.
            pub fn reserved(self, name: &str) -> Self {
                self.with(|call| call.reserved(name))
            }

            /// Sets a header, in a style.
            pub fn header_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.header_as(name, value, style))
            }

            /// Adds a cookie.
            pub fn cookie(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.cookie(name, value))
            }

            /// Adds a cookie, in a style.
            pub fn cookie_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.cookie_as(name, value, style))
            }

            /// Adds a list to the query as one value: `ids=1,2`.
            pub fn query_joined(self, name: &str, values: impl Serialize, separator: &str) -> Self {
                self.with(|call| call.query_joined(name, values, separator))
            }

            /// Sets a member of the body, which is a JSON object.
            pub fn body_field<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
                self.with(|call| call.body_field(name, value))
            }

            /// Adds to the body, which is a form.
            pub fn form_field(self, name: &str, value: impl Serialize) -> Self {
                self.with(|call| call.form_field(name, value))
            }

            /// Adds to the body, which is a form, in a style.
            pub fn form_field_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
                self.with(|call| call.form_field_as(name, value, style))
            }

            /// Sets the whole body, as JSON.
            pub fn body<V: Serialize + ?Sized>(self, value: &V) -> Self {
                self.with(|call| call.body(value))
            }

            /// Adds a value to the body, which is multipart.
            pub fn part<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
                self.with(|call| call.part(name, value))
            }

            /// Adds a value of a media type to the body, which is multipart.
            pub fn part_of_type<V: Serialize + ?Sized>(
                self,
                name: &str,
                value: &V,
                media_type: &'static str,
            ) -> Self {
                self.with(|call| call.part_of_type(name, value, media_type))
            }

            /// Adds a file to the body, which is multipart.
            pub fn file(
                self,
                name: &str,
                file: impl Into<File>,
                media_type: &'static str,
            ) -> Self {
                self.with(|call| call.file(name, file, media_type))
            }

            /// Adds files to the body, which is multipart.
            pub fn files(self, name: &str, files: Vec<File>, media_type: &'static str) -> Self {
                self.with(|call| call.files(name, files, media_type))
            }

            /// Sets the whole body, sent as it is.
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
