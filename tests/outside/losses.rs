//! What real documents lose: the typed positions of each document, and what is left out of it by kind.
//! Typed positions may only grow and losses may only fall.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use licit_codegen::format::Loaded;
use licit_codegen::format::diagnostic::Loss;
use licit_codegen::format::openapi::Census;
use licit_codegen::format::resolve::{
    Body, Builtin, ModelKind, Operation, Parameter, Provider, Type,
};

use crate::nested;

/// What one document became.
#[derive(Default)]
pub(crate) struct Losses {
    /// Parameters, members, items, variants and replies with a type.
    typed: usize,
    /// Those that are any JSON.
    untyped: usize,
    /// Examples of bodies, which are left out.
    examples: usize,
    /// Parts that are left out (`docs/openapi.md`).
    kinds: BTreeMap<&'static str, usize>,
}

impl Losses {
    pub(crate) fn of(loaded: &Loaded, census: &Census) -> Self {
        let mut losses = Self {
            examples: census.examples,
            ..Self::default()
        };
        losses.provider(&loaded.provider);
        for kind in loaded
            .warnings
            .diagnostics()
            .iter()
            .filter_map(|one| one.loss)
        {
            *losses.kinds.entry(kind.name()).or_default() += 1;
        }
        losses
    }

    fn provider(&mut self, provider: &Provider) {
        for operation in &provider.operations {
            self.operation(operation);
        }
        for model in &provider.models {
            match &model.kind {
                ModelKind::Object(object) => {
                    for field in &object.fields {
                        self.position(&field.ty);
                    }
                    if let Some(more) = &object.additional {
                        self.position(&more.ty);
                    }
                }
                ModelKind::Union(union) => {
                    for member in &union.members {
                        self.position(&member.ty);
                    }
                }
                ModelKind::Alias(ty) => self.position(ty),
                ModelKind::Enum(_) | ModelKind::IntegerEnum(_) => {}
            }
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let lists = [
            operation.path.as_slice(),
            &operation.query,
            &operation.headers,
            &operation.cookies,
            &operation.reply_headers,
            operation.body.as_ref().map_or(&[], Body::members),
        ];
        for Parameter { ty, .. } in lists.into_iter().flatten() {
            self.position(ty);
        }
        // What is always sent has a type, too, though the caller does not set it.
        let table = &operation.table;
        let lists = [&table.query, &table.headers, &table.cookies];
        let fixed = lists.into_iter().flatten();
        let fixed = fixed.filter(|header| !header.name.eq_ignore_ascii_case("accept"));
        self.typed += fixed.count() + operation.fixed_body.len();
        let body = operation.body.as_ref().and_then(Body::value);
        let replies = operation
            .replies
            .iter()
            .filter_map(|reply| reply.ty.as_ref());
        let types = body.map(|(ty, _)| ty).into_iter();
        for ty in types.chain(&operation.returns).chain(replies) {
            self.position(ty);
        }
    }

    fn position(&mut self, ty: &Type) {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.position(inner),
            Type::Builtin(Builtin::Json) => self.untyped += 1,
            Type::Builtin(_) | Type::Model(_) => self.typed += 1,
        }
    }

    fn numbers(&self) -> Vec<usize> {
        let kind = |kind: Loss| self.kinds.get(kind.name()).copied().unwrap_or_default();
        let kinds = Loss::ALL.into_iter().map(kind);
        [self.typed, self.untyped, self.examples]
            .into_iter()
            .chain(kinds)
            .collect()
    }
}

/// Compares with the committed table, or writes it.
pub(crate) fn compare<'l>(found: impl Iterator<Item = (&'l str, &'l Losses)>) {
    let found: BTreeMap<&str, Vec<usize>> = found
        .map(|(name, losses)| (name, losses.numbers()))
        .collect();
    let path = Path::new(nested::REPOSITORY).join("tests/corpus/LOSSES.md");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let worse = worse(&read(&committed), &found);
    let bless = std::env::var("LICIT_BLESS").ok();
    // The committed table is the baseline: a plain bless does not lower it.
    if worse.is_empty() || bless.as_deref() == Some("worse") {
        if bless.is_some() {
            fs::write(&path, table(&found)).expect("the table is written");
        }
        return;
    }
    panic!(
        "{worse:#?}\nIf all of them are right, say why in the commit, and bless with LICIT_BLESS=worse"
    );
}

