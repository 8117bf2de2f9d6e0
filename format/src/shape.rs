//! The language that describes the spec format: objects, keys, and their allowed values.
//!
//! [`crate::schema::format`] uses it to describe the format once; the parser's structural checks
//! ([`crate::schema::structure`]), the JSON Schema ([`crate::schema::json_schema`]) and the
//! reference page are all generated from that description, so that they cannot disagree.

/// The allowed values at a place in a spec file.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text(Text),
    /// An integer within these bounds.
    Integer {
        /// The minimum.
        min: i64,
        /// The maximum.
        max: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// `null`, meaning none.
    Null,
    /// Any JSON value: examples and defaults.
    Any,
    /// A list with at least `min` elements.
    List {
        /// The shape of the elements.
        of: &'static Shape,
        /// The minimum number of elements.
        min: usize,
    },
    /// An object with author-defined keys.
    Map {
        /// The form of the keys.
        keys: Text,
        /// The shape of the values.
        values: &'static Shape,
        /// Keys with a special meaning; they start with `$`.
        meta: &'static [Field],
    },
    /// An object with known keys.
    Object(&'static Object),
    /// One of several shapes, selected by the first guard that matches.
    Either(&'static [(Guard, &'static Shape)]),
}

/// Selects an alternative of [`Shape::Either`].
#[derive(Debug, Clone, Copy)]
pub enum Guard {
    /// The value is a string.
    IsText,
    /// The value is an integer.
    IsInteger,
    /// The value is a boolean.
    IsBoolean,
    /// The value is null.
    IsNull,
    /// The value is a list.
    IsList,
    /// The value is an object in which this key has a list.
    HasList(&'static str),
    /// The value is an object.
    IsObject,
}

/// An object with known keys.
#[derive(Debug)]
pub struct Object {
    /// Its name in messages and in the reference: `operation`.
    pub name: &'static str,
    /// Its purpose, in a sentence.
    pub doc: &'static str,
    /// Its keys, in the order of the reference.
    pub fields: &'static [Field],
    /// Deliberately unsupported keys that authors may expect, with the reason.
    pub refused: &'static [(&'static str, &'static str)],
    /// If not empty, exactly one of these keys must be present.
    pub one_of: &'static [&'static str],
}

impl Object {
    /// Returns the field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// A key of an [`Object`].
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it means, in a sentence or two.
    pub doc: &'static str,
    /// Whether the key is required.
    pub required: bool,
    /// The allowed values.
    pub shape: &'static Shape,
}

/// Names from the RFCs that `rename` and `omit` can list.
#[derive(Debug, PartialEq, Eq)]
pub struct StandardNames {
    /// What has them: `member of the token reply`.
    pub what: &'static str,
    /// The names.
    pub names: &'static [&'static str],
}

/// Names that a spec declares in one place and uses in others. Editors offer them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// Types: built-in ones, and models.
    Types,
    /// Scopes, in a list.
    Scopes,
    /// Scopes, in an expression: `a | b`.
    ScopeExpression,
    /// Registrations: `clients`.
    Clients,
    /// Variables, which a capture sets.
    Variables,
    /// Sub-clients.
    SubClients,
    /// Page styles: built-in ones, and those of `pagination`.
    PageStyles,
    /// Shapes of errors.
    Shapes,
    /// Documented errors.
    Errors,
    /// Security schemes.
    SecuritySchemes,
    /// Parameters in the braces of paths.
    PathParameters,
    /// Operations of an OpenAPI document, which entries of `operations` override.
    Operations,
}

impl Names {
    /// All kinds of names, each with its name in the JSON Schema.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Types, "declared_types"),
        (Self::Scopes, "declared_scopes"),
        (Self::ScopeExpression, "declared_scope_expressions"),
        (Self::Clients, "declared_clients"),
        (Self::Variables, "declared_variables"),
        (Self::SubClients, "declared_sub_clients"),
        (Self::PageStyles, "declared_page_styles"),
        (Self::Shapes, "declared_error_shapes"),
        (Self::Errors, "declared_documented_errors"),
        (Self::SecuritySchemes, "declared_security_schemes"),
        (Self::PathParameters, "declared_path_parameters"),
        (Self::Operations, "declared_operations"),
    ];

    /// Returns the form of such a text.
    pub fn form(self) -> Text {
        match self {
            Self::Types | Self::ScopeExpression | Self::PageStyles | Self::PathParameters => {
                Text::NonEmpty
            }
            Self::Scopes => Text::ScopeToken,
            Self::Clients
            | Self::Variables
            | Self::SubClients
            | Self::Shapes
            | Self::SecuritySchemes
            | Self::Operations => Text::SnakeName,
            Self::Errors => Text::PascalName,
        }
    }
}

