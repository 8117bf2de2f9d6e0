//! Converts each operation of the documents: its variables, what it returns, and its pages.

use std::collections::{HashMap, HashSet};

use graphql_parser::Pos;
use graphql_parser::query::{
    Definition, OperationDefinition, Selection, SelectionSet, Value as Argument, VariableDefinition,
};
use licit_format::name::{pascal, snake};
use licit_format::source::{Member, Node};

use super::conversion::Parsed;
use super::fault::Fault;
use super::models::{Models, Reference, expression};
use super::schema::Root;
use super::selection::{Fragments, Reader, Selected, Sets};
use super::tree;

/// The longest text of an operation that is written on one line.
const SHORT: usize = 90;

/// An operation of the spec.
#[derive(Debug)]
pub(super) struct Operation {
    name: String,
    document: String,
    description: Option<String>,
    variables: Vec<Variable>,
    /// The response key of the only field, whose value is returned.
    data: Option<String>,
    returns: Reference,
    pages: Option<Pages>,
}

#[derive(Debug)]
struct Variable {
    name: String,
    ty: Reference,
}

/// The pages of a connection.
#[derive(Debug)]
struct Pages {
    /// The variable with the cursor.
    parameter: String,
    /// The key of the list.
    items: &'static str,
}

/// The operations of the documents, and the fragments of all of them.
pub(super) struct Operations<'d> {
    list: Vec<(&'d str, Named<'d>)>,
    fragments: Fragments<'d>,
}

/// An operation of a document, which has a name.
struct Named<'d> {
    name: &'d str,
    root: Root,
    place: Pos,
    variables: &'d [VariableDefinition<'d, &'d str>],
    set: &'d SelectionSet<'d, &'d str>,
    definition: &'d OperationDefinition<'d, &'d str>,
}

impl<'d> Operations<'d> {
    pub(super) fn new(documents: &'d [Parsed<'d>], faults: &mut Vec<Fault>) -> Self {
        let mut operations = Self {
            list: Vec::new(),
            fragments: HashMap::new(),
        };
        for (path, document) in documents {
            for definition in &document.definitions {
                match definition {
                    Definition::Fragment(fragment) => {
                        let before = operations.fragments.insert(fragment.name, (path, fragment));
                        if before.is_some() {
                            let message = format!("a second fragment `{}`", fragment.name);
                            faults.push(Fault::new(path, message).at(fragment.position));
                        }
                    }
                    Definition::Operation(definition) => match named(path, definition) {
                        Ok(named) => operations.add(path, named, faults),
                        Err(fault) => faults.push(fault),
                    },
                }
            }
        }
        operations
    }

    fn add(&mut self, path: &'d str, named: Named<'d>, faults: &mut Vec<Fault>) {
        let name = snake(named.name);
        if self.list.iter().any(|(_, one)| snake(one.name) == name) {
            let message = format!("a second operation that would be called `{name}`");
            faults.push(Fault::new(path, message).at(named.place));
        } else {
            self.list.push((path, named));
        }
    }

    /// Converts all operations. What has a fault is not among the result.
    pub(super) fn convert(
        &mut self,
        models: &mut Models<'_, '_>,
        faults: &mut Vec<Fault>,
    ) -> Vec<Operation> {
        let mut converted = Vec::new();
        for (path, named) in &self.list {
            let mut reader = Reader::new(path, &self.fragments, models);
            converted.extend(operation(&mut reader, path, named));
            // Several operations may use a fragment with a fault.
            for fault in reader.faults {
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
        converted
    }
}

fn named<'d>(
    path: &str,
    definition: &'d OperationDefinition<'d, &'d str>,
) -> Result<Named<'d>, Fault> {
    let (root, name, place, variables, set) = match definition {
        OperationDefinition::SelectionSet(set) => (Root::Query, None, set.span.0, &[][..], set),
        OperationDefinition::Query(one) => (
            Root::Query,
            one.name,
            one.position,
            one.variable_definitions.as_slice(),
            &one.selection_set,
        ),
        OperationDefinition::Mutation(one) => (
            Root::Mutation,
            one.name,
            one.position,
            one.variable_definitions.as_slice(),
            &one.selection_set,
        ),
        OperationDefinition::Subscription(one) => {
            let fault = Fault::new(path, "subscriptions are not supported").at(one.position);
            return Err(fault.help("licit sends queries and mutations"));
        }
    };
    let Some(name) = name else {
        let fault = Fault::new(path, "an operation without a name").at(place);
        return Err(
            fault.help("name it, as in `query ListIssues { … }`: the method gets this name")
        );
    };
    Ok(Named {
        name,
        root,
        place,
        variables,
        set,
        definition,
    })
}

/// Converts an operation. Returns `None` if it has a fault, which `reader` has then.
fn operation<'d>(
    reader: &mut Reader<'d, '_, '_, '_>,
    path: &'d str,
    named: &Named<'d>,
) -> Option<Operation> {
    let root = reader.models.schema.root(named.root);
    if reader.models.schema.get(root).is_none() {
        reader.fault(named.place, format!("the schema has no type `{root}`"));
        return None;
    }
    let variables = variables(reader, named);
    let fields = reader.fields(root, &[(reader.path, named.set)])?;
    let name = pascal(named.name);
    let (data, returns, description, pages) = match fields.as_slice() {
        [only] if !only.field.name.starts_with("__") => {
            let long = format!("{name}{}", pascal(only.key));
            let found = reader.field(root, only, &long);
            let pages = pages(only);
            let (definition, mut returns) = found?;
            if only.is_conditional {
                returns = returns.nullable();
            }
            let description = reader.models.text(definition.description.as_deref());
            (Some(only.key.to_owned()), returns, description, pages)
        }
        _ => {
            let body = reader.properties(root, &fields, &name)?;
            let name = format!("{name}Reply");
            (
                None,
                reader.models.add(&name, &name, None, body),
                None,
                None,
            )
        }
    };
    // Fragments of other files were read since.
    reader.path = path;
    check_variables(reader, named);
    let variables = variables?;
    reader.faults.is_empty().then(|| Operation {
        name: snake(named.name),
        document: document(reader, named),
        description,
        variables,
        data,
        returns,
        pages,
    })
}

