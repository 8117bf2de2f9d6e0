//! The arguments of a call as a user types them: `name=value`, checked against the operation's types.
//! No room may use it.

mod assign;
mod complete;
mod fit;
mod leaf;
mod sample;
#[cfg(test)]
mod tests;

use std::fmt;

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Body, ModelKind, Operation, Parameter, Provider, Type};
use licit_runtime::{File, Upload};
use serde_json::{Map, Value};

use self::assign::Assignment;
use crate::call::{
    Argument, Arguments, BodyArgument, PartHeaderArgument, Place, media_types, parameters,
    requires_body,
};

/// An argument as a user types it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Entry {
    /// The name: a parameter, a member of the body, or a path to a nested member, such as
    /// `address.city`, or to a header of a part, such as `scan.X-Dpi`. `query:`, `path:`, `header:`, `cookie:` and `body:` select one of several with
    /// the same name.
    pub name: String,
    /// The value.
    pub value: EntryValue,
}

impl Entry {
    /// Creates an entry.
    pub fn new(name: impl Into<String>, value: EntryValue) -> Self {
        Self {
            name: name.into(),
            value,
        }
    }
}

/// The value of an [`Entry`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum EntryValue {
    /// A text, which is read by the type of the member.
    Text(String),
    /// A JSON value, which is sent as it is.
    Json(Value),
    /// The content of a file.
    File {
        /// The name of the file.
        name: String,
        /// The content.
        content: Vec<u8>,
    },
}

/// A body in addition to the entries of a call.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum EntryBody {
    /// A JSON body, whose values have the types of the spec, and to which entries add.
    Json(Value),
    /// The raw body of an operation that sends content as it is.
    Content(Upload),
}

/// An entry that the operation does not accept, or one that it requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryError(pub(crate) String);

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EntryError {}

/// What an entry may set: a parameter, a member of the body, or a header of a part.
struct Target<'s> {
    place: Option<Place>,
    /// The name of the part that has the header.
    part: Option<&'s str>,
    name: &'s str,
    ty: &'s Type,
}

impl Target<'_> {
    /// The length of its name in an entry: `scan.X-Dpi`.
    fn length(&self) -> usize {
        self.part.map_or(0, |part| part.len() + 1) + self.name.len()
    }

    /// Whether a text is its name in an entry.
    fn is_named(&self, text: &str) -> bool {
        let is_header = |name: &str| name.eq_ignore_ascii_case(self.name);
        match (self.part, self.place) {
            (Some(part), _) => text
                .strip_prefix(part)
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(is_header),
            (None, Some(Place::Header)) => is_header(text),
            (None, _) => text == self.name,
        }
    }
}

/// The words that select a target among several with one name.
const PREFIXES: [(&str, Option<Place>); 5] = [
    ("path:", Some(Place::Path)),
    ("query:", Some(Place::Query)),
    ("header:", Some(Place::Header)),
    ("cookie:", Some(Place::Cookie)),
    ("body:", None),
];

impl<'s> Arguments<'s> {
    /// Creates arguments from entries, and a body that entries do not describe.
    ///
    /// ```
    /// use licit_dynamic::{Arguments, Entry, EntryValue};
    ///
    /// let spec = licit_format::load("../docs/examples/textbook.json".as_ref())?.provider;
    /// let mut operations = spec.operations.iter();
    /// let list = operations.find(|one| one.table.name == "list_books").ok_or("no operation")?;
    /// let entry = |name: &str, text: &str| Entry::new(name, EntryValue::Text(text.to_owned()));
    /// assert!(Arguments::from_entries(&spec, list, &[entry("author", "Ada")], None).is_ok());
    /// let wrong = Arguments::from_entries(&spec, list, &[entry("auther", "Ada")], None);
    /// assert!(wrong.is_err_and(|error| error.to_string().contains("did you mean `author`?")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error with the most similar name if an entry matches no parameter or body member, and
    /// an error if a value does not have the type, or if something required is missing.
    pub fn from_entries(
        provider: &'s Provider,
        operation: &'s Operation,
        entries: &[Entry],
        body: Option<EntryBody>,
    ) -> Result<Self, EntryError> {
        let (json, content) = match body {
            Some(EntryBody::Json(json)) => {
                if let Some(wrong) = fit::mismatch(provider, operation, &json) {
                    return Err(EntryError(wrong));
                }
                (Some(json), None)
            }
            Some(EntryBody::Content(content)) => (None, Some(content)),
            None => (None, None),
        };
        let targets = targets(provider, operation);
        let mut typed = TypedArguments {
            parameters: Vec::new(),
            body: json,
            part_headers: Vec::new(),
            files: Vec::new(),
        };
        for entry in entries {
            let (target, rest) = find(&targets, &entry.name)?;
            typed.set(provider, target, rest, entry)?;
        }
        let TypedArguments {
            parameters,
            mut body,
            part_headers,
            files,
        } = typed;
        if let Some(body) = &mut body {
            complete::body(provider, operation, body)?;
        } else if requires_body(operation) && !is_content(operation) {
            let mut empty = Value::Object(Map::new());
            complete::body(provider, operation, &mut empty)?;
            body = Some(empty);
        } else if content.is_some() && is_content(operation) {
            // Replaced by the content.
            body = Some(Value::String(String::new()));
        }
        without_part(body.as_ref(), &part_headers)?;
        let body = body.map(|value| BodyArgument {
            media_type: media_type(operation),
            value,
            part_headers,
        });
        let arguments = Self::from_json(provider, operation, parameters, body)
            .map_err(|error| EntryError(error.to_string()))?;
        let with = files.into_iter();
        let arguments = with.fold(arguments, |arguments, (part, file)| {
            arguments.with_file(&part, file)
        });
        match content {
            Some(content) => arguments
                .with_content(content)
                .map_err(|error| EntryError(error.to_string())),
            None => Ok(arguments),
        }
    }
}

