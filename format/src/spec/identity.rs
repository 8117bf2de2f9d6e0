//! Who is logged in.

use super::read::Reader;
use crate::expression::place::Place;
use crate::source::{Node, Spanned};

/// `identity`
#[derive(Debug, Clone)]
pub struct Identity {
    /// `operation`
    pub operation: Option<Spanned<String>>,
    /// `subject`
    pub subject: Option<Place>,
    /// `name`
    pub name: Option<Place>,
    /// `email`
    pub email: Option<Place>,
    /// `email_verified`
    pub email_verified: Option<Spanned<String>>,
    /// `picture`
    pub picture: Option<Place>,
    /// `emails`
    pub emails: Option<Emails>,
}

/// `emails` of an identity.
#[derive(Debug, Clone)]
pub struct Emails {
    /// `operation`
    pub operation: Option<Spanned<String>>,
    /// `items`
    pub items: Option<Spanned<String>>,
    /// `email`
    pub email: Option<Spanned<String>>,
    /// `email_verified`
    pub email_verified: Option<Spanned<String>>,
    /// `primary`
    pub primary: Option<Spanned<String>>,
}

impl Identity {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let mut place = |key| r.place(node, key);
        let (subject, name) = (place("subject"), place("name"));
        let (email, picture) = (place("email"), place("picture"));
        Self {
            operation: node.text("operation"),
            subject,
            name,
            email,
            email_verified: node.any_text("email_verified"),
            picture,
            emails: r.object(node, "emails", |_, node| Emails::read(node)),
        }
    }

    /// Returns the names of the operations.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Spanned<String>> {
        let emails = self.emails.as_ref();
        let second = emails.and_then(|emails| emails.operation.as_ref());
        self.operation.iter().chain(second)
    }
}

impl Emails {
    fn read(node: &Node) -> Self {
        Self {
            operation: node.text("operation"),
            items: node.any_text("items"),
            email: node.any_text("email"),
            email_verified: node.any_text("email_verified"),
            primary: node.any_text("primary"),
        }
    }
}
