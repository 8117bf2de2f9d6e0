//! Functions have at most five parameters beside `self`. `clippy` counts `self`, and a tuple once.

use syn::visit::{self, Visit};
use syn::{FnArg, ItemImpl, Pat, Signature};

/// The largest number of parameters.
const MOST: usize = 5;

/// The functions of a file that have too many.
pub(crate) fn wrong(file: &syn::File) -> Vec<String> {
    let mut found = Long(Vec::new());
    found.visit_file(file);
    found.0
}

#[test]
fn the_elements_of_tuples_are_counted_and_self_is_not() {
    let file = syn::parse_str(
        "fn five(a: A, b: B, c: C, d: D, e: E) {}
         fn six(a: A, b: B, c: C, d: D, e: E, f: F) {}
         fn hidden(a: A, (b, (c, d)): (B, (C, D)), Pair(e, f): Pair) {}
         trait T { fn declared(a: A, b: B, c: C, d: D, e: E, f: F); }
         impl A { fn method(&self, a: A, b: B, c: C, d: D, (e, f): E) {} fn fits(self, a: A) {} }
         impl T for A { fn declared(a: A, b: B, c: C, d: D, e: E, f: F) {} }",
    );
    assert_eq!(
        wrong(&file.unwrap()),
        ["six", "hidden", "declared", "method"]
    );
}

struct Long(Vec<String>);

impl<'ast> Visit<'ast> for Long {
    fn visit_signature(&mut self, signature: &'ast Signature) {
        let parameters = signature.inputs.iter().map(|input| match input {
            FnArg::Receiver(_) => 0,
            FnArg::Typed(input) => values(&input.pat),
        });
        if parameters.sum::<usize>() > MOST {
            self.0.push(signature.ident.to_string());
        }
    }

    /// The parameters of a trait's function are the trait's.
    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        if item.trait_.is_none() {
            visit::visit_item_impl(self, item);
        }
    }
}

/// How many values a pattern takes apart.
fn values(pattern: &Pat) -> usize {
    match pattern {
        Pat::Tuple(tuple) => tuple.elems.iter().map(values).sum(),
        Pat::TupleStruct(tuple) => tuple.elems.iter().map(values).sum(),
        _ => 1,
    }
}
