//! `tracing` spans, one for each request of a call, named by OpenTelemetry's semantic conventions for
//! HTTP clients. Only with the feature `tracing`.
//!
//! A span contains the path template instead of the URL, because arguments may be secrets.

#[cfg(feature = "tracing")]
pub(crate) use on::Span;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::Span;

#[cfg(feature = "tracing")]
mod on {
    use reqwest::Request;
    use tracing::field::Empty;
    use tracing::{Instrument as _, info_span};

    use crate::error::TransportError;
    use crate::tables::Operation;

    /// The span of one request.
    pub(crate) struct Span(tracing::Span);

    impl Span {
        /// `attempt` counts from 1.
        pub(crate) fn of(operation: &Operation, request: &Request, attempt: u32) -> Self {
            let (method, url) = (request.method().as_str(), request.url());
            let template = operation.route();
            let span = info_span!(
                "http_request",
                otel.name = format!("{method} {template}"),
                otel.kind = "client",
                otel.status_code = Empty,
                http.request.method = method,
                http.request.resend_count = Empty,
                http.response.status_code = Empty,
                server.address = url.host_str(),
                server.port = url.port_or_known_default(),
                url.scheme = url.scheme(),
                url.template = template,
                error.type = Empty,
                licit.operation = operation.name,
            );
            if let Some(again) = attempt.checked_sub(2) {
                span.record("http.request.resend_count", again.saturating_add(1));
            }
            Self(span)
        }

        /// Runs `work` within the span.
        pub(crate) async fn enclose<F: Future>(&self, work: F) -> F::Output {
            work.instrument(self.0.clone()).await
        }

        /// Records the status of a reply.
        pub(crate) fn replied(&self, status: u16) {
            self.0.record("http.response.status_code", status);
            if status >= 400 {
                self.0.record("otel.status_code", "ERROR");
                self.0.record("error.type", status);
            }
        }

        /// Records a failure without a reply.
        pub(crate) fn failed(&self, error: &TransportError) {
            self.0.record("otel.status_code", "ERROR");
            let kind = tracing::field::debug(error.kind());
            self.0.record("error.type", kind);
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use reqwest::Request;

    use crate::error::TransportError;
    use crate::tables::Operation;

    /// A span that does nothing.
    pub(crate) struct Span;

    #[expect(clippy::unused_self, reason = "matches the methods of the real span")]
    impl Span {
        pub(crate) fn of(_: &Operation, _: &Request, _: u32) -> Self {
            Self
        }

        pub(crate) async fn enclose<F: Future>(&self, work: F) -> F::Output {
            work.await
        }

        pub(crate) fn replied(&self, _: u16) {}

        pub(crate) fn failed(&self, _: &TransportError) {}
    }
}
