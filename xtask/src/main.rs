//! The tasks of this repository.
mod rooms;
use std::collections::{BTreeMap,BTreeSet};
fn main() {
    let root = std::env::args().nth(1).unwrap_or_default();
    let c = rooms::Crate::read(root.as_ref()).unwrap();
    let a = rooms::arrows(&c);
    let what = std::env::args().nth(2).unwrap_or_default();
    if what == "files" { for (f,t) in &a { println!("{}: {}", f.display(), t.iter().map(|p|p.display().to_string()).collect::<Vec<_>>().join(" ")); } }
    let room = |p:&std::path::Path| p.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    let mut r: BTreeMap<String,BTreeSet<String>> = BTreeMap::new();
    for (f,t) in &a { let e=r.entry(room(f)).or_default(); if room(f)=="lib"||room(f)=="main" {continue;} for x in t { if room(x)!=room(f) {e.insert(room(x));} } }
    if what == "rooms" { for (f,t) in &r { println!("{f}: {}", t.iter().cloned().collect::<Vec<_>>().join(" ")); } }
    for k in rooms::cycles(&r) { println!("ROOM KNOT {}: {:?}", k.len(), k); }
    for k in rooms::cycles(&a) { println!("FILE KNOT {}: {:?}", k.len(), k); }
}
