//! Names that a provider has for standard parameters and members.

/// The provider's name for a standard one, by a table such as
/// [`TokenRequest::renamed`](crate::tables::TokenRequest::renamed): its own, where the table has none.
pub(crate) fn renamed(table: &[(&str, &'static str)], standard: &'static str) -> &'static str {
    let other = table.iter().find(|(name, _)| *name == standard);
    other.map_or(standard, |(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_name_that_the_table_does_not_have_stays() {
        let table = [("client_id", "app_id"), ("code", "auth_code")];
        assert_eq!(renamed(&table, "code"), "auth_code");
        assert_eq!(renamed(&table, "scope"), "scope");
    }
}