/// Returns the types of an operation's variables.
fn variables(reader: &mut Reader<'_, '_, '_, '_>, named: &Named<'_>) -> Option<Vec<Variable>> {
    let mut all = Vec::new();
    let mut is_whole = true;
    for variable in named.variables {
        match reader.models.input(&variable.var_type) {
            Ok(ty) => all.push(Variable {
                name: variable.name.to_owned(),
                ty: if variable.default_value.is_some() {
                    ty.nullable()
                } else {
                    ty
                },
            }),
            Err(name) => {
                is_whole = false;
                let message = format!("the schema has no complete input type `{name}`");
                reader.fault(variable.position, message);
            }
        }
    }
    is_whole.then_some(all)
}

/// Reports variables that the operation uses without declaring them, and the reverse (GraphQL §5.8.3, §5.8.4).
fn check_variables(reader: &mut Reader<'_, '_, '_, '_>, named: &Named<'_>) {
    let declared: HashSet<&str> = named.variables.iter().map(|one| one.name).collect();
    let mut missing: Vec<&str> = reader.used.iter().copied().collect();
    missing.retain(|name| !declared.contains(name));
    missing.sort_unstable();
    for name in missing {
        reader.fault(
            named.place,
            format!("`{}` does not declare the variable `${name}`", named.name),
        );
    }
    for variable in named.variables {
        if !reader.used.contains(variable.name) {
            reader.fault(
                variable.position,
                format!("nothing uses the variable `${}`", variable.name),
            );
        }
    }
}

/// Returns the pagination of a connection whose cursor is a variable of the operation (GraphQL Cursor
/// Connections Specification).
fn pages(selected: &Selected<'_>) -> Option<Pages> {
    let mut arguments = selected.field.arguments.iter();
    let parameter = arguments.find_map(|(name, value)| match value {
        Argument::Variable(variable) if *name == "after" => Some(*variable),
        _ => None,
    })?;
    let mut items = ["nodes", "edges"].into_iter();
    let items = items.find(|key| !below(&selected.sets, key).is_empty())?;
    let info = below(&selected.sets, "pageInfo");
    let has = |key: &str| !below(&info, key).is_empty();
    (has("hasNextPage") && has("endCursor")).then(|| Pages {
        parameter: parameter.to_owned(),
        items,
    })
}

/// Returns what is selected of each field with this key. Fragments are not followed.
fn below<'d>(sets: &Sets<'d>, key: &str) -> Sets<'d> {
    let items = sets
        .iter()
        .flat_map(|(path, set)| set.items.iter().map(move |item| (*path, item)));
    items
        .filter_map(|(path, item)| match item {
            Selection::Field(field) if field.alias.unwrap_or(field.name) == key => {
                Some((path, &field.selection_set))
            }
            _ => None,
        })
        .collect()
}

/// Returns the text of an operation with the fragments that it uses.
fn document(reader: &Reader<'_, '_, '_, '_>, named: &Named<'_>) -> String {
    let mut text = named.definition.to_string();
    for name in &reader.spread {
        if let Some((_, fragment)) = reader.fragments.get(name) {
            text.push_str(&fragment.to_string());
        }
    }
    text
}

impl Operation {
    /// Writes the operation for a spec. `names` are those of the selected models.
    pub(super) fn written(&self, names: &[&str]) -> Member {
        let mut members = vec![Member::new("graphql", lines(&self.document))];
        let mut add = |key: &str, value: Node| members.push(Member::new(key, value));
        if let Some(description) = &self.description {
            add("description", tree::text(description));
        }
        if !self.variables.is_empty() {
            let variables = self.variables.iter().map(|one| {
                let ty = match &one.ty {
                    Reference::Nullable(ty) => format!("{}?", expression(ty, names)),
                    ty => expression(ty, names),
                };
                Member::new(&one.name, tree::text(ty))
            });
            add("variables", tree::object(variables.collect()));
        }
        if let Some(data) = &self.data {
            add("data", tree::text(format!("/{data}")));
        }
        add("returns", tree::text(expression(&self.returns, names)));
        if let Some(pages) = &self.pages {
            add("pages", pages.written());
        }
        Member::new(&self.name, tree::object(members))
    }
}

impl Pages {
    fn written(&self) -> Node {
        let mut members = vec![Member::new("style", tree::text("connection"))];
        if self.items != "nodes" {
            members.push(Member::new("items", tree::text(format!("/{}", self.items))));
        }
        if self.parameter != "after" {
            members.push(Member::new("parameter", tree::text(&self.parameter)));
        }
        tree::object(members)
    }
}

/// Writes a document on one line if it is short and contains no string, which may have line breaks; otherwise as
/// a list of its lines.
fn lines(document: &str) -> Node {
    let words: Vec<&str> = document.split_whitespace().collect();
    let short = words.join(" ");
    if short.len() <= SHORT && !short.contains('"') {
        return tree::text(short);
    }
    tree::list(document.lines().map(tree::text))
}
