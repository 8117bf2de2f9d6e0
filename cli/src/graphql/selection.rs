//! What an operation selects: the fields of each type, with fragments applied (GraphQL §6.3.2).

use std::collections::{HashMap, HashSet};

use graphql_parser::Pos;
use graphql_parser::query::{
    Directive, Field, FragmentDefinition, Selection, SelectionSet, TypeCondition,
};
use graphql_parser::schema::Type;
use licit_format::name::pascal;

use super::arguments;
use super::fault::Fault;
use super::models::{Body, Models, PropertyType, Reference};
use super::schema::Kind;

/// The maximum number of selections that one operation may have, with each fragment counted as often as it is
/// used. Real operations have less than a thousand.
const MOST_SELECTIONS: usize = 100_000;

/// The field that every type has, with the name of the type (§4.4).
const TYPENAME: &str = "__typename";

type Set<'d> = SelectionSet<'d, &'d str>;

/// Selections of one value, each with the path of its file.
pub(super) type Sets<'d> = Vec<(&'d str, &'d Set<'d>)>;

/// A fragment with the path of its file.
pub(super) type Fragments<'d> = HashMap<&'d str, (&'d str, &'d FragmentDefinition<'d, &'d str>)>;

/// The selections of a field that the reply has under one key.
pub(super) struct Selected<'d> {
    pub(super) key: &'d str,
    pub(super) field: &'d Field<'d, &'d str>,
    /// Each place that selects something of the field's value.
    pub(super) sets: Sets<'d>,
    /// The path of the field's file.
    path: &'d str,
    /// Whether the reply may lack it.
    pub(super) is_conditional: bool,
}

/// Reads the selections of one operation.
pub(super) struct Reader<'d, 'r, 's, 'c> {
    pub(super) path: &'d str,
    pub(super) fragments: &'r Fragments<'d>,
    pub(super) models: &'r mut Models<'s, 'c>,
    pub(super) faults: Vec<Fault>,
    /// The variables that were used.
    pub(super) used: HashSet<&'d str>,
    /// The fragments that were used, in the order of their first use.
    pub(super) spread: Vec<&'d str>,
    selections: usize,
}

impl<'d, 'r, 's, 'c> Reader<'d, 'r, 's, 'c> {
    pub(super) fn new(
        path: &'d str,
        fragments: &'r Fragments<'d>,
        models: &'r mut Models<'s, 'c>,
    ) -> Self {
        Self {
            path,
            fragments,
            models,
            faults: Vec::new(),
            used: HashSet::new(),
            spread: Vec::new(),
            selections: 0,
        }
    }

    pub(super) fn fault(&mut self, place: Pos, message: impl Into<String>) {
        let fault = Fault::new(self.path, message).at(place);
        self.add(fault);
    }

