//! HTTP statuses in specs (a single one, a class, or all others) and their names (RFC 9110 §15, and
//! the IANA registry of HTTP status codes).

/// An HTTP status, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRange {
    /// `404`
    One(u16),
    /// `4XX`: the first digit of the class.
    Class(u8),
    /// `default`: every other status.
    Default,
}

impl StatusRange {
    /// Parses a status; `None` if it is invalid.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "default" {
            return Some(Self::Default);
        }
        if !crate::shape::Text::Status.accepts(text) {
            return None;
        }
        match text.strip_suffix("XX") {
            Some(class) => class.parse().ok().map(Self::Class),
            None => text.parse().ok().map(Self::One),
        }
    }

    /// Returns the first digit of the class; `None` for all others.
    pub fn class(self) -> Option<u8> {
        match self {
            Self::One(status) => u8::try_from(status / 100).ok(),
            Self::Class(class) => Some(class),
            Self::Default => None,
        }
    }

    /// Returns whether a status is one of these.
    pub fn includes(self, status: u16) -> bool {
        match self {
            Self::One(own) => own == status,
            Self::Class(class) => u16::from(class) == status / 100,
            Self::Default => true,
        }
    }

    /// Returns the Rust name: `NotFound`, `ClientError`.
    pub fn rust_name(self) -> String {
        match self {
            Self::One(status) => REASONS
                .iter()
                .find(|(known, _)| *known == status)
                .map_or_else(|| format!("Status{status}"), |(_, name)| (*name).to_owned()),
            Self::Class(2) => "Success".into(),
            Self::Class(3) => "Redirection".into(),
            Self::Class(4) => "ClientError".into(),
            Self::Class(5) => "ServerError".into(),
            Self::Class(class) => format!("Status{class}xx"),
            Self::Default => "Default".into(),
        }
    }
}

/// The registered reply statuses, as Rust names.
const REASONS: &[(u16, &str)] = &[
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritativeInformation"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (208, "AlreadyReported"),
    (226, "ImUsed"),
    (300, "MultipleChoices"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (305, "UseProxy"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (407, "ProxyAuthenticationRequired"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "ContentTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableContent"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (426, "UpgradeRequired"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (506, "VariantAlsoNegotiates"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (511, "NetworkAuthenticationRequired"),
];

#[cfg(test)]
mod tests {
    use super::StatusRange;

    #[test]
    fn statuses_classes_and_default_are_distinguished() {
        for (text, range, name) in [
            ("404", StatusRange::One(404), "NotFound"),
            ("299", StatusRange::One(299), "Status299"),
            ("4XX", StatusRange::Class(4), "ClientError"),
            ("2XX", StatusRange::Class(2), "Success"),
            ("default", StatusRange::Default, "Default"),
        ] {
            assert_eq!(StatusRange::parse(text), Some(range), "{text}");
            assert_eq!(range.rust_name(), name, "{text}");
        }
        for text in ["", "4", "4xx", "604", "4040", "-04", "Default", "४०४"] {
            assert_eq!(StatusRange::parse(text), None, "{text}");
        }
    }
}
