//! Texts that suit the name of their property.

use super::noun;

/// Words of a name and the text for them; the first line with all of its words in the name applies.
/// `#` becomes the position, so that no two objects are the same.
const TEXTS: &[(&[&str], &str)] = &[
    (&["email"], "person#@example.com"),
    (&["iban"], "NL91ABNA0417164300"),
    (&["bic"], "ABNANL2A"),
    (&["url"], "https://example.com/#"),
    (&["uri"], "https://example.com/#"),
    (&["link"], "https://example.com/#"),
    (&["href"], "https://example.com/#"),
    (&["website"], "https://example.com/#"),
    (&["domain"], "example.com"),
    (&["country"], "NL"),
    (&["currency"], "EUR"),
    (&["locale"], "en"),
    (&["language"], "en"),
    (&["timezone"], "Europe/Amsterdam"),
    (&["time", "zone"], "Europe/Amsterdam"),
    (&["phone"], "+3120555010#"),
    (&["first", "name"], "Robin"),
    (&["firstname"], "Robin"),
    (&["last", "name"], "Example #"),
    (&["lastname"], "Example #"),
    (&["company"], "Example Company #"),
    (&["file", "name"], "file-#.pdf"),
    (&["filename"], "file-#.pdf"),
    (&["content", "type"], "application/pdf"),
    (&["name"], "Example #"),
    (&["title"], "Example #"),
    (&["city"], "Amsterdam"),
    (&["zip"], "1000 AA"),
    (&["zipcode"], "1000 AA"),
    (&["postal", "code"], "1000 AA"),
    (&["address"], "Example Street #"),
    (&["street"], "Example Street #"),
    (&["color"], "#336699"),
    (&["price"], "#2.50"),
    (&["amount"], "#2.50"),
    (&["total"], "#2.50"),
    (&["balance"], "#2.50"),
    (&["percentage"], "21.0"),
    (&["created", "at"], "2025-01-0#T09:30:00Z"),
    (&["updated", "at"], "2025-01-0#T09:30:00Z"),
    (&["date"], "2025-01-0#"),
    (&["year"], "2025"),
];

/// The text of a property of the object at this position.
pub(crate) fn text(name: &str, index: usize) -> String {
    let words = noun::words(name);
    let suits = |required: &[&str]| {
        required
            .iter()
            .all(|word| words.iter().any(|known| known == word))
    };
    match TEXTS.iter().find(|(required, _)| suits(required)) {
        Some((_, "#336699")) => "#336699".to_owned(),
        Some((_, text)) => text.replace('#', &(index % 9 + 1).to_string()),
        None => format!("{} {}", words.join(" "), index + 1),
    }
}

/// The noun of an identifier's name: `contact_id` refers to a contact, `id` to the object itself. A
/// list of identifiers is one, too.
pub(crate) fn identified(name: &str, around: &str) -> Option<String> {
    let words = noun::words(name);
    let (last, before) = words.split_last()?;
    match (last.as_str(), before) {
        ("id" | "ids", []) => Some(around.to_owned()),
        ("id" | "ids", _) => Some(before.concat()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_texts_fit_their_names() {
        assert_eq!(text("contactEmail", 1), "person2@example.com");
        assert_eq!(text("company_name", 0), "Example Company 1");
        assert_eq!(text("total_price_incl_tax", 0), "12.50");
        assert_eq!(text("invoice_date", 10), "2025-01-02");
        assert_eq!(text("color", 3), "#336699");
        assert_eq!(text("some-remark", 0), "some remark 1");
    }

    #[test]
    fn identifiers_contain_the_noun_of_their_resource() {
        assert_eq!(identified("contact_id", "invoice").unwrap(), "contact");
        assert_eq!(identified("id", "invoice").unwrap(), "invoice");
        assert_eq!(identified("accountIds", "link").unwrap(), "account");
        assert!(identified("paid", "invoice").is_none());
    }
}
