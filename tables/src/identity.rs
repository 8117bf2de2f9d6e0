//! Who is logged in: the request that returns the user, and where its reply contains the
//! identifier, name and email address.

tables! {
    use crate::operation::{Operation};

    /// The request that returns the user who is logged in.
    ///
    /// Places are JSON pointers into the reply, such as `/id`, or templates whose braces contain
    /// pointers and variables, such as `{subdomain}:{/user/id}`.
    struct IdentityRequest {
        /// The operation.
        operation!: Operation = Operation::DEFAULT,
        /// The place of the user's identifier.
        subject!: Text = "/id",
        /// The place of the display name.
        name: Option<Text> = None,
        /// The place of the email address.
        email: Option<Text> = None,
        /// JSON pointer to whether the provider has verified the email address.
        email_verified: Option<Text> = None,
        /// The place of the URL of a picture.
        picture: Option<Text> = None,
        /// The request for email addresses, if the reply has none.
        emails: Option<EmailsRequest> = None,
    } = "`/id` is the identifier."

    /// The request that returns the email addresses of the user. Its address replaces that of
    /// [`IdentityRequest::email`].
    struct EmailsRequest {
        /// The operation.
        operation!: Operation = Operation::DEFAULT,
        /// The scopes that it requires: at least one of each list. Without them, the request is not
        /// sent.
        scopes: List<List<Text>> = &[],
        /// JSON pointer to the list of addresses.
        items: Text = "",
        /// JSON pointer to the address within an item.
        email: Text = "/email",
        /// JSON pointer to whether the provider has verified the address, within an item.
        email_verified: Option<Text> = None,
        /// JSON pointer to whether the address is the primary one, within an item. Without it, the
        /// first item is.
        primary: Option<Text> = None,
    } = "A list of objects with `email`; the first is the primary one."
}
