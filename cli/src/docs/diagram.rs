//! Sequence diagrams as SVG: participants side by side, and messages between them in order.

use super::html::Html;

/// Who sends or receives a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Participant {
    User,
    Application,
    Server,
    Api,
}

impl Participant {
    fn name(self) -> &'static str {
        match self {
            Self::User => "User's browser",
            Self::Application => "Application",
            Self::Server => "Authorization server",
            Self::Api => "API",
        }
    }
}

/// A message.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) from: Participant,
    pub(super) to: Participant,
    pub(super) text: String,
    /// Whether it is the reply to a request.
    pub(super) is_reply: bool,
}

/// The distance between two participants, and between two messages.
const COLUMN: usize = 250;
const ROW: usize = 46;
const TOP: usize = 60;

/// The maximum length of a message's text.
const LONGEST: usize = 44;

/// Draws a diagram. `title` names it for screen readers, which also read the messages.
pub(super) fn draw(title: &str, messages: &[Message]) -> Html {
    let order = [
        Participant::User,
        Participant::Application,
        Participant::Server,
        Participant::Api,
    ];
    let takes_part = |who: &Participant| {
        messages
            .iter()
            .any(|one| one.from == *who || one.to == *who)
    };
    let columns: Vec<Participant> = order.into_iter().filter(takes_part).collect();
    let at = |who: Participant| {
        let column = columns.iter().position(|known| *known == who);
        column.unwrap_or_default() * COLUMN + COLUMN / 2
    };
    let (width, height) = (columns.len() * COLUMN, TOP + messages.len() * ROW + 30);
    let mut svg = Html::default();
    svg.tag("<svg class=\"flow\" role=\"img\" viewBox=\"0 0 ")
        .number(width);
    svg.tag(" ")
        .number(height)
        .tag("\" width=\"")
        .number(width)
        .tag("\">");
    svg.within("<title>", title, "</title>");
    svg.tag("<desc>");
    for message in messages {
        svg.text(message.from.name())
            .tag(" to ")
            .text(message.to.name());
        svg.tag(": ").text(&message.text).tag(". ");
    }
    svg.tag("</desc>");
    for who in &columns {
        let x = at(*who);
        svg.tag("<rect class=\"who\" rx=\"6\" x=\"").number(x - 90);
        svg.tag("\" y=\"8\" width=\"180\" height=\"30\"/><text text-anchor=\"middle\" x=\"");
        svg.number(x)
            .tag("\" y=\"28\">")
            .text(who.name())
            .tag("</text>");
        svg.tag("<line class=\"life\" x1=\"")
            .number(x)
            .tag("\" x2=\"")
            .number(x);
        svg.tag("\" y1=\"38\" y2=\"").number(height - 8).tag("\"/>");
    }
    for (row, message) in messages.iter().enumerate() {
        let y = TOP + row * ROW + 24;
        arrow(&mut svg, (at(message.from), at(message.to), y), message);
    }
    svg.tag("</svg>");
    svg
}

fn arrow(svg: &mut Html, (from, to, y): (usize, usize, usize), message: &Message) {
    let class = if message.is_reply {
        "<path class=\"message reply\" d=\"M"
    } else {
        "<path class=\"message\" d=\"M"
    };
    // The point ends before the line of the participant.
    let end = if to > from { to - 2 } else { to + 2 };
    let back = if to > from { end - 8 } else { end + 8 };
    svg.tag(class)
        .number(from)
        .tag(" ")
        .number(y)
        .tag("H")
        .number(end)
        .tag("\"/>");
    svg.tag("<path class=\"point\" d=\"M")
        .number(end)
        .tag(" ")
        .number(y);
    svg.tag("L").number(back).tag(" ").number(y - 4);
    svg.tag("V").number(y + 4).tag("Z\"/>");
    svg.tag("<text text-anchor=\"middle\" x=\"")
        .number(from.midpoint(to));
    svg.tag("\" y=\"").number(y - 8).tag("\">");
    svg.text(&shortened(&message.text)).tag("</text>");
}

/// A text that fits between two participants.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST - 1).collect();
    start + "…"
}
