//! Collects the secrets that are serialized into a request, so that they can be removed from what the server
//! replies.

use std::cell::RefCell;

use super::Secret;

thread_local! {
    /// The secrets that [`collecting`] has seen so far; `None` outside of it.
    static SEEN: RefCell<Option<Vec<Secret>>> = const { RefCell::new(None) };
}

/// Restores what an outer [`collecting`] has seen, even after a panic of a serializer.
struct Outer(Option<Vec<Secret>>);

impl Drop for Outer {
    fn drop(&mut self) {
        SEEN.set(self.0.take());
    }
}

/// Runs `write`, and also returns the secrets that were serialized meanwhile.
pub(crate) fn collecting<T>(write: impl FnOnce() -> T) -> (T, Vec<Secret>) {
    let _outer = Outer(SEEN.replace(Some(Vec::new())));
    let written = write();
    (written, SEEN.take().unwrap_or_default())
}

pub(super) fn note(secret: &Secret) {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen {
            seen.push(secret.clone());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::exposed;
    use super::*;

    #[test]
    fn serialized_secrets_are_collected_where_that_was_asked_for() {
        let (one, other) = (Secret::new("one"), Secret::new("other"));
        let write = |secret| serde_json::to_string(&exposed(secret)).unwrap();
        write(&one);
        let (text, seen) = collecting(|| {
            let (_, inner) = collecting(|| write(&other));
            assert_eq!(inner, std::slice::from_ref(&other));
            write(&one)
        });
        assert_eq!((text.as_str(), seen), ("\"one\"", vec![one]));
    }
}
