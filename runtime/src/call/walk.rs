//! Iterates over pages of any type: determines the call for the next page ([`PageStyle`]) and when
//! to stop.

use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use serde_json::value::{RawValue, to_raw_value};

use super::arguments::Call;
use super::execute::execute;
use super::visited::Visited;
use super::{address, graphql, page_parameter, query};
use crate::error::{ArgumentError, Error, PageLoopError, TransportError, TransportErrorKind};
use crate::header::link;
use crate::http::HttpReply;
use crate::json::pointer;
use crate::reply;
use crate::tables::{NumberedEnd, PageStyle, Pages};

/// Iterates over pages. Ends after the first error.
pub(crate) struct Walk(State);

enum State {
    /// The next page has not been requested yet.
    Before(Box<Stop>),
    /// The request is in flight.
    InFlight(Pin<Box<dyn Future<Output = Result<Page, Error>> + Send>>),
    /// The page was valid, but the next one cannot be determined.
    Blocked(Error),
    Ended,
}

/// A call for a page, the number of items and pages before it, and the visited pages.
struct Stop {
    call: Call,
    seen: u64,
    pages: u64,
    visited: Visited,
}

/// A page and how to continue.
struct Page {
    reply: HttpReply,
    next: Result<Option<Box<Stop>>, Error>,
}

impl From<Call> for Walk {
    fn from(call: Call) -> Self {
        Self(State::Before(Box::new(Stop {
            call,
            seen: 0,
            pages: 0,
            visited: Visited::default(),
        })))
    }
}

impl Walk {
    /// Polls for the next page's reply.
    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<HttpReply, Error>>> {
        if let State::InFlight(request) = &mut self.0 {
            let page = ready!(request.as_mut().poll(context));
            self.0 = State::Ended;
            return Poll::Ready(Some(page.map(|page| {
                self.0 = match page.next {
                    Ok(Some(stop)) => State::Before(stop),
                    Ok(None) => State::Ended,
                    Err(error) => State::Blocked(error),
                };
                page.reply
            })));
        }
        match mem::replace(&mut self.0, State::Ended) {
            State::Before(stop) => {
                self.0 = State::InFlight(Box::pin(stop.request()));
                self.poll(context)
            }
            State::Blocked(error) => Poll::Ready(Some(Err(error))),
            State::InFlight(_) | State::Ended => Poll::Ready(None),
        }
    }

    /// Stops the iteration.
    pub(crate) fn end(&mut self) {
        self.0 = State::Ended;
    }
}

impl Stop {
    async fn request(self: Box<Self>) -> Result<Page, Error> {
        let reply = execute(&self.call).await?;
        let next = self.next(&reply);
        Ok(Page { reply, next })
    }

    /// Returns the call for the page after `reply`.
    fn next(mut self: Box<Self>, reply: &HttpReply) -> Result<Option<Box<Self>>, Error> {
        let Some(pages) = self.call.operation.pages else {
            return Ok(None);
        };
        self.pages = self.pages.saturating_add(1);
        // The caller's key applies to the first page only.
        self.call.options.forget_idempotency_key();
        let goes_on = match pages.style {
            PageStyle::Link => match link::next(&reply.headers) {
                Some(target) => self.follow_url(reply, target)?,
                None => false,
            },
            PageStyle::NextUrl { next } => match self.text_at(reply, next)? {
                Some(target) => self.follow_url(reply, &target)?,
                None => false,
            },
            PageStyle::Cursor {
                parameter,
                next,
                has_more,
            } => {
                let root = graphql::root(self.call.operation) + next;
                let cursor = pointer::find(reply::json(&reply.body), &root);
                self.may_have_more(reply, has_more)
                    && self.follow_cursor(&pages, parameter, cursor)?
            }
            PageStyle::LastItem {
                parameter,
                id,
                has_more,
            } => {
                let items = items(&self.call, reply, &pages);
                let last = items.last().copied();
                let cursor = last.and_then(|item| pointer::find(item.get().as_bytes(), id));
                self.may_have_more(reply, has_more)
                    && self.follow_cursor(&pages, parameter, cursor)?
            }
            PageStyle::Page {
                parameter,
                first,
                end,
            } => {
                let number = self.number(&pages, parameter)?.unwrap_or(first);
                let items = count(&self.call, reply, &pages);
                if self.seen == 0 {
                    // The caller may have started with a later page.
                    self.seen = items.saturating_mul(number.saturating_sub(first));
                }
                self.seen = self.seen.saturating_add(items);
                let next = number.saturating_add(1);
                let at = Numbered {
                    items,
                    pages: next.saturating_sub(first),
                    next,
                };
                self.follow_number(reply, &pages, parameter, &at, end)?
            }
            PageStyle::Offset {
                parameter,
                first,
                end,
            } => {
                let items = count(&self.call, reply, &pages);
                let offset = self.number(&pages, parameter)?.unwrap_or(first);
                let next = offset.saturating_add(items);
                self.seen = next.saturating_sub(first);
                let at = Numbered {
                    items,
                    pages: self.pages,
                    next,
                };
                self.follow_number(reply, &pages, parameter, &at, end)?
            }
        };
        Ok(goes_on.then_some(self))
    }

