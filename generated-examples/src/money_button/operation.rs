//! The operation tables that the runtime executes.

use ::licit::rt;
use rt::tables::{Method, NumberedEnd, Operation, PageStyle, Pages, Parameter};

/// `GET /api/v1/auth/user_identity`
pub(super) const GET_USER_IDENTITY: Operation = Operation {
    name: "get_user_identity",
    path: "/api/v1/auth/user_identity",
    headers: &[
        Parameter {
            name: "Accept",
            value: "application/vnd.api+json",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /api/v1/users/{user_id}/profile`
pub(super) const GET_USER_PROFILE: Operation = Operation {
    name: "get_user_profile",
    path: "/api/v1/users/{user_id}/profile",
    headers: &[
        Parameter {
            name: "Accept",
            value: "application/vnd.api+json",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /api/v1/users/{user_id}/balance`
pub(super) const GET_USER_BALANCE: Operation = Operation {
    name: "get_user_balance",
    path: "/api/v1/users/{user_id}/balance",
    headers: &[
        Parameter {
            name: "Accept",
            value: "application/vnd.api+json",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /api/v1/payments`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_PAYMENTS: Operation = Operation {
    name: "list_payments",
    path: "/api/v1/payments",
    headers: &[
        Parameter {
            name: "Accept",
            value: "application/vnd.api+json",
        },
    ],
    pages: Some(Pages {
        style: PageStyle::Offset {
            parameter: "offset",
            first: 0,
            end: NumberedEnd::DEFAULT,
        },
        items: "/data",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /api/v1/payments/{payment_id}`
pub(super) const GET_PAYMENT: Operation = Operation {
    name: "get_payment",
    path: "/api/v1/payments/{payment_id}",
    headers: &[
        Parameter {
            name: "Accept",
            value: "application/vnd.api+json",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /api/v2/me/payments/{payment_id}`
pub(super) const GET_USER_PAYMENT: Operation = Operation {
    name: "get_user_payment",
    path: "/api/v2/me/payments/{payment_id}",
    ..Operation::DEFAULT
};

/// `POST /api/v2/me/assets`
pub(super) const CREATE_ASSET: Operation = Operation {
    name: "create_asset",
    method: Method::Post,
    path: "/api/v2/me/assets",
    ..Operation::DEFAULT
};

/// `PUT /api/v2/me/assets/{asset_id}`
pub(super) const MODIFY_ASSET: Operation = Operation {
    name: "modify_asset",
    method: Method::Put,
    path: "/api/v2/me/assets/{asset_id}",
    ..Operation::DEFAULT
};
