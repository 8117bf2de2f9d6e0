//! The documented errors.

use licit_format::resolve::{ErrorRule, Provider};

use super::html::{Html, anchor};

/// The section of errors.
pub(super) fn section(provider: &Provider) -> Html {
    let mut html = Html::default();
    if provider.table.errors.is_empty() {
        return html;
    }
    html.tag("<section id=\"errors\"><h2>Errors</h2><div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
    html.tag("<th scope=\"col\">variant of <code>Error</code></th><th scope=\"col\">status</th>");
    html.tag("<th scope=\"col\">code</th><th scope=\"col\">about</th></tr></thead><tbody>");
    for rule in &provider.table.errors {
        html.tag("<tr id=\"error-").text(&anchor(&rule.name));
        html.within(
            "\"><th scope=\"row\"><code>",
            &rule.name,
            "</code></th><td>",
        );
        html.text(&statuses(rule)).tag("</td><td>");
        html.text(rule.code.as_deref().unwrap_or_default())
            .tag("</td><td>");
        html.text(rule.description.as_deref().unwrap_or_default());
        html.tag("</td></tr>");
    }
    html.tag("</tbody></table></div></section>");
    html
}

/// The statuses: `404, 409`, or a class: `5XX`.
fn statuses(rule: &ErrorRule) -> String {
    let class = rule.class.map(|class| format!("{class}XX"));
    let statuses = rule.status.iter().map(u16::to_string);
    statuses.chain(class).collect::<Vec<_>>().join(", ")
}
