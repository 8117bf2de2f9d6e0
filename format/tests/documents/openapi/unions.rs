//! Choices: `oneOf` and `anyOf`.

use serde_json::json;

use super::with_schemas;

#[test]
fn two_choices_beside_each_other_are_each_of_one_with_each_of_the_other() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [id]
  properties: { id: { type: string } }
  oneOf:
  - { title: Card, required: [card], properties: { card: { type: string } } }
  - { title: Bank, required: [iban], properties: { iban: { type: string } } }
  anyOf:
  - { title: Now, required: [now], properties: { now: { type: boolean } } }
  - { title: Later, required: [date], properties: { date: { type: string } } }
",
    );
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.told);
    assert_eq!(
        imported.spec["models"],
        json!({
            "Root": { "one_of": ["RootCardNow", "RootCardLater", "RootBankNow", "RootBankLater"] },
            "RootCardNow": { "id": "string", "card": "string", "now": "boolean" },
            "RootCardLater": { "id": "string", "card": "string", "date": "string" },
            "RootBankNow": { "id": "string", "iban": "string", "now": "boolean" },
            "RootBankLater": { "id": "string", "iban": "string", "date": "string" },
        })
    );
}
