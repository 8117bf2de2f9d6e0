//! `cargo licit schema`: prints the JSON Schema of the spec format.

use licit_format::schema::{Declared, json_schema};

use crate::command::Schema;
use crate::terminal::outln;

/// Prints the schema.
pub(crate) fn run(options: &Schema) -> Result<bool, String> {
    let declared = match &options.spec {
        Some(path) => {
            licit_format::declared(path, &options.load).map_err(|report| report.to_string())?
        }
        None => Declared::default(),
    };
    let schema = json_schema::schema_for(&declared);
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    outln!("{text}");
    Ok(true)
}
