//! An aligned table of a reply: a row for each item, a column for each field with short values.

use std::collections::HashSet;

use licit_format::resolve::{ModelKind, Operation, Provider, Type};
use serde_json::Value;

use crate::terminal::one_line;

/// The maximum width of a cell.
const WIDEST: usize = 40;

/// The maximum number of columns that the spec does not declare: a reply may have other members in each item.
const MOST_UNDECLARED: usize = 40;

/// Returns the table of a list of items, or of the members of one object.
pub(super) fn of(provider: &Provider, operation: &Operation, value: &Value) -> String {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        Value::Object(members) => {
            let rows = members.iter();
            let rows = rows.filter_map(|(name, value)| Some(vec![printable(name), cell(value)?]));
            return aligned(rows.collect());
        }
        scalar => return format!("{}\n", cell(scalar).unwrap_or_default()),
    };
    let declared = operation.page_item.as_ref().or(operation.returns.as_ref());
    let declared = declared.map_or_else(Vec::new, |ty| fields(provider, ty));
    let columns = columns(&declared, items);
    if columns.is_empty() {
        let rows = items
            .iter()
            .map(|item| vec![cell(item).unwrap_or_default()]);
        return aligned(rows.collect());
    }
    let head = columns.iter().map(|name| printable(&name.to_uppercase()));
    let head = head.collect();
    let rows = items.iter().map(|item| {
        let cells = columns.iter().map(|name| item.get(*name).and_then(cell));
        cells.map(Option::unwrap_or_default).collect()
    });
    aligned(std::iter::once(head).chain(rows).collect())
}

/// The names of the fields of an item's type, in the order of the spec.
fn fields(provider: &Provider, ty: &Type) -> Vec<String> {
    match ty.present() {
        Type::List(item) => fields(provider, item),
        Type::Model(at) => match provider.model(*at) {
            Some(model) => match &model.kind {
                ModelKind::Alias(ty) => fields(provider, ty),
                _ => model
                    .fields()
                    .iter()
                    .map(|field| field.name.clone())
                    .collect(),
            },
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The columns: fields with a short value in some item. Those of the spec come first.
fn columns<'n>(declared: &'n [String], items: &'n [Value]) -> Vec<&'n str> {
    let members = || items.iter().filter_map(Value::as_object).flatten();
    // In their order, each once.
    let mut seen = HashSet::new();
    let shown = members().filter(|(_, value)| cell(value).is_some());
    let shown: Vec<&str> = shown
        .map(|(name, _)| name.as_str())
        .filter(|name| seen.insert(*name))
        .collect();
    let mut columns: Vec<&str> = Vec::new();
    let mut are_declared = HashSet::new();
    for name in declared.iter().map(String::as_str) {
        if are_declared.insert(name) && seen.contains(name) {
            columns.push(name);
        }
    }
    let others = shown
        .into_iter()
        .filter(|name| !are_declared.contains(name));
    columns.extend(others.take(MOST_UNDECLARED));
    columns
}

/// The text of a value. `None` for null, objects, and lists of objects.
fn cell(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null | Value::Object(_) => return None,
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(cell).collect::<Option<_>>()?;
            items.join(", ")
        }
        scalar => scalar.to_string(),
    };
    Some(printable(&text))
}

/// One line of at most [`WIDEST`] characters.
fn printable(text: &str) -> String {
    let start: String = text.chars().take(WIDEST + 1).collect();
    let mut line: Vec<char> = one_line(&start).chars().collect();
    if line.len() > WIDEST {
        line.truncate(WIDEST - 1);
        line.push('…');
    }
    line.into_iter().collect()
}

fn aligned(rows: Vec<Vec<String>>) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in &rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths);
        let cells: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn columns_are_aligned_and_control_characters_are_not_printed() {
        let items = [
            json!({ "name": "a\u{1b}[2Jb", "tags": ["x", "y"], "owner": { "id": 1 }, "age": 7 }),
            json!({ "name": "é".repeat(60), "age": null }),
        ];
        let declared = ["age".to_owned(), "owner".to_owned()];
        let columns = columns(&declared, &items);
        assert_eq!(columns, ["age", "name", "tags"]);
        assert_eq!(cell(&items[0]["name"]).unwrap(), "a\u{fffd}[2Jb");
        assert_eq!(cell(&items[1]["name"]).unwrap().chars().count(), WIDEST);
        let rows = vec![vec!["a".into(), "bb".into()], vec!["éé".into(), "b".into()]];
        assert_eq!(aligned(rows), "a   bb\néé  b\n");
    }

    #[test]
    fn items_with_other_members_each_have_a_bounded_table() {
        let items: Vec<_> = (0..20_000)
            .map(|number| json!({ format!("k{number}"): 1, "id": number }))
            .collect();
        let declared = ["id".to_owned()];
        let columns = columns(&declared, &items);
        assert_eq!(columns.len(), 1 + MOST_UNDECLARED);
        assert_eq!(columns[..2], ["id", "k0"]);
    }
}
