//! Parts of requests: methods, and parameters with a fixed value.

tables! {
    /// A request parameter or header with a value that may be a template.
    record Parameter {
        /// Its name on the wire.
        name: Text,
        /// Its value: text with `{variables}`.
        value: Text,
    }

    /// An HTTP method.
    enum Method {
        /// `GET`
        Get,
        /// `HEAD`
        Head,
        /// `POST`
        Post,
        /// `PUT`
        Put,
        /// `PATCH`
        Patch,
        /// `DELETE`
        Delete,
        /// `OPTIONS`
        Options,
    }
}

impl Method {
    /// Every method with its name.
    const ALL: [(Self, &'static str); 7] = [
        (Self::Get, "GET"),
        (Self::Head, "HEAD"),
        (Self::Post, "POST"),
        (Self::Put, "PUT"),
        (Self::Patch, "PATCH"),
        (Self::Delete, "DELETE"),
        (Self::Options, "OPTIONS"),
    ];

    /// Its name in capitals.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(method, _)| *method == self);
        known.map_or("GET", |(_, name)| name)
    }

    /// The names of all methods.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(_, name)| *name)
    }

    /// The method with a name in capitals.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == name)?;
        Some(known.0)
    }
}
