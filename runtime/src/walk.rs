//! The way from page to page, whatever the pages hold: which call brings the next one
//! ([`PageStyle`]), and when there is none.

use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::address;
use crate::call::Call;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::execute::execute;
use crate::graphql;
use crate::http::HttpReply;
use crate::link;
use crate::pointer;
use crate::provider::{PageStyle, Pages};
use crate::query;
use crate::reply;
use crate::visited::Visited;

/// Goes from page to page. Ends after the first error.
pub(crate) struct Walk(State);

enum State {
    /// The next page is still to be asked for.
    Before(Box<Stop>),
    /// It is on its way.
    Asking(Pin<Box<dyn Future<Output = Result<Page, Error>> + Send>>),
    /// The page was fine, and the way to the next is not.
    Blocked(Error),
    Ended,
}

/// A call for a page, how many items came before it, and where the walk has been.
struct Stop {
    call: Call,
    seen: u64,
    visited: Visited,
}

/// A page, and the way to the next.
struct Page {
    reply: HttpReply,
    next: Result<Option<Box<Stop>>, Error>,
}

impl From<Call> for Walk {
    fn from(call: Call) -> Self {
        Self(State::Before(Box::new(Stop {
            call,
            seen: 0,
            visited: Visited::default(),
        })))
    }
}

impl Walk {
    /// The next page's reply.
    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<HttpReply, Error>>> {
        if let State::Asking(asking) = &mut self.0 {
            let page = ready!(asking.as_mut().poll(context));
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
                self.0 = State::Asking(Box::pin(stop.ask()));
                self.poll(context)
            }
            State::Blocked(error) => Poll::Ready(Some(Err(error))),
            State::Asking(_) | State::Ended => Poll::Ready(None),
        }
    }

    /// Goes no further.
    pub(crate) fn end(&mut self) {
        self.0 = State::Ended;
    }
}

impl Stop {
    async fn ask(self: Box<Self>) -> Result<Page, Error> {
        let reply = execute(&self.call).await?;
        let next = self.next(&reply);
        Ok(Page { reply, next })
    }

    /// The call for the page after `reply`.
    fn next(mut self: Box<Self>, reply: &HttpReply) -> Result<Option<Box<Self>>, Error> {
        let Some(pages) = &self.call.operation.pages else {
            return Ok(None);
        };
        let goes_on = match pages.style {
            PageStyle::Link => self.follow_link(reply)?,
            PageStyle::Cursor {
                parameter,
                next,
                has_more,
            } => {
                let more =
                    has_more.is_none_or(|flag| value(&self.call, reply, flag) == Some("true"));
                more && self.follow_cursor(reply, parameter, next)?
            }
            PageStyle::Page {
                parameter,
                first,
                total,
            } => {
                let number = number(&self.call, parameter).unwrap_or(first);
                let items = count(&self.call, reply, pages);
                if self.seen == 0 {
                    // The caller may have started in the middle.
                    self.seen = items.saturating_mul(number.saturating_sub(first));
                }
                self.seen = self.seen.saturating_add(items);
                self.call
                    .set_query(parameter, number.saturating_add(1).to_string());
                items > 0 && self.is_short_of(total, reply)
            }
            PageStyle::Offset { parameter, total } => {
                let items = count(&self.call, reply, pages);
                let offset = number(&self.call, parameter).unwrap_or(0);
                self.seen = offset.saturating_add(items);
                self.call.set_query(parameter, self.seen.to_string());
                items > 0 && self.is_short_of(total, reply)
            }
        };
        Ok(goes_on.then_some(self))
    }

    /// Whether fewer items were seen than there are; also when nobody says how many there are.
    fn is_short_of(&self, total: Option<&str>, reply: &HttpReply) -> bool {
        total
            .and_then(|pointer| value(&self.call, reply, pointer)?.parse::<u64>().ok())
            .is_none_or(|total| self.seen < total)
    }

    /// Follows the link to the next page, if there is one that leads to a page that is new, and to
    /// where the token may go.
    fn follow_link(&mut self, reply: &HttpReply) -> Result<bool, Error> {
        let call = &mut self.call;
        let Some(target) = link::next(&reply.headers) else {
            return Ok(false);
        };
        let app = call.client.app();
        let captured = call.client.session().captured();
        let refused = || TransportError::definite(TransportErrorKind::Redirect);
        let url = reply.url.join(target).map_err(|_| refused())?;
        let mut url = app.http().logical(url);
        url.set_fragment(None);
        if !address::is_trusted(&url, &reply.url, app, &captured) {
            return Err(refused().into());
        }
        // The page that was asked for, without a token in its query and with it.
        if let Ok(asked) = address::of(call, &captured) {
            self.visited.add(asked.as_str());
        }
        self.visited.add(reply.url.as_str());
        let is_new = self.visited.add(url.as_str());
        call.location = Some(url);
        Ok(is_new)
    }

    /// Sets the cursor that the reply names, if it is one that the walk has not been at.
    fn follow_cursor(
        &mut self,
        reply: &HttpReply,
        parameter: &str,
        next: &str,
    ) -> Result<bool, Error> {
        let call = &mut self.call;
        let root = graphql::root(call.operation) + next;
        let Some(cursor) = pointer::find(reply::json(&reply.body), &root) else {
            return Ok(false);
        };
        let text = query::text(parameter, cursor, ",")?;
        if text.is_empty() {
            return Ok(false);
        }
        // The first of all may be the caller's.
        if let Some(asked) = cursor_of(call, parameter)? {
            self.visited.add(&asked);
        }
        let is_new = self.visited.add(&text);
        if call.operation.graphql.is_some() {
            call.body.set_field(parameter, cursor.to_owned());
        } else {
            call.set_query(parameter, text);
        }
        Ok(is_new)
    }
}

/// The cursor that a call asks with.
fn cursor_of(call: &Call, parameter: &str) -> Result<Option<String>, Error> {
    if call.operation.graphql.is_some() {
        let field = call.body.field(parameter);
        let text = field.map(|cursor| query::text(parameter, cursor, ","));
        return Ok(text.transpose()?);
    }
    let set = call.query.iter().find(|(name, _)| name == parameter);
    Ok(set.map(|(_, cursor)| cursor.clone()))
}

/// The number that a query parameter was set to.
fn number(call: &Call, parameter: &str) -> Option<u64> {
    let (_, value) = call.query.iter().find(|(name, _)| name == parameter)?;
    value.parse().ok()
}

/// How many items a page has.
fn count(call: &Call, reply: &HttpReply, pages: &Pages) -> u64 {
    let items = value(call, reply, pages.items)
        .and_then(|items| serde_json::from_str::<Vec<IgnoredAny>>(items).ok());
    items.map_or(0, |items| items.len() as u64)
}

/// The text of the value at a pointer into what the operation returns.
fn value<'r>(call: &Call, reply: &'r HttpReply, pointer: &str) -> Option<&'r str> {
    let root = graphql::root(call.operation) + pointer;
    pointer::find(reply::json(&reply.body), &root).map(RawValue::get)
}
