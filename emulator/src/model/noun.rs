//! Nouns: `contact_id`, `contacts` and `Contact` refer to the same kind of object, and so get the same
//! identifiers everywhere.

use sha2::{Digest as _, Sha256};

/// Number of objects of a kind that exist from the start.
pub(crate) const SEEDED: usize = 5;

/// The words of a name in any case: `saleInvoice-id` has three.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = '_';
    for c in name.chars() {
        let starts = !previous.is_alphanumeric() || (c.is_uppercase() && !previous.is_uppercase());
        if c.is_alphanumeric() {
            match words.last_mut().filter(|_| !starts) {
                Some(word) => word.extend(c.to_lowercase()),
                None => words.push(c.to_lowercase().collect()),
            }
        }
        previous = c;
    }
    words
}

/// The singular of a name, all words in one: `SaleInvoices` is `saleinvoice`.
pub(crate) fn singular(name: &str) -> String {
    let name = words(name).concat();
    match name.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if name.ends_with("ss") => name,
        None => name.strip_suffix('s').map(str::to_owned).unwrap_or(name),
    }
}

/// The identifier of the object at this position among those of its kind: digits, so that it can be a
/// number and a text.
pub(crate) fn identifier(noun: &str, index: usize) -> String {
    let series = 1000 + number(noun) % 9000;
    format!("{series}{:04}", index + 1)
}

/// A number that depends only on the text.
pub(crate) fn number(text: &str) -> u32 {
    let hash = Sha256::digest(text);
    hash.iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_names_of_every_case() {
        for name in [
            "sale_invoice_id",
            "saleInvoiceId",
            "sale-invoice-id",
            "SaleInvoiceID",
        ] {
            assert_eq!(words(name), ["sale", "invoice", "id"], "{name}");
        }
    }

    #[test]
    fn plural_names_have_a_singular() {
        for (many, one) in [
            ("contacts", "contact"),
            ("companies", "company"),
            ("access", "access"),
            ("SaleInvoices", "saleinvoice"),
        ] {
            assert_eq!(singular(many), one);
        }
        assert_eq!(identifier("contact", 0), identifier("contact", 0));
        assert_ne!(identifier("contact", 0), identifier("contact", 1));
    }
}
