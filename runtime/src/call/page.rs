//! Calls whose reply is one page of several: the page alone, all pages, or all items.

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

use crate::call::arguments::{Call, CallOptions};
use crate::call::graphql;
use crate::call::request::{Decode, Request, setters};
use crate::call::sending::{Sending, SendingWithMeta};
use crate::call::style::Style;
use crate::call::upload::{File, Upload};
use crate::call::walk::Walk;
use crate::error::Error;
use crate::reply;

/// A request that returns a page `T` with a list of items `I`, or an `E`: the provider's own error
/// type.
#[must_use = "a request does nothing until it is sent"]
pub struct PagedRequest<T, I, E> {
    call: Box<Call>,
    page: Decode<T>,
    items: Decode<Vec<I>>,
    error: PhantomData<fn() -> E>,
}

impl Call {
    /// A request whose reply is a page, a JSON value `T` with a list of `I` where the operation
    /// says.
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
    /// The provider's errors, and whatever comes between it and us.
    pub fn send(self) -> Sending<T, E> {
        self.into_single().send()
    }

    /// Sends the request for one page, and returns status and headers with it.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with_meta(self) -> SendingWithMeta<T, E> {
        self.into_single().send_with_meta()
    }

    /// This page and all that follow. Each is asked for when the one before was taken.
    pub fn pages(self) -> Pages<T, E> {
        Pages {
            root: graphql::root(self.call.operation),
            walk: Walk::from(*self.call),
            decode: self.page,
            error: PhantomData,
        }
    }

    /// The items of this page and of all that follow.
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

/// Pages, one after the other. Ends after the last, and after the first error.
#[must_use = "pages are asked for when they are taken"]
pub struct Pages<T, E> {
    walk: Walk,
    root: String,
    decode: Decode<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E: From<Error>> Pages<T, E> {
    /// The next page. Dropping the future loses nothing: the page stays on its way.
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

/// The items of all pages, one after the other. Ends after the last, and after the first error.
#[must_use = "items are asked for when they are taken"]
pub struct Items<I, E> {
    pages: Pages<Vec<I>, E>,
    ready: VecDeque<I>,
}

impl<I, E: From<Error>> Items<I, E> {
    /// The next item. Dropping the future loses nothing: the page stays on its way.
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

// No item is ever pinned: they are only kept.
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
