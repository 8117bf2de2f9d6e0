//! Paged requests: one page, all pages, or all items.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::arguments::Call;
use super::graphql;
use super::request::{Decode, Request, setters};
use super::sending::{Sending, SendingWithMeta};
use super::upload::{File, Upload};
use super::walk::Walk;
use crate::error::Error;
use crate::http::options::CallOptions;
use crate::reply;
use crate::tables::Style;

/// A request that returns a page `T` with a list of items `I`. `E` is the provider's error type.
#[must_use = "a request does nothing until it is sent"]
pub struct PagedRequest<T, I, E> {
    call: Box<Call>,
    page: Decode<T>,
    items: Decode<Vec<I>>,
    error: PhantomData<fn() -> E>,
}

impl Call {
    /// Creates a request whose JSON reply is a page `T`, with a list of `I` at the operation's
    /// pointer.
    pub fn paged<T: DeserializeOwned, I: DeserializeOwned, E>(self) -> PagedRequest<T, I, E> {
        PagedRequest::new(self)
    }
}

impl<T: DeserializeOwned, I: DeserializeOwned, E> PagedRequest<T, I, E> {
    pub(crate) fn new(call: Call) -> Self {
        Self {
            call: Box::new(call),
            page: reply::decode,
            items: reply::decode,
            error: PhantomData,
        }
    }
}

impl<T, I, E: From<Error>> PagedRequest<T, I, E> {
    /// Sends the request for one page.
    ///
    /// # Errors
    ///
    /// The provider's errors, and any error in sending the request or reading the reply.
    pub fn send(self) -> Sending<T, E> {
        self.into_single().send()
    }

    /// Sends the request for one page and returns its status and headers as well.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_with_meta(self) -> SendingWithMeta<T, E> {
        self.into_single().send_with_meta()
    }

    /// Returns a stream of this page and all following ones. Each page is requested when it is
    /// polled.
    pub fn pages(self) -> Pages<T, E> {
        Pages {
            root: graphql::root(self.call.operation),
            walk: Walk::from(*self.call),
            decode: self.page,
            error: PhantomData,
        }
    }

    /// Returns a stream of the items of this page and all following ones.
    pub fn items(self) -> Items<I, E> {
        let items = self.call.operation.pages.map_or("", |pages| pages.items);
        Items {
            pages: Pages {
                root: graphql::root(self.call.operation) + items,
                walk: Walk::from(*self.call),
                decode: self.items,
                error: PhantomData,
            },
            ready: VecDeque::new(),
        }
    }

    fn into_single(self) -> Request<T, E> {
        Request::new(*self.call, self.page)
    }
}

setters!(PagedRequest<T, I, E>);

impl<T, I, E> fmt::Debug for PagedRequest<T, I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PagedRequest").field(&self.call).finish()
    }
}

/// A stream of pages. Ends after the last page or the first error.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<T, E> {
    walk: Walk,
    root: String,
    decode: Decode<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E: From<Error>> Pages<T, E> {
    /// Returns the next page. Cancel safe: the request continues with the next call.
    pub async fn next(&mut self) -> Option<Result<T, E>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
        let reply = match ready!(self.walk.poll(context)) {
            Some(Ok(reply)) => reply,
            Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            None => return Poll::Ready(None),
        };
        let page = (self.decode)(&reply.body, &self.root);
        if page.is_err() {
            self.walk.end();
        }
        Poll::Ready(Some(page.map_err(|error| Error::from(error).into())))
    }
}

impl<T, E: From<Error>> Stream for Pages<T, E> {
    type Item = Result<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// A stream of the items of all pages. Ends after the last item or the first error.
#[must_use = "streams do nothing unless polled"]
pub struct Items<I, E> {
    pages: Pages<Vec<I>, E>,
    ready: VecDeque<I>,
}

impl<I, E: From<Error>> Items<I, E> {
    /// Returns the next item. Cancel safe: the request continues with the next call.
    pub async fn next(&mut self) -> Option<Result<I, E>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I, E>>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(items)) => self.ready = items.into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// Sound, because no item is ever pinned.
impl<I, E> Unpin for Items<I, E> {}

impl<I, E: From<Error>> Stream for Items<I, E> {
    type Item = Result<I, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<I, E> fmt::Debug for Items<I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
