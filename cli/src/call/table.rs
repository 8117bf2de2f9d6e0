//! An aligned table of a reply: a row for each item, a column for each field with short values.

use licit_format::resolve::{ModelKind, Operation, Provider, Type};
use serde_json::Value;

/// The maximum width of a cell.
const WIDEST: usize = 40;

/// Returns the table of a list of items, or of the members of one object.
pub(super) fn of(provider: &Provider, operation: &Operation, value: &Value) -> String {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        Value::Object(members) => {
            let rows = members.iter();
            let rows = rows.filter_map(|(name, value)| Some(vec![name.clone(), cell(value)?]));
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
    let head = columns.iter().map(|name| name.to_uppercase()).collect();
    let rows = items.iter().map(|item| {
        let cells = columns.iter().map(|name| item.get(name).and_then(cell));
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
fn columns(declared: &[String], items: &[Value]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    let others = items.iter().filter_map(Value::as_object);
    let others = others.flat_map(|members| members.keys());
    for name in declared.iter().chain(others) {
        let is_shown = |item: &Value| item.get(name).is_some_and(|value| cell(value).is_some());
        if !columns.contains(name) && items.iter().any(is_shown) {
            columns.push(name.clone());
        }
    }
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

/// One line without control characters, which a terminal would obey.
fn printable(text: &str) -> String {
    let is_harmful =
        |c: char| c.is_control() || matches!(c, '\u{200e}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line = text.chars().map(|c| if is_harmful(c) { ' ' } else { c });
    let mut line: Vec<char> = line.take(WIDEST + 1).collect();
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
        let columns = columns(&["age".to_owned(), "owner".to_owned()], &items);
        assert_eq!(columns, ["age", "name", "tags"]);
        assert_eq!(cell(&items[0]["name"]).unwrap(), "a [2Jb");
        assert_eq!(cell(&items[1]["name"]).unwrap().chars().count(), WIDEST);
        let rows = vec![vec!["a".into(), "bb".into()], vec!["éé".into(), "b".into()]];
        assert_eq!(aligned(rows), "a   bb\néé  b\n");
    }
}