/// Returns an error for a header of a part that is not sent.
fn without_part(body: Option<&Value>, headers: &[PartHeaderArgument]) -> Result<(), EntryError> {
    let is_absent = |header: &&PartHeaderArgument| {
        let part = body.and_then(|body| body.get(&header.part));
        part.is_none()
    };
    match headers.iter().find(is_absent) {
        None => Ok(()),
        Some(PartHeaderArgument { part, name, .. }) => Err(EntryError(format!(
            "`{part}.{name}` is a header of the part `{part}`, which has no value"
        ))),
    }
}

/// Whether the body is raw content.
fn is_content(operation: &Operation) -> bool {
    matches!(operation.body, Some(Body::Binary { .. }))
}

fn media_type(operation: &Operation) -> String {
    let body = operation.body.as_ref();
    let types = body.map(|body| media_types(operation, body));
    types.into_iter().flatten().next().unwrap_or_default()
}

/// The values of the entries so far.
struct TypedArguments {
    parameters: Vec<Argument>,
    body: Option<Value>,
    part_headers: Vec<PartHeaderArgument>,
    files: Vec<(String, File)>,
}

impl TypedArguments {
    fn set(
        &mut self,
        provider: &Provider,
        target: &Target<'_>,
        rest: &str,
        entry: &Entry,
    ) -> Result<(), EntryError> {
        if let EntryValue::File { name, content } = &entry.value
            && leaf::is_file(target.ty)
        {
            let file = File::new(name.clone(), content.clone());
            self.files.push((target.name.to_owned(), file));
        }
        let assignment = Assignment {
            provider,
            entry: &entry.name,
            value: &entry.value,
        };
        let slot = match (target.part, target.place) {
            (Some(part), _) => self.part_header(part, target.name),
            (None, Some(place)) => self.parameter(place, target.name),
            (None, None) => self.member(target.name),
        };
        match slot {
            Some(slot) => assignment.set(slot, target.ty, rest),
            None => Err(EntryError(format!(
                "`{}` is a member of an object, and the body is not one",
                entry.name
            ))),
        }
    }

    /// The value of a parameter, which is null at first.
    fn parameter(&mut self, place: Place, name: &str) -> Option<&mut Value> {
        let same = |one: &Argument| one.place == place && one.name == name;
        if !self.parameters.iter().any(same) {
            self.parameters.push(Argument {
                place,
                name: name.to_owned(),
                value: Value::Null,
            });
        }
        let found = self.parameters.iter_mut().find(|one| same(one));
        found.map(|argument| &mut argument.value)
    }

    /// The value of a header of a part, which is null at first.
    fn part_header(&mut self, part: &str, name: &str) -> Option<&mut Value> {
        let same = |one: &PartHeaderArgument| one.part == part && one.name == name;
        if !self.part_headers.iter().any(same) {
            self.part_headers.push(PartHeaderArgument {
                part: part.to_owned(),
                name: name.to_owned(),
                value: Value::Null,
            });
        }
        let found = self.part_headers.iter_mut().find(|one| same(one));
        found.map(|header| &mut header.value)
    }

    /// The value of a member of the body. `None` if the body is not an object.
    fn member(&mut self, name: &str) -> Option<&mut Value> {
        let body = self.body.get_or_insert_with(|| Value::Object(Map::new()));
        Some(body.as_object_mut()?.entry(name).or_insert(Value::Null))
    }
}

