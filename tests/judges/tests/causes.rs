//! The known causes of differences. A judge is blamed only with a second judge or a quotation of the
//! specification.

/// The start of a summary, and the cause.
const CAUSES: &[(&str, &str)] = &[
    (
        "openapi-core TypeError",
        "openapi-core: reads `type` as one text, but in 3.1 it may be a list (JSON Schema 2020-12 \
         Validation §6.1.1). `uritemplate` agrees with licit",
    ),
    (
        "openapi-core absent (query form exploded object)",
        "openapi-core: looks for an exploded object under its own name, but each member is a \
         parameter of its own (OpenAPI 3.1 §4.8.12.6: `R=100&G=200&B=150`). `uritemplate` agrees with licit",
    ),
    (
        "openapi-core EmptyQueryParameterValue",
        "openapi-core: refuses every empty text without `allowEmptyValue`, which is about a name \
         without a value (OpenAPI 3.1 §4.8.12.2). `uritemplate` agrees with licit",
    ),
    (
        "openapi-core InvalidSchemaValue",
        "openapi-core: also holds `format` against the value, which JSON Schema only annotates \
         (2020-12 Validation §7.2.1), or reads a text of digits as a number. `uritemplate` agrees \
         with licit",
    ),
    (
        "openapi-core reads another value",
        "openapi-core: splits after it has decoded, so that an encoded delimiter within an item \
         splits it (RFC 6570 §3.2.1 encodes it for that reason), or casts a text of digits. \
         `uritemplate` agrees with licit",
    ),
    (
        "openapi-core DeserializeError",
        "openapi-core: has no nested values or no such style for this type. `uritemplate` or the \
         table of OpenAPI 3.1 §4.8.12.6 agrees with licit",
    ),
    (
        "openapi-core CastError",
        "openapi-core: casts the parts of a value that it split in the wrong place; see above",
    ),
    (
        "not sent: a name contains the character that separates its values",
        "the document: OpenAPI 3.1.1 appendix E percent-encodes a space and `|` as delimiters just like \
         within values, so that no text has this value. licit returns an error; the application has \
         to encode such values itself",
    ),
    (
        "no meaning: ",
        "OpenAPI gives this style no meaning for such a value (3.1 §4.8.12.2); nothing is compared",
    ),
];

/// The cause of a difference.
pub(crate) fn of(summary: &str) -> Option<&'static str> {
    let mut causes = CAUSES.iter();
    causes
        .find(|(start, _)| summary.starts_with(start))
        .map(|(_, cause)| *cause)
}

#[test]
fn a_judge_that_is_blamed_has_a_minimal_reproduction() {
    let script = include_str!("../python/reproductions.py");
    for (summary, _) in CAUSES {
        let is_there = !summary.starts_with("openapi-core") || script.contains(summary);
        assert!(is_there, "{summary}");
    }
    if std::env::var_os("LICIT_OPENAPI").is_none() {
        println!("skipped: LICIT_OPENAPI is not set");
        return;
    }
    if let Some(python) = crate::python::Python::install() {
        python.run("reproductions.py", &[]);
    }
}