/// The form of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Any string, even an empty one.
    Any,
    /// Any non-empty string.
    NonEmpty,
    /// One of these words, each with its meaning.
    Choice(&'static [(&'static str, &'static str)]),
    /// A standard name, in `rename` or `omit`.
    Standard(&'static StandardNames),
    /// Any non-empty string; editors offer these names.
    Usual(&'static StandardNames),
    /// A name that the spec declares elsewhere, or an expression of such names.
    Refers(Names),
    /// A version as in `Cargo.toml`: `0.2` or `0.2.1`.
    Version,
    /// `snake_case`: operations, variables, clients.
    SnakeName,
    /// `kebab-case` or `snake_case`: the provider's name.
    ProviderName,
    /// `PascalCase`: models and documented errors.
    PascalName,
    /// A scope token (RFC 6749 §3.3): visible ASCII without `"` and `\`.
    ScopeToken,
    /// A JSON pointer (RFC 6901).
    Pointer,
    /// An HTTP header's name (RFC 9110 §5.1).
    HeaderName,
    /// An authentication scheme (RFC 9110 §11.1).
    Scheme,
    /// An `https` URL of a web page.
    Link,
    /// An HTTP status, a class of them, or `default`: `404`, `4XX`.
    Status,
    /// A media type (RFC 9110 §8.3.1), with parameters or without.
    MediaType,
    /// A media type or range, optionally followed by `?`: `image/*`, `text/plain?`.
    MediaRange,
}

impl Text {
    /// Returns the regular expression for the JSON Schema, unless this is a list of words.
    pub fn pattern(self) -> Option<&'static str> {
        Some(match self {
            Self::Refers(names) => return names.form().pattern(),
            Self::Any | Self::Choice(_) | Self::Standard(_) => return None,
            // ASCII whitespace only, because regex dialects disagree about `\s`.
            Self::NonEmpty | Self::Usual(_) => r"[^ \t\n\r]",
            Self::Version => r"^(0|[1-9][0-9]*)([.](0|[1-9][0-9]*)){0,2}$",
            Self::SnakeName => "^[a-z][a-z0-9]*(_[a-z0-9]+)*$",
            Self::ProviderName => "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$",
            Self::PascalName => "^[A-Z][A-Za-z0-9]*$",
            Self::ScopeToken => r"^[\x21\x23-\x5B\x5D-\x7E]+$",
            Self::Pointer => "^(/([^/~]|~[01])*)*$",
            Self::HeaderName | Self::Scheme => "^[-!#$%&'*+.^_`|~0-9A-Za-z]+$",
            Self::Link => r"^https?://[^\x00-\x20\x7F]+$",
            Self::Status => "^([1-5][0-9][0-9]|[1-5]XX|default)$",
            Self::MediaType => r"^[-!#$&^_.+0-9A-Za-z]+/[-!#$&^_.+0-9A-Za-z]+(;[ -~]*)?$",
            Self::MediaRange => r"^[-!#$&^_.+*0-9A-Za-z]+/[-!#$&^_.+*0-9A-Za-z]+(;[ ->@-~]*)?[?]?$",
        })
    }

    /// Whether `text` has this form. Agrees with [`Text::pattern`].
    pub fn accepts(self, text: &str) -> bool {
        let words = |separators: &[char]| {
            text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.split(separators).all(|word| {
                    !word.is_empty()
                        && word
                            .chars()
                            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                })
        };
        match self {
            Self::Any => true,
            Self::Refers(names) => names.form().accepts(text),
            Self::NonEmpty | Self::Usual(_) => {
                text.contains(|c| !matches!(c, ' ' | '\t' | '\n' | '\r'))
            }
            Self::Choice(choices) => choices.iter().any(|(word, _)| *word == text),
            Self::Standard(standard) => standard.names.contains(&text),
            Self::Version => is_version(text),
            Self::SnakeName => words(&['_']),
            Self::ProviderName => words(&['-', '_']),
            Self::PascalName => {
                text.starts_with(|c: char| c.is_ascii_uppercase())
                    && text.chars().all(|c| c.is_ascii_alphanumeric())
            }
            Self::ScopeToken => {
                !text.is_empty()
                    && text
                        .bytes()
                        .all(|b| matches!(b, 0x21 | 0x23..=0x5B | 0x5D..=0x7E))
            }
            Self::Pointer => {
                text.is_empty()
                    || (text.starts_with('/')
                        && text
                            .split('~')
                            .skip(1)
                            .all(|rest| rest.starts_with(['0', '1'])))
            }
            Self::HeaderName | Self::Scheme => {
                !text.is_empty()
                    && text
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || "-!#$%&'*+.^_`|~".contains(c))
            }
            Self::Link => text
                .strip_prefix("https://")
                .or_else(|| text.strip_prefix("http://"))
                .is_some_and(|rest| {
                    !rest.is_empty() && !rest.contains(|c| matches!(c, '\0'..=' ' | '\x7f'))
                }),
            Self::Status => is_status(text),
            Self::MediaType => is_media_type(text, ""),
            Self::MediaRange => {
                let range = text.strip_suffix('?').unwrap_or(text);
                is_media_type(range, "*") && !range.contains('?')
            }
        }
    }

    /// Describes the expected form for users.
    pub fn expected(self) -> String {
        match self {
            Self::Any => "a string".into(),
            Self::Refers(names) => names.form().expected(),
            Self::NonEmpty | Self::Usual(_) => "a non-empty string".into(),
            Self::Choice(choices) => {
                let words: Vec<_> = choices
                    .iter()
                    .map(|(word, _)| format!("`{word}`"))
                    .collect();
                match words.split_last() {
                    Some((last, [])) => last.clone(),
                    Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
                    None => String::new(),
                }
            }
            Self::Standard(standard) => format!("a standard {}", standard.what),
            Self::Version => "a version, such as `0.2` or `0.2.1`".into(),
            Self::SnakeName => "a name in snake_case, such as `list_orders`".into(),
            Self::ProviderName => "a lower-case name, such as `acme` or `money-button`".into(),
            Self::PascalName => "a name in PascalCase, such as `SalesInvoice`".into(),
            Self::ScopeToken => {
                "a scope: visible ASCII characters without spaces, `\"` and `\\`".into()
            }
            Self::Pointer => {
                "a JSON pointer, such as `/error/code`, or an empty string for the whole document"
                    .into()
            }
            Self::HeaderName => "an HTTP header name".into(),
            Self::Scheme => {
                "one word such as `Bearer`; write other forms as a template in `value`".into()
            }
            Self::Link => "a URL, such as `https://developer.example.com/`".into(),
            Self::Status => {
                "an HTTP status such as `404`, a class such as `4XX`, or `default`".into()
            }
            Self::MediaType => "a media type, such as `application/vnd.api+json`".into(),
            Self::MediaRange => {
                "a media type such as `image/png`, or a range such as `image/*`".into()
            }
        }
    }
}

fn is_version(text: &str) -> bool {
    let is_number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
        digits && (part == "0" || !part.starts_with('0'))
    };
    text.split('.').count() <= 3 && text.split('.').all(is_number)
}

fn is_status(text: &str) -> bool {
    match text.as_bytes() {
        [b'1'..=b'5', rest @ ..] => {
            rest == b"XX" || rest.len() == 2 && rest.iter().all(u8::is_ascii_digit)
        }
        _ => text == "default",
    }
}

/// Checks type, subtype and parameters; `more` lists additional characters allowed in names.
fn is_media_type(text: &str, more: &str) -> bool {
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let is_name = |name: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || "-!#$&^_.+".contains(c);
        !name.is_empty() && name.chars().all(|c| known(c) || more.contains(c))
    };
    let names = essence.split_once('/');
    names.is_some_and(|(of, name)| is_name(of) && is_name(name))
        && parameters.bytes().all(|b| matches!(b, b' '..=b'~'))
}
