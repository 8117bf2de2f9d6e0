//! Resource indicators (RFC 8707). A server that receives them issues tokens that are valid only for
//! the named resources.

use url::Url;

use crate::error::{ConfigError, Error};
use crate::secret::Secret;
use crate::tables::{Provider, ResourceIndicators};
use crate::template::Filling;

/// Returns the resources that the provider's table names, with their templates filled.
pub(crate) fn of_provider(
    provider: &Provider,
    filling: &Filling<'_>,
) -> Result<Vec<String>, Error> {
    let table = provider
        .resource_indicators
        .unwrap_or(ResourceIndicators::DEFAULT);
    let resources = table.resource.iter().map(|template| {
        let uri = filling.text(template)?;
        // §2: an absolute URI, without a fragment.
        match Url::parse(&uri) {
            Ok(url) if url.fragment().is_none() => Ok(uri),
            _ => Err(ConfigError::Endpoint((*template).to_owned()).into()),
        }
    });
    resources.collect()
}

/// Returns the resources that the first token of a grant is for.
pub(crate) fn of_first_token<'r>(provider: &Provider, resources: &'r [String]) -> &'r [String] {
    let table = provider.resource_indicators;
    match resources {
        [first, ..] if table.is_some_and(|table| table.one_per_token) => {
            std::slice::from_ref(first)
        }
        all => all,
    }
}

/// Returns the parameters of a token request. The name may occur several times (§2).
pub(crate) fn parameters(
    resources: &[String],
) -> impl Iterator<Item = (&'static str, Secret)> + use<'_> {
    let resources = resources.iter().map(String::as_str);
    resources.map(|uri| ("resource", Secret::new(uri)))
}
