//! What all API calls share.

use super::grants::fixed;
use super::model::{Api, RateLimit, ResetUnit, RetryAfter, TokenPlace};
use crate::spec::Spec;

pub(super) fn api(spec: &Spec) -> Api {
    let api = &spec.api;
    let base_url = api.base_url.as_ref().map(|template| template.text.clone());
    let graphql_endpoint = api.graphql_endpoint.as_ref().map(|endpoint| {
        match (&base_url, endpoint.text.starts_with('/')) {
            (Some(base), true) => format!("{}{}", base.trim_end_matches('/'), endpoint.text),
            _ => endpoint.text.clone(),
        }
    });
    Api {
        base_url,
        token_in: match &api.token_in {
            Some(place) => place.value.clone(),
            None => TokenPlace::Scheme("Bearer".into()),
        },
        headers: fixed(&api.headers),
        query: fixed(&api.query),
        accept: api
            .accept
            .clone()
            .unwrap_or_else(|| "application/json".into()),
        trusted_origins: api.trusted_origins.iter().map(|t| t.text.clone()).collect(),
        retry_after: api.retry_after.unwrap_or(RetryAfter::Standard),
        rate_limit: api.rate_limit.as_ref().map(|told| RateLimit {
            limit: told.limit.clone(),
            remaining: told.remaining.clone(),
            reset: told.reset.clone(),
            reset_unit: told
                .reset_unit
                .as_ref()
                .map_or(ResetUnit::Seconds, |unit| unit.value),
        }),
        graphql_endpoint,
    }
}
