//! Provider-specific names of standard parameters and members.

/// Returns the provider's name for a standard one from a table such as
/// [`TokenRequest::renamed`](crate::tables::TokenRequest::renamed), or the standard name if the table
/// does not rename it.
pub(crate) fn renamed(table: &[(&str, &'static str)], standard: &'static str) -> &'static str {
    let other = table.iter().find(|(name, _)| *name == standard);
    other.map_or(standard, |(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_name_missing_from_the_table_is_unchanged() {
        let table = [("client_id", "app_id"), ("code", "auth_code")];
        assert_eq!(renamed(&table, "code"), "auth_code");
        assert_eq!(renamed(&table, "scope"), "scope");
    }
}