    /// Adds a fault, unless another use of a fragment has the same one.
    fn add(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Returns the type of a field's value. `name` leads to it.
    pub(super) fn output(
        &mut self,
        ty: &Type<'s, &'s str>,
        selected: &Selected<'d>,
        name: &str,
    ) -> Option<Reference> {
        let (inner, may_be_null) = match ty {
            Type::NonNullType(inner) => (inner.as_ref(), false),
            _ => (ty, true),
        };
        let base = match inner {
            Type::ListType(element) => {
                Reference::List(Box::new(self.output(element, selected, name)?))
            }
            Type::NamedType(ty) => self.named(ty, selected, name)?,
            Type::NonNullType(inner) => self.output(inner, selected, name)?,
        };
        Some(if may_be_null { base.nullable() } else { base })
    }

    fn named(&mut self, ty: &'s str, selected: &Selected<'d>, name: &str) -> Option<Reference> {
        let place = selected.field.position;
        let schema = self.models.schema;
        let Some(named) = schema.get(ty) else {
            let message = format!(
                "the schema has no type `{ty}`, which `{}` has",
                selected.key
            );
            self.fault(place, message);
            return None;
        };
        let has_fields = selected.sets.iter().any(|(_, set)| !set.items.is_empty());
        if named.kind.is_composite() != has_fields {
            let message = if has_fields {
                format!("`{}` is a `{ty}`, which has no fields", selected.field.name)
            } else {
                format!(
                    "`{}` is a `{ty}`: select some of its fields",
                    selected.field.name
                )
            };
            self.fault(place, message);
            return None;
        }
        match named.kind {
            Kind::Scalar => Some(self.models.scalar(ty)),
            Kind::Enum => Some(self.models.enumeration(ty, named)),
            Kind::Input => {
                self.fault(place, format!("`{ty}` is an input type"));
                None
            }
            Kind::Object | Kind::Interface | Kind::Union => {
                let short = self.only_fragment(&selected.sets, ty);
                let short = short.map_or_else(|| pascal(ty), pascal);
                self.composite(ty, &selected.sets, (&short, name))
            }
        }
    }

    /// Returns the fragment for exactly this type that is all that the sets select.
    fn only_fragment(&self, sets: &[(&'d str, &'d Set<'d>)], ty: &str) -> Option<&'d str> {
        let items = sets.iter().flat_map(|(_, set)| &set.items);
        let mut spreads = items.filter(|item| !is_typename(item));
        let (Some(Selection::FragmentSpread(spread)), None) = (spreads.next(), spreads.next())
        else {
            return None;
        };
        let (_, fragment) = self.fragments.get(spread.fragment_name)?;
        let TypeCondition::On(condition) = fragment.type_condition;
        (condition == ty && spread.directives.is_empty()).then_some(spread.fragment_name)
    }

    /// Returns the model of an object: a union if fragments select fields of some types only.
    fn composite(
        &mut self,
        ty: &'s str,
        sets: &[(&'d str, &'d Set<'d>)],
        (short, long): (&str, &str),
    ) -> Option<Reference> {
        let schema = self.models.schema;
        let narrowed = self.narrowed(ty, sets)?;
        let description = schema.get(ty).and_then(|named| named.description);
        if narrowed.is_empty() {
            let body = self.object(ty, sets, long)?;
            return Some(self.models.add(short, long, description, body));
        }
        let own = self.fields(ty, sets)?;
        // A union has at least two types.
        let discriminator = match narrowed.as_slice() {
            [_, _, ..] => self.discriminator(&own, &narrowed, sets),
            _ => None,
        };
        let Some(discriminator) = discriminator else {
            let body = self.joined(ty, (&own, &narrowed), sets, long)?;
            return Some(self.models.add(short, long, description, body));
        };
        let mut members = Vec::new();
        for one in narrowed {
            let name = format!("{long}{}", pascal(one));
            let body = self.object(one, sets, &name)?;
            let description = schema.get(one).and_then(|named| named.description);
            members.push(self.models.add(&pascal(one), &name, description, body));
        }
        let body = Body::Union {
            members,
            discriminator: discriminator.to_owned(),
        };
        Some(self.models.add(short, long, description, body))
    }

    /// Returns the key under which every value, or every value of a type that a fragment names, has the name of its
    /// type.
    fn discriminator(
        &mut self,
        own: &[Selected<'d>],
        narrowed: &[&'s str],
        sets: &[(&'d str, &'d Set<'d>)],
    ) -> Option<&'d str> {
        let key = |fields: &[Selected<'d>]| {
            let mut names = fields.iter().filter(|one| one.field.name == TYPENAME);
            names.find(|one| !one.is_conditional).map(|one| one.key)
        };
        let mut common = key(own);
        if common.is_some() {
            return common;
        }
        for one in narrowed {
            let found = key(&self.fields(one, sets)?)?;
            if common.is_some_and(|known| known != found) {
                return None;
            }
            common = Some(found);
        }
        common
    }

    /// Returns the properties of an abstract type, with those that fragments select of some object types:
    /// values of other types lack these.
    fn joined(
        &mut self,
        ty: &'s str,
        (common, narrowed): (&[Selected<'d>], &[&'s str]),
        sets: &[(&'d str, &'d Set<'d>)],
        name: &str,
    ) -> Option<Body> {
        let Body::Object(mut properties) = self.properties(ty, common, name)? else {
            return None;
        };
        for one in narrowed {
            let mut further = Vec::new();
            for mut field in self.fields(one, sets)? {
                let known = common.iter().find(|known| known.key == field.key);
                let is_equal = |known: &Selected<'_>| known.sets.len() == field.sets.len();
                if known.is_some_and(|known| !is_equal(known)) {
                    self.differs(ty, &field);
                    return None;
                }
                field.is_conditional = true;
                further.extend(known.is_none().then_some(field));
            }
            let Body::Object(further_properties) = self.properties(one, &further, name)? else {
                return None;
            };
            for (field, property) in further.iter().zip(further_properties) {
                match properties.iter().find(|known| known.name == property.name) {
                    None => properties.push(property),
                    Some(known) if known.ty == property.ty => {}
                    Some(_) => {
                        self.differs(ty, field);
                        return None;
                    }
                }
            }
        }
        Some(Body::Object(properties))
    }

    /// Reports a field whose type depends on the type of the object.
    fn differs(&mut self, ty: &str, field: &Selected<'d>) {
        let message = format!("`{}` is not the same for each type of `{ty}`", field.key);
        let fault = Fault::new(field.path, message).at(field.field.position);
        self.add(fault.help(format!(
            "select `{TYPENAME}`, which names the type of a value, or use aliases"
        )));
    }

    /// Returns the properties of an object type, or of those that all types of an abstract one have.
    fn object(&mut self, ty: &'s str, sets: &[(&'d str, &'d Set<'d>)], name: &str) -> Option<Body> {
        let fields = self.fields(ty, sets)?;
        self.properties(ty, &fields, name)
    }

    /// Returns the properties for the fields of a type.
    pub(super) fn properties(
        &mut self,
        ty: &'s str,
        fields: &[Selected<'d>],
        name: &str,
    ) -> Option<Body> {
        let schema = self.models.schema;
        let is_object = schema.get(ty).is_some_and(|one| one.kind == Kind::Object);
        let mut properties = Vec::new();
        // All fields are read, so that every fault is reported.
        let mut is_whole = true;
        for field in fields {
            let long = format!("{name}{}", pascal(field.key));
            let property = if field.field.name == TYPENAME {
                let ty = if is_object {
                    PropertyType::Constant(ty.to_owned())
                } else {
                    PropertyType::Required(Reference::Short("string".to_owned()))
                };
                self.models.property(field.key, ty, None)
            } else {
                let Some((definition, reference)) = self.field(ty, field, &long) else {
                    is_whole = false;
                    continue;
                };
                let ty = if field.is_conditional {
                    PropertyType::Optional(reference)
                } else {
                    PropertyType::Required(reference)
                };
                self.models.property(field.key, ty, Some(definition))
            };
            properties.push(property);
        }
        is_whole.then_some(Body::Object(properties))
    }

    /// Returns the definition of a field, and the type of its value.
    pub(super) fn field(
        &mut self,
        ty: &'s str,
        selected: &Selected<'d>,
        name: &str,
    ) -> Option<(&'s graphql_parser::schema::Field<'s, &'s str>, Reference)> {
        self.path = selected.path;
        let field = selected.field;
        let named = self.models.schema.get(ty)?;
        let Some(definition) = named.field(field.name) else {
            let message = format!("`{ty}` has no field `{}`", field.name);
            let known = named.fields.iter().map(|one| one.name);
            let fault = Fault::new(self.path, message).at(field.position);
            self.add(fault.suggest(field.name, known));
            return None;
        };
        for fault in arguments::check(self.path, field.position, &field.arguments, definition) {
            self.add(fault);
        }
        let reference = self.output(&definition.field_type, selected, name)?;
        Some((definition, reference))
    }

    /// Returns the selected fields of a type by response key, with the fragments that apply to all its values.
    /// `None` if there are too many.
    pub(super) fn fields(
        &mut self,
        ty: &str,
        sets: &[(&'d str, &'d Set<'d>)],
    ) -> Option<Vec<Selected<'d>>> {
        let mut found = Vec::new();
        for (path, set) in sets {
            self.path = path;
            self.collect(ty, set, false, &mut found, &mut Vec::new())?;
        }
        Some(found)
    }

    fn collect(
        &mut self,
        ty: &str,
        set: &'d Set<'d>,
        is_conditional: bool,
        found: &mut Vec<Selected<'d>>,
        open: &mut Vec<&'d str>,
    ) -> Option<()> {
        for item in &set.items {
            self.count(set.span.0)?;
            if let Selection::Field(field) = item {
                let own = arguments::is_conditional(&field.directives, &mut self.used);
                self.add_field(field, is_conditional || own, found);
                continue;
            }
            let Some(part) = self.part(item, open) else {
                continue;
            };
            let own = arguments::is_conditional(part.directives, &mut self.used);
            let applies = part
                .condition
                .is_none_or(|condition| self.models.schema.is_always(ty, condition));
            if applies {
                let path = std::mem::replace(&mut self.path, part.path);
                open.extend(part.fragment);
                self.collect(ty, part.set, is_conditional || own, found, open)?;
                open.truncate(open.len() - usize::from(part.fragment.is_some()));
                self.path = path;
            }
        }
        Some(())
    }

    fn add_field(
        &mut self,
        field: &'d Field<'d, &'d str>,
        is_conditional: bool,
        found: &mut Vec<Selected<'d>>,
    ) {
        for (_, value) in &field.arguments {
            arguments::variables(value, &mut self.used);
        }
        let key = field.alias.unwrap_or(field.name);
        match found.iter_mut().find(|one| one.key == key) {
            None => found.push(Selected {
                key,
                field,
                sets: vec![(self.path, &field.selection_set)],
                path: self.path,
                is_conditional,
            }),
            Some(one) if one.field.name == field.name => {
                one.sets.push((self.path, &field.selection_set));
                one.is_conditional &= is_conditional;
            }
            Some(one) => {
                let message = format!(
                    "`{key}` is `{}` and `{}` at once",
                    one.field.name, field.name
                );
                self.fault(field.position, message);
            }
        }
    }

    /// Returns the object types for which fragments select more than for every value of a type.
    fn narrowed(&mut self, ty: &'s str, sets: &[(&'d str, &'d Set<'d>)]) -> Option<Vec<&'s str>> {
        let mut found = HashSet::new();
        for (path, set) in sets {
            self.path = path;
            self.narrow(ty, set, &mut found, &mut Vec::new())?;
        }
        let mut found: Vec<&str> = found.into_iter().collect();
        found.sort_unstable();
        Some(found)
    }

    fn narrow(
        &mut self,
        ty: &'s str,
        set: &'d Set<'d>,
        found: &mut HashSet<&'s str>,
        open: &mut Vec<&'d str>,
    ) -> Option<()> {
        for item in &set.items {
            self.count(set.span.0)?;
            if matches!(item, Selection::Field(_)) {
                continue;
            }
            let Some(part) = self.part(item, open) else {
                continue;
            };
            let schema = self.models.schema;
            if let Some(condition) = part.condition
                && !schema.is_always(ty, condition)
            {
                let possible = schema.possible(ty);
                let types = schema.possible(condition).into_iter();
                let both: Vec<&str> = types.filter(|one| possible.contains(one)).collect();
                if both.is_empty() {
                    let message = format!("no value of `{ty}` is a `{condition}`");
                    self.fault(part.place, message);
                }
                found.extend(both);
            }
            let path = std::mem::replace(&mut self.path, part.path);
            open.extend(part.fragment);
            self.narrow(ty, part.set, found, open)?;
            open.truncate(open.len() - usize::from(part.fragment.is_some()));
            self.path = path;
        }
        Some(())
    }

    /// Returns the fragment that a selection applies. Reports one that does not exist or contains itself.
    fn part(&mut self, item: &'d Selection<'d, &'d str>, open: &[&'d str]) -> Option<Part<'d>> {
        match item {
            Selection::Field(_) => None,
            Selection::InlineFragment(inline) => {
                let condition = inline.type_condition.as_ref();
                let condition = condition.map(|TypeCondition::On(name)| *name);
                self.known(condition, inline.position)?;
                Some(Part {
                    condition,
                    path: self.path,
                    set: &inline.selection_set,
                    directives: &inline.directives,
                    place: inline.position,
                    fragment: None,
                })
            }
            Selection::FragmentSpread(spread) => {
                let name = spread.fragment_name;
                let fragments = self.fragments;
                let Some((path, fragment)) = fragments.get(name) else {
                    let message = format!("no document has a fragment `{name}`");
                    let fault = Fault::new(self.path, message).at(spread.position);
                    self.add(fault.suggest(name, fragments.keys().copied()));
                    return None;
                };
                if open.contains(&name) {
                    let message = format!("the fragment `{name}` contains itself");
                    self.fault(spread.position, message);
                    return None;
                }
                if !self.spread.contains(&name) {
                    self.spread.push(name);
                }
                let TypeCondition::On(condition) = fragment.type_condition;
                self.known(Some(condition), fragment.position)?;
                Some(Part {
                    condition: Some(condition),
                    path,
                    set: &fragment.selection_set,
                    directives: &spread.directives,
                    place: spread.position,
                    fragment: Some(name),
                })
            }
        }
    }

    fn known(&mut self, condition: Option<&str>, place: Pos) -> Option<()> {
        let Some(name) = condition else {
            return Some(());
        };
        let schema = self.models.schema;
        if schema.get(name).is_some_and(|one| one.kind.is_composite()) {
            return Some(());
        }
        let message = format!("the schema has no type `{name}` with fields");
        let fault = Fault::new(self.path, message).at(place);
        self.add(fault.suggest(name, schema.composites()));
        None
    }

    fn count(&mut self, place: Pos) -> Option<()> {
        self.selections += 1;
        if self.selections <= MOST_SELECTIONS {
            return Some(());
        }
        self.fault(
            place,
            format!("the operation has more than {MOST_SELECTIONS} selections"),
        );
        None
    }
}

/// A fragment where it is applied.
struct Part<'d> {
    condition: Option<&'d str>,
    /// The path of its file.
    path: &'d str,
    set: &'d Set<'d>,
    directives: &'d [Directive<'d, &'d str>],
    place: Pos,
    /// The name, unless it is inline.
    fragment: Option<&'d str>,
}

fn is_typename<'d>(item: &Selection<'d, &'d str>) -> bool {
    matches!(item, Selection::Field(field) if field.name == TYPENAME)
}
