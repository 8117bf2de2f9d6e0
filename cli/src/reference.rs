//! `cargo licit schema` and `cargo licit reference`: the spec format, for editors and for people.

/// Prints the JSON Schema.
pub(crate) fn schema() -> Result<bool, String> {
    let text = serde_json::to_string_pretty(&licit_spec::schema::schema())
        .map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(true)
}

/// Prints the reference, in Markdown.
pub(crate) fn reference() -> Result<bool, String> {
    print!("{}", licit_spec::reference::reference());
    Ok(true)
}