/// Typed positions that fell, and losses that grew.
fn worse(
    committed: &BTreeMap<&str, BTreeMap<&str, usize>>,
    found: &BTreeMap<&str, Vec<usize>>,
) -> Vec<String> {
    let mut worse = Vec::new();
    for (name, numbers) in found {
        let Some(known) = committed.get(*name) else {
            worse.push(format!("{name} is not in the table"));
            continue;
        };
        for (at, column) in columns().enumerate() {
            // A kind that the committed table does not count yet.
            let was = known.get(column).copied().unwrap_or_default();
            let is = numbers[at];
            if (at == 0 && is < was) || (at > 0 && is > was) {
                worse.push(format!("{name}: {column} was {was} and is {is}"));
            }
        }
    }
    worse
}

fn columns() -> impl Iterator<Item = &'static str> {
    ["typed", "untyped", "examples"]
        .into_iter()
        .chain(Loss::ALL.map(Loss::name))
}

fn table(found: &BTreeMap<&str, Vec<usize>>) -> String {
    let columns: Vec<&str> = columns().collect();
    let mut table = format!(
        "# What real documents lose\n\n\
         Generated by `LICIT_OPENAPI=<folder> LICIT_BLESS=1 cargo test --test outside corpus`. *Typed* counts the \
         parameters, members, items, variants and replies that have a type, *untyped* those that are any JSON, *examples* \
         the examples of bodies, which are not carried; the other columns are the kinds of [docs/openapi.md](../../docs/openapi.md). The test fails if *typed* falls or \
         another number grows.\n\n\
         | document | {} |\n| --- {}|\n",
        columns.join(" | "),
        "| ---: ".repeat(columns.len())
    );
    let mut sum = vec![0; columns.len()];
    for (name, numbers) in found {
        write_row(&mut table, name, numbers);
        for (sum, number) in sum.iter_mut().zip(numbers) {
            *sum += number;
        }
    }
    write_row(&mut table, &format!("**{} documents**", found.len()), &sum);
    table
}

fn write_row(table: &mut String, name: &str, numbers: &[usize]) {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    writeln!(table, "| {name} | {} |", numbers.join(" | ")).expect("a text grows");
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let cells = line.strip_prefix("| ")?.strip_suffix(" |")?;
    Some(cells.split(" | ").collect())
}

/// The numbers of each row, by their columns.
fn read(table: &str) -> BTreeMap<&str, BTreeMap<&str, usize>> {
    let mut rows = table.lines().filter_map(cells);
    let head = rows.next().unwrap_or_default();
    let rows = rows.filter_map(|row| {
        let numbers: Result<Vec<usize>, _> = row.iter().skip(1).map(|cell| cell.parse()).collect();
        let columns = head.iter().skip(1).copied();
        Some((*row.first()?, columns.zip(numbers.ok()?).collect()))
    });
    rows.collect()
}

#[test]
fn a_type_that_is_lost_and_a_loss_that_grows_are_found() {
    let row = |typed: usize, webhooks: usize| {
        let mut numbers = vec![0; columns().count()];
        (numbers[0], numbers[3]) = (typed, webhooks);
        BTreeMap::from([("acme", numbers)])
    };
    let written = table(&row(7, 1));
    let committed = read(&written);
    assert_eq!(worse(&committed, &row(8, 0)), Vec::<String>::new());
    assert_eq!(
        worse(&committed, &row(6, 2)),
        [
            "acme: typed was 7 and is 6",
            "acme: webhooks was 1 and is 2"
        ]
    );
}
