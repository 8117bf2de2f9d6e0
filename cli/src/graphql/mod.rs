//! Converts the GraphQL operations of an application to operations and models of a spec, with the
//! types of the provider's schema (GraphQL, October 2021). Must not use another room.

mod arguments;
mod conversion;
mod fault;
mod input;
mod models;
mod operation;
mod schema;
mod selection;
mod splice;
mod tree;

use licit_format::source::{Member, Node};

pub(crate) use conversion::{Choices, Converted, File};
pub(crate) use fault::Fault;
pub(crate) use splice::splice;

use models::Models;
use operation::Operations;
use schema::Schema;

/// Converts every operation of the documents. Reports all faults together.
pub(crate) fn convert(
    schema: &File,
    documents: &[File],
    choices: &Choices,
) -> Result<Converted, Vec<Fault>> {
    let types = graphql_parser::parse_schema::<&str>(&schema.text)
        .map_err(|error| vec![Fault::of_parser(&schema.path, &error.to_string())])?;
    let types = Schema::new(&types, schema).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let mut parsed = Vec::new();
    for file in documents {
        match graphql_parser::parse_query::<&str>(&file.text) {
            Ok(document) => parsed.push((file.path.as_str(), document)),
            Err(error) => faults.push(Fault::of_parser(&file.path, &error.to_string())),
        }
    }
    let mut operations = Operations::new(&parsed, &mut faults);
    let mut models = Models::new(&types, choices);
    let converted = operations.convert(&mut models, &mut faults);
    if converted.is_empty() && faults.is_empty() {
        let message = "the documents contain no operation";
        faults.push(Fault::new(&schema.path, message));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    models.finish(converted).map_err(|fault| vec![fault])
}

/// Returns the operations and models as an object.
pub(crate) fn members(converted: Converted) -> Node {
    tree::object(vec![
        Member::new("operations", tree::object(converted.operations)),
        Member::new("models", tree::object(converted.models)),
    ])
}