    /// Requests the page with a number, unless the reply says that there is none.
    fn follow_number(
        &mut self,
        reply: &HttpReply,
        pages: &Pages,
        parameter: &str,
        at: &Numbered,
        end: NumberedEnd,
    ) -> Result<bool, Error> {
        let is_short = |pointer: Option<&str>, so_far: u64| {
            let total = pointer.and_then(|pointer| self.counted(reply, pointer));
            total.is_none_or(|total| so_far < total)
        };
        let goes_on = at.items > 0
            && is_short(end.total, self.seen)
            && is_short(end.total_pages, at.pages)
            && self.may_have_more(reply, end.has_more);
        if !goes_on {
            return Ok(false);
        }
        // A server that ignores the parameter would return the same page forever.
        let is_counted = [end.total, end.total_pages, end.has_more]
            .iter()
            .any(Option::is_some);
        if !is_counted && !self.visited.add(&String::from_utf8_lossy(&reply.body)) {
            return Err(self.page_loop());
        }
        let number = to_raw_value(&at.next)
            .map_err(|_| ArgumentError::new(parameter, "cannot be written as JSON"))?;
        page_parameter::set(&mut self.call, pages, parameter, &number)?;
        Ok(true)
    }

    /// Whether the flag, if there is one, says that there are more pages. Some providers write it as
    /// a number or a string.
    fn may_have_more(&self, reply: &HttpReply, flag: Option<&str>) -> bool {
        flag.is_none_or(|flag| {
            let flag = value(&self.call, reply, flag).unwrap_or_default();
            let flag = flag.trim_matches('"');
            flag.eq_ignore_ascii_case("true") || flag.parse().is_ok_and(|count: u64| count > 0)
        })
    }

    /// Returns a number in the reply, written as a number or a string.
    fn counted(&self, reply: &HttpReply, pointer: &str) -> Option<u64> {
        value(&self.call, reply, pointer)?
            .trim_matches('"')
            .parse()
            .ok()
    }

    /// Returns the page number or offset of the call.
    fn number(&self, pages: &Pages, parameter: &str) -> Result<Option<u64>, Error> {
        let requested = page_parameter::get(&self.call, pages, parameter)?;
        Ok(requested.and_then(|number| number.parse().ok()))
    }

    /// Returns the text at a pointer, or `None` if it is absent, null or empty.
    fn text_at(&self, reply: &HttpReply, pointer: &str) -> Result<Option<String>, Error> {
        let root = graphql::root(self.call.operation) + pointer;
        let found = pointer::find(reply::json(&reply.body), &root);
        let text = found.map(|text| query::text("next", text));
        Ok(text.transpose()?.filter(|text| !text.is_empty()))
    }

    /// Follows a URL if it was not visited before and the token may be sent to it.
    fn follow_url(&mut self, reply: &HttpReply, target: &str) -> Result<bool, Error> {
        let call = &mut self.call;
        let app = call.client.app();
        let captured = call.client.session().captured();
        let filling = app.filling(&captured);
        let url = reply.url.join(target);
        let url = url.map_err(|_| TransportError::definite(TransportErrorKind::UntrustedPage))?;
        let mut url = app.http().logical(url);
        url.set_fragment(None);
        // The requested origin counts, because a redirect may have led to another one.
        let requested = address::of(call, &filling)?;
        if !address::is_trusted(&url, &requested, app, &filling) {
            let origin = url.origin().ascii_serialization();
            return Err(TransportError::untrusted_page(&origin).into());
        }
        // Records the requested page, both without and with a token in its query.
        self.visited.add(requested.as_str());
        self.visited.add(reply.url.as_str());
        if !self.visited.add(url.as_str()) {
            return Err(self.page_loop());
        }
        self.call.location = Some(url);
        Ok(true)
    }

    /// Requests the page with a cursor, if there is one and it was not used before.
    fn follow_cursor(
        &mut self,
        pages: &Pages,
        parameter: &str,
        cursor: Option<&RawValue>,
    ) -> Result<bool, Error> {
        let Some(cursor) = cursor else {
            return Ok(false);
        };
        let text = query::text(parameter, cursor)?;
        if text.is_empty() {
            return Ok(false);
        }
        // The first cursor may be the caller's.
        if let Some(requested) = page_parameter::get(&self.call, pages, parameter)? {
            self.visited.add(&requested);
        }
        if !self.visited.add(&text) {
            return Err(self.page_loop());
        }
        page_parameter::set(&mut self.call, pages, parameter, cursor)?;
        Ok(true)
    }

    fn page_loop(&self) -> Error {
        PageLoopError::after(self.pages).into()
    }
}

/// The position of an iteration by page number or offset.
struct Numbered {
    /// The number of items of the page.
    items: u64,
    /// The number of pages so far.
    pages: u64,
    /// The next number or offset to request.
    next: u64,
}

/// Counts the items of a page.
fn count(call: &Call, reply: &HttpReply, pages: &Pages) -> u64 {
    items(call, reply, pages).len() as u64
}

/// Returns the items of a page.
fn items<'r>(call: &Call, reply: &'r HttpReply, pages: &Pages) -> Vec<&'r RawValue> {
    value(call, reply, pages.items)
        .and_then(|items| serde_json::from_str(items).ok())
        .unwrap_or_default()
}

/// Returns the text of the value at a pointer into the operation's result.
fn value<'r>(call: &Call, reply: &'r HttpReply, pointer: &str) -> Option<&'r str> {
    let root = graphql::root(call.operation) + pointer;
    pointer::find(reply::json(&reply.body), &root).map(RawValue::get)
}
