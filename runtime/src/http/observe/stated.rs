//! What the spec states about the values of a request. Everybody can read the spec, so its constants are
//! shown; a parameter that the spec renames is as secret as the standard one.

use url::Url;

use crate::tables::{Api, Operation, Parameter, Registration};

use super::mask;

/// Templates whose values are never secret.
const HARMLESS: &[&str] = &["{client_id}", "{redirect_uri}"];

/// Constants of the spec, and names that are not what they seem.
#[derive(Clone, Default)]
pub(crate) struct Stated {
    constants: Vec<(&'static str, &'static str)>,
    /// Names of harmless parameters that other parameters are sent under.
    disguised: Vec<&'static str>,
    /// Names under which harmless parameters are sent.
    harmless: Vec<&'static str>,
    /// Templates of the authorization server's URLs.
    endpoints: Vec<&'static str>,
}

impl Stated {
    /// Returns what a registration states about requests to the authorization server.
    pub(crate) fn by(registration: &'static Registration) -> Self {
        let mut stated = Self::default();
        let mut hidden = Vec::new();
        for grant in registration.grants() {
            let request = grant.request;
            for list in [request.parameters, request.query, request.headers] {
                stated.add(list);
                stated.add_templates(list, &mut hidden);
            }
            stated.add_renamed(request.renamed);
            stated.endpoints.push(grant.token_endpoint);
        }
        if let Some(code) = &registration.authorization_code {
            stated.add_renamed(code.renamed);
            let pushed = code.pushed_authorization_request_endpoint;
            stated.endpoints.extend(pushed);
        }
        if let Some(device) = &registration.device_code {
            stated.add(device.parameters);
            stated.add(device.headers);
            stated.endpoints.push(device.device_authorization_endpoint);
        }
        let others = [
            registration.revocation_endpoint,
            registration.introspection_endpoint,
        ];
        stated.endpoints.extend(others.into_iter().flatten());
        hidden.extend(&stated.disguised);
        stated.harmless.retain(|name| !hidden.contains(name));
        stated
    }

    /// Returns what a provider states about the requests of an operation.
    pub(crate) fn by_operation(api: &'static Api, operation: &'static Operation) -> Self {
        let mut stated = Self::default();
        for list in [api.headers, api.query, operation.headers, operation.query] {
            stated.add(list);
        }
        stated
    }

    fn add(&mut self, parameters: &'static [Parameter]) {
        let constant = parameters.iter().filter(|own| !own.value.contains('{'));
        self.constants
            .extend(constant.map(|own| (own.name, own.value)));
    }

    /// Adds the names of parameters with variables: to `hidden`, if their values may be secret.
    fn add_templates(&mut self, parameters: &'static [Parameter], hidden: &mut Vec<&'static str>) {
        for own in parameters.iter().filter(|own| own.value.contains('{')) {
            if HARMLESS.contains(&own.value) {
                self.harmless.push(own.name);
            } else {
                hidden.push(own.name);
            }
        }
    }

    fn add_renamed(&mut self, renamed: &'static [(&'static str, &'static str)]) {
        for (standard, wire) in renamed {
            if mask::is_harmless(standard) {
                self.harmless.push(wire);
            } else {
                self.disguised.push(wire);
            }
        }
    }

    /// Whether the spec states this value for a parameter or a header.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        let mut constants = self.constants.iter();
        constants.any(|(known, constant)| known.eq_ignore_ascii_case(name) && *constant == value)
    }

    /// Whether values of a parameter are never secret.
    pub(super) fn is_harmless(&self, name: &str) -> bool {
        (mask::is_harmless(name) || self.harmless.contains(&name)) && !self.is_disguised(name)
    }

    /// Whether values of a header are never secret.
    pub(super) fn is_harmless_header(&self, name: &str) -> bool {
        let mut harmless = self.harmless.iter();
        harmless.any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Whether another parameter is sent under this name.
    pub(super) fn is_disguised(&self, name: &str) -> bool {
        self.disguised.contains(&name)
    }

    /// Whether the value of a parameter in a query is shown. Arguments of calls are not, whatever their names.
    pub(super) fn shows_in_query(&self, name: &str, value: &str) -> bool {
        let is_of_server = !self.endpoints.is_empty();
        self.has(name, value) || is_of_server && self.is_harmless(name) && mask::is_bare(value)
    }

    /// Returns the path that is shown in place of that of an endpoint, if the spec has a variable in it: its value
    /// may be captured or secret.
    pub(super) fn path(&self, url: &Url) -> Option<String> {
        let templates = self
            .endpoints
            .iter()
            .filter(|template| template.contains('{'));
        templates
            .filter_map(|template| path_of(template))
            .find_map(|path| {
                let is_end = path.starts_with('…');
                let (own, given) = (segments(path.trim_start_matches('…')), segments(url.path()));
                let skipped = given.len().checked_sub(own.len())?;
                let fits = |(own, given): (&&str, &&str)| own.contains('{') || own == given;
                let is_same = (skipped == 0 || is_end)
                    && own.iter().zip(given.iter().skip(skipped)).all(fits);
                (is_same && path.contains(['{', '…'])).then_some(path)
            })
    }
}

/// Returns the path of a template. It begins with `/…` if a variable has the start of the path.
fn path_of(template: &str) -> Option<String> {
    let template = template.split('?').next()?;
    if let Some((_, rest)) = template.split_once("://") {
        let (_, path) = rest.split_once('/')?;
        return Some(format!("/{path}"));
    }
    let (_, rest) = template.split_once('}')?;
    Some(format!("…{rest}"))
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::Stated;

    #[test]
    fn variables_in_the_path_of_an_endpoint_are_shown_by_name() {
        for (template, url, shown) in [
            (
                "https://a.example/apps/{installation}/tokens",
                "https://a.example/apps/s3cret/tokens",
                Some("/apps/{installation}/tokens"),
            ),
            (
                "{home}/token",
                "https://a.example/s3cret/token",
                Some("…/token"),
            ),
            ("https://a.example/token", "https://a.example/token", None),
            (
                "https://{shop}.a.example/token",
                "https://x.a.example/token",
                None,
            ),
            (
                "https://a.example/{tenant}/token",
                "https://a.example/revoke",
                None,
            ),
        ] {
            let stated = Stated {
                endpoints: vec![template],
                ..Stated::default()
            };
            let path = stated.path(&Url::parse(url).unwrap());
            assert_eq!(path.as_deref(), shown, "{template}");
        }
    }
}
