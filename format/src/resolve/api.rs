//! Settings of all API calls.

use super::grants::{fixed, template};
use super::model::{Api, RateLimitHeaders};
use crate::spec::{RateLimit, Spec};

pub(super) fn api(spec: &Spec) -> Api {
    let api = &spec.api;
    let default = Api::default();
    let base_url = template(api.base_url.as_ref()).unwrap_or_default();
    let graphql_endpoint = api.graphql_endpoint.as_ref().map(|endpoint| {
        if !base_url.is_empty() && endpoint.text.starts_with('/') {
            format!("{}{}", base_url.trim_end_matches('/'), endpoint.text)
        } else {
            endpoint.text.clone()
        }
    });
    let token_in = api.token_in.as_ref().map(|place| place.value.clone());
    Api {
        base_url,
        token_in: token_in.unwrap_or(default.token_in),
        token_value: api.token_value.as_ref().map(|value| value.text.clone()),
        headers: fixed(&api.headers),
        query: fixed(&api.query),
        accept: api.accept.clone().unwrap_or(default.accept),
        trusted_origins: api.trusted_origins.iter().map(|t| t.text.clone()).collect(),
        retry_after: api.retry_after.unwrap_or(default.retry_after),
        rate_limit: api.rate_limit.as_ref().map(rate_limit),
        graphql_endpoint,
    }
}

fn rate_limit(headers: &RateLimit) -> RateLimitHeaders {
    let default = RateLimitHeaders::default();
    let unit = headers.reset_unit.as_ref();
    RateLimitHeaders {
        limit: headers.limit.clone(),
        remaining: headers.remaining.clone(),
        reset: headers.reset.clone(),
        reset_unit: unit.map_or(default.reset_unit, |unit| unit.value),
    }
}
