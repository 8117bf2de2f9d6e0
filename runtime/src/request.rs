//! A request that is ready to be sent, and what it returns.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;

use crate::call::{Call, CallOptions};
use crate::decode_error::DecodeError;
use crate::error::Error;
use crate::execute::{Streamed, execute, open};
use crate::graphql;
use crate::incoming::Incoming;
use crate::reply::Reply;

/// How a value is read from a body, in which it stands at a JSON pointer.
pub(crate) type Decode<T> = fn(&Bytes, &str) -> Result<T, DecodeError>;

/// What is made of a reply of success.
enum Read<T> {
    /// A value, when the whole body is there.
    Whole(Decode<T>),
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
    pub async fn send(self) -> Result<T, E> {
        Ok(self.send_with_meta().await?.value)
    }

    /// Sends the request, and returns status and headers with the value.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub async fn send_with_meta(self) -> Result<Reply<T>, E> {
        match self.read {
            Read::Whole(decode) => {
                let reply = execute(&self.call).await?;
                let root = graphql::root(self.call.operation);
                let value = decode(&reply.body, &root).map_err(Error::from)?;
                Ok(Reply {
                    status: reply.status,
                    rate_limit: self.call.client.read_rate_limit(&reply.headers),
                    headers: reply.headers,
                    value,
                })
            }
            Read::Stream(streamed, start) => {
                let reply = open(&self.call, streamed).await?;
                Ok(Reply {
                    status: reply.status,
                    rate_limit: self.call.client.read_rate_limit(&reply.headers),
                    headers: reply.headers.clone(),
                    value: start(
                        reply.into_incoming(self.call.options.idle_timeout),
                        &self.call,
                    ),
                })
            }
        }
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
