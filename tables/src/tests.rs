//! Tables with every form that the macro supports, static and owned.

#![allow(unreachable_pub, reason = "the macro declares public items")]

use crate::form::{Owned as _, Value};

tables! {
    /// A shelf.
    struct Shelf {
        /// Its label.
        label!: Text = "",
        /// How wide it is.
        width: u64 = 80,
        /// Whether it is full.
        full: bool = false,
        /// The first book.
        first: Book = Book::DEFAULT,
        /// The kind of wood.
        wood: Wood = Wood::Oak,
        /// The order of its books.
        order: Order = Order::None,
        /// Who may take books, and until when.
        lent: List<(Text, Option<u16>)> = &[],
        /// Its location.
        places: List<Place> = &[],
    } + {
        /// A field that only a tool reads.
        description: Option<Text> = None,
    } = "An empty shelf."

    /// A book.
    struct Book {
        /// Its title.
        title: Text = "Untitled",
    } + {
        /// A field that only a tool reads.
        note: Text = String::new(),
    } = "An untitled book."

    /// A place.
    record Place {
        /// The room.
        room: Text,
    }

    /// A kind of wood.
    enum Wood {
        /// Hard.
        Oak,
        /// Soft.
        Pine,
    }

    /// An order.
    data Order {
        /// None at all.
        None,
        /// By a property.
        By(property: Text),
        /// By date.
        Date {
            /// From this year.
            from: u64,
            /// The book to begin with.
            start: Boxed<Book>,
        },
    }

    /// A room with a shelf of its own.
    linked Room of shelf: Shelf {
        /// Its name.
        name!: Text = "hall",
        /// Its number.
        number: Option<u64> = None,
    } = "The hall."
}

const FULL: Shelf = Shelf {
    label: "A",
    width: 100,
    full: true,
    first: Book { title: "Emma" },
    wood: Wood::Pine,
    order: Order::Date {
        from: 1815,
        start: Book { title: "Emma" },
    },
    lent: &[("Ada", Some(3)), ("Bob", None)],
    places: &[Place { room: "hall" }],
};

/// The names of the fields that a literal states.
fn stated(value: &Value<'_>) -> Vec<&'static str> {
    let Value::Struct(table) = value else {
        return Vec::new();
    };
    let stated = table.fields.iter().filter(|field| field.is_stated);
    stated.map(|field| field.name).collect()
}

#[test]
fn a_table_round_trips_through_its_owned_form() {
    for table in [Shelf::DEFAULT, FULL] {
        assert_eq!(owned::Shelf::from_static(table).to_static(), table);
    }
    let by_author = Shelf {
        order: Order::By("author"),
        ..Shelf::DEFAULT
    };
    assert_eq!(owned::Shelf::from_static(by_author).to_static(), by_author);
}

#[test]
fn the_owned_default_is_the_static_one() {
    assert_eq!(owned::Shelf::default().to_static(), Shelf::DEFAULT);
    assert_eq!(owned::Room::default().to_static(&FULL), Room::of(&FULL));
}

#[test]
fn only_differences_and_marked_fields_are_stated() {
    let mut shelf = owned::Shelf::default();
    assert_eq!(stated(&shelf.value()), ["label"]);
    shelf.width = 100;
    shelf.order = owned::Order::By("author".into());
    assert_eq!(stated(&shelf.value()), ["label", "width", "order"]);
    assert_eq!(stated(&owned::Book::default().value()), [""; 0]);
    let room = owned::Room::default();
    assert_eq!(stated(&Value::Struct(room.value())), ["name"]);
}

#[test]
fn a_field_that_only_the_owned_form_has_is_not_stated() {
    let shelf = owned::Shelf {
        description: Some("near the window".into()),
        first: owned::Book {
            note: "torn".into(),
            ..owned::Book::default()
        },
        ..owned::Shelf::default()
    };
    assert_eq!(stated(&shelf.value()), ["label"]);
    assert_eq!(shelf.to_static(), Shelf::DEFAULT);
}

#[test]
fn every_field_of_a_full_table_is_reached() {
    let shelf = owned::Shelf::from_static(FULL);
    let Value::Struct(table) = shelf.value() else {
        panic!("a struct");
    };
    let shown: Vec<String> = table
        .fields
        .iter()
        .map(|field| format!("{}{}={}", field.name, field.is_stated, show(&field.value)))
        .collect();
    let expected = [
        "labeltrue=A",
        "widthtrue=100",
        "fulltrue=true",
        "firsttrue=Book{title:Emma}",
        "woodtrue=Wood::Pine",
        "ordertrue=Order::Date{from:1815 start:Book{title:Emma}}",
        "lenttrue=[(Ada Some(3)) (Bob None)]",
        "placestrue=[Place{room:hall}]",
    ];
    assert_eq!(shown, expected);
}

fn show(value: &Value<'_>) -> String {
    let all = |values: &[Value<'_>]| values.iter().map(show).collect::<Vec<_>>().join(" ");
    match value {
        Value::Text(text) => (*text).to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Option(None) => "None".into(),
        Value::Option(Some(value)) => format!("Some({})", show(value)),
        Value::List(values) => format!("[{}]", all(values)),
        Value::Tuple(values) => format!("({})", all(values)),
        Value::Struct(table) => {
            let fields = table.fields.iter().map(|field| (field.name, &field.value));
            format!("{}{{{}}}", table.name, named(fields))
        }
        Value::Variant(variant) => {
            let fields = variant.fields.iter().map(|(name, value)| (*name, value));
            let inner = variant.inner.as_ref().map(|inner| show(inner));
            let fields = if variant.fields.is_empty() {
                inner.unwrap_or_default()
            } else {
                format!("{{{}}}", named(fields))
            };
            format!("{}::{}{fields}", variant.enum_name, variant.name)
        }
    }
}

fn named<'a>(fields: impl Iterator<Item = (&'static str, &'a Value<'a>)>) -> String {
    let shown = fields.map(|(name, value)| format!("{name}:{}", show(value)));
    shown.collect::<Vec<_>>().join(" ")
}
