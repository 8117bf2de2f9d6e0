//! Parameters parsed from their style (OpenAPI 3.1.1 §4.8.12.3) and checked against their types. Values
//! are split at their delimiters before they are decoded.

use licit_format::resolve::{Parameter, Provider, Style, Type};
use serde_json::Value;

use super::tree::{Tree, is_open};
use crate::http::undecoded::{Encoding, Undecoded};
use crate::model::{self, check, limits};

/// Checks one of `all` parameters of a query, a form or the cookies, and returns its value.
pub(super) fn pairs(
    provider: &Provider,
    parameter: &Parameter,
    all: &[Parameter],
    given: &Undecoded,
) -> Result<Option<Value>, String> {
    let name = &parameter.name;
    let reader = Reader {
        provider,
        parameter,
        given,
    };
    let found = reader.found(all).transpose();
    let tree = found.map_err(|problem| format!("`{name}` {problem}"))?;
    let is_nothing = tree == Some(Tree::Texts(vec![String::new()]))
        && (parameter.allow_empty_value || parameter.optional)
        && !is_text(provider, &parameter.ty);
    match tree {
        Some(_) if is_nothing => Ok(None),
        None if parameter.optional => Ok(None),
        None => Err(format!("`{name}` is missing")),
        Some(tree) => checked(provider, parameter, &tree).map(Some),
    }
}

/// Checks a parameter of a path or a header, and returns its value.
pub(super) fn text(
    provider: &Provider,
    parameter: &Parameter,
    given: &str,
    encoding: Encoding,
) -> Result<Value, String> {
    let name = &parameter.name;
    let layout = Layout {
        provider,
        name,
        ty: &parameter.ty,
        encoding,
    };
    let tree = layout
        .parse(parameter.style, given)
        .map_err(|problem| format!("`{name}` {problem}"))?;
    checked(provider, parameter, &tree)
}

fn checked(provider: &Provider, parameter: &Parameter, tree: &Tree) -> Result<Value, String> {
    let (name, ty) = (&parameter.name, &parameter.ty);
    let value = tree.value(provider, ty);
    let value = value.map_err(|problem| format!("`{name}` is {problem}"))?;
    if !is_open(provider, ty) {
        check::check(provider, ty, &value).map_err(|problem| format!("`{name}`: {problem}"))?;
    }
    if let Some(limits) = &parameter.limits {
        limits::check(limits, &value, "").map_err(|problem| {
            let problem = problem.strip_prefix("the value").unwrap_or(&problem);
            format!("`{name}`{problem}")
        })?;
    }
    Ok(value)
}

/// Whether an empty text is a value of the type.
fn is_text(provider: &Provider, ty: &Type) -> bool {
    let empty = Tree::Joined(String::new());
    let plain = model::plain(provider, ty);
    let is_scalar =
        !matches!(plain, Type::List(_) | Type::Map(_)) && model::fields(provider, plain).is_none();
    is_scalar && empty.value(provider, plain).is_ok()
}

struct Reader<'r> {
    provider: &'r Provider,
    parameter: &'r Parameter,
    given: &'r Undecoded,
}

impl Reader<'_> {
    fn found(&self, all: &[Parameter]) -> Option<Result<Tree, String>> {
        let (name, ty) = (self.parameter.name.as_str(), &self.parameter.ty);
        match self.parameter.style {
            Style::Form if self.is_object() => self.members(all).map(Ok),
            Style::Form | Style::DeepObject | Style::Content => self.named().map(Ok),
            style => {
                let mut values = self.given.all(name);
                let first = values.next()?;
                if values.next().is_some() {
                    return Some(Err("is sent twice".to_owned()));
                }
                let layout = Layout {
                    provider: self.provider,
                    name,
                    ty,
                    encoding: self.given.encoding,
                };
                Some(layout.parse(style, first))
            }
        }
    }

    fn is_object(&self) -> bool {
        let ty = model::plain(self.provider, &self.parameter.ty);
        matches!(ty, Type::Map(_)) || model::fields(self.provider, ty).is_some()
    }

    /// The texts under the parameter's name: `name`, `name[0]`, `name[member]`.
    fn named(&self) -> Option<Tree> {
        let mut tree = Tree::Texts(Vec::new());
        for (name, text) in self.given.decoded() {
            let path = path(&name);
            if path.first() == Some(&self.parameter.name) {
                tree.add(path.get(1..).unwrap_or_default(), text);
            } else if name == self.parameter.name {
                // The name of the parameter itself contains brackets.
                tree.add(&[], text);
            }
        }
        (tree != Tree::Texts(Vec::new())).then_some(tree)
    }

    /// The members of an object, which are parameters of their own. Those of a map are all that no other
    /// parameter claims.
    fn members(&self, all: &[Parameter]) -> Option<Tree> {
        let mut tree = Tree::Members(Vec::new());
        let fields = model::fields(self.provider, &self.parameter.ty);
        let is_own = |path: &[String], name: &str| match fields {
            Some(fields) => {
                let mut fields = fields.iter();
                fields.any(|field| path.first() == Some(&field.name) || field.name == name)
            }
            None => !all.iter().any(|other| {
                let is_other = !std::ptr::eq(other, self.parameter);
                let fields = model::fields(self.provider, &other.ty).unwrap_or_default();
                let mut names = fields
                    .iter()
                    .filter(|_| other.style == Style::Form)
                    .map(|field| &field.name)
                    .chain([&other.name]);
                is_other && names.any(|claimed| path.first() == Some(claimed) || claimed == name)
            }),
        };
        for (name, text) in self.given.decoded() {
            let path = path(&name);
            if is_own(&path, &name) {
                tree.add(&path, text);
            }
        }
        (tree != Tree::Members(Vec::new())).then_some(tree)
    }
}

