//! The operation tables that the runtime executes.

use ::licit::rt;
use rt::tables::{Method, NumberedEnd, Operation, PageStyle, Pages};

/// `POST /auth/token`
pub(super) const CREATE_ACCESS_TOKEN: Operation = Operation {
    name: "create_access_token",
    method: Method::Post,
    path: "/auth/token",
    authorized: false,
    ..Operation::DEFAULT
};

/// `GET /auth/introspect`
pub(super) const INTROSPECT_CLIENT: Operation = Operation {
    name: "introspect_client",
    path: "/auth/introspect",
    ..Operation::DEFAULT
};

/// `GET /.well-known/jwks.json`
pub(super) const GET_WELL_KNOWN_JWKS: Operation = Operation {
    name: "get_well_known_jwks",
    path: "/.well-known/jwks.json",
    authorized: false,
    ..Operation::DEFAULT
};

/// `POST /link-session`
pub(super) const CREATE_LINK_SESSION: Operation = Operation {
    name: "create_link_session",
    method: Method::Post,
    path: "/link-session",
    ..Operation::DEFAULT
};

/// `POST /link-session/exchange-token`
pub(super) const EXCHANGE_TOKEN: Operation = Operation {
    name: "exchange_token",
    method: Method::Post,
    path: "/link-session/exchange-token",
    ..Operation::DEFAULT
};

/// `GET /links`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_LINKS: Operation = Operation {
    name: "get_links",
    path: "/links",
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "cursor",
            next: "/next_cursor",
            has_more: None,
        },
        items: "/links",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /links/{id}`
pub(super) const GET_LINK: Operation = Operation {
    name: "get_link",
    path: "/links/{id}",
    ..Operation::DEFAULT
};

/// `PATCH /links/{id}`
pub(super) const UPDATE_LINK: Operation = Operation {
    name: "update_link",
    method: Method::Patch,
    path: "/links/{id}",
    ..Operation::DEFAULT
};

/// `DELETE /links/{id}`
pub(super) const DELETE_LINK: Operation = Operation {
    name: "delete_link",
    method: Method::Delete,
    path: "/links/{id}",
    ..Operation::DEFAULT
};

/// `POST /links/{id}/reset`
pub(super) const RESET_LINK: Operation = Operation {
    name: "reset_link",
    method: Method::Post,
    path: "/links/{id}/reset",
    ..Operation::DEFAULT
};

/// `POST /links/{id}/products`
pub(super) const REFRESH_PRODUCTS: Operation = Operation {
    name: "refresh_products",
    method: Method::Post,
    path: "/links/{id}/products",
    ..Operation::DEFAULT
};

/// `POST /links/import`
pub(super) const IMPORT_LINK: Operation = Operation {
    name: "import_link",
    method: Method::Post,
    path: "/links/import",
    ..Operation::DEFAULT
};

/// `POST /links/{id}/import/transactions`
pub(super) const IMPORT_TRANSACTIONS: Operation = Operation {
    name: "import_transactions",
    method: Method::Post,
    path: "/links/{id}/import/transactions",
    ..Operation::DEFAULT
};

/// `GET /users/{id}/links`
pub(super) const GET_USER_LINKS: Operation = Operation {
    name: "get_user_links",
    path: "/users/{id}/links",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/accounts`
pub(super) const GET_ACCOUNTS: Operation = Operation {
    name: "get_accounts",
    path: "/links/{id}/accounts",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/accounts/{account_id}`
pub(super) const GET_ACCOUNT: Operation = Operation {
    name: "get_account",
    path: "/links/{id}/accounts/{account_id}",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/accounts/numbers`
pub(super) const GET_ACCOUNT_NUMBERS: Operation = Operation {
    name: "get_account_numbers",
    path: "/links/{id}/accounts/numbers",
    ..Operation::DEFAULT
};

/// `GET /users/{id}/accounts`
pub(super) const GET_USER_ACCOUNTS: Operation = Operation {
    name: "get_user_accounts",
    path: "/users/{id}/accounts",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/identity`
pub(super) const GET_IDENTITIES: Operation = Operation {
    name: "get_identities",
    path: "/links/{id}/identity",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/transactions`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_TRANSACTIONS: Operation = Operation {
    name: "get_transactions",
    path: "/links/{id}/transactions",
    pages: Some(Pages {
        style: PageStyle::Page {
            parameter: "page",
            first: 1,
            end: NumberedEnd {
                total: Some("/total"),
                ..NumberedEnd::DEFAULT
            },
        },
        items: "/transactions",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /links/{id}/transactions/sync`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_TRANSACTIONS_SYNC: Operation = Operation {
    name: "get_transactions_sync",
    path: "/links/{id}/transactions/sync",
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "cursor",
            next: "/cursor/next",
            has_more: Some("/has_more"),
        },
        items: "/transactions/created",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /users/{id}/transactions`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_USER_TRANSACTIONS: Operation = Operation {
    name: "get_user_transactions",
    path: "/users/{id}/transactions",
    pages: Some(Pages {
        style: PageStyle::Page {
            parameter: "page",
            first: 1,
            end: NumberedEnd {
                total: Some("/total"),
                ..NumberedEnd::DEFAULT
            },
        },
        items: "/transactions",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `POST /links/{id}/transactions/{txn_id}/enrichment`
pub(super) const CORRECT_ENRICHMENT: Operation = Operation {
    name: "correct_enrichment",
    method: Method::Post,
    path: "/links/{id}/transactions/{txn_id}/enrichment",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/investments/holdings`
pub(super) const GET_HOLDINGS: Operation = Operation {
    name: "get_holdings",
    path: "/links/{id}/investments/holdings",
    ..Operation::DEFAULT
};

/// `GET /links/{id}/investments/transactions`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_INVESTMENT_TRANSACTIONS: Operation = Operation {
    name: "get_investment_transactions",
    path: "/links/{id}/investments/transactions",
    pages: Some(Pages {
        style: PageStyle::Page {
            parameter: "page",
            first: 1,
            end: NumberedEnd {
                total: Some("/total"),
                ..NumberedEnd::DEFAULT
            },
        },
        items: "/investment_transactions",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /institutions`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_INSTITUTIONS: Operation = Operation {
    name: "get_institutions",
    path: "/institutions",
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "cursor",
            next: "/cursors/next",
            has_more: None,
        },
        items: "/institutions",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /institutions/{institution_id}`
pub(super) const GET_INSTITUTION: Operation = Operation {
    name: "get_institution",
    path: "/institutions/{institution_id}",
    ..Operation::DEFAULT
};

/// `POST /webhooks/test/link/{id}`
pub(super) const TRIGGER_TEST_LINK_WEBHOOK_EVENT: Operation = Operation {
    name: "trigger_test_link_webhook_event",
    method: Method::Post,
    path: "/webhooks/test/link/{id}",
    ..Operation::DEFAULT
};
