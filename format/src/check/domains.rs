//! Domains with one owner, and domains below which anyone can register a name.

/// Domains below which customers of the operator publish sites or programs under names of their choice.
/// The best-known ones, as of November 2026: the Public Suffix List names more. It is not a dependency, because
/// its 2.5 MB of code would be compiled with every use of the macro.
const SHARED: &[&str] = &[
    "altervista.org",
    "amplifyapp.com",
    "app.github.dev",
    "appspot.com",
    "awsapprunner.com",
    "azureedge.net",
    "azurefd.net",
    "azurewebsites.net",
    "b-cdn.net",
    "bitbucket.io",
    "blogspot.com",
    "bubbleapps.io",
    "canva.site",
    "cleverapps.io",
    "cloudapp.net",
    "cloudflare-ipfs.com",
    "cloudfront.net",
    "cloudfunctions.net",
    "codeberg.page",
    "codesandbox.io",
    "csb.app",
    "ddns.net",
    "deno.dev",
    "deno.net",
    "devtunnels.ms",
    "duckdns.org",
    "dyndns.org",
    "editorx.io",
    "edgecompute.app",
    "eu.org",
    "firebaseapp.com",
    "fly.dev",
    "framer.app",
    "framer.website",
    "ghost.io",
    "github.io",
    "githubusercontent.com",
    "gitlab.io",
    "gitpod.io",
    "glitch.me",
    "herokuapp.com",
    "herokussl.com",
    "hf.space",
    "hopto.org",
    "infinityfreeapp.com",
    "kinsta.app",
    "loca.lt",
    "localhost.run",
    "lovable.app",
    "modal.run",
    "my.canva.site",
    "myftp.org",
    "neocities.org",
    "netlify.app",
    "ngrok-free.app",
    "ngrok-free.dev",
    "ngrok.app",
    "ngrok.dev",
    "ngrok.io",
    "nip.io",
    "no-ip.org",
    "notion.site",
    "now.sh",
    "on.aws",
    "on.fleek.co",
    "ondigitalocean.app",
    "onrender.com",
    "pages.dev",
    "pantheonsite.io",
    "platformsh.site",
    "pythonanywhere.com",
    "r2.dev",
    "readthedocs.io",
    "repl.co",
    "replit.app",
    "replit.dev",
    "run.app",
    "serveo.net",
    "sslip.io",
    "stackblitz.io",
    "static.app",
    "storage.googleapis.com",
    "streamlit.app",
    "supabase.co",
    "surge.sh",
    "sytes.net",
    "trafficmanager.net",
    "translate.goog",
    "trycloudflare.com",
    "up.railway.app",
    "val.run",
    "vercel.app",
    "vercel.dev",
    "wasmer.app",
    "web.app",
    "webcontainer.io",
    "webflow.io",
    "weebly.com",
    "wixsite.com",
    "wixstudio.com",
    "wordpress.com",
    "workers.dev",
    "wpengine.com",
    "wpenginepowered.com",
    "xip.io",
    "zapto.org",
    "zeabur.app",
    // Names below these are sold like those below top-level domains.
    "br.com",
    "cn.com",
    "co.com",
    "de.com",
    "eu.com",
    "gb.net",
    "in.net",
    "jpn.com",
    "ru.com",
    "sa.com",
    "se.net",
    "uk.com",
    "uk.net",
    "us.com",
    "us.org",
    "za.com",
];

/// Domains with customers' names at several levels, below names of services and regions:
/// `bucket.s3.eu-west-1.amazonaws.com`. Source: as above.
const SHARED_BELOW: &[&str] = &[
    "aliyuncs.com",
    "amazonaws.com",
    "amazonaws.com.cn",
    "azure-api.net",
    "azurecontainerapps.io",
    "azurestaticapps.net",
    "cloudapp.azure.com",
    "core.windows.net",
    "digitaloceanspaces.com",
    "elasticbeanstalk.com",
    "linodeobjects.com",
    "myqcloud.com",
    "oraclecloudapps.com",
    "oraclegovcloudapps.com",
];

/// Second labels below which country registries sell names: `co.uk`, `com.br`, `or.jp`.
const CATEGORIES: &[&str] = &[
    "ac",
    "adv",
    "art",
    "asn",
    "biz",
    "blog",
    "co",
    "com",
    "ed",
    "edu",
    "eng",
    "fin",
    "firm",
    "gc",
    "gen",
    "go",
    "gob",
    "gouv",
    "gov",
    "gr",
    "gv",
    "id",
    "ind",
    "info",
    "int",
    "kr",
    "law",
    "lg",
    "ltd",
    "me",
    "med",
    "mil",
    "muni",
    "name",
    "nat",
    "ne",
    "net",
    "ngo",
    "nhs",
    "nic",
    "nom",
    "ong",
    "or",
    "org",
    "parliament",
    "plc",
    "police",
    "press",
    "pro",
    "re",
    "rec",
    "res",
    "sch",
    "school",
    "store",
    "tm",
    "tv",
    "web",
];

/// Returns the part of a domain that one owner has registered: `acme.co.uk` of `api.acme.co.uk`; `None` if
/// anyone can register names below the domain.
pub(super) fn owner(domain: &str) -> Option<String> {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    if labels.iter().any(|label| label.is_empty()) {
        return None;
    }
    let tail = |count: usize| {
        let start = labels.len().checked_sub(count)?;
        Some(labels.get(start..)?.join("."))
    };
    let tails = || (1..=labels.len()).filter_map(tail);
    if tails().any(|tail| SHARED_BELOW.contains(&tail.as_str())) {
        return None;
    }
    let shared = tails().filter(|tail| SHARED.contains(&tail.as_str()));
    let shared = shared.map(|tail| tail.split('.').count()).max();
    let of_registry = match labels.as_slice() {
        [.., category, country] if country.len() == 2 && CATEGORIES.contains(category) => 2,
        _ => 1,
    };
    tail(shared.unwrap_or(of_registry) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registered_domain_has_an_owner() {
        for (domain, expected) in [
            ("acme.example", "acme.example"),
            ("api.eu.Acme.Example.", "acme.example"),
            ("api.acme.co.uk", "acme.co.uk"),
            ("acme.github.io", "acme.github.io"),
            ("docs.acme.github.io", "acme.github.io"),
            ("github.com", "github.com"),
            ("co.example", "co.example"),
            ("login.windows.net", "windows.net"),
        ] {
            assert_eq!(owner(domain).as_deref(), Some(expected), "{domain}");
        }
    }

    #[test]
    fn a_domain_that_anyone_can_register_names_below_has_no_owner() {
        for domain in [
            "",
            ".",
            "com",
            "example",
            "co.uk",
            "com.br",
            "or.jp",
            "github.io",
            "vercel.app",
            "web.app",
            "us.com",
            "s3.amazonaws.com",
            "eu-west-1.elb.amazonaws.com",
            "blob.core.windows.net",
            "acme..example",
        ] {
            assert_eq!(owner(domain), None, "{domain}");
        }
    }
}