/// Splits a name: `a[b][0]` is `a`, `b`, `0`.
fn path(name: &str) -> Vec<String> {
    let whole = || vec![name.to_owned()];
    let Some((first, rest)) = name.split_once('[') else {
        return whole();
    };
    let Some(inside) = rest.strip_suffix(']').filter(|_| !first.is_empty()) else {
        return whole();
    };
    let inside = inside.split("][").map(str::to_owned);
    [first.to_owned()].into_iter().chain(inside).collect()
}

/// A value in one text.
struct Layout<'l> {
    provider: &'l Provider,
    name: &'l str,
    ty: &'l Type,
    encoding: Encoding,
}

impl Layout<'_> {
    fn parse(&self, style: Style, given: &str) -> Result<Tree, String> {
        let given = match style {
            Style::Label | Style::LabelExploded => {
                given.strip_prefix('.').ok_or("does not start with `.`")?
            }
            Style::Matrix | Style::MatrixExploded => {
                given.strip_prefix(';').ok_or("does not start with `;`")?
            }
            _ => given,
        };
        let plain = model::plain(self.provider, self.ty);
        let is_list = matches!(plain, Type::List(_));
        let is_object =
            matches!(plain, Type::Map(_)) || model::fields(self.provider, plain).is_some();
        if style == Style::Json {
            let text = self.encoding.decode(given);
            return match serde_json::from_str::<Value>(&text) {
                Err(_) => Err("is not JSON".to_owned()),
                // A JSON text is the value itself, not its quoted form.
                Ok(Value::String(text)) if !is_list && !is_object => Ok(Tree::Joined(text)),
                Ok(_) => Ok(Tree::Joined(text)),
            };
        }
        match style {
            Style::MatrixExploded if is_list => {
                let items = given.split(';').map(|pair| self.after_name(pair));
                Ok(Tree::Texts(items.collect::<Result<_, _>>()?))
            }
            Style::MatrixExploded if is_object => Ok(self.pairs(given.split(';'))),
            Style::Matrix | Style::MatrixExploded => {
                let (name, value) = given.split_once('=').unwrap_or((given, ""));
                if self.encoding.decode(name) != self.name {
                    return Err("does not start with its name".to_owned());
                }
                Ok(self.joined(value, ',', is_list, is_object)?)
            }
            Style::LabelExploded if is_list => self.joined(given, '.', true, false),
            Style::LabelExploded if is_object => Ok(self.pairs(given.split('.'))),
            Style::SimpleExploded if is_object => Ok(self.pairs(given.split(','))),
            Style::SpaceDelimited if is_list || is_object => {
                let given = given.replace("%20", " ").replace('+', " ");
                self.joined(&given, ' ', is_list, is_object)
            }
            Style::PipeDelimited if is_list || is_object => {
                let given = given.replace("%7C", "|").replace("%7c", "|");
                self.joined(&given, '|', is_list, is_object)
            }
            _ => self.joined(given, ',', is_list, is_object),
        }
    }

    fn after_name(&self, pair: &str) -> Result<String, String> {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if self.encoding.decode(name) == self.name {
            Ok(self.encoding.decode(value))
        } else {
            Err("does not start with its name".to_owned())
        }
    }

    fn pairs<'g>(&self, pairs: impl Iterator<Item = &'g str>) -> Tree {
        let members = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = self.encoding.decode(value);
            (self.encoding.decode(name), Tree::Joined(value))
        });
        Tree::Members(members.collect())
    }

    fn joined(
        &self,
        given: &str,
        delimiter: char,
        is_list: bool,
        is_object: bool,
    ) -> Result<Tree, String> {
        if !is_list && !is_object {
            return Ok(Tree::Joined(self.encoding.decode(given)));
        }
        // Headers may have white space around commas (RFC 9110 §5.6.1).
        let texts = given.split(delimiter).map(str::trim);
        let texts: Vec<String> = texts.map(|text| self.encoding.decode(text)).collect();
        if is_list {
            return Ok(Tree::Texts(texts));
        }
        let members = texts.chunks(2).map(|pair| match pair {
            [name, value] => Ok((name.clone(), Tree::Joined(value.clone()))),
            _ => Err("has a member without a value".to_owned()),
        });
        members.collect::<Result<_, _>>().map(Tree::Members)
    }
}
