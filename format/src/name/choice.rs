//! Chooses unique names for all items of one scope at once. A name depends only on its own item,
//! unless two items have a common candidate. Their order never matters.

use std::collections::{HashMap, HashSet};

/// A thing that needs a name.
pub(crate) struct Choice<'a> {
    /// If several things have the same first candidate, the only one with the lowest rank gets it.
    pub(crate) rank: u8,
    /// The names that it may have, the best one first. Called only as often as needed.
    pub(crate) names: Box<dyn Fn(usize) -> Option<String> + 'a>,
    /// Identifies the thing. Its hash distinguishes names that are otherwise equal.
    pub(crate) place: &'a str,
}

/// Returns a name for each. If several have the same candidate, only a single one of the lowest
/// rank gets it, and each other one gets its next candidate. `key` returns the part of a name that
/// must be unique; `taken` contains the keys that are already used.
pub(crate) fn choose(
    all: &[Choice<'_>],
    mut taken: HashSet<String>,
    key: fn(&str) -> String,
) -> Vec<String> {
    let mut names: Vec<Option<String>> = vec![None; all.len()];
    let mut open: Vec<usize> = (0..all.len()).collect();
    let mut level = 0;
    while !open.is_empty() {
        let (mut candidates, mut left) = (Vec::new(), Vec::new());
        for at in open {
            let name = all.get(at).and_then(|choice| (choice.names)(level));
            match name {
                Some(name) => candidates.push((at, key(&name), name)),
                None => left.push(at),
            }
        }
        if candidates.is_empty() {
            by_hash(all, &left, &mut names, &mut taken, key);
            break;
        }
        let rank = |at: usize| match all.get(at) {
            Some(choice) if level == 0 => choice.rank,
            _ => 0,
        };
        // The lowest rank of the choices with this candidate, and how many of them have it.
        let mut rivals: HashMap<&str, (u8, usize)> = HashMap::new();
        for (at, key, _) in &candidates {
            let rank = rank(*at);
            let (lowest, count) = rivals.entry(key).or_insert((rank, 0));
            if rank < *lowest {
                (*lowest, *count) = (rank, 0);
            }
            *count += usize::from(rank == *lowest);
        }
        let mut new = Vec::new();
        for (at, key, name) in &candidates {
            let has = rivals.get(key.as_str()) == Some(&(rank(*at), 1)) && !taken.contains(key);
            match names.get_mut(*at) {
                Some(place) if has => {
                    *place = Some(name.clone());
                    new.push(key.clone());
                }
                _ => left.push(*at),
            }
        }
        taken.extend(new);
        open = left;
        level += 1;
    }
    names.into_iter().map(Option::unwrap_or_default).collect()
}

/// Appends a hash of the place to names that are otherwise equal.
fn by_hash(
    all: &[Choice<'_>],
    left: &[usize],
    names: &mut [Option<String>],
    taken: &mut HashSet<String>,
    key: fn(&str) -> String,
) {
    // The next number for names whose hash is also used, of things that differ only in their order.
    let mut next: HashMap<String, usize> = HashMap::new();
    for at in left {
        let (Some(choice), Some(place)) = (all.get(*at), names.get_mut(*at)) else {
            continue;
        };
        let first = (choice.names)(0).unwrap_or_default();
        let is_snake = !first.starts_with(char::is_uppercase);
        let joint = if is_snake { "_" } else { "" };
        let stem = first.trim_start_matches("r#");
        let hashed = super::limited(&format!("{stem}{joint}{}", super::hash(choice.place)));
        let mut name = hashed.clone();
        let number = next.entry(hashed.clone()).or_insert(1);
        while !taken.insert(key(&name)) {
            *number += 1;
            let joint = if is_snake { "_" } else { "N" };
            name = super::limited(&format!("{hashed}{joint}{number}"));
        }
        *place = Some(name);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Choice, choose};

    fn names(all: &[(&[&'static str], u8)], taken: &[&str]) -> Vec<String> {
        let all: Vec<Choice<'_>> = all
            .iter()
            .map(|(names, rank)| {
                let names = names.to_vec();
                Choice {
                    rank: *rank,
                    place: names.last().copied().unwrap_or_default(),
                    names: Box::new(move |at| names.get(at).map(|name| (*name).to_owned())),
                }
            })
            .collect();
        let taken: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        choose(&all, taken, str::to_owned)
    }

    #[test]
    fn of_colliding_names_each_gets_its_next_candidate() {
        let (a, b, c): (&[_], &[_], &[_]) = (&["Lid", "ALid"], &["Lid", "BLid"], &["Lid", "CLid"]);
        assert_eq!(names(&[(a, 1)], &[]), ["Lid"]);
        assert_eq!(names(&[(a, 1), (b, 1)], &[]), ["ALid", "BLid"]);
        // A third name changes neither, wherever it is.
        assert_eq!(
            names(&[(c, 1), (a, 1), (b, 1)], &[]),
            ["CLid", "ALid", "BLid"]
        );
        assert_eq!(names(&[(a, 0), (b, 1)], &[]), ["Lid", "BLid"]);
        assert_eq!(names(&[(b, 1), (a, 0)], &[]), ["BLid", "Lid"]);
        assert_eq!(names(&[(a, 0), (b, 0)], &[]), ["ALid", "BLid"]);
        assert_eq!(names(&[(a, 0)], &["Lid"]), ["ALid"]);
    }

    #[test]
    fn indistinguishable_names_get_a_hash_of_their_location() {
        let found = names(&[(&["a"], 1), (&["a"], 1)], &[]);
        assert!(
            found[0].starts_with("a_") && found[0] != found[1],
            "{found:?}"
        );
    }
}
