//! Writes values at JSON pointers (RFC 6901), and creates missing parents.

use serde_json::{Map, Value};

/// Maximum length of a list that a pointer can create.
const LONGEST_LIST: usize = 64;

/// Writes `new` at `pointer`. A number creates a list if there is no value yet, any other key an
/// object; a scalar in the way is replaced.
pub(crate) fn set(target: &mut Value, pointer: &str, new: Value) {
    let Some(path) = pointer.strip_prefix('/') else {
        *target = new;
        return;
    };
    let (key, _) = path.split_once('/').unwrap_or((path, ""));
    let rest = path.get(key.len()..).unwrap_or_default();
    let index = key
        .parse::<usize>()
        .ok()
        .filter(|index| *index < LONGEST_LIST);
    if let Some(index) = index
        && !target.is_object()
    {
        if !target.is_array() {
            *target = Value::Array(Vec::new());
        }
        if let Value::Array(list) = target {
            list.resize(list.len().max(index + 1), Value::Null);
            if let Some(element) = list.get_mut(index) {
                set(element, rest, new);
            }
        }
        return;
    }
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Value::Object(members) = target {
        let key = key.replace("~1", "/").replace("~0", "~");
        set(members.entry(key).or_insert(Value::Null), rest, new);
    }
}

/// Writes a text at `pointer`; as a number or boolean, if the current value is one.
pub(crate) fn set_text(target: &mut Value, pointer: &str, text: &str) {
    let new = match target.pointer(pointer) {
        Some(Value::Number(_)) => text.parse::<i64>().ok().map(Value::from),
        Some(Value::Bool(_)) => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    set(target, pointer, new.unwrap_or_else(|| text.into()));
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn missing_parents_are_created() {
        let mut value = Value::Null;
        set_text(&mut value, "/errors/0/a~1b", "x");
        set_text(&mut value, "/errors/1/c", "y");
        set_text(&mut value, "/d/~0", "z");
        let expected = json!({"errors": [{"a/b": "x"}, {"c": "y"}], "d": {"~": "z"}});
        assert_eq!(value, expected);
    }

    #[test]
    fn the_empty_pointer_is_the_whole_document() {
        let mut value = json!({"a": 1});
        set_text(&mut value, "", "x");
        assert_eq!(value, json!("x"));
    }

    #[test]
    fn a_number_stays_a_number() {
        let mut value = json!({"status": 0, "is": false, "code": "c"});
        set_text(&mut value, "/status", "400");
        set_text(&mut value, "/is", "true");
        set_text(&mut value, "/code", "400");
        assert_eq!(value, json!({"status": 400, "is": true, "code": "400"}));
        set_text(&mut value, "/status", "none");
        assert_eq!(value["status"], "none");
    }

    #[test]
    fn a_scalar_or_a_list_on_the_path_is_replaced() {
        let mut value = json!({"a": "text", "b": [1]});
        set_text(&mut value, "/a/b", "x");
        set_text(&mut value, "/b/c", "y");
        assert_eq!(value, json!({"a": {"b": "x"}, "b": {"c": "y"}}));
        set_text(&mut value, "/99999999999", "z");
        assert_eq!(value["99999999999"], "z");
    }
}
