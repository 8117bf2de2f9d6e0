//! Parameters of queries, forms and cookies, parsed from their style (OpenAPI 3.1 §4.8.12) and checked
//! against their types.

use licit_format::resolve::{Parameter, Provider, Style, Type};
use serde_json::{Map, Value};

use crate::http::parameters::Parameters;
use crate::model::{self, check, text};

/// Checks a parameter among those that were given.
pub(super) fn check(
    provider: &Provider,
    parameter: &Parameter,
    given: &Parameters,
) -> Result<(), String> {
    let name = &parameter.name;
    let reader = Reader {
        provider,
        parameter,
        given,
    };
    match reader.value()? {
        None if parameter.optional || reader.may_be_empty() => Ok(()),
        None => Err(format!("`{name}` is missing")),
        Some(Found::Checked) => Ok(()),
        Some(Found::Value(value)) => check::check(provider, &parameter.ty, &value)
            .map_err(|problem| format!("`{name}`: {problem}")),
    }
}

struct Reader<'r> {
    provider: &'r Provider,
    parameter: &'r Parameter,
    given: &'r Parameters,
}

/// What was found of a parameter.
enum Found {
    /// Values that fit.
    Checked,
    /// A value of which only the whole can be checked.
    Value(Value),
}

impl Reader<'_> {
    /// Lists and objects without anything in them are not written.
    fn may_be_empty(&self) -> bool {
        let ty = model::plain(self.provider, &self.parameter.ty);
        !matches!(ty, Type::Builtin(_))
            && !matches!(self.parameter.ty, Type::Nullable(_))
            && (matches!(ty, Type::List(_)) || self.members().is_some())
    }

    fn value(&self) -> Result<Option<Found>, String> {
        let name = self.parameter.name.as_str();
        let ty = model::plain(self.provider, &self.parameter.ty);
        if self.parameter.style == Style::Json {
            let text = self.given.get(name);
            let json = text.map(|text| {
                let value = serde_json::from_str(text);
                value.map_err(|_| format!("`{name}` is not JSON"))
            });
            return Ok(json.transpose()?.map(Found::Value));
        }
        if let Type::List(inner) = ty {
            let items = self.texts(name);
            items.iter().try_for_each(|item| self.one(inner, item))?;
            return Ok((!items.is_empty()).then_some(Found::Checked));
        }
        if let Some(members) = self.members() {
            return self.object(&members);
        }
        if self.is_open(ty) {
            return Ok(Some(Found::Checked));
        }
        match self.given.all(name).collect::<Vec<_>>().as_slice() {
            [] => Ok(None),
            [value] => self.one(ty, value).map(|()| Some(Found::Checked)),
            _ => Err(format!("`{name}` is sent twice")),
        }
    }

    /// Unions may be objects, and any JSON is anything.
    fn is_open(&self, ty: &Type) -> bool {
        use licit_format::resolve::{Builtin, ModelKind};
        match ty {
            Type::Builtin(builtin) => *builtin == Builtin::Json,
            Type::Model(at) => {
                let model = self.provider.model(*at);
                model.is_some_and(|model| matches!(model.kind, ModelKind::Union(_)))
            }
            _ => false,
        }
    }

    /// The members that an object may have; those of a map are not known.
    fn members(&self) -> Option<Vec<(&str, &Type)>> {
        let ty = &self.parameter.ty;
        if let Type::Map(_) = model::plain(self.provider, ty) {
            return Some(Vec::new());
        }
        let fields = model::fields(self.provider, ty)?;
        Some(fields.iter().map(|f| (f.name.as_str(), &f.ty)).collect())
    }

    fn object(&self, members: &[(&str, &Type)]) -> Result<Option<Found>, String> {
        let name = self.parameter.name.as_str();
        let exploded = self.parameter.explode && self.parameter.style == Style::Form;
        let pairs: Vec<(String, String)> = if self.parameter.style == Style::DeepObject {
            let start = format!("{name}[");
            let inside = self.given.pairs().iter().filter_map(|(known, value)| {
                let rest = known.strip_prefix(&start)?;
                Some((rest.split(']').next()?.to_owned(), value.clone()))
            });
            inside.collect()
        } else if exploded {
            let own = |known: &str| members.iter().any(|(member, _)| *member == known);
            let given = self.given.pairs().iter();
            given.filter(|(known, _)| own(known)).cloned().collect()
        } else {
            let texts = self.texts(name);
            let pairs = texts.chunks(2).map(|pair| match pair {
                [member, value] => Ok((member.clone(), value.clone())),
                _ => Err(format!("`{name}` has a member without a value")),
            });
            pairs.collect::<Result<_, _>>()?
        };
        if pairs.is_empty() {
            return Ok(None);
        }
        let mut object = Map::new();
        for (member, value) in pairs {
            let ty = members.iter().find(|(known, _)| *known == member);
            let value = match ty.map(|(_, ty)| model::plain(self.provider, ty)) {
                None => Value::from(value),
                Some(Type::List(inner)) => {
                    let item = text::read(self.provider, inner, &value)
                        .map_err(|problem| format!("`{name}[{member}]` is {problem}"))?;
                    let mut items = match object.remove(&member) {
                        Some(Value::Array(items)) => items,
                        _ => Vec::new(),
                    };
                    items.push(item);
                    Value::Array(items)
                }
                Some(ty) => text::read(self.provider, ty, &value)
                    .map_err(|problem| format!("`{name}[{member}]` is {problem}"))?,
            };
            object.insert(member, value);
        }
        match model::plain(self.provider, &self.parameter.ty) {
            Type::Map(_) => Ok(Some(Found::Checked)),
            _ => Ok(Some(Found::Value(Value::Object(object)))),
        }
    }

    /// The texts of a list, or of the members of an object.
    fn texts(&self, name: &str) -> Vec<String> {
        let values = self.given.all(name);
        let separator = match (self.parameter.style, self.parameter.explode) {
            (_, true) | (Style::DeepObject, _) => None,
            (Style::SpaceDelimited, _) => Some(' '),
            (Style::PipeDelimited, _) => Some('|'),
            _ => Some(','),
        };
        match separator {
            None => values.map(str::to_owned).collect(),
            Some(separator) => values
                .flat_map(|value| value.split(separator))
                .map(str::to_owned)
                .collect(),
        }
    }

    fn one(&self, ty: &Type, value: &str) -> Result<(), String> {
        match text::read(self.provider, ty, value) {
            Ok(_) => Ok(()),
            Err(problem) => Err(format!("`{}` is {problem}", self.parameter.name)),
        }
    }
}
