//! What the spec states about the values of a request. Everybody can read the spec, so its constants are
//! shown; a parameter that the spec renames is as secret as the standard one.

use crate::tables::{Api, Operation, Parameter, Registration};

use super::mask;

/// Constants of the spec, and names that are not what they seem.
#[derive(Clone, Default)]
pub(crate) struct Stated {
    constants: Vec<(&'static str, &'static str)>,
    /// Names of harmless parameters that other parameters are sent under.
    disguised: Vec<&'static str>,
}

impl Stated {
    /// Returns what a registration states about requests to the authorization server.
    pub(crate) fn by(registration: &'static Registration) -> Self {
        let mut stated = Self::default();
        for grant in registration.grants() {
            let request = grant.request;
            for list in [request.parameters, request.query, request.headers] {
                stated.add(list);
            }
            let renamed = request.renamed.iter();
            let renamed = renamed.filter(|(standard, _)| !mask::is_harmless(standard));
            stated.disguised.extend(renamed.map(|(_, wire)| *wire));
        }
        if let Some(device) = &registration.device_code {
            stated.add(device.parameters);
            stated.add(device.headers);
        }
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

    /// Whether the spec states this value for a parameter or a header.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        let mut constants = self.constants.iter();
        constants.any(|(known, constant)| known.eq_ignore_ascii_case(name) && *constant == value)
    }

    /// Whether values of a parameter are never secret.
    pub(super) fn is_harmless(&self, name: &str) -> bool {
        mask::is_harmless(name) && !self.disguised.contains(&name)
    }
}
