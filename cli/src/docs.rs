//! `cargo licit docs`: writes a web page about a provider. All texts of the spec are escaped, and the page's
//! content security policy allows its own style and script alone. Must not use `sdk`.

mod diagram;
mod errors;
mod flows;
mod html;
mod operations;
mod page;
mod scopes;

use std::fs;

use crate::command::Docs;
use crate::terminal::{noteln, reading};

/// Writes the page.
pub(crate) fn run(options: &Docs) -> Result<bool, String> {
    let loaded = match reading(&options.spec, || {
        licit_format::load_any(&options.spec, &options.load, "provider")
    }) {
        Ok(loaded) => loaded,
        Err(report) => {
            noteln!("{report}\n");
            return Ok(false);
        }
    };
    let page = page::of(&loaded.provider);
    let path = options.output.join("index.html");
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(&options.output).map_err(failed)?;
    fs::write(&path, page).map_err(failed)?;
    noteln!("{} written. Next: open it in a browser", path.display());
    Ok(true)
}
