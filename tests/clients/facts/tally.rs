//! Decodes, encodes and compares bodies.

use std::fmt::Debug;

use licit::rt::Json;
use licit::rt::serde::Serialize;
use licit::rt::serde::de::DeserializeOwned;
use licit::rt::serde_json;

/// Compares a body with its decoded and encoded form: [`Tally::check`] of its type.
pub(crate) type Check = fn(&mut Tally, &str, &Json);

/// The number of comparisons, and what the types do not cover.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) bodies: usize,
    /// Members that the types do not declare.
    pub(crate) unknown: Vec<String>,
    /// Bodies with a value that an enum or union does not list.
    pub(crate) unlisted: Vec<String>,
    pub(crate) wrong: Vec<String>,
}

impl Tally {
    /// Checks a complete body.
    pub(crate) fn check<T: Debug + DeserializeOwned + Serialize>(
        &mut self,
        what: &str,
        body: &Json,
    ) {
        self.bodies += 1;
        self.check_part::<T>(what, body);
    }

    /// Checks a part of a body, which the caller counts.
    pub(crate) fn check_part<T: Debug + DeserializeOwned + Serialize>(
        &mut self,
        what: &str,
        body: &Json,
    ) {
        let decoded: T = match serde_json::from_str(&body.to_string()) {
            Ok(decoded) => decoded,
            Err(error) => return self.wrong.push(format!("{what}: {error}")),
        };
        let shown = format!("{decoded:?}");
        if ["Unknown(", "Other("]
            .iter()
            .any(|variant| shown.contains(variant))
        {
            self.unlisted.push(what.to_owned());
        }
        let encoded = serde_json::to_value(&decoded).expect("it was JSON before");
        self.compare(what, "", body, &encoded);
    }

    /// Compares the encoded body with the recorded one.
    pub(crate) fn compare(&mut self, what: &str, path: &str, recorded: &Json, encoded: &Json) {
        match (recorded, encoded) {
            (Json::Object(recorded), Json::Object(encoded)) => {
                for (key, value) in recorded {
                    match encoded.get(key) {
                        Some(other) => self.compare(what, &format!("{path}/{key}"), value, other),
                        None => self.unknown.push(format!("{what}: {path}/{key}")),
                    }
                }
                for key in encoded.keys().filter(|key| !recorded.contains_key(*key)) {
                    self.wrong
                        .push(format!("{what}: {path}/{key} was not recorded"));
                }
            }
            (Json::Array(recorded), Json::Array(encoded)) if recorded.len() == encoded.len() => {
                for (at, (value, other)) in recorded.iter().zip(encoded).enumerate() {
                    self.compare(what, &format!("{path}/{at}"), value, other);
                }
            }
            // `5` and `5.0` are one number.
            (Json::Number(one), Json::Number(other))
                if one.as_f64() == other.as_f64() && !(one.is_i64() && other.is_i64()) => {}
            _ if recorded == encoded => {}
            _ => self
                .wrong
                .push(format!("{what}: {path}: {recorded} became {encoded}")),
        }
    }

    /// Prints the numbers, and panics if a body changed.
    pub(crate) fn end(self, provider: &str, least: usize) {
        println!(
            "{provider}: {} bodies, {} unknown members, {} bodies with unlisted values",
            self.bodies,
            self.unknown.len(),
            self.unlisted.len()
        );
        let count = self.wrong.len();
        let shown: Vec<_> = self.wrong.into_iter().take(20).collect();
        assert!(
            shown.is_empty(),
            "{count} differences, the first: {shown:#?}"
        );
        assert!(
            self.bodies >= least,
            "only {} bodies were found",
            self.bodies
        );
    }
}