/// Everything that an entry may set.
fn targets<'s>(provider: &'s Provider, operation: &'s Operation) -> Vec<Target<'s>> {
    let target = |place: Option<Place>, parameter: &'s Parameter| Target {
        place,
        part: None,
        name: &parameter.name,
        ty: &parameter.ty,
    };
    let outside = parameters(provider, operation);
    let mut targets: Vec<_> = outside
        .map(|(place, parameter)| target(Some(place), parameter))
        .collect();
    match &operation.body {
        Some(Body::Json { ty, .. } | Body::FormType { ty, .. }) => {
            let fields = fields(provider, ty).iter();
            targets.extend(fields.map(|field| Target {
                place: None,
                part: None,
                name: &field.name,
                ty: &field.ty,
            }));
        }
        Some(body) => {
            let members = body.members().iter();
            targets.extend(members.clone().map(|member| target(None, member)));
            targets.extend(members.flat_map(|part| {
                part.headers.iter().map(move |header| Target {
                    part: Some(&part.name),
                    ..target(None, header)
                })
            }));
        }
        None => {}
    }
    targets
}

/// The fields of an object, also behind aliases.
fn fields<'s>(provider: &'s Provider, ty: &'s Type) -> &'s [licit_format::resolve::Field] {
    let Type::Model(at) = ty.present() else {
        return &[];
    };
    match provider.model(*at) {
        Some(model) => match &model.kind {
            ModelKind::Alias(ty) => fields(provider, ty),
            _ => model.fields(),
        },
        None => &[],
    }
}

/// Finds what an entry sets, and the rest of its name, which leads to a nested member.
fn find<'t, 's, 'e>(
    targets: &'t [Target<'s>],
    name: &'e str,
) -> Result<(&'t Target<'s>, &'e str), EntryError> {
    let mut found = matching(targets, name, |_| true);
    if found.is_empty()
        && let Some((prefix, place)) = PREFIXES.iter().find(|(word, _)| name.starts_with(word))
    {
        let rest = name.get(prefix.len()..).unwrap_or_default();
        found = matching(targets, rest, |target| target.place == *place);
    }
    let longest = found.iter().map(|(target, _)| target.length()).max();
    found.retain(|(target, _)| Some(target.length()) == longest);
    if found.iter().any(|(target, _)| target.part.is_some()) {
        // A header of a part precedes a member of the part's value.
        found.retain(|(target, _)| target.part.is_some());
    }
    match found.as_slice() {
        [only] => Ok(*only),
        [] => Err(unknown(targets, name)),
        several => {
            let ways = several.iter().filter_map(|(target, _)| {
                let word = PREFIXES.iter().find(|(_, place)| *place == target.place)?;
                Some(format!("`{}{name}`", word.0))
            });
            let ways: Vec<_> = ways.collect();
            Err(EntryError(format!(
                "`{name}` is the name of several parameters: write {}",
                ways.join(" or ")
            )))
        }
    }
}

/// The targets whose name is the beginning of an entry's, with the rest of it.
fn matching<'t, 's, 'e>(
    targets: &'t [Target<'s>],
    name: &'e str,
    is_meant: impl Fn(&Target<'s>) -> bool,
) -> Vec<(&'t Target<'s>, &'e str)> {
    let rest_of = |target: &Target<'_>| -> Option<&'e str> {
        let (start, rest) = name.split_at_checked(target.length())?;
        let rest = if rest.is_empty() {
            rest
        } else {
            rest.strip_prefix('.').filter(|rest| !rest.is_empty())?
        };
        target.is_named(start).then_some(rest)
    };
    let meant = targets.iter().filter(|target| is_meant(target));
    meant
        .filter_map(|target| Some((target, rest_of(target)?)))
        .collect()
}

fn unknown(targets: &[Target<'_>], name: &str) -> EntryError {
    let own = targets.iter().filter(|target| target.part.is_none());
    let names = own.map(|target| target.name);
    let first = name.split('.').next().unwrap_or(name);
    let header = targets.iter().find_map(|target| {
        let part = target.part?;
        let is_meant = target.name.eq_ignore_ascii_case(name);
        is_meant.then(|| format!("{part}.{}", target.name))
    });
    let near = || nearest(name, names.clone()).or_else(|| nearest(first, names.clone()));
    let near = header.or_else(|| near().map(str::to_owned));
    let hint = match near {
        Some(near) => format!("; did you mean `{near}`?"),
        None if targets.is_empty() => "; it has none".to_owned(),
        None => {
            let listed: Vec<_> = names.take(20).map(|name| format!("`{name}`")).collect();
            format!("; it has {}", listed.join(", "))
        }
    };
    EntryError(format!("the operation has no parameter `{name}`{hint}"))
}
